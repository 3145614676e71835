import type { ComponentChildren } from "preact";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Failed } from "../../common/parts/States";
import { href, replace } from "../../common/router";
import { said } from "../../common/words";
import { useOnce } from "../case/form";
import { usePortal } from "../words";
import { filesOf, uploadsOf, useCollect, useNotice } from "./answers";
import type { FilingProps } from "./Filing";

/** Everything once more, each with the way to change it; then it is submitted. */
export function Check({ of, item, again }: FilingProps): ComponentChildren {
  const { check: words, list } = usePortal().filing;
  const { channels } = usePortal().case.collecting;
  const [collect, , forgetCollect] = useCollect(of);
  const [notice, , forgetNotice] = useNotice(of);
  const send = useOnce("POST /cases/{case}/submission", () => {
    forgetCollect();
    forgetNotice();
    again();
    replace(href("filing", of.case, "done"));
  });
  const { channel, cabinet, address } = collect;
  const submit = (event: Event): void => {
    event.preventDefault();
    const way = channel === "locker" ? { channel, cabinet } : channel === "mail" ? { channel, address } : { channel };
    void send.run({ path: { case: of.case }, body: { collecting: way as never, ...(item.notice_days ? { notice_from: notice } : {}) } });
  };
  return (
    <Page title={words.title} back={href("filing", of.case)}>
      <dl class="answers">
        <Row name={words.item} said={said(item.name)} />
        <Row name={words.who} said={of.uscc ?? words.person} />
        {uploadsOf(item).map((one) => <Row key={one.id} name={said(one.name)} said={filesOf(of, one.id).map((file) => file.name).join("、")} to={href("filing", of.case, "material", one.id)} />)}
        {item.notice_days > 0 && <Row name={list.notice} said={notice} to={href("filing", of.case, "notice")} />}
        <Row name={list.collecting} said={channel ? `${channels[channel]} ${channel === "mail" ? address : ""}` : ""} to={href("filing", of.case, "collecting")} />
      </dl>
      <form class="stack" onSubmit={submit}>
        <p class="hint">{words.promise}</p>
        {send.failed && <Failed why={send.failed} />}
        <p><Button submit busy={send.busy}>{words.send}</Button></p>
      </form>
    </Page>
  );
}

function Row({ name, said: value, to }: { readonly name: string; readonly said: string; readonly to?: string }): ComponentChildren {
  const { check } = usePortal().filing;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {to && <dd class="change"><a href={to}>{check.change}<span class="visually-hidden"> {name}</span></a></dd>}
    </div>
  );
}
