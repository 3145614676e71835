import type { ComponentChildren } from "preact";
import type { CaseView } from "../../api/routes";
import { Page } from "../../common/parts/Page";
import { href } from "../../common/router";
import { moment } from "../../common/times";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";

/** It has been sent: its number, its code for asking, what happens next and by when. */
export function Done({ of }: { readonly of: CaseView }): ComponentChildren {
  const { filing, case: { actions } } = usePortal();
  const { settings } = useCentre();
  const due = of.pre_review?.due;
  return (
    <Page title={filing.done}>
      <section class="sent">
        <Icon name="done" />
        <p class="lead">{said(of.name)}</p>
        <dl>
          <div>
            <dt>{filing.number}</dt>
            <dd class="digits number">{of.case_number}</dd>
          </div>
          {of.query_code && (
            <div>
              <dt>{filing.queryCode}</dt>
              <dd class="digits number">{of.query_code}</dd>
            </div>
          )}
        </dl>
        <p class="hint">{filing.queryAbout}</p>
      </section>
      <section class="stack" aria-labelledby="next">
        <h2 id="next">{filing.nextSteps}</h2>
        <ol class="line">
          <li><b>{filing.preReview}</b><span class="muted">{due ? filing.by(moment(due)) : filing.within(settings.pre_review_hours)}</span></li>
          <li><b>{filing.told}</b><span class="muted">{filing.toldAbout}</span></li>
          <li><b>{filing.handIn}</b><span class="muted">{filing.handInAbout}</span></li>
        </ol>
      </section>
      <p class="row no-print">
        <a class="button" href={href("cases", of.case)}>{filing.toCase}</a>
        <a class="button plain" href={href("receipts", of.case)}><Icon name="print" />{actions.receipts}</a>
        <a class="button plain" href="#/">{filing.home}</a>
      </p>
    </Page>
  );
}
