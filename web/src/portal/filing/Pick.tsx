import type { ComponentChildren } from "preact";
import { usePortal } from "../words";
import { KINDS } from "./uploading";

interface Props {
  readonly types: readonly string[];
  readonly most: number;
  readonly onPick: (files: readonly File[]) => void;
}

/** The browser's own inputs: the camera of a phone, or files. */
export function Pick({ types, most, onPick }: Props): ComponentChildren {
  const { material: words } = usePortal().filing;
  const accepted = types.flatMap((type) => KINDS[type] ?? []).join(",");
  const picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    onPick([...(input.files ?? [])]);
    input.value = ""; // the same file may be picked again
  };
  return (
    <div class="stack">
      <div class="row pick">
        <label class="button">
          {words.camera}
          <input class="visually-hidden" type="file" accept="image/jpeg,image/png" capture="environment" aria-describedby="pick-hint" onChange={picked} />
        </label>
        <label class="button plain">
          {words.file}
          <input class="visually-hidden" type="file" accept={accepted} multiple aria-describedby="pick-hint" onChange={picked} />
        </label>
      </div>
      <p class="hint" id="pick-hint">{words.hint(types.join("、").toUpperCase(), most)} · {words.more}</p>
    </div>
  );
}
