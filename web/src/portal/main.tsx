import { start } from "../common/face";
import { Portal } from "./Portal";

void start(import.meta.glob("../words/portal.*.ts", { import: "default" }), () => <Portal />);
