// The API's filters, as docs/api.md tells them, over events held in memory.
import type { GriotEvent, Party } from "../../src/api/types.ts";
import type { Store } from "./store.ts";

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function called(party: Party): string {
  return party.name ?? [party.country, party.sector[0]].filter(Boolean).join(" ");
}

export function dayOf(event: GriotEvent): string {
  return event.date.from ?? event.article.published ?? "";
}

function endOf(event: GriotEvent): string {
  return event.date.from ? (event.date.to ?? "9999") : (event.article.published ?? "");
}

function has(parties: Party[], words: string): boolean {
  const sought = plain(words).split(/\s+/);
  return parties.some((party) => party.entity === words || called(party) === words || sought.every((word) => plain(`${party.name ?? ""} ${party.text}`).includes(word)));
}

type Test = (event: GriotEvent, value: string, all: string[], store: Store) => boolean;

const TESTS: Record<string, Test> = {
  since: (event, day) => endOf(event) >= day,
  until: (event, day) => dayOf(event) <= day,
  type: (event, _, all) => all.includes(event.event),
  quad: (event, _, all) => all.includes(String(event.quad)),
  country: (event, _, all) => [event.place?.country, ...[...event.actor, ...event.recipient].map((party) => party.country)].some((code) => all.includes(code ?? "-")),
  status: (event, _, all) => all.includes(event.status),
  actor: (event, words) => has(event.actor, words),
  recipient: (event, words) => has(event.recipient, words),
  source: (event, words) => event.source !== null && has([event.source], words),
  actor_country: (event, _, all) => event.actor.some((party) => all.includes(party.country)),
  recipient_country: (event, _, all) => event.recipient.some((party) => all.includes(party.country)),
  lang: (event, _, all) => all.includes(event.article.lang),
  min_confidence: (event, least) => event.confidence >= Number(least),
  text: (event, words, _, store) => plain(words).split(/\s+/).every((word) => plain(store.articles.get(event.doc)?.text ?? "").includes(word)),
  article: (event, id) => event.doc === id,
  story: (event, id) => event.story === id,
  box: (event, box) => {
    const [west = 0, south = 0, east = 0, north = 0] = box.split(",").map(Number);
    const { lat, lon } = event.place ?? { lat: null, lon: null };
    return lat !== null && lon !== null && lon >= west && lon <= east && lat >= south && lat <= north;
  },
  tellings: (event, least, _, store) => store.events.filter((one) => one.story === event.story).length >= Number(least),
  review: (event, verdict) => (event.review ?? "none") === verdict,
};

export const FILTERS = [...Object.keys(TESTS), "stories"];

export function select(store: Store, query: URLSearchParams): GriotEvent[] {
  const asked = [...query].filter(([name, value]) => name in TESTS && value !== "");
  const found = store.events.filter((event) => asked.every(([name, value]) => TESTS[name]?.(event, value, value.split(","), store)));
  if (query.get("stories") !== "true") return found;
  const leads = new Map<string, GriotEvent>();
  for (const event of found) {
    const lead = leads.get(event.story ?? event.id);
    if (!lead || event.confidence > lead.confidence) leads.set(event.story ?? event.id, event);
  }
  return [...leads.values()];
}
