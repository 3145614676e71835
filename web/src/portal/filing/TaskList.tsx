import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { usePortal } from "../words";
import { filesOf, isComplete, papersOf, uploadsOf, useCollect, useNotice } from "./answers";
import type { FilingProps } from "./Filing";

/** Everything that is left, each with its own state, and the way to submit. */
export function TaskList({ of, item }: FilingProps): ComponentChildren {
  const { list } = usePortal().filing;
  const [collect] = useCollect(of);
  const [notice] = useNotice(of);
  const tasks = uploadsOf(item).map((one) => ({
    key: one.id, name: said(one.name), to: href("filing", of.case, "material", one.id), files: filesOf(of, one.id).length, back: Boolean(of.returned[one.id]),
  }));
  const others = [
    ...(item.notice_days ? [{ key: "notice", name: list.notice, done: notice !== "" }] : []),
    { key: "collecting", name: list.collecting, done: isComplete(collect) },
  ];
  const left = tasks.filter((one) => !one.files).length + others.filter((one) => !one.done).length;
  return (
    <Page title={said(item.name)} back={href("cases")}>
      <p class="muted">{of.state === "returned" ? list.returned : list.about}</p>
      <h2>{list.materials}</h2>
      <ul class="tasks">
        {tasks.map((one) => <Task key={one.key} name={one.name} to={one.to} state={one.files ? (one.back ? "back" : "done") : "todo"} about={one.files ? list.files(one.files) : ""} />)}
      </ul>
      <Papers item={item} />
      <h2>{list.other}</h2>
      <ul class="tasks">
        {others.map((one) => <Task key={one.key} name={one.name} to={href("filing", of.case, one.key)} state={one.done ? "done" : "todo"} about="" />)}
      </ul>
      <p class={left ? "notice" : "notice good"} role="status">{left ? list.left(left) : list.ready}</p>
      <p class="row">
        {left === 0 && <a class="button" href={href("filing", of.case, "check")}>{list.check}</a>}
        <a class="button plain" href={href("cases", of.case, "withdrawal")}>{list.remove}</a>
      </p>
    </Page>
  );
}

interface TaskProps {
  readonly name: string;
  readonly to: string;
  readonly state: "done" | "todo" | "back";
  readonly about: string;
}

const TONES = { done: "good", todo: "", back: "warn" };

function Task({ name, to, state, about }: TaskProps): ComponentChildren {
  const { list } = usePortal().filing;
  return (
    <li>
      <a href={to}>
        <span>{name}{about && <span class="hint">{about}</span>}</span>
        <span class={`tag ${TONES[state]}`}>{list.state[state]}</span>
      </a>
    </li>
  );
}

function Papers({ item }: Pick<FilingProps, "item">): ComponentChildren {
  const { list } = usePortal().filing;
  const papers = papersOf(item);
  if (!papers.length) return null;
  return <p class="hint">{list.paperOnly}{papers.map((one) => said(one.name)).join("、")}</p>;
}
