import { describe, expect, it } from "vitest";
import type { Meta, TimelineRow } from "../../src/api/types";
import { allSteps, columns, core, endOf, period } from "../../src/views/timeline/data";

const meta = { types: [{ code: "AID", quad: 2, score: 10 }, { code: "ASSAULT", quad: 4, score: -9 }, { code: "COERCE", quad: 4, score: -7 }] } as Meta;

describe("the timeline", () => {
  it("chooses its steps by the span", () => {
    expect(period("2025-01-01", "2025-03-01")).toBe("day");
    expect(period("2024-01-01", "2025-12-31")).toBe("week");
    expect(period("2000-01-01", "2025-12-31")).toBe("month");
    expect(period(null, null)).toBe("day");
  });

  it("has a step for days without events, over leap years and year ends", () => {
    expect(allSteps([["2024-02-28", "AID", 1, 1, 0], ["2024-03-01", "AID", 1, 1, 0]], "day")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
    expect(allSteps([["2024-12-01", "AID", 1, 1, 0], ["2025-01-01", "AID", 1, 1, 0]], "month")).toEqual(["2024-12-01", "2025-01-01"]);
    expect(endOf("2024-02-01", "month")).toBe("2024-02-29");
    expect(endOf("2024-12-30", "week")).toBe("2025-01-05");
  });

  it("sums types up to classes, and weighs scores by events", () => {
    const rows: TimelineRow[] = [["2025-01-01", "AID", 1, 10, 0], ["2025-01-01", "ASSAULT", 3, -9, 12], ["2025-01-02", "COERCE", 2, -7, 1]];
    const { groups, columns: days, totals } = columns(rows, "day", "quad", meta);
    expect(groups).toEqual(["2", "4"]);
    expect(totals).toEqual([1, 5]);
    expect(days[0]).toEqual({ step: "2025-01-01", counts: [1, 3], total: 4, score: (10 - 27) / 4, dead: 12 });
    expect(columns(rows, "day", "type", meta).groups).toEqual(["AID", "ASSAULT", "COERCE"]);
  });

  it("leaves out the few events that lie far off, and tells how many", () => {
    const rows: TimelineRow[] = [["1922-08-01", "AID", 1, 1, 0], ["2024-01-01", "AID", 300, 1, 0], ["2025-01-01", "AID", 300, 1, 0]];
    const { columns: all } = columns(rows, "month", "quad", meta);
    const { shown, before, after } = core(all);
    expect(before).toBe(1);
    expect(after).toBe(0);
    expect(shown[0]?.step).toBe("2024-01-01");
    expect(core(all.slice(-13))).toEqual({ shown: all.slice(-13), before: 0, after: 0 });
  });
});
