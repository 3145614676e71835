import type { Notices } from "./notices.zh";

export const notices: Notices = {
  title: "Notices",
  about: "You are told here when a colleague takes over or hands back what you had in hand.",
  none: "Nothing to tell.",
  unread: "unread",
  takenOver: (who: string) => `${who} has taken over`,
  handedBack: (who: string) => `${who} has handed it back: anybody of your role may take it`,
  case: "The case",
  route: (cabinet: string) => `Collecting route (${cabinet})`,
  because: (reason: string) => `Reason: ${reason}`,
};
