// From the API's rows to what is drawn: a column for each step, those without events too.
import type { Meta, TimelineRow } from "../../api/types";

const DAY = 86_400_000;

export type Step = "day" | "week" | "month";

/** Steps short enough to see, few enough to draw. */
export function period(first: string | null, last: string | null): Step {
  const days = first && last ? (Date.parse(last) - Date.parse(first)) / DAY : 0;
  if (days <= 150) return "day";
  return days <= 1100 ? "week" : "month";
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function following(step: string, by: Step): string {
  if (by !== "month") return iso(Date.parse(step) + DAY * (by === "week" ? 7 : 1));
  const [year = 0, month = 1] = step.split("-").map(Number);
  return iso(Date.UTC(year, month, 1));
}

/** The last day of a step. */
export function endOf(step: string, by: Step): string {
  return iso(Date.parse(following(step, by)) - DAY);
}

/** A wrong day far off must not make millions of empty columns. */
const MOST = 50_000;

/** Every step from the first to the last. */
export function allSteps(rows: TimelineRow[], by: Step): string[] {
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.[0]];
  if (!first || !last) return [];
  const steps = [first];
  for (let step = first; step < last && steps.length < MOST; steps.push(step)) step = following(step, by);
  return steps;
}

export interface Column {
  step: string;
  /** Events of each group, in the groups' order. */
  counts: number[];
  total: number;
  /** Mean score; none without events. */
  score: number | null;
  dead: number;
}

export interface Columns {
  groups: string[];
  columns: Column[];
  /** Events of each group in all. */
  totals: number[];
}

/** Rows summed up by class or type. Groups without any event are left out. */
export function columns(rows: TimelineRow[], by: Step, stack: "quad" | "type", meta: Meta): Columns {
  const classes = new Map(meta.types.map((type) => [type.code, String(type.quad)]));
  const groupOf = (type: string): string => (stack === "type" ? type : (classes.get(type) ?? "4"));
  const present = new Set(rows.map(([, type]) => groupOf(type)));
  const groups = (stack === "type" ? meta.types.map((type) => type.code) : ["1", "2", "3", "4"]).filter((group) => present.has(group));
  const steps = allSteps(rows, by);
  const sums = steps.map((step) => ({ step, counts: groups.map(() => 0), total: 0, scores: 0, dead: 0 }));
  const place = new Map(steps.map((step, at) => [step, at]));
  for (const [step, type, count, score, dead] of rows) {
    const sum = sums[place.get(step) ?? -1];
    const group = groups.indexOf(groupOf(type));
    if (!sum || group < 0) continue;
    sum.counts[group] = (sum.counts[group] ?? 0) + count;
    sum.total += count;
    sum.scores += score * count;
    sum.dead += dead;
  }
  const totals = groups.map((_, group) => sums.reduce((sum, column) => sum + (column.counts[group] ?? 0), 0));
  const made = sums.map(({ scores, ...column }) => ({ ...column, score: column.total > 0 ? scores / column.total : null }));
  return { groups, columns: made, totals };
}

/** Share of events that may lie outside, before and after (the latest are what is looked for), and how much shorter the
 * chart must get for it. */
const [FEW_BEFORE, FEW_AFTER] = [0.02, 0.003];
const WORTH = 0.6;

export interface Core {
  shown: Column[];
  /** Events left out before and after. */
  before: number;
  after: number;
}

/** The columns where nearly all events are: one of a century ago must not press the rest into a corner. */
export function core(all: Column[]): Core {
  const total = all.reduce((sum, column) => sum + column.total, 0);
  const skipped = (ordered: Column[], share: number): [number, number] => {
    let [columns, events] = [0, 0];
    while (columns < ordered.length && events + (ordered[columns]?.total ?? 0) <= total * share) {
      events += ordered[columns]?.total ?? 0;
      columns += 1;
    }
    return [columns, events];
  };
  const [first, before] = skipped(all, FEW_BEFORE);
  const [last, after] = skipped([...all].reverse(), FEW_AFTER);
  if (all.length - first - last > all.length * WORTH) return { shown: all, before: 0, after: 0 };
  return { shown: all.slice(first, all.length - last), before, after };
}
