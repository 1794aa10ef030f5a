import { describe, expect, it } from "vitest";
import { kindsOf } from "../../src/components/evidence";
import { characters, count, paragraph, segments, shifted, type Mark } from "../../src/text/spans";

/** The words of a span, as Python's text[first:last] gives them. */
function cut(text: string, [first, last]: [number, number]): string {
  const starts = characters(text);
  return text.slice(starts[first], starts[last]);
}

const mark = (kind: Mark["kind"], first: number, last: number, event = "a"): Mark => ({ kind, event, span: [first, last] });

describe("spans", () => {
  it("count an emoji as one character, a flag as two, a combining accent as its own", () => {
    expect(count("🌍")).toBe(1);
    expect(count("🇲🇱")).toBe(2);
    expect(count("e\u0301")).toBe(2);
    expect(count("é")).toBe(1);
  });

  it("find the words after characters of two units", () => {
    const text = "🌍🇲🇱 L’armée a attaqué Gao";
    expect(cut(text, [4, 11])).toBe("L’armée");
    expect(cut(text, [12, 21])).toBe("a attaqué");
  });

  it("cut a text where marks begin and end, and lose nothing of it", () => {
    const text = "🌍 abcdef";
    const parts = segments(text, [mark("actor", 2, 6), mark("place", 4, 8)]);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.map((part) => [part.start, part.text])).toEqual([[0, "🌍 "], [2, "ab"], [4, "cd"], [6, "ef"]]);
    expect(parts[2]?.marks.map((one) => one.kind)).toEqual(["actor", "place"]);
  });

  it("pass over marks outside the text, and empty ones", () => {
    expect(segments("abc", [mark("actor", 2, 9), mark("place", -1, 2)]).every((part) => part.marks.length === 0)).toBe(true);
    expect(segments("", [])).toEqual([]);
  });

  it("show the shortest of several marks first, and only those of the event that is looked at", () => {
    const [part] = segments("abcd", [mark("actor", 0, 4), mark("place", 0, 2, "b")]);
    if (!part) throw new Error("no part");
    expect(kindsOf(part, null)).toEqual({ kinds: ["place", "actor"], event: "b" });
    expect(kindsOf(part, "a")).toEqual({ kinds: ["actor"], event: "a" });
    expect(kindsOf(part, "c")).toEqual({ kinds: [], event: null });
  });

  it("take the paragraph around a mention, with its marks counted from there", () => {
    const text = "🌍 titre\nL’armée a attaqué.\nFin";
    const around = paragraph(text, [16, 25]);
    expect(around).toEqual({ text: "L’armée a attaqué.", start: 8 });
    const [moved] = shifted([mark("trigger", 16, 25)], around.start);
    expect(cut(around.text, moved?.span ?? [0, 0])).toBe("a attaqué");
    expect(shifted([mark("date", 0, 2)], around.start)).toEqual([]);
  });
});
