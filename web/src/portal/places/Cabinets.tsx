import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { useCentre } from "../centre";
import { usePortal } from "../words";
import { ChooseCabinet } from "./ChooseCabinet";

/** Every cabinet with its free doors, for who only wants to know; a code is got with a case. */
export function Cabinets(): ComponentChildren {
  const { places } = usePortal();
  const { centre } = useCentre();
  return (
    <Page title={places.list} back="#/">
      <ChooseCabinet centre={centre} onChoose={() => undefined} />
    </Page>
  );
}
