import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useTyped } from "../../common/keeping";
import { Button } from "../../common/parts/Button";
import { Choices } from "../../common/parts/Choices";
import { ErrorSummary, type Fault } from "../../common/parts/ErrorSummary";
import { Field } from "../../common/parts/Field";
import { Failed } from "../../common/parts/States";
import { go, href } from "../../common/router";
import { usePortal } from "../words";
import { useWrite } from "../../common/write";
import { OfCase } from "./OfCase";

/** 好差评: five levels, voluntary, once. */
export function Rate({ id }: { readonly id: string }): ComponentChildren {
  return <OfCase id={id} title={usePortal().case.rate.title}>{() => <Form id={id} />}</OfCase>;
}

function Form({ id }: { readonly id: string }): ComponentChildren {
  const { rate: words } = usePortal().case;
  const [stars, setStars] = useState("");
  const [tags, setTags] = useState<readonly string[]>([]);
  const [text, type, forget] = useTyped(`rating.${id}`);
  const [faults, show] = useState<readonly Fault[]>([]);
  const send = useWrite("POST /cases/{case}/rating", () => (forget(), go(href("cases", id))));
  const submit = (event: Event): void => {
    event.preventDefault();
    show(stars ? [] : [{ field: "stars", said: words.choose }]);
    if (stars) void send.run({ path: { case: id }, body: { stars: Number(stars), tags, text } });
  };
  const turn = (tag: string): void => setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag]);
  const levels = words.stars.map((label, index) => ({ value: String(index + 1), label: `${"★".repeat(index + 1)}${"☆".repeat(4 - index)} ${label}` })).toReversed();
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ErrorSummary faults={faults} />
      <p>{words.about}</p>
      <Choices id="stars" legend={words.how} choices={levels} value={stars} onChoose={(one) => (setStars(one), show([]))} error={faults[0]?.said} />
      {stars !== "" && Number(stars) < 3 && <p class="notice warn" role="status">{words.bad}</p>}
      <fieldset>
        <legend class="legend">{words.tags}</legend>
        <div class="choices tags">
          {words.tagList.map((tag) => (
            <label class="choice" key={tag}>
              <input type="checkbox" checked={tags.includes(tag)} onChange={() => turn(tag)} /> {tag}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="text" long label={words.text} value={text} onInput={type} />
      {send.failed && <Failed why={send.failed} />}
      <p><Button submit busy={send.busy}>{words.send}</Button></p>
    </form>
  );
}
