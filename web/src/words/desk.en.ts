import type { Desk } from "./desk.zh";
import { deeds } from "./desk/deeds.en";
import { file } from "./desk/file.en";
import { frame } from "./desk/frame.en";
import { queues } from "./desk/queues.en";

export default { deeds, file, frame, queues } satisfies Desk;

