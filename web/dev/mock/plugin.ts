// Answers /api in `npm run dev` and `npm run preview` when no GRIOT_URL is given. Never part of what is built.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import type { Review } from "../../src/api/types.ts";
import { dyads, facets, map, page, stories, story, timeline } from "./answers.ts";
import { meta } from "./meta.ts";
import { FILTERS, select } from "./select.ts";
import { makeStore, type Store } from "./store.ts";

interface Request {
  method: string;
  path: string[];
  query: URLSearchParams;
  body: string;
  kind: string;
}

class Refusal extends Error {
  constructor(readonly status: number, readonly place: string, problem: string, readonly remedy: string) {
    super(problem);
  }
}

const OTHERS = ["limit", "order", "cursor", "offset", "by", "format", "names", "reviewer", "published"];

function checked(query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (![...FILTERS, ...OTHERS].includes(name)) throw new Refusal(400, name, "there is no such parameter", `use some of ${FILTERS.join(", ")}`);
    if (name === "min_confidence" && !(Number(value) >= 0 && Number(value) <= 1)) throw new Refusal(400, name, `\`${value}\` is not a number from 0 to 1`, "write a number from 0 to 1, such as 0.5");
  }
}

function answer(store: Store, { method, path: [what = "", id = "", part = ""], query, body, kind }: Request): unknown {
  checked(query);
  const limit = Number(query.get("limit") ?? 200);
  const missing = new Refusal(404, what, `there is no ${what} \`${id}\``, "see the list");
  switch (what) {
    case "meta":
      return meta(store);
    case "facets":
      return facets(select(store, query));
    case "timeline":
      return timeline(select(store, query), query.get("by") ?? "day");
    case "map":
      return map(select(store, query));
    case "dyads":
      return dyads(select(store, query), query.get("by") ?? "country", limit);
    case "stories":
      if (id === "") return stories(store, query);
      return story(store, id) ?? refuse(missing);
    case "articles": {
      const article = store.articles.get(id);
      if (!article) throw missing;
      const events = store.events.filter((event) => event.doc === id).sort((a, b) => (a.mentions[0]?.span[0] ?? 0) - (b.mentions[0]?.span[0] ?? 0));
      return { article, events, reviews: store.reviews.filter((review) => events.some((event) => event.id === review.event)) };
    }
    case "events": {
      if (id === "") return page(select(store, query), query);
      const event = store.events.find((one) => one.id === id);
      if (!event) throw missing;
      if (part === "review") return reviewed(store, id, method, body, query.get("reviewer") ?? "");
      const reviews = store.reviews.filter((review) => review.event === id);
      return part === "reviews" ? { reviews } : { ...event, reviews };
    }
    case "reviews":
      return { reviews: store.reviews };
    case "code":
      return coded(store, body, kind, query);
    default:
      throw missing;
  }
}

function refuse(refusal: Refusal): never {
  throw refusal;
}

function reviewed(store: Store, event: string, method: string, body: string, reviewer: string): Review | null {
  const told = method === "PUT" ? { ...(JSON.parse(body) as Review), event, orphan: false } : null;
  const by = told?.reviewer ?? reviewer;
  store.reviews = store.reviews.filter((review) => review.event !== event || review.reviewer !== by);
  if (told) store.reviews.push(told);
  const one = store.events.find(({ id }) => id === event);
  if (one) one.review = told?.verdict ?? null;
  return told;
}

/** The mock reads nothing: it knows the examples, and finds no event in anything else. */
function coded(store: Store, body: string, kind: string, query: URLSearchParams): unknown {
  const text = kind.includes("html") ? body.replace(/<[^>]*>/g, " ").trim() : (JSON.parse(body) as { text: string }).text;
  const published = kind.includes("html") ? query.get("published") : (JSON.parse(body) as { published?: string }).published;
  if (text.trim() === "") throw new Refusal(400, "text", "the article is empty", "send its text");
  const known = [...store.articles.values()].find((article) => article.text.trim() === text.trim());
  const events = known ? store.events.filter((event) => event.doc === known.id).map((event) => ({ ...event, story: null })) : [];
  return { article: known ?? { id: "pasted", text, title: null, lang: "fr", url: null, dateline: null, published: published ?? null }, events, problems: [] };
}

function file(store: Store, what: string, query: URLSearchParams, response: ServerResponse): void {
  const name = what === "gold" ? "gold.jsonl" : `events.${query.get("format") ?? "jsonl"}`;
  response.setHeader("Content-Disposition", `attachment; filename="${name}"`);
  response.end(select(store, query).map((event) => JSON.stringify(event)).join("\n"));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

async function serve(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://mock");
  const path = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  try {
    if (path[0] === "export" || path[0] === "gold") return file(store, path[0], url.searchParams, response);
    const told = answer(store, { method: request.method ?? "GET", path, query: url.searchParams, body: await bodyOf(request), kind: request.headers["content-type"] ?? "" });
    response.setHeader("Content-Type", "application/json");
    response.statusCode = told === null ? 204 : 200;
    response.end(told === null ? undefined : JSON.stringify(told));
  } catch (why) {
    const refusal = why instanceof Refusal ? why : new Refusal(500, "mock", String(why), "");
    response.statusCode = refusal.status;
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ error: { place: refusal.place, problem: refusal.message, remedy: refusal.remedy } }));
  }
  return undefined;
}

export function mock(): Plugin {
  const middle = (): Connect.NextHandleFunction => {
    const store = makeStore();
    return (request, response) => void serve(store, request, response);
  };
  return {
    name: "griot-mock",
    configureServer: (server) => void server.middlewares.use("/api", middle()),
    configurePreviewServer: (server) => void server.middlewares.use("/api", middle()),
  };
}
