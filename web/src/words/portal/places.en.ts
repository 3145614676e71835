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
} satisfies typeof words;
