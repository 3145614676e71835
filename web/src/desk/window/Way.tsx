import type { ComponentChildren } from "preact";
import type { Channel } from "../../api/routes";
import { Choices } from "../../common/parts/Choices";
import type { Form } from "../deeds/form";
import { Select, type Option } from "../deeds/Select";
import { useDesk } from "../deeds/words";

const WAYS: readonly Channel[] = ["locker", "mail", "window"];

interface Props<N extends string> {
  readonly form: Form<N>;
  readonly cabinets: readonly Option[];
}

/** A way to collect; a locker with its cabinet. */
export function Way<N extends "channel" | "cabinet" | string>({ form, cabinets }: Props<N | "channel" | "cabinet">): ComponentChildren {
  const { window: words, deeds } = useDesk();
  return (
    <>
      <Choices
        id={`${form.id}-channel`}
        legend={words.way}
        value={form.given.channel}
        onChoose={(value) => form.set("channel", value)}
        choices={WAYS.map((one) => ({ value: one, label: deeds.channel[one] }))}
        error={form.wrong("channel")}
      />
      {form.given.channel === "locker" && <Select {...form.field("cabinet")} label={words.cabinet} options={cabinets} />}
    </>
  );
}
