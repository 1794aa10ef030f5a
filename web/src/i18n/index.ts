import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { en, type Messages } from "./en";
import { fr } from "./fr";

export type Language = "fr" | "en";
export const LANGUAGES: Record<Language, Messages> = { fr, en };

/** The first of the browser's languages that the page speaks. */
export function preferred(languages: readonly string[]): Language {
  const first = languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "fr" || tag === "en");
  return first === "fr" ? "fr" : "en";
}

const Spoken = createContext<Language>("en");
export const Speak = Spoken.Provider;

export function useLanguage(): Language {
  return useContext(Spoken);
}

export function useMessages(): Messages {
  return LANGUAGES[useContext(Spoken)];
}

/** Numbers as the language writes them. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(useLanguage());
  return (value) => format.format(value);
}
