import { describe, expect, it } from "vitest";
import type { GriotEvent } from "../../src/api/types";
import { characters, count, marksOf, segments, type Mark } from "../../src/text/spans";

const mark = (start: number, end: number, event = "a"): Mark => ({ span: [start, end], kind: "actor", event });

describe("spans", () => {
  it("count characters, not UTF-16 units", () => {
    expect(count("été 😀!")).toBe(6);
    expect(characters("a😀b")).toEqual([0, 1, 3, 4]);
    const [, word] = segments("😀 Mali 😀", [mark(2, 6)]);
    expect(word).toEqual({ start: 2, text: "Mali", marks: [mark(2, 6)] });
  });
  it("cut a text that stays whole, however marks overlap", () => {
    const text = "Le JNIM 😀 a attaqué Djibo.";
    const marks = [mark(0, 7), mark(3, 12), mark(3, 7, "b"), mark(9, 26), mark(26, 26), mark(20, 900), mark(-1, 3)];
    const parts = segments(text, marks);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.find((part) => part.text === "JNIM")?.marks).toHaveLength(3);
    for (const part of parts) expect(part.text).toBe([...text].slice(part.start, part.start + count(part.text)).join(""));
  });
  it("of a text without marks is the text", () => {
    expect(segments("x", [])).toEqual([{ start: 0, text: "x", marks: [] }]);
    expect(segments("", [])).toEqual([]);
  });
  it("name everything an event was read from", () => {
    const told = { text: "x", span: [1, 2] as [number, number], why: [] };
    const event = {
      id: "e", mentions: [told], actor: [told], recipient: [], date: { span: [3, 4] }, place: { span: null }, source: told,
      dead_told: told, injured_told: null,
    } as unknown as GriotEvent;
    expect(marksOf(event).map((one) => one.kind)).toEqual(["trigger", "actor", "date", "source", "toll"]);
  });
});
