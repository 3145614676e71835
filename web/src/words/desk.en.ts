import { cabinets } from "./desk/cabinets.en";
import { deeds } from "./desk/deeds.en";
import { file } from "./desk/file.en";
import { frame } from "./desk/frame.en";
import { letters } from "./desk/letters.en";
import { notices } from "./desk/notices.en";
import { outgoing } from "./desk/outgoing.en";
import { papers } from "./desk/papers.en";
import { queues } from "./desk/queues.en";
import { routes } from "./desk/routes.en";
import { tasks } from "./desk/tasks.en";
import { counter } from "./desk/window.en";
import type { Desk } from "./desk.zh";

export default { cabinets, deeds, file, frame, letters, notices, outgoing, papers, queues, routes, tasks, window: counter } satisfies Desk;
