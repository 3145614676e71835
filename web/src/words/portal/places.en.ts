import type words from "./places.zh";

export default {
  map: "Sketch of the cabinets; each circle has its free doors",
  list: "Cabinets",
  nearMe: "Nearest to me",
  refused: "Your place is not known; please choose from the list.",
  far: (km: number) => (km < 1 ? `${Math.round(km * 1000)} m` : `${km.toFixed(1)} km`),
  free: (count: number) => `${count} free doors that fit`,
  full: "No free door that fits",
  away: "Out of reach of the service right now: you may reserve, and the code opens the door; the receipt may come later.",
  byName: "Or an address or a place",
  look: "Look near it",
  nothing: "No such place is known here; try other words, or choose from the list.",
  always: "Open day and night",
  hours: (from: string, to: string) => `Open ${from}–${to}`,
  unknown: "Opening hours are told on the spot",
  closedOn: (days: string) => `, closed on ${days}`,
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  and: ", ",
  openNow: "open now",
  shutNow: "closed now",
} satisfies typeof words;
