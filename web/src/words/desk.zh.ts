import { deeds } from "./desk/deeds.zh";
import { file } from "./desk/file.zh";
import { frame } from "./desk/frame.zh";
import { queues } from "./desk/queues.zh";

const words = { deeds, file, frame, queues };

export type Desk = typeof words;
export default words;
