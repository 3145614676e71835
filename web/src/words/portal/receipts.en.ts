import type words from "./receipts.zh";

export default {
  title: "Receipts",
  none: "After you submit or hand in, your receipts are here.",
  number: "Receipt number",
  case: "Case number",
  code: "Query code",
  at: "When",
  item: "Item",
  department: "Department",
  place: "Where",
  by: "Received by",
  materials: "Listed papers (not checked yet)",
  hash: "Check value of the record",
  qr: "QR code of the page that checks this receipt",
  check: "Scan it, or type the number on the public board, to check the receipt",
  print: "Print",
  calls: "Call",
} satisfies typeof words;
