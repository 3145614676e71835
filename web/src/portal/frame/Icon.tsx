import type { ComponentChildren } from "preact";

/** Lines on a field of 24 × 24; each stands beside words that say the same. */
const LINES = {
  locker: "M4 3h16v18H4zM4 9h16M4 15h16M12 3v18M9 6h.01M17 6h.01M9 12h.01M17 12h.01M9 18h.01M17 18h.01",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.5 15.5L21 21",
  cases: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  inbox: "M4 5h16v14H4zM4 7l8 6l8-6",
  person: "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM4 21c0-4 3.5-6 8-6s8 2 8 6",
  enterprise: "M4 21V4h9v17M13 9h7v12M2 21h20M7 8h3M7 12h3M7 16h3M16 13h1M16 17h1",
  department: "M3 9l9-5l9 5zM5 9v9M10 9v9M14 9v9M19 9v9M3 21h18M4 18h16",
  phone: "M5 3h4l2 5l-3 2a12 12 0 0 0 6 6l2-3l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z",
  clock: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7v5l4 2",
  place: "M12 21c4-5 7-8 7-12a7 7 0 1 0-14 0c0 4 3 7 7 12zM12 6.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
  camera: "M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z",
  file: "M6 3h9l4 4v14H6zM14 3v5h5",
  done: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM8 12l3 3l5-6",
  warn: "M12 4L2 20h20zM12 10v4M12 17h.01",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  code: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2",
  mail: "M2 7h12v10H2zM14 10h4l4 4v3h-8zM6 17a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM18 17a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
  window: "M3 4h18v12H3zM12 7a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM8 16c0-2 2-3 4-3s4 1 4 3M2 20h20",
  onward: "M9 5l7 7l-7 7",
  out: "M10 4H4v16h6M9 12h12M17 8l4 4l-4 4",
} as const;

export type IconName = keyof typeof LINES;

export function Icon({ name }: { readonly name: IconName }): ComponentChildren {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={LINES[name]} />
    </svg>
  );
}
