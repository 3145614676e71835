import { start } from "../common/face";
import { Kiosk } from "./Kiosk";

void start(import.meta.glob("../words/kiosk.*.ts", { import: "default" }), () => <Kiosk />);
