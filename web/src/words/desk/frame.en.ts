import type { Frame } from "./frame.zh";

export const frame: Frame = {
  brand: "Locker desk",
  queues: "Queues",
  waiting: "waiting",
  others: { routes: "Collecting routes", tasks: "Tasks", cabinets: "Cabinets", letters: "Stuck effects" },
  welcome: (name: string) => `Hello, ${name}`,
  mine: "My queues",
  rest: "The other queues",
  noQueues: "There is no queue for your role.",
  search: "Find a case by its number",
  searchHint: "Case number, typed or scanned",
  signIn: "Sign in to the desk",
  signInAbout: "You go to your organisation's sign-in page and come back to where you were. What you have typed is kept.",
  toIssuer: "Sign in",
  why: {
    expired: "The sign-in took too long, or was begun in another browser. Please sign in again.",
    refused: "Your organisation's sign-in did not confirm who you are. Please sign in again.",
    unreachable: "Your organisation's sign-in cannot be reached right now. Try again in a moment; if it goes on, tell your administrator.",
    "no-role": "Your account has no role at the lockers. Please ask your administrator.",
  },
  me: "My account",
  number: "Staff number",
  roles: "Roles",
  meAbout: "Name, number and roles come from your organisation's sign-in and are changed there. Applicants see number and role only.",
  leaving: "After signing out, a short pass that was given out lasts 15 minutes at most.",
  keys: {
    title: "Keys",
    on: "Use single-letter keys",
    onHint: "Turn them off if you speak to your computer, which may press them by chance.",
    each: { "/": "Find a case", j: "Next row", k: "Previous row", Enter: "Open the row", t: "Take or hand back", "?": "This page" },
  },
};
