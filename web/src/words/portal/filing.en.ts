import type words from "./filing.zh";

export default {
  who: {
    title: "For whom", legend: "For whom is this?", person: "For me", personHint: "As a private person", enterprise: "For an enterprise", enterpriseHint: "I act for it",
    choose: "Choose for whom it is.", next: "Next",
  },
  enterprise: {
    title: "Which enterprise", legend: "For which enterprise?", other: "Another one", uscc: "Unified social credit code", usccHint: "18 characters, on the business licence", name: "Name of the enterprise",
    usccNeeded: "Give the credit code.", nameNeeded: "Give the name of the enterprise.", choose: "Choose an enterprise.",
  },
  identity: {
    title: "Who you are", about: "Name and number are stored encrypted; staff see their first and last characters only.", name: "Name", number: "Identity number", numberHint: "18 characters; the last may be an X",
    nameNeeded: "Give your name.", numberNeeded: "Give your identity number.",
  },
  begin: "Begin",
  list: {
    title: "What is left to do", about: "Do these in order. You may leave at any time and go on later, on any device, from “My cases”.", materials: "Upload your documents", other: "And",
    collecting: "How to collect the result", notice: "Day of the public notice", check: "Check and submit", ready: "All done: you can submit.", left: (count: number) => (count === 1 ? "1 thing is left." : `${count} things are left.`),
    state: { done: "done", todo: "to do", back: "correct it" }, files: (count: number) => (count === 1 ? "1 file uploaded" : `${count} files uploaded`), paperOnly: "Not uploaded; they go into the envelope:",
    returned: "The pre-review sent back what is marked: correct it and submit again.", remove: "Give up this draft", submitted: "This has been submitted.", see: "See the case",
  },
  material: {
    why: "Why it came back: ", camera: "Take a picture", file: "Choose a file", hint: (types: string, most: number) => `${types}, ${most} MB each at most`, files: "Uploaded files",
    none: "Nothing yet.", see: "Look", remove: "Remove", removed: "Removed.", uploading: (name: string) => `Uploading ${name}`, done: (name: string) => `${name} is uploaded`,
    type: (name: string) => `${name}: this kind of file cannot be uploaded. Please use another format.`, big: (name: string, most: number) => `${name} is larger than ${most} MB. Make it smaller, or split it.`,
    empty: (name: string) => `${name} is empty.`, failed: (name: string) => `${name} was not uploaded.`, again: "Upload it again", ready: "Done, back to the list", more: "You may upload several files, both sides for instance.",
  },
  collecting: { title: "How to collect the result", about: "When the result is there it comes to you this way. You may change it until the front desk prepares it.", save: "Save" },
  notice: { title: "Day of the public notice", date: "When the notice was published", hint: (days: number) => `The notice stands for ${days} days; you can submit after that`, needed: "Give the day of the notice.", save: "Save" },
  check: {
    title: "Check and submit", item: "Item", who: "Applicant", person: "You", change: "Change", materials: "Documents", send: "It is right: submit", address: "Address",
    promise: "A reviewer looks at it; if something must be corrected it comes back to you with the reason.",
  },
  done: {
    title: "Submitted", number: "Case number", code: "Query code", codeHint: "With the number and this code you can ask for progress without signing in. Tell nobody.", next: "What happens next",
    steps: (hours: number) => [`A reviewer looks at your documents within ${hours} hours (not counting the time for corrections)`, "When it is passed you get a text, and choose a cabinet for your papers", "When the result is there, you collect it the way you chose"], see: "See the progress", print: "Print",
  },
} satisfies typeof words;
