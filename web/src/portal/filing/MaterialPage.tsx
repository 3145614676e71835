import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Page } from "../../common/parts/Page";
import { asRefusal } from "../../common/refusal";
import { href } from "../../common/router";
import { said } from "../../common/words";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { filesOf } from "./answers";
import type { FilingProps } from "./Filing";
import { Files } from "./Files";
import { Pick } from "./Pick";
import { fault, fitted, upload } from "./uploading";

/** How one file that was picked stands. */
interface Going {
  readonly file: File;
  readonly part: number;
  readonly wrong: string;
}

/** One material: take a picture or choose files, see what is there, remove what is wrong. */
export function MaterialPage({ of, item, again, material }: FilingProps & { readonly material: string }): ComponentChildren {
  const { material: words } = usePortal().filing;
  const { types, max_megabytes: most } = useCentre().settings.upload;
  const [going, set] = useState<readonly Going[]>([]);
  const asked = item.materials.find((one) => one.id === material);
  if (!asked) return <Page title={said(item.name)} back={href("filing", of.case)}>{null}</Page>;
  const one = async (picked: File): Promise<void> => {
    const file = await fitted(picked, most).catch(() => picked);
    const told = (next: Partial<Going>): void => set((all) => all.map((each) => (each.file === picked ? { ...each, ...next } : each)));
    const why = fault(file, types, most);
    if (why) return told({ wrong: words[why](picked.name, most) });
    try {
      await upload(of.case, material, file, (part) => told({ part }));
      set((all) => all.filter((each) => each.file !== picked));
      again();
    } catch (error) {
      told({ wrong: `${words.failed(picked.name)}${asRefusal(error).said}` });
    }
  };
  const take = (files: readonly File[]): void => {
    set((all) => [...all.filter((each) => !each.wrong), ...files.map((file) => ({ file, part: 0, wrong: "" }))]);
    for (const file of files) void one(file);
  };
  const retry = (file: File): void => (set((all) => all.map((each) => (each.file === file ? { ...each, wrong: "", part: 0 } : each))), void one(file));
  return (
    <Page title={said(asked.name)} back={href("filing", of.case)}>
      {of.returned[material] && <p class="notice warn">{words.why}{of.returned[material]}</p>}
      <Pick types={types} most={most} onPick={take} />
      <ul class="stack" aria-live="polite">
        {going.map((each) => (
          <li key={each.file.name} class={each.wrong ? "notice bad stack" : ""}>
            {each.wrong ? <p>{each.wrong}</p> : <label class="field">{words.uploading(each.file.name)}<progress value={each.part} max={1} /></label>}
            {each.wrong && <button type="button" class="button plain small" onClick={() => retry(each.file)}>{words.again}</button>}
          </li>
        ))}
      </ul>
      <Files of={of} files={filesOf(of, material)} again={again} />
      <p><a class="button" href={href("filing", of.case)}>{words.ready}</a></p>
    </Page>
  );
}
