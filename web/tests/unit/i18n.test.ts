import { describe, expect, it } from "vitest";
import { preferred, Speech } from "../../src/i18n";
import { en, fill } from "../../src/i18n/en";
import { fr } from "../../src/i18n/fr";

/** The path of every message. */
function keys(words: object, above = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [`${above}${key}`] : keys(value as object, `${above}${key}.`)));
}

function message(words: object, path: string): string {
  return path.split(".").reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key], words) as string;
}

describe("the languages", () => {
  it("have the same messages", () => {
    expect(keys(fr).sort()).toEqual(keys(en).sort());
  });

  it("leave none empty, and fill in the same places", () => {
    const places = (words: string): string[] => (words.match(/\{\d\}/g) ?? []).sort();
    for (const key of keys(en)) {
      expect(message(fr, key), key).not.toBe("");
      expect(places(message(fr, key)), key).toEqual(places(message(en, key)));
    }
  });

  it("are chosen by the browser's languages", () => {
    expect(preferred(["de-DE", "fr-ML", "en"])).toBe("fr");
    expect(preferred(["de"])).toBe("en");
  });

  it("name codes, and show those they do not know", () => {
    const french = new Speech("fr");
    expect(french.country("MLI")).toBe("Mali");
    expect(french.country("DEU")).toBe("Allemagne");
    expect(french.country("UNO")).toBe("Nations unies");
    expect(french.country("XXX")).toBe("XXX");
    expect(french.type("ASSAULT")).toBe("Agression, attaque armée");
    expect(french.type("NEW")).toBe("NEW");
  });

  it("tell sides that the API sums up by codes from names", () => {
    const english = new Speech("en");
    expect(english.side("MLI MIL")).toBe("Mali · armed forces");
    expect(english.side("MLI")).toBe("Mali");
    expect(english.side("REB")).toBe("rebels");
    expect(english.side("JNIM")).toBe("JNIM");
    expect(english.side("M23")).toBe("M23");
    expect(english.side("Assimi Goïta")).toBe("Assimi Goïta");
  });

  it("count in their own way", () => {
    expect(new Speech("en").counted(0, "event", "events")).toBe("0 events");
    expect(new Speech("fr").counted(0, "event", "events")).toBe("0 événement");
    expect(new Speech("en").counted(1234, "event", "events")).toBe("1,234 events");
    expect(fill("{0} of {1}", 1, 2)).toBe("1 of 2");
  });
});
