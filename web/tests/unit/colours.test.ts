import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sheets = ["colours", "charts"].map((name) => readFileSync(new URL(`../../src/style/${name}.css`, import.meta.url), "utf8")).join("\n");

/** The colours of a theme, by their names. */
function colours(theme: "light" | "dark"): Map<string, string> {
  const selector = theme === "light" ? ":root {" : ':root[data-theme="dark"] {';
  const rules = sheets.slice(sheets.indexOf(selector)).split("}")[0] ?? "";
  return new Map([...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** The WCAG's relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Ink on the outer and the inner steps of the score's scale, as charts.css has it. */
const INKS = { light: ["#ffffff", "#14171b"], dark: ["#0f1216", "#ffffff"] } as const;

describe.each(["light", "dark"] as const)("colours, %s", (theme) => {
  const all = colours(theme);
  const colour = (name: string): string => all.get(name) ?? "#888888";

  it("let every text be read", () => {
    for (const ground of ["ground", "panel", "shade"]) for (const ink of ["ink", "quiet", "accent"]) expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThan(4.5);
    for (const kind of ["trigger", "actor", "recipient", "date", "place", "source", "toll"]) expect(contrast(colour("mark-ink"), colour(kind)), kind).toBeGreaterThan(4.5);
  });

  it("let the numbers on every step of the score be read", () => {
    for (let step = 0; step < 9; step += 1) {
      const ink = INKS[theme][step <= 1 || step >= 7 ? 0 : 1];
      expect(contrast(ink, colour(`s${step}`)), `step ${step}`).toBeGreaterThan(4.5);
    }
  });

  it("tell the classes apart from the ground, and neighbours in a stack by lightness", () => {
    for (const quad of ["q1", "q2", "q3", "q4"]) expect(contrast(colour(quad), colour("panel")), quad).toBeGreaterThan(2);
    for (const [one, other] of [["q1", "q2"], ["q2", "q3"], ["q3", "q4"]] as const) expect(contrast(colour(one), colour(other)), `${one} and ${other}`).toBeGreaterThan(1.5);
  });
});
