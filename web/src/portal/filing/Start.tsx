import type { ComponentChildren } from "preact";
import type { ItemGuide } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Awaited } from "../../common/parts/States";
import { useCentre } from "../centre";
import type { PageProps } from "../pages";
import { useMe } from "../session";
import "../styles/draft.css";
import { Enterprise } from "./Enterprise";
import { Identity } from "./Identity";
import { Who } from "./Who";

/** `file/<item>/<step>`: for whom, which enterprise, who I am; then the draft is opened. */
export function Start({ path: [item = "", step] }: PageProps): ComponentChildren {
  const { centre } = useCentre();
  const found = useRoute("GET /catalogue/{item}", { path: { item }, query: { centre } });
  return <Awaited of={found}>{(of) => <Step of={of} step={step ?? "who"} />}</Awaited>;
}

function Step({ of, step }: { readonly of: ItemGuide; readonly step: string }): ComponentChildren {
  const me = useMe();
  return (
    <Awaited of={me}>
      {(who) => {
        if (step === "enterprise") return <Enterprise of={of} me={who} />;
        return step === "identity" ? <Identity of={of} /> : <Who of={of} me={who} />;
      }}
    </Awaited>
  );
}
