import type { ComponentChildren } from "preact";
import type { Upload } from "../../api/routes";
import { Icon } from "../frame/Icon";
import { usePortal } from "../words";
import { accepted } from "./files";

interface Props {
  readonly limits: Upload;
  readonly errors: readonly string[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** The phone's own camera, and its files: the same kind of field, so that both work everywhere. */
export function FileFields({ limits, errors, onFiles }: Props): ComponentChildren {
  const { filing } = usePortal();
  const taken = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = "";
    if (files.length) onFiles(files);
  };
  const shared = { type: "file", onChange: taken, "aria-invalid": errors.length > 0, "aria-describedby": errors.length ? "files-error" : undefined } as const;
  return (
    <div class={errors.length ? "field wrong" : "field"}>
      {errors.length > 0 && <div id="files-error">{errors.map((one) => <p class="field-error" key={one}>{one}</p>)}</div>}
      <div class="picks">
        <label class="pick camera">
          <input id="camera" {...shared} accept="image/jpeg,image/png" capture="environment" />
          <Icon name="camera" />
          <span>{filing.camera}</span>
        </label>
        <label class="pick">
          <input id="files" {...shared} multiple accept={accepted(limits)} />
          <Icon name="file" />
          <span>{filing.choose}</span>
        </label>
      </div>
    </div>
  );
}
