import { useRef } from "preact/hooks";
import { call, type Given, newKey, type Reply, type RouteName } from "./api";
import { type Deed, useDeed } from "./loading";
import { isLost } from "./lost";
import { Refusal } from "./refusal";

const NOTHING = { said: "", key: "" };

/** A write that happens once: sent anew after a lost answer it has the same key, as long as it says the same. */
export function useWrite<K extends RouteName>(name: K, then?: (reply: Reply<K>) => void): Deed<[Given<K>]> {
  const lastRef = useRef(NOTHING);
  return useDeed(async (given: Given<K>) => {
    const said = JSON.stringify(given);
    if (lastRef.current.said !== said) lastRef.current = { said, key: newKey() };
    try {
      const reply = await call(name, given, lastRef.current.key);
      lastRef.current = NOTHING;
      then?.(reply);
    } catch (error) {
      if (!(error instanceof Refusal && isLost(error.status, error.code))) lastRef.current = NOTHING;
      throw error;
    }
  });
}
