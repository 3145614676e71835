import type { ComponentChildren } from "preact";
import type { ReceiptSeen } from "../../api/routes";
import { base } from "../../common/api";
import { useRoute } from "../../common/loading";
import { Button } from "../../common/parts/Button";
import { Page } from "../../common/parts/Page";
import { Qr } from "../../common/parts/Qr";
import { Awaited } from "../../common/parts/States";
import { href } from "../../common/router";
import { day, moment } from "../../common/times";
import { listed, said } from "../../common/words";
import type { PageProps } from "../pages";
import "../styles/receipt.css";
import { usePortal } from "../words";

/** `receipts/<case>`: each as it prints, with the number and the QR code by which anybody checks it. */
export function Receipts({ path: [id = ""] }: PageProps): ComponentChildren {
  const { receipts: words } = usePortal();
  const found = useRoute("GET /cases/{case}/receipts", { path: { case: id } });
  return (
    <Page title={words.title} back={href("cases", id)}>
      <Awaited of={found}>
        {({ items }) => (items.length ? <>{items.toReversed().map((one) => <Sheet key={one.number} of={one} />)}<Print /></> : <p class="card">{words.none}</p>)}
      </Awaited>
    </Page>
  );
}

function Print(): ComponentChildren {
  const { receipts: words } = usePortal();
  return <p class="no-print"><Button onPress={() => print()}>{words.print}</Button></p>;
}

function Sheet({ of }: { readonly of: ReceiptSeen }): ComponentChildren {
  const { receipts: words } = usePortal();
  const link = `${base()}${of.link}`;
  return (
    <article class="receipt card">
      <header class="row spread">
        <h2>{said(of.title)}</h2>
        <span class={of.status === "valid" ? "tag good" : "tag bad"}>{said(of.status_name)}</span>
      </header>
      <div class="receipt-body">
        <Facts of={of} />
        <figure>
          <Qr text={link} label={words.qr} />
          <figcaption class="hint">{words.check}</figcaption>
        </figure>
      </div>
      <p class="muted">{said(of.centre)} · {day(of.at)}{of.phones.map((one) => ` · ${said(one.office)} ${one.number}`)}</p>
    </article>
  );
}

function Facts({ of }: { readonly of: ReceiptSeen }): ComponentChildren {
  const { receipts: words } = usePortal();
  const place = [of.place && said(of.place), of.door, of.address && said(of.address)].filter(Boolean).join(" ");
  const rows: readonly (readonly [string, string, string])[] = [
    [words.number, of.number, "digits"],
    [words.case, of.case_number, "digits"],
    [words.code, of.query_code, "digits"],
    [words.at, moment(of.at), ""],
    [words.item, said(of.item), ""],
    [words.department, said(of.department), ""],
    [words.place, place, ""],
    [words.by, said(of.received_by), ""],
    [words.materials, listed(of.materials.map(said)), ""],
    [words.hash, of.hash, "digits hash"],
  ];
  return <dl class="facts">{rows.filter(([, value]) => value).map(([name, value, style]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`} class={style}>{value}</dd>])}</dl>;
}
