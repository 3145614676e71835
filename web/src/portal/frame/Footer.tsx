import type { ComponentChildren } from "preact";
import type { CentreSeen } from "../../api/routes";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { Icon } from "./Icon";

/** Whom one can call, on every page: somebody who cannot go on alone is not left alone. */
export function Footer({ centre }: { readonly centre: CentreSeen | undefined }): ComponentChildren {
  const { frame } = usePortal();
  if (!centre) return null;
  return (
    <footer class="foot">
      <div class="wide">
        <h2>{frame.help}</h2>
        <ul>
          {centre.phones.map((one) => (
            <li key={one.number}>
              <a href={`tel:${one.number}`}>
                <Icon name="phone" />
                <span>
                  {said(one.office)} <b class="digits">{one.number}</b>
                </span>
              </a>
            </li>
          ))}
        </ul>
        <p class="muted">{said(centre.name)} · {frame.provider}</p>
      </div>
    </footer>
  );
}
