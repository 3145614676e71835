import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import { Departments } from "./Departments";
import { Elders } from "./Elders";
import { SearchForm } from "./SearchForm";
import { Tile } from "./Tile";
import { Way } from "./Way";
import { listHref } from "./wish";

/** The first screen: look for an item, or begin with who one is; and the large mode, before anything else is read. */
export function Home(): ComponentChildren {
  const { finding } = usePortal();
  return (
    <div class="home">
      <Page title={finding.title}>
        <div class="hero">
          <SearchForm first="" />
          <Elders />
        </div>
        <ul class="tiles two">
          <Tile to={listHref({ kind: "person" })} icon="person" title={finding.kinds.person} about={finding.kindsAbout.person} />
          <Tile to={listHref({ kind: "enterprise" })} icon="enterprise" title={finding.kinds.enterprise} about={finding.kindsAbout.enterprise} />
        </ul>
        <ul class="tiles three">
          <Tile to="#/cases" icon="cases" title={finding.mine} about={finding.mineAbout} />
          <Tile to="#/codes" icon="code" title={finding.codes} about={finding.codesAbout} />
          <Tile to="#/progress" icon="clock" title={finding.progress} about={finding.progressAbout} />
        </ul>
        <Way />
        <Departments />
        <p class="all"><a class="onward" href="#/items">{finding.all}<Icon name="onward" /></a></p>
      </Page>
    </div>
  );
}
