import { cabinets } from "./desk/cabinets.zh";
import { deeds } from "./desk/deeds.zh";
import { file } from "./desk/file.zh";
import { frame } from "./desk/frame.zh";
import { letters } from "./desk/letters.zh";
import { notices } from "./desk/notices.zh";
import { outgoing } from "./desk/outgoing.zh";
import { papers } from "./desk/papers.zh";
import { queues } from "./desk/queues.zh";
import { routes } from "./desk/routes.zh";
import { tasks } from "./desk/tasks.zh";
import { counter } from "./desk/window.zh";

const words = { cabinets, deeds, file, frame, letters, notices, outgoing, papers, queues, routes, tasks, window: counter };

export type Desk = typeof words;
export default words;
