import type { ComponentChildren } from "preact";
import { Page } from "../common/parts/Page";
import { Settings } from "../common/parts/Settings";
import { useWords } from "../common/words";
import type { Board as Own } from "../words/board.zh";

export function Board(): ComponentChildren {
  const { own } = useWords<Own>();
  return (
    <>
      <header class="row spread">
        <Settings />
      </header>
      <main id="main">
        <Page title={own.title}>
          <p />
        </Page>
      </main>
    </>
  );
}
