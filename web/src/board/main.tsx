import { start } from "../common/face";
import { Board } from "./Board";

void start(import.meta.glob("../words/board.*.ts", { import: "default" }), () => <Board />);
