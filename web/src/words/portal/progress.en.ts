import type words from "./progress.zh";

export default {
  title: "How far is my case",
  about: "Without signing in. The case number and the six-digit query code are on the receipt, and with your cases.",
  number: "Case number",
  numberHint: "Such as 20261125-001-0001-6",
  numberNeeded: "Give the case number.",
  code: "Query code",
  codeHint: "Six digits",
  codeNeeded: "Give the six digits of the query code.",
  ask: "Ask",
  until: (at: string) => `By ${at}`,
  todo: "For the applicant to do: ",
} satisfies typeof words;
