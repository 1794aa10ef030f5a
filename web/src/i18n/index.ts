import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { countryIn } from "./countries";
import { en, fill, type Messages } from "./en";
import { fr } from "./fr";

export type Language = "fr" | "en";
export const LANGUAGES: Record<Language, Messages> = { fr, en };

/** The first of the browser's languages that the page speaks. */
export function preferred(languages: readonly string[]): Language {
  const first = languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "fr" || tag === "en");
  return first === "fr" ? "fr" : "en";
}

/** A language's words and ways: what it calls codes, how it writes numbers and days. */
export class Speech {
  readonly say: Messages;
  private readonly numbers: Intl.NumberFormat;
  private readonly dayFormat: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    this.say = LANGUAGES[language];
    this.numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    this.dayFormat = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** `3 events`, `1 event`. */
  counted(value: number, one: keyof Messages["count"], many: keyof Messages["count"]): string {
    const single = this.language === "fr" ? Math.abs(value) < 2 : value === 1;
    return `${this.number(value)} ${this.say.count[single ? one : many]}`;
  }

  fill(words: string, ...values: (string | number)[]): string {
    return fill(words, ...values.map((value) => (typeof value === "number" ? this.number(value) : value)));
  }

  day(iso: string): string {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? iso : this.dayFormat.format(time);
  }

  country(code: string): string {
    return countryIn(this.language, code) ?? word(this.say.codes.bodies, code);
  }

  type(code: string): string {
    return word(this.say.codes.types, code);
  }

  status(code: string): string {
    return word(this.say.codes.statuses, code);
  }

  sector(code: string): string {
    return word(this.say.codes.sectors, code);
  }

  mode(code: string): string {
    return word(this.say.codes.modes, code);
  }

  context(code: string): string {
    return word(this.say.codes.contexts, code);
  }

  precision(code: string): string {
    return word(this.say.codes.precisions, code);
  }

  quad(quad: number): string {
    return this.say.quads[quad - 1] ?? String(quad);
  }

  /** A side as the API sums them up: a name, or a country with its first sector. */
  side(value: string): string {
    const coded = /^([A-Z]{3})?(?: ?\b([A-Z]{3}))?$/.exec(value);
    const [country, sector] = value.split(" ");
    if (!coded || !country) return value;
    const named = this.country(country);
    if (named === country) return sector === undefined && country in this.say.codes.sectors ? this.sector(country) : value;
    return sector ? `${named} · ${this.sector(sector)}` : named;
  }
}

/** What a code is called; the code itself where this page is older than the code. */
export function word(words: Record<string, string>, code: string): string {
  return words[code] ?? code;
}

const Spoken = createContext<Language>("en");
export const Speak = Spoken.Provider;

export function useSpeech(): Speech {
  const language = useContext(Spoken);
  return useMemo(() => new Speech(language), [language]);
}
