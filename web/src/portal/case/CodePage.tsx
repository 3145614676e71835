import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CodeShown } from "../../api/routes";
import { useRoute } from "../../common/loading";
import { isLost } from "../../common/lost";
import { Button } from "../../common/parts/Button";
import { Digits } from "../../common/parts/Digits";
import { Page } from "../../common/parts/Page";
import { Qr } from "../../common/parts/Qr";
import { Awaited, Failed } from "../../common/parts/States";
import { href } from "../../common/router";
import { duration, moment, now } from "../../common/times";
import { useCommon } from "../../common/words";
import { usePortal } from "../words";
import { CodePlace } from "./CodePlace";
import { useWrite } from "../../common/write";
import { Gone } from "./Gone";
import { forget, type Kept, keep, kept } from "./kept";

const EVERY = 5;

/** The code big, as digits and QR, with the very cabinet and the very door; also with the network gone. */
export function CodePage({ id }: { readonly id: string }): ComponentChildren {
  const { code: words } = usePortal().case;
  const codes = useRoute("GET /me/codes", {}, { every: EVERY });
  const mine = codes.found?.items.find((one) => one.case === id) ?? null;
  const known = codes.found !== undefined && !codes.failed;
  useEffect(() => {
    if (mine) keep(id, mine);
    else if (known) forget(id);
  }, [id, mine, known]);
  const earlier = codes.failed && isLost(codes.failed.status, codes.failed.code) ? kept(id) : null;
  return (
    <Page title={words.title[mine?.purpose ?? earlier?.code.purpose ?? "deposit"]} back={href("cases", id)}>
      {earlier ? <Earlier of={earlier} /> : (
        <Awaited of={codes}>{() => (mine ? <Shown of={mine} id={id} again={codes.again} /> : <Gone id={id} />)}</Awaited>
      )}
    </Page>
  );
}

function Earlier({ of }: { readonly of: Kept }): ComponentChildren {
  const { code: words } = usePortal().case;
  return (
    <>
      <p class="notice warn" role="status">{words.earlier(moment(of.at))}</p>
      <Card of={of.code} />
      <CodePlace of={of.code} />
    </>
  );
}

function Shown({ of, id, again }: { readonly of: CodeShown; readonly id: string; readonly again: () => void }): ComponentChildren {
  const { code: words, actions } = usePortal().case;
  const { print: printing } = useCommon();
  const renew = useWrite("POST /cases/{case}/codes/{grant}/reissue", again);
  return (
    <>
      <Card of={of} />
      <CodePlace of={of} />
      <section class="stack">
        <h2>{words.stepsTitle}</h2>
        <ol class="steps">{words.steps.map((one) => <li key={one}>{one}</li>)}</ol>
        <p class="notice">{words.keep}</p>
      </section>
      {renew.failed && <Failed why={renew.failed} />}
      <div class="row no-print">
        <Button kind="plain" onPress={() => print()}>{printing}</Button>
        <Button kind="plain" busy={renew.busy} onPress={() => void renew.run({ path: { case: id, grant: of.grant } })}>{actions.newCode}</Button>
      </div>
      <p class="hint no-print">{actions.newCodeAbout}</p>
    </>
  );
}

function Card({ of }: { readonly of: CodeShown }): ComponentChildren {
  const { code: words } = usePortal().case;
  const left = of.until - now();
  const plain = of.code.replace(/\D/g, "");
  return (
    <section class="card code-card">
      <Digits code={plain} />
      <Qr text={`XB:${plain}`} label={words.qr} />
      <p class="door-name">{words.doors(of.doors)}</p>
      <p>{left > 0 ? words.until(moment(of.until), duration(left)) : <span class="field-error">{words.expired}</span>}</p>
    </section>
  );
}
