// What the mock says of itself; codes as in the codebook.
import { contexts, modes, sectors, statuses } from "../../src/i18n/codes/en.ts";
import { dayOf } from "./select.ts";
import type { Store } from "./store.ts";

const TYPES: [string, number, number][] = [
  ["AGREE", 1, 2.5], ["CONSULT", 1, 2.5], ["SUPPORT", 1, 5], ["CONCEDE", 1, 4.5], ["COOPERATE", 2, 9.5], ["AID", 2, 10], ["RETREAT", 2, 6.5], ["REQUEST", 3, 0],
  ["ACCUSE", 3, -3], ["REJECT", 3, -2], ["THREATEN", 3, -3.5], ["PROTEST", 4, -5], ["SANCTION", 4, -6], ["MOBILIZE", 4, -5.5], ["COERCE", 4, -7], ["ASSAULT", 4, -9],
];

export function meta(store: Store): object {
  const days = store.events.map(dayOf).sort();
  return {
    version: "0.0.0", schema: 1, read_only: false, store: "mock", can_code: true,
    counts: { articles: store.articles.size, events: store.events.length, stories: new Set(store.events.map((event) => event.story)).size, reviews: store.reviews.length },
    days: { first: days[0] ?? null, last: days.at(-1) ?? null }, types: TYPES.map(([code, quad, score]) => ({ code, quad, score })),
    modes: Object.keys(modes), statuses: Object.keys(statuses), sectors: Object.keys(sectors), contexts: Object.keys(contexts),
    formats: ["jsonl", "csv", "parquet", "plover", "polecat", "acled", "gdelt", "geojson", "hxl"],
  };
}
