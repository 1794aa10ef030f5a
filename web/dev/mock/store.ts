// A store of some 2,000 events to develop the page against: the coded examples, told again and again on other days.
// Every three copies are three tellings of one story, whose tolls and sources differ.
import { readFileSync } from "node:fs";
import type { Article, GriotEvent, Review } from "../../src/api/types.ts";

const COPIES = 63;
const TELLINGS = 3;
/** Days between one story and the next. */
const APART = 9;

export interface Store {
  articles: Map<string, Article>;
  events: GriotEvent[];
  reviews: Review[];
}

function lines<T>(file: URL): T[] {
  return readFileSync(file, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

function shifted(day: string | null, days: number): string | null {
  return day === null ? null : new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 16 digits that hang on a text alone. */
function idOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

function copied(event: GriotEvent, copy: number): GriotEvent {
  const telling = copy % TELLINGS;
  const days = -APART * Math.floor(copy / TELLINGS);
  const doc = `${event.doc}-${copy}`;
  const more = (count: number | null): number | null => (count === null ? null : count + telling * 3);
  return {
    ...event, doc, id: idOf(`${doc}\n${event.id}`), story: `s${idOf(`${event.id}\n${Math.floor(copy / TELLINGS)}`)}`,
    date: { ...event.date, from: shifted(event.date.from, days), to: shifted(event.date.to, days) },
    dead: more(event.dead), injured: more(event.injured), review: null,
    status: telling === 2 && event.status === "actual" && copy % 4 === 0 ? "negated" : event.status,
    article: { ...event.article, published: shifted(event.article.published, days + telling) },
  };
}

/** Text that would do harm if it were taken for markup, and characters that count as one but take two units. */
const HOSTILE: Article = {
  id: "hostile", title: "<img src=x onerror=alert(1)> 🌍 attaqué", lang: "fr", url: "javascript:alert(1)", dateline: null, published: "2025-06-01",
  text: "<img src=x onerror=alert(1)> 🌍 attaqué\n<script>alert(2)</script> L’armée 🇲🇱 a attaqué « Éboué » à Gao.",
};

function hostileEvent(like: GriotEvent): GriotEvent {
  const at = (words: string): [number, number] => {
    const before = [...HOSTILE.text.slice(0, HOSTILE.text.indexOf(words))].length;
    return [before, before + [...words].length];
  };
  const party = (text: string): GriotEvent["actor"][number] => ({ text, span: at(text), country: "MLI", sector: ["MIL"], entity: null, name: null, why: ["test"] });
  return {
    ...like, id: idOf("hostile"), doc: "hostile", story: `s${idOf("hostile")}`, event: "ASSAULT", quad: 4, mode: [], status: "actual", source: null, place: null, dead: null, injured: null,
    dead_told: null, injured_told: null, mentions: [{ text: "a attaqué", span: at("a attaqué"), sentence: 1, confidence: 0.9 }], actor: [party("L’armée 🇲🇱")], recipient: [party("Éboué")],
    date: { from: "2025-06-01", to: "2025-06-01", span: null, why: [] }, article: { title: HOSTILE.title, published: HOSTILE.published, lang: "fr", url: HOSTILE.url }, review: null,
  };
}

export function makeStore(): Store {
  const told = lines<Partial<Article> & { id: string; text: string }>(new URL("../../../examples/articles.jsonl", import.meta.url));
  const coded = lines<GriotEvent>(new URL("./events.jsonl", import.meta.url));
  const articles = new Map<string, Article>([["hostile", HOSTILE]]);
  const events: GriotEvent[] = coded[0] ? [hostileEvent(coded[0])] : [];
  for (let copy = 0; copy < COPIES; copy += 1) {
    for (const event of coded) events.push(copied(event, copy));
    for (const article of told) {
      const days = -APART * Math.floor(copy / TELLINGS) + (copy % TELLINGS);
      const id = `${article.id}-${copy}`;
      articles.set(id, { title: null, lang: "fr", url: null, dateline: null, ...article, id, published: shifted(article.published ?? null, days) });
    }
  }
  return { articles, events, reviews: [] };
}
