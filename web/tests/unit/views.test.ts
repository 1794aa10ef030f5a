import { describe, expect, it } from "vitest";
import type { Dyad, GriotEvent, Meta, Point } from "../../src/api/types";
import { options } from "../../src/components/filters/facet";
import { chipsOf } from "../../src/components/filters/chips";
import { scoreStep } from "../../src/components/colours";
import { Speech } from "../../src/i18n";
import { parse } from "../../src/state/address";
import { isPage } from "../../src/views/article/coded";
import { axes, network, top } from "../../src/views/dyads/data";
import { Clusters, events, worth } from "../../src/views/map/clusters";
import { corrected, EDITABLE, fieldOf, keyOf } from "../../src/views/review/fields";

const dyad = (actor: string, recipient: string, count: number): Dyad => ({ actor, recipient, count, score: 0, quads: [count, 0, 0, 0] });
const point = (lat: number, lon: number, precision: string, name: string, count = 1): Point => ({ lat, lon, name, country: "MLI", precision, quads: [count, 0, 0, 1], dead: 2 });

describe("who to whom", () => {
  it("puts the sides with most events first, equals in order of their names", () => {
    const dyads = [dyad("B", "A", 2), dyad("A", "B", 2), dyad("C", "A", 9)];
    expect(top(dyads, (one) => one.actor, 2)).toEqual(["C", "A"]);
  });

  it("makes a matrix without empty rows or columns", () => {
    const dyads = [dyad("A", "X", 9), dyad("B", "Y", 8), dyad("C", "Z", 7), dyad("C", "X", 1), dyad("A", "Y", 2)];
    expect(axes(dyads, 2)).toEqual({ rows: ["A", "B"], columns: ["Y", "X"] });
    expect(axes(dyads, 9)).toEqual({ rows: ["A", "B", "C"], columns: ["X", "Y", "Z"] });
  });

  it("lays the same pairs out the same, and leaves a side's acts towards itself out", () => {
    const dyads = [dyad("A", "B", 3), dyad("B", "C", 1), dyad("A", "A", 9)];
    const [one, other] = [network(dyads, 10), network(dyads, 10)];
    expect(one.sides.map(({ x, y }) => [x, y])).toEqual(other.sides.map(({ x, y }) => [x, y]));
    expect(one.edges).toHaveLength(2);
    expect(one.sides.every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
  });
});

describe("the map", () => {
  it("sums clusters up and keeps apart what has no exact point", () => {
    const clusters = new Clusters([point(12.6, -8, "exact", "Bamako", 5), point(12.7, -8.1, "admin1", "Koulikoro"), point(48.8, 2.3, "exact", "Paris")]);
    const far = clusters.within([-180, -85, 180, 85], 2);
    expect(far.map(events).sort()).toEqual([2, 8]);
    const mali = far.find((spot) => spot.places === 2);
    expect(mali?.name).toBe("Bamako");
    expect(mali?.dead).toBe(4);
    expect(mali && worth(mali)).toBe("mixed");
    const near = clusters.within([-180, -85, 180, 85], 12);
    expect(near.map(worth).sort()).toEqual(["exact", "exact", "vague"]);
  });

  it("boxes a cluster's places in", () => {
    const clusters = new Clusters([point(12, -8, "exact", "a"), point(12.1, -8.1, "exact", "b")]);
    const [spot] = clusters.within([-180, -85, 180, 85], 2);
    expect(spot && clusters.box(spot)).toBe("-8.1010,11.9990,-7.9990,12.1010");
  });
});

describe("filters", () => {
  it("always offer every type, and what is chosen though there is none", () => {
    const meta = { types: [{ code: "AID", quad: 2, score: 10 }, { code: "ASSAULT", quad: 4, score: -9 }] } as Meta;
    expect(options("type", [{ value: "ASSAULT", count: 3 }], [], meta)).toEqual([{ value: "ASSAULT", count: 3 }, { value: "AID", count: 0 }]);
    expect(options("country", [], ["MLI"], meta)).toEqual([{ value: "MLI", count: 0 }]);
  });

  it("name sides that are asked for by codes", () => {
    expect(chipsOf(parse("#/map?actor=MLI+MIL&source=JNIM"), new Speech("en")).map((chip) => chip.words)).toEqual(["Mali · armed forces", "JNIM"]);
  });

  it("are a chip for each value, which links to the view without it", () => {
    const chips = chipsOf(parse("#/map?type=AID,ASSAULT&text=gao"), new Speech("en"));
    expect(chips.map((chip) => [chip.words, chip.without])).toEqual([
      ["Aid", "#/map?type=ASSAULT&text=gao"], ["Armed attack", "#/map?type=AID&text=gao"], ["gao", "#/map?type=AID%2CASSAULT"],
    ]);
  });
});

describe("reviews", () => {
  it("have a key for every field", () => {
    expect(new Set(EDITABLE.map(keyOf)).size).toBe(EDITABLE.length);
    for (const field of EDITABLE) expect(fieldOf(keyOf(field))).toBe(field);
    expect(fieldOf("a")).toBeUndefined();
  });

  it("show the event as it was put right", () => {
    const event = { event: "AID", dead: null, date: { from: null, to: null, span: null, why: ["x"] }, place: null } as unknown as GriotEvent;
    const right = corrected(event, { event: { verdict: "corrected", value: "ASSAULT" }, dead: { verdict: "corrected", value: 4 }, date: { verdict: "corrected", value: null }, status: { verdict: "accepted" } });
    expect(right.event).toBe("ASSAULT");
    expect(right.dead).toBe(4);
    expect(right.date).toEqual({ from: null, to: null, span: null, why: [] });
    expect(event.event).toBe("AID");
  });
});

describe("what is shown", () => {
  it("links to pages alone", () => {
    expect(isPage("https://example.org/a")).toBe(true);
    expect(isPage("javascript:alert(1)")).toBe(false);
    expect(isPage("data:text/html,x")).toBe(false);
  });

  it("has a colour for every score", () => {
    expect([-10, -9, 0, 9, 10, -99, 99].map(scoreStep)).toEqual([0, 0, 4, 8, 8, 0, 8]);
  });
});
