import { createContext } from "preact";
import type { DocumentSeen } from "../../api/routes";

/** How a part of the case's page shows a document beside it. */
export const ShowContext = createContext<(document: DocumentSeen) => void>(() => undefined);
