import { describe, expect, it } from "vitest";
import { cleared, elsewhere, filtered, FILTERS, format, parse, toggled, VIEWS, type Address } from "../../src/state/address";

describe("the address", () => {
  it("gives back what was put in, for every filter and every view", () => {
    const filters = Object.fromEntries(FILTERS.map((name) => [name, `${name} é, "a&b" #?=+%🌍`]));
    for (const view of VIEWS) {
      const address: Address = { view, filters, options: { id: "a/b?c#d", by: "week" } };
      expect(parse(format(address))).toEqual(address);
    }
  });

  it("is the same for the same filters, in whatever order they were set", () => {
    const one = filtered(filtered(parse("#/map"), { type: "ASSAULT" }), { since: "2025-01-01" });
    const other = filtered(filtered(parse("#/map"), { since: "2025-01-01" }), { type: "ASSAULT" });
    expect(format(one)).toBe(format(other));
  });

  it("leaves out what is empty", () => {
    expect(format(filtered(parse("#/list?type=ASSAULT"), { type: "" }))).toBe("#/list");
    expect(cleared(parse("#/list?type=ASSAULT&order=day"))).toBe("#/list?order=day");
  });

  it("falls back on the timeline and passes over what it does not know", () => {
    expect(parse("")).toEqual({ view: "timeline", filters: {}, options: {} });
    expect(parse("#/nowhere?type=AID&foo=bar")).toEqual({ view: "timeline", filters: { type: "AID" }, options: {} });
    expect(parse("#token=secret").view).toBe("timeline");
  });

  it("keeps filters from view to view, and leaves a view's own options behind", () => {
    const list = elsewhere(parse("#/dyads?by=party&country=MLI"), "list", { actor: "JNIM" });
    expect(format(list)).toBe("#/list?country=MLI&actor=JNIM");
  });

  it("puts values into lists and takes them out", () => {
    expect(toggled(undefined, "AID")).toBe("AID");
    expect(toggled("AID,ASSAULT", "AID")).toBe("ASSAULT");
    expect(toggled("AID", "AID")).toBe("");
  });
});
