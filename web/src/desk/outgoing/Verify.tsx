import type { ComponentChildren } from "preact";
import { useMe } from "../deeds/me";
import type { ActionProps } from "../deeds/action";
import { Panel } from "../deeds/Panel";
import { Plain } from "../deeds/Plain";
import { useDesk } from "../deeds/words";
import { usePlace } from "./place";

/** 核对无误, by a second person: who prepared it reads why there is no button. */
export function Verify(given: ActionProps): ComponentChildren {
  const { outgoing: words } = useDesk();
  const me = useMe();
  const place = usePlace(given.of);
  const preparedBy = given.of.timeline.findLast((line) => line.event === "prepared")?.actor;
  if (preparedBy === me.id) {
    return (
      <Panel title={words.verify}>
        <p class="notice">{words.prepared(...place)}</p>
        <p>{words.notYourself}</p>
      </Panel>
    );
  }
  const about = (
    <>
      <p>{words.prepared(...place)}</p>
      <p>{words.verifyAbout}</p>
    </>
  );
  return <Plain {...given} route="POST /staff/cases/{case}/verification" button={words.verify} about={about} />;
}
