import { describe, expect, it } from "vitest";
import { format, parse, toggled, VIEWS, FILTERS } from "../../src/state/address";

describe("the address", () => {
  it("gives back what was put in", () => {
    const address = {
      view: "map" as const,
      filters: { type: "ASSAULT,PROTEST", text: '"casques bleus" & été', box: "-12.5,10,4,25", stories: "true" },
      options: { by: "week" },
    };
    expect(parse(format(address))).toEqual(address);
    expect(format(parse(format(address)))).toBe(format(address));
  });
  it("holds every view and every filter", () => {
    for (const view of VIEWS) expect(parse(`#/${view}`).view).toBe(view);
    for (const name of FILTERS) expect(parse(`#/list?${name}=x`).filters[name]).toBe("x");
  });
  it("takes what it does not know for nothing", () => {
    expect(parse("")).toEqual({ view: "timeline", filters: {}, options: {} });
    expect(parse("#/nowhere?colour=red&type=")).toEqual({ view: "timeline", filters: {}, options: {} });
    expect(parse("#token=abc").view).toBe("timeline");
  });
  it("puts values into lists and takes them out", () => {
    expect(toggled(undefined, "A")).toBe("A");
    expect(toggled("A", "B")).toBe("A,B");
    expect(toggled("A,B", "A")).toBe("B");
    expect(toggled("A", "A")).toBe("");
  });
});
