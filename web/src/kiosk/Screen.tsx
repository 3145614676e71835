import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useCommon } from "../common/words";

interface Props {
  /** The one sentence of this moment. */
  readonly says: string;
  /** Another value is another moment: the focus goes to its sentence. */
  readonly moment: string;
  readonly front?: ComponentChildren;
  readonly above?: ComponentChildren;
  readonly children?: ComponentChildren;
}

// Beyond it a sentence would take the place of the answers: in Chinese characters, two Latin letters for one.
const LONG = 44;
const LONGEST = 110;
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 1 : 0.5), 0);
const classOf = (text: string): string => (widthOf(text) > LONGEST ? "long longest" : widthOf(text) > LONG ? "long" : "");

/** One moment at the cabinet: the drawing, one sentence, and what can be done. */
export function Screen({ says, moment, front, above, children }: Props): ComponentChildren {
  const head = useRef<HTMLHeadingElement>(null);
  const { name } = useCommon();
  // With the sentence, not after it: whoever tabs at once must not be called back.
  useLayoutEffect(() => head.current?.focus({ preventScroll: true }), [moment]);
  useEffect(() => {
    document.title = `${says} · ${name}`;
  }, [says, name]);
  return (
    <div class={front ? "screen" : "screen alone"}>
      {front}
      <div class="panel">
        {above}
        <h1 tabIndex={-1} ref={head} class={classOf(says)}>{says}</h1>
        {children}
      </div>
    </div>
  );
}
