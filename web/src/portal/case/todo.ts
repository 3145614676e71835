/** Where the page for something to do is, below the case; what has no page is done elsewhere. */
export function pageFor(code: string, id: string): readonly string[] | null {
  const page = PAGE[code];
  if (!page) return null;
  return page === "filing" ? ["filing", id] : ["cases", id, page];
}

const PAGE: Readonly<Record<string, string>> = {
  upload_and_submit: "filing", correct_and_submit: "filing", choose_handing_in: "handing-in", hand_in_missing: "handing-in", deposit: "code", pick_up: "code",
  answer_question: "consent", rate: "rating",
};
