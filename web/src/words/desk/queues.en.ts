import type { Queues } from "./queues.zh";

export const queues: Queues = {
  title: "Queue",
  table: "Cases in this queue",
  columns: { number: "Case", item: "Item", age: "Waiting", left: "Time left", place: "Place", who: "In hand", hand: "Take" },
  noNumber: "(no number yet)",
  left: (time: string) => `${time} left`,
  late: (time: string) => `late by ${time}`,
  drawn: (number: string) => `queue number ${number}`,
  take: "Take",
  handBack: "Hand back",
  empty: "Nothing waits here.",
  noneFit: "No case fits the filter.",
  pages: "Pages",
  before: "Previous page",
  after: "Next page",
  filter: {
    who: "In hand",
    whose: { all: "All", mine: "Mine", nobody: "Nobody's" },
    older: "Waiting",
    any: "Any time",
    days: (days: number) => (days === 1 ? "1 day or more" : `${days} days or more`),
    cabinet: "Cabinet",
    item: "Item",
    all: "All",
  },
};
