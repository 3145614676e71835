import { useRef } from "preact/hooks";
import { call, type Given, newKey, type Reply, type RouteName } from "../../common/api";
import { type Deed, useDeed } from "../../common/loading";
import { isLost } from "../../common/lost";
import { Refusal } from "../../common/refusal";

/** A write that happens once: after a lost answer it is sent again with the same key, so that it is not done twice. */
export function useOnce<K extends RouteName>(name: K, then: (reply: Reply<K>) => void): Deed<[Given<K>]> {
  const lastRef = useRef({ said: "", key: "" });
  return useDeed(async (given: Given<K>) => {
    const said = JSON.stringify(given);
    if (lastRef.current.said !== said) lastRef.current = { said, key: newKey() };
    try {
      const reply = await call(name, given, lastRef.current.key);
      lastRef.current = { said: "", key: "" };
      then(reply);
    } catch (error) {
      if (!(error instanceof Refusal && isLost(error.status, error.code))) lastRef.current = { said: "", key: "" };
      throw error;
    }
  });
}
