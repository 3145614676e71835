import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { PlaceFound } from "../../api/routes";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import type { Point } from "../../common/map/project";
import { Button } from "../../common/parts/Button";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { said } from "../../common/words";
import { usePortal } from "../words";

interface Props {
  readonly centre: string;
  readonly onFound: (point: Point) => void;
}

/** Near the phone, only when it is asked for; or near a place by its name. */
export function NearMe({ centre, onFound }: Props): ComponentChildren {
  const { places } = usePortal();
  const [state, set] = useState<"" | "asking" | "refused">("");
  const ask = (): void => {
    set("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => (set(""), onFound({ latitude: coords.latitude, longitude: coords.longitude })),
      () => set("refused"),
      { timeout: 10_000 },
    );
  };
  return (
    <div class="stack near">
      <p><Button kind="plain" busy={state === "asking"} onPress={ask}>{places.nearMe}</Button></p>
      {state === "refused" && <p class="field-error" role="alert">{places.refused}</p>}
      <ByName centre={centre} onFound={onFound} />
    </div>
  );
}

/** An address or a place: what is found is offered, the one that is meant is picked. */
function ByName({ centre, onFound }: Props): ComponentChildren {
  const { places } = usePortal();
  const [typed, type] = useState("");
  const [found, offer] = useState<readonly PlaceFound[] | null>(null);
  const look = useDeed(async () => offer((await call("GET /places", { query: { centre, q: typed } })).items));
  return (
    <div class="stack" role="search">
      <div class="row by-name">
        <Field id="place" kind="search" label={places.byName} value={typed} onInput={type} />
        <Button kind="plain" busy={look.busy} onPress={() => void look.run()}>{places.look}</Button>
      </div>
      {look.failed && <Failed why={look.failed} />}
      {found && !found.length && <p role="status">{places.nothing}</p>}
      {found && found.length > 0 && (
        <ul class="row">
          {found.map((one) => (
            <li key={`${one.latitude}${one.longitude}${one.name.zh}`}>
              <Button kind="plain small" onPress={() => (offer(null), onFound(one))}>{said(one.name)}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
