import type { Portal } from "../portal.zh";

export default {
  home: "Home",
  places: "Sections",
  to: { find: "Services", cases: "My cases", inbox: "Messages", me: "Me" },
  unread: "unread",
  help: "Need help? Please call",
  provider: "24-hour document locker",
} satisfies Portal["frame"];
