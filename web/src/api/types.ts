// What the API answers; docs/api.md and docs/output.md tell each field.

/** First character and one past the last, in Unicode characters of the article's text. */
export type Span = [number, number];
export type Quads = [number, number, number, number];
export type Verdict = "accepted" | "corrected" | "rejected";

export interface Party {
  text: string;
  span: Span;
  country: string;
  sector: string[];
  entity?: string | null;
  name?: string | null;
  why?: string[];
}

export interface Mention {
  text: string;
  span: Span;
  sentence: number;
  confidence: number;
}

export interface Place {
  text: string | null;
  span: Span | null;
  name: string;
  country: string;
  lat: number | null;
  lon: number | null;
  admin1: string | null;
  precision: string;
  why: string[];
}

export interface Told {
  text: string;
  span: Span;
  why: string[];
}

export interface GriotEvent {
  id: string;
  doc: string;
  event: string;
  mode: string[];
  status: string;
  quad: number;
  score: number;
  cameo: string;
  confidence: number;
  why: string[];
  mentions: Mention[];
  actor: Party[];
  recipient: Party[];
  date: { from: string | null; to: string | null; span: Span | null; why: string[] };
  place: Place | null;
  source: Party | null;
  dead: number | null;
  injured: number | null;
  dead_told: Told | null;
  injured_told: Told | null;
  contexts: string[];
  story: string | null;
  article: { title: string | null; published: string | null; lang: string; url: string | null };
  review: Verdict | null;
}

export interface Article {
  id: string;
  text: string;
  title: string | null;
  published: string | null;
  lang: string;
  url: string | null;
  dateline: string | null;
}

export interface FieldReview {
  verdict: "accepted" | "corrected";
  value?: unknown;
}

export interface Review {
  event: string;
  reviewer: string;
  verdict: Verdict;
  fields: Record<string, FieldReview>;
  note: string;
  at: string | null;
  orphan: boolean;
}

export interface Telling {
  article: Article;
  events: GriotEvent[];
  reviews: Review[];
}

export interface Problem {
  place: string;
  problem: string;
  remedy: string;
}

export interface Coded {
  article: Article;
  events: GriotEvent[];
  problems: Problem[];
}

export interface Meta {
  version: string;
  read_only: boolean;
  store: string | null;
  can_code: boolean;
  counts: { articles: number; events: number; stories: number; reviews: number };
  days: { first: string | null; last: string | null };
  types: { code: string; quad: number; score: number }[];
  modes: string[];
  statuses: string[];
  sectors: string[];
  contexts: string[];
  formats: string[];
}

export interface Value {
  value: string;
  count: number;
}

export interface Facets {
  total: number;
  days?: { first: string | null; last: string | null };
  type: Value[];
  quad: Value[];
  country: Value[];
  status: Value[];
  lang: Value[];
  review: Value[];
  actor: Value[];
  recipient: Value[];
  source: Value[];
}

/** First day of the step, type, events, mean score, deaths told. */
export type TimelineRow = [string, string, number, number, number];

export interface Timeline {
  by: string;
  rows: TimelineRow[];
}

export interface Point {
  lat: number;
  lon: number;
  name: string;
  country: string;
  precision: string;
  quads: Quads;
  dead: number;
}

export interface PointMap {
  points: Point[];
  unplaced: number;
}

export interface Dyad {
  actor: string;
  recipient: string;
  count: number;
  score: number;
  quads: Quads;
}

export interface Dyads {
  total: number;
  dyads: Dyad[];
}

export interface EventPage {
  total: number;
  next: string | null;
  events: GriotEvent[];
}

export interface StoryRow {
  id: string;
  tellings: number;
  articles: number;
  event: GriotEvent;
  first: string | null;
  last: string | null;
  dead: number | null;
  injured: number | null;
}

export interface StoryList {
  total: number;
  next: string | null;
  stories: StoryRow[];
}

export interface Toll {
  published: string | null;
  event: string;
  source: string | null;
  dead: number | null;
  injured: number | null;
}

export interface StoryPage {
  story: StoryRow;
  events: GriotEvent[];
  tolls: Toll[];
  fields: { field: string; agreed: boolean; values: { value: string; events: string[] }[] }[];
}
