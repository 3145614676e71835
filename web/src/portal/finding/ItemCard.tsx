import type { ComponentChildren } from "preact";
import type { ItemLine } from "../../api/routes";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";

export function ItemCard({ of }: { readonly of: ItemLine }): ComponentChildren {
  const { finding } = usePortal();
  return (
    <li>
      <a class="item" href={href("items", of.item)}>
        <span class="item-words">
          <b>{said(of.name)}</b>
          {of.aliases.length > 0 && <span class="hint" lang="zh-CN">{finding.alsoCalled(of.aliases.join("、"))}</span>}
          <span class="muted">{said(of.department)}</span>
          <span class="row labels">
            <span class="tag">{of.handling === "immediate" ? finding.immediate : finding.days(of.promised_days)}</span>
            {of.locker && <span class="tag good">{finding.locker}</span>}
            {of.party_kinds.map((kind) => <span class="tag" key={kind}>{finding.kindsShort[kind]}</span>)}
          </span>
        </span>
        <Icon name="onward" />
      </a>
    </li>
  );
}
