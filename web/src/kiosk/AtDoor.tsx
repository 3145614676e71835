import type { ComponentChildren } from "preact";
import { Button } from "../common/parts/Button";
import { useDeed } from "../common/loading";
import { language } from "../common/preferences";
import { useWords } from "../common/words";
import type { Kiosk as Own } from "../words/kiosk.zh";
import { type Answer, type Cabinet, isPutting, isUnderWay, type Session } from "./cabinet";
import { say } from "./deeds";
import { DoorNumber, Front } from "./Front";
import { Keys } from "./Keys";
import { Route } from "./Route";
import { Screen } from "./Screen";
import type { Typing } from "./typing";

interface Props {
  readonly cabinet: Cabinet;
  readonly session: Session;
  readonly typing: Typing;
  /** To the keypad: for the next person, also while this door stands open. */
  readonly onLeave: () => void;
}

/** Somebody's door: its number huge, its place drawn, one sentence, and the answers that make sense now. */
export function AtDoor({ cabinet, session, typing, onLeave }: Props): ComponentChildren {
  const door = session.given ?? session.door;
  const says = language() === "zh" ? session.message_zh : session.message;
  return (
    <Screen says={says} moment={`${session.id} ${session.state} ${door}`} front={<Front cabinet={cabinet} lit={door} opens={isUnderWay(session)} />} above={<DoorNumber cabinet={cabinet} door={door} />}>
      <Route session={session} />
      {session.state === "moved" ? <Keys typing={typing} aside={cabinet.digits ?? 0} /> : <Answers session={session} onLeave={onLeave} />}
    </Screen>
  );
}

function Answers({ session, onLeave }: Pick<Props, "session" | "onLeave">): ComponentChildren {
  const { own } = useWords<Own>();
  const deed = useDeed((answer: Answer) => say(session, answer));
  const main = session.state === "closed";
  return (
    <div class="answers" role="group" aria-label={own.answersName}>
      {session.answers.map((answer, index) => (
        <button type="button" key={answer} class={`button ${main && index === 0 ? "first" : "plain"}`} aria-disabled={deed.busy} onClick={() => void deed.run(answer)}>
          {wordOf(own, session, answer)}
        </button>
      ))}
      <Button kind="plain" onPress={onLeave}>{isUnderWay(session) ? own.another : own.finish}</Button>
    </div>
  );
}

function wordOf(own: Own, session: Session, answer: Answer): string {
  if (answer !== "nothing") return own.answers[answer];
  return isPutting(session) ? own.answers.nothing_putting : own.answers.nothing_taking;
}
