import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CabinetSeen } from "../../api/routes";
import { call } from "../../common/api";
import { useDeed } from "../../common/loading";
import { Field } from "../../common/parts/Field";
import { asRefusal, Refusal } from "../../common/refusal";
import { go, href } from "../../common/router";
import { nameOf } from "../cabinets/Cabinets";
import { DeedForm } from "../deeds/DeedForm";
import { useForm } from "../deeds/form";
import { useMe } from "../deeds/me";
import { useDesk } from "../deeds/words";
import { Choosing } from "./Choosing";
import type { Kept } from "./kept";
import { doorsOf, type WaitingCabinet } from "./waiting";

interface Props {
  readonly waiting: readonly WaitingCabinet[];
  readonly cabinets: readonly CabinetSeen[];
  readonly kept: Kept;
}

/** The cabinets to choose from, and the codes for those that were chosen, one after the other. */
export function Start({ waiting, cabinets, kept }: Props): ComponentChildren {
  const { routes: words, deeds } = useDesk();
  const me = useMe();
  const [chosen, choose] = useState<readonly string[]>([]);
  const there = waiting.filter((one) => chosen.includes(one.cabinet));
  const colleague = there.some((one) => one.coming && one.coming.number !== me.number);
  const deed = useDeed(async (reason: string | null) => {
    for (const one of there) await begin(one, cabinets, kept, reason).catch((error: unknown) => Promise.reject(at(one, cabinets, error)));
    go(href("routes", "walk"));
  });
  const form = useForm("route", {
    first: { reason: "" },
    faults: (given) => ({ reason: there.length ? colleague && !given.reason.trim() && deeds.reasonNeeded : words.noneChosen }),
    failed: deed.failed,
  });
  const toggle = (id: string): void => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <DeedForm form={form} button={words.start} deed={deed} onSend={() => deed.run(form.given.reason.trim() || null)}>
      <Choosing id={`${form.id}-${colleague ? "choice" : "reason"}`} waiting={waiting} cabinets={cabinets} chosen={chosen} toggle={toggle} />
      {colleague && <Field {...form.field("reason")} label={words.reasonAgain} hint={words.reasonAgainHint} />}
    </DeedForm>
  );
}

/** A refusal says at which of the cabinets. */
function at(one: WaitingCabinet, cabinets: readonly CabinetSeen[], error: unknown): Refusal {
  const { code, status, sentence, field } = asRefusal(error);
  const name = cabinets.find((seen) => seen.cabinet === one.cabinet)?.name ?? { zh: one.cabinet, en: one.cabinet };
  return new Refusal(code, status, { zh: `${name.zh}：${sentence.zh}`, en: `${name.en}: ${sentence.en}` }, field);
}

/** One cabinet's code. Raises Refusal; what was begun before stays. */
async function begin(one: WaitingCabinet, cabinets: readonly CabinetSeen[], kept: Kept, reason: string | null): Promise<void> {
  const started = await call("POST /staff/collections", { body: { cabinet: one.cabinet, reason } });
  const codes = await call("GET /staff/codes", {});
  const code = codes.items.find((shown) => shown.grant === started.grant)?.code ?? "";
  const seen = cabinets.find((cabinet) => cabinet.cabinet === one.cabinet);
  const name = seen ? nameOf(seen) : one.cabinet;
  kept.put({
    cabinet: one.cabinet,
    name: seen?.name ?? { zh: name, en: name },
    site: seen?.site ?? null,
    grant: started.grant,
    code: code,
    until: started.until,
    doors: doorsOf(started.doors, one.lines),
    ticked: [],
    over: false,
    reported: {},
    read: 0,
  });
}
