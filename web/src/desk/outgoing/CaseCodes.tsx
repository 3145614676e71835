import type { ComponentChildren } from "preact";
import type { Purpose } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { Code } from "../deeds/Code";

interface Props {
  readonly of: string;
  readonly purpose: Purpose;
  /** Changes when a new one was made. */
  readonly made: number;
}

/** One's own code for a case, in the clear, as long as it opens. */
export function CaseCodes({ of, purpose, made }: Props): ComponentChildren {
  const codes = useRoute("GET /staff/codes", {}, { every: made ? 5 : 15 });
  const mine = codes.found?.items.filter((one) => one.case === of && one.purpose === purpose) ?? [];
  return mine.map((one) => <Code key={one.grant} of={one} />);
}
