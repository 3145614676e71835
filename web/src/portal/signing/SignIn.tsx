import type { ComponentChildren } from "preact";
import { AskCode } from "./AskCode";
import { useAsked } from "./challenge";
import { EnterCode } from "./EnterCode";

/** By phone, in two questions; afterwards the page shows what was asked for. */
export function SignIn(): ComponentChildren {
  const [asked, keep] = useAsked();
  return asked ? <EnterCode asked={asked} onAnew={keep} /> : <AskCode onAsked={keep} />;
}
