import "../styles/case.css";
import type { ComponentChildren } from "preact";
import type { PageProps } from "../pages";
import { CasePage } from "./CasePage";
import { CodePage } from "./CodePage";
import { Collecting } from "./Collecting";
import { Consent } from "./Consent";
import { HandIn } from "./HandIn";
import { List } from "./List";
import { Rate } from "./Rate";
import { Withdraw } from "./Withdraw";

const PAGES = { code: CodePage, collecting: Collecting, consent: Consent, "handing-in": HandIn, rating: Rate, withdrawal: Withdraw } as const;

/** `cases`, `cases/<id>`, and one page for each thing that can be done with a case. */
export function Cases({ path: [id, what] }: PageProps): ComponentChildren {
  if (!id) return <List />;
  const Shown = PAGES[what as keyof typeof PAGES] ?? CasePage;
  return <Shown key={`${id}/${what ?? ""}`} id={id} />;
}
