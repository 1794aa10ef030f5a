// What the API answers to GET, from events held in memory.
import type { GriotEvent, Party, Quads, StoryRow, Value } from "../../src/api/types.ts";
import { called, dayOf, select } from "./select.ts";
import type { Store } from "./store.ts";

function counted(values: string[], most = Infinity): Value[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}

export function facets(events: GriotEvent[]): object {
  const each = (of: (event: GriotEvent) => string[], most?: number): Value[] => counted(events.flatMap((event) => [...new Set(of(event))]), most);
  const days = events.map(dayOf).sort();
  return {
    total: events.length, days: { first: days[0] ?? null, last: days.at(-1) ?? null }, type: each((event) => [event.event]), quad: each((event) => [String(event.quad)]),
    country: each((event) => [event.place?.country ?? "", ...[...event.actor, ...event.recipient].map((party) => party.country)]),
    status: each((event) => [event.status]), lang: each((event) => [event.article.lang]), review: each((event) => [event.review ?? "none"]),
    actor: each((event) => event.actor.map(called), 50), recipient: each((event) => event.recipient.map(called), 50), source: each((event) => (event.source ? [called(event.source)] : []), 50),
  };
}

export function page(events: GriotEvent[], query: URLSearchParams): object {
  const order = query.get("order") ?? "-day";
  const down = order.startsWith("-") ? -1 : 1;
  const value = (event: GriotEvent): string => (order.endsWith("day") ? dayOf(event) : event.confidence.toFixed(2)) + event.id;
  const sorted = [...events].sort((a, b) => (value(a) < value(b) ? -down : down));
  const [limit, begin] = [Number(query.get("limit") ?? 50), Number(query.get("cursor") ?? query.get("offset") ?? 0)];
  return { total: events.length, next: begin + limit < events.length ? String(begin + limit) : null, events: sorted.slice(begin, begin + limit) };
}

function stepOf(day: string, by: string): string {
  if (by === "month") return `${day.slice(0, 7)}-01`;
  if (by !== "week") return day;
  const time = Date.parse(day);
  return new Date(time - ((new Date(time).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

export function timeline(events: GriotEvent[], by: string): object {
  const rows = new Map<string, [string, string, number, number, number]>();
  for (const event of events) {
    const step = stepOf(dayOf(event), by);
    const row = rows.get(step + event.event) ?? [step, event.event, 0, 0, 0];
    rows.set(step + event.event, [step, event.event, row[2] + 1, (row[3] * row[2] + event.score) / (row[2] + 1), row[4] + (event.dead ?? 0)]);
  }
  return { by, rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row) };
}

function add(quads: Quads, event: GriotEvent): void {
  quads[event.quad - 1] = (quads[event.quad - 1] ?? 0) + 1;
}

export function map(events: GriotEvent[]): object {
  const points = new Map<string, { quads: Quads; dead: number; [name: string]: unknown }>();
  let unplaced = 0;
  for (const { place, ...event } of events) {
    if (!place || place.lat === null) unplaced += 1;
    else {
      const key = `${place.lat},${place.lon},${place.precision}`;
      const point = points.get(key) ?? { lat: place.lat, lon: place.lon, name: place.name, country: place.country, precision: place.precision, quads: [0, 0, 0, 0] as Quads, dead: 0 };
      add(point.quads, event as GriotEvent);
      point.dead += event.dead ?? 0;
      points.set(key, point);
    }
  }
  return { points: [...points.values()], unplaced };
}

export function dyads(events: GriotEvent[], by: string, limit: number): object {
  const side = (party: Party): string => (by === "party" ? called(party) : party.country);
  const pairs = new Map<string, { actor: string; recipient: string; count: number; score: number; quads: Quads }>();
  for (const event of events) {
    for (const actor of new Set(event.actor.map(side))) {
      for (const recipient of new Set(event.recipient.map(side))) {
        if (actor === "" || recipient === "") continue;
        const pair = pairs.get(`${actor}\n${recipient}`) ?? { actor, recipient, count: 0, score: 0, quads: [0, 0, 0, 0] as Quads };
        pair.score = (pair.score * pair.count + event.score) / (pair.count + 1);
        pair.count += 1;
        add(pair.quads, event);
        pairs.set(`${actor}\n${recipient}`, pair);
      }
    }
  }
  return { total: pairs.size, dyads: [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, limit) };
}

function publishedOf(event: GriotEvent): string {
  return event.article.published ?? "";
}

function storyRow(events: GriotEvent[]): StoryRow {
  const sorted = [...events].sort((a, b) => (publishedOf(a) < publishedOf(b) ? -1 : 1));
  const [lead] = [...events].sort((a, b) => b.confidence - a.confidence);
  const latest = (of: (event: GriotEvent) => number | null): number | null => sorted.map(of).filter((count) => count !== null).at(-1) ?? null;
  return {
    id: lead?.story ?? "", tellings: events.length, articles: new Set(events.map((event) => event.doc)).size, event: lead as GriotEvent,
    first: sorted[0]?.article.published ?? null, last: sorted.at(-1)?.article.published ?? null, dead: latest((event) => event.dead), injured: latest((event) => event.injured),
  };
}

export function stories(store: Store, query: URLSearchParams): object {
  const ids = [...new Set(select(store, query).map((event) => event.story))];
  const rows = ids.map((id) => storyRow(store.events.filter((event) => event.story === id))).sort((a, b) => ((a.last ?? "") < (b.last ?? "") ? 1 : -1));
  const [limit, begin] = [Number(query.get("limit") ?? 50), Number(query.get("cursor") ?? 0)];
  return { total: rows.length, next: begin + limit < rows.length ? String(begin + limit) : null, stories: rows.slice(begin, begin + limit) };
}

const FIELDS: Record<string, (event: GriotEvent) => string> = {
  type: (event) => event.event, status: (event) => event.status, date: (event) => [...new Set([event.date.from, event.date.to])].filter(Boolean).join("/"), place: (event) => event.place?.name ?? "",
  actor: (event) => event.actor.map(called).join("; "), recipient: (event) => event.recipient.map(called).join("; "), source: (event) => (event.source ? called(event.source) : ""),
  dead: (event) => String(event.dead ?? ""), injured: (event) => String(event.injured ?? ""),
};

export function story(store: Store, id: string): object | null {
  const events = store.events.filter((event) => event.story === id).sort((a, b) => (publishedOf(a) < publishedOf(b) ? -1 : 1));
  if (events.length === 0) return null;
  const fields = Object.entries(FIELDS).map(([field, of]) => {
    const values = counted(events.map(of)).map(({ value }) => ({ value, events: events.filter((event) => of(event) === value).map((event) => event.id) }));
    return { field, agreed: values.length < 2, values };
  });
  const tolls = events.filter((event) => event.dead !== null || event.injured !== null).map((event) => ({ published: event.article.published, event: event.id, source: event.source?.text ?? null, dead: event.dead, injured: event.injured }));
  return { story: storyRow(events), events, tolls, fields: fields.filter(({ values }) => values.length > 0) };
}
