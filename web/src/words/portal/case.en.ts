import type { Portal } from "../portal.zh";

export default {} satisfies Portal["case"];
