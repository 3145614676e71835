import { start } from "../common/face";
import { Desk } from "./Desk";

void start(import.meta.glob("../words/desk.*.ts", { import: "default" }), () => <Desk />);
