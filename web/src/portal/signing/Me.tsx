import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { Awaited } from "../../common/parts/States";
import { go } from "../../common/router";
import { Tile } from "../finding/Tile";
import { Icon } from "../frame/Icon";
import type { PageProps } from "../pages";
import { useMe } from "../session";
import { usePortal } from "../words";
import { IdentityForm } from "./IdentityForm";
import { EnterpriseForm } from "./EnterpriseForm";
import { Leaving } from "./Leaving";

const back = (): void => go("#/me");

/** `#/me`: who I am here; `#/me/identity` and `#/me/enterprise` are its two questions. */
export function Me({ path: [part] }: PageProps): ComponentChildren {
  if (part === "identity") return <IdentityForm back="#/me" onDone={back} />;
  if (part === "enterprise") return <EnterpriseForm back="#/me" onDone={back} />;
  return <About />;
}

function About(): ComponentChildren {
  const { signing, finding } = usePortal();
  const me = useMe();
  return (
    <Page title={signing.me}>
      <Awaited of={me}>
        {(found) => (
          <section class="card stack">
            <dl class="facts">
              <dt>{signing.phone}</dt>
              <dd class="digits">{found.phone}</dd>
              <dt>{signing.identity}</dt>
              <dd>
                {found.name ? <>{found.name} <span class="digits">{found.id_number}</span></> : signing.identityMissing}{" "}
                <a href="#/me/identity">{found.name ? signing.change : signing.fillIn}</a>
              </dd>
              <dt>{signing.enterprises}</dt>
              <dd>
                <ul class="stack">
                  {found.enterprises.map((one) => <li key={one.uscc}>{one.name} <span class="digits muted">{one.uscc}</span></li>)}
                  <li><a class="onward" href="#/me/enterprise">{signing.addEnterprise}<Icon name="onward" /></a></li>
                </ul>
              </dd>
            </dl>
          </section>
        )}
      </Awaited>
      <ul class="tiles three">
        <Tile to="#/cases" icon="cases" title={finding.mine} about={finding.mineAbout} />
        <Tile to="#/codes" icon="code" title={finding.codes} about={finding.codesAbout} />
        <Tile to="#/inbox" icon="inbox" title={signing.inbox} about={signing.inboxAbout} />
      </ul>
      <Leaving />
    </Page>
  );
}
