import type { ComponentChildren } from "preact";
import type { MonthsFigures } from "../api/routes";
import { language } from "../common/preferences";
import { duration } from "../common/times";
import { useBoard } from "./words";

/** What was done this month, each figure with the words that say what it counts. */
export function Figures({ of }: { readonly of: MonthsFigures }): ComponentChildren {
  const own = useBoard();
  const share = of.share_in_use;
  return (
    <section class="figures" aria-labelledby="figures">
      <h2 id="figures">{own.month(monthOf(of.month))}</h2>
      <dl>
        <Figure name={own.deposits} value={own.times(of.deposits)} />
        <Figure name={own.pickups} value={own.times(of.pickups)} />
        <Figure name={own.share} value={share === null ? own.none : `${Math.round(share * 100)}%`} about={own.shareOf(of.doors_in_use, of.doors)}>
          <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect class="all" width={100} height={4} />
            <rect class="used" width={100 * (share ?? 0)} height={4} />
          </svg>
        </Figure>
        <Figure name={own.median} value={of.pre_review_median === null ? own.none : duration(of.pre_review_median)} about={own.medianOf(of.pre_reviews)} />
      </dl>
    </section>
  );
}

interface Props {
  readonly name: string;
  readonly value: string;
  readonly about?: string;
  readonly children?: ComponentChildren;
}

function Figure({ name, value, about, children }: Props): ComponentChildren {
  return (
    <div class="card figure">
      <dt>{name}</dt>
      <dd class="value">{value}</dd>
      {about && <dd class="muted">{about}</dd>}
      {children && <dd>{children}</dd>}
    </div>
  );
}

/** "2026-11" as people write it. */
function monthOf(month: string): string {
  const tag = language() === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(tag, { timeZone: "UTC", year: "numeric", month: "long" }).format(new Date(`${month}-01T00:00:00Z`));
}
