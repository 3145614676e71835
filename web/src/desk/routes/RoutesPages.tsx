import type { ComponentChildren } from "preact";
import { Page } from "../../common/parts/Page";
import { may, useMe } from "../deeds/me";
import { roleOf } from "../deeds/hands";
import { useDesk } from "../deeds/words";
import type { PageProps } from "../pages";
import { Routes } from "./Routes";
import { Walk } from "./Walk";

export function RoutesPages({ path: [step] }: PageProps): ComponentChildren {
  const { routes: words, deeds, tasks } = useDesk();
  if (!may(useMe(), "POST /staff/collections")) {
    return <Page title={words.title}><p class="notice">{tasks.notYours(roleOf("duty-helper", deeds))}</p></Page>;
  }
  return step ? <Walk /> : <Routes />;
}
