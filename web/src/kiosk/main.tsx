import { start } from "../common/face";
import { Kiosk } from "./Kiosk";

const found = import.meta.glob("../words/kiosk.*.ts", { import: "default" });
const shared = import.meta.glob("../words/common.*.ts", { import: "default" });

// A long touch opens no menu of the browser's, which leads out of this page.
addEventListener("contextmenu", (event) => event.preventDefault());

// Every language at once: it must be there to choose when the program that gives files out is not.
void start(found, () => <Kiosk />).then(() => Promise.all([...Object.values(found), ...Object.values(shared)].map((load) => load())));
