import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { type Draft, isChosen, isReady, pageOf, standingOf, uploadsOf, useChoice } from "./draft";
import { useUploads } from "./uploads";
import { Task } from "./Task";

/** What is to be done, each with how it stands; in any order, and on any device. */
export function TaskList({ draft }: { readonly draft: Draft }): ComponentChildren {
  const { view, notice } = draft;
  const { filing } = usePortal();
  const choice = useChoice(draft);
  const running = useUploads(view.case);
  const asked = uploadsOf(view);
  const ready = asked.filter((one) => isReady(standingOf(view, one.id))).length;
  const paper = view.materials.filter((one) => !one.upload);
  const open = asked.length - ready + (isChosen(choice) ? 0 : 1) + (notice && !choice.from ? 1 : 0);
  return (
    <Page title={said(view.name)} back="#/cases">
      {view.state === "returned" && <p class="notice warn">{filing.returned}</p>}
      <section aria-labelledby="tasks-materials" class="stack">
        <h2 id="tasks-materials">{filing.materials} <span class="tag">{filing.ready(ready, asked.length)}</span></h2>
        <ul class="tasks">
          {asked.map((one) => (
            <Task key={one.id} to={pageOf(view, "materials", one.id)} title={said(one.name)} about={filing.form[one.form]}
              standing={running.some((up) => up.material === one.id && up.phase === "sending") ? "sending" : standingOf(view, one.id)} why={view.returned[one.id]} />
          ))}
        </ul>
        {paper.length > 0 && <p class="hint">{filing.paper(paper.map((one) => said(one.name)))}</p>}
      </section>
      <section aria-labelledby="tasks-other" class="stack">
        <h2 id="tasks-other">{filing.other}</h2>
        <ul class="tasks">
          {notice > 0 && <Task to={pageOf(view, "notice")} title={filing.notice} about={filing.noticeAbout(notice)} standing={choice.from ? "there" : "missing"} />}
          <Task to={pageOf(view, "collecting")} title={filing.collecting} about={choice.channel ? filing.channels[choice.channel] : filing.collectingAbout} standing={isChosen(choice) ? "there" : "missing"} />
        </ul>
      </section>
      <p class="row">
        <a class={open ? "button plain" : "button"} href={pageOf(view, "check")}>{filing.toCheck}</a>
        <span class="muted">{open ? filing.left(open) : filing.allThere}</span>
      </p>
      <p class="hint">{filing.saved}</p>
      <p><a href={href("cases", view.case, "withdrawal")}>{view.state === "draft" ? filing.giveUp : filing.withdraw}</a></p>
    </Page>
  );
}
