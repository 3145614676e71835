/** What a person has chosen for this browser: language, type size, light or dark. Nothing personal is kept. */
export const LANGUAGES = { zh: "中文", en: "English" } as const;
export type Language = keyof typeof LANGUAGES;
export type Theme = "auto" | "light" | "dark";
export type Large = "0" | "1" | "2";

/** The browser's memory, which may be full or forbidden: then nothing is remembered. */
export const store = {
  get: (name: string): string | null => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage is full or forbidden: the choice lasts as long as the page
    }
  },
  set: (name: string, value: string): void => {
    try {
      localStorage.setItem(name, value);
    } catch {
      /* as above */
    }
  },
};

function isLanguage(name: string | null): name is Language {
  return name !== null && name in LANGUAGES;
}

/** The choice of before; else the browser's first language that we speak; else Chinese. */
export function language(): Language {
  const chosen = store.get("language");
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "zh";
}

export function large(): Large {
  const found = store.get("large");
  return found === "1" || found === "2" ? found : "0";
}

export function theme(): Theme {
  const found = store.get("theme");
  return found === "light" || found === "dark" ? found : "auto";
}

export function choose(name: "language" | "large" | "theme", value: string): void {
  store.set(name, value);
  apply();
}

/** Puts the choices on the document, where the styles read them. */
export function apply(): void {
  const root = document.documentElement;
  root.lang = language() === "zh" ? "zh-CN" : language();
  root.dataset["large"] = large();
  root.dataset["theme"] = theme();
}
