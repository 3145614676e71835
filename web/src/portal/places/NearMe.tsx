import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Point } from "../../common/map/project";
import { Button } from "../../common/parts/Button";
import { usePortal } from "../words";

/** Where the phone is, only when it is asked for, and only for this page. */
export function NearMe({ onFound }: { readonly onFound: (point: Point) => void }): ComponentChildren {
  const { places } = usePortal();
  const [state, set] = useState<"" | "asking" | "refused">("");
  const ask = (): void => {
    set("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => (set(""), onFound({ latitude: coords.latitude, longitude: coords.longitude })),
      () => set("refused"),
      { timeout: 10_000 },
    );
  };
  return (
    <div class="row">
      <Button kind="plain" busy={state === "asking"} onPress={ask}>{places.nearMe}</Button>
      {state === "refused" && <p class="field-error" role="alert">{places.refused}</p>}
    </div>
  );
}
