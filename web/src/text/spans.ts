// Evidence in a text. The API counts Unicode characters, the browser UTF-16 units: converted here and nowhere else.
import type { GriotEvent, Span } from "../api/types";

/** Where each character begins, in UTF-16 units, and where the text ends. */
export function characters(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return starts;
}

export type Kind = "trigger" | "actor" | "recipient" | "date" | "place" | "source" | "toll";
export const KINDS: Kind[] = ["trigger", "actor", "recipient", "date", "place", "source", "toll"];

/** Words that tell something of an event. */
export interface Mark {
  span: Span;
  kind: Kind;
  event: string;
}

/** A stretch of text under the same marks. */
export interface Segment {
  /** First character, counted as the API does. */
  start: number;
  text: string;
  marks: Mark[];
}

function mark(event: string, kind: Kind, span: Span | null | undefined): Mark[] {
  return span && span[0] < span[1] ? [{ event, kind, span }] : [];
}

/** Everything that an event was read from. */
export function marksOf(event: GriotEvent): Mark[] {
  const of = (kind: Kind, span: Span | null | undefined): Mark[] => mark(event.id, kind, span);
  return [
    ...event.mentions.flatMap((told) => of("trigger", told.span)),
    ...event.actor.flatMap((party) => of("actor", party.span)),
    ...event.recipient.flatMap((party) => of("recipient", party.span)),
    ...of("date", event.date.span),
    ...of("place", event.place?.span),
    ...of("source", event.source?.span),
    ...of("toll", event.dead_told?.span),
    ...of("toll", event.injured_told?.span),
  ];
}

/** Cuts a text wherever a mark begins or ends. Together the segments are the text. */
export function segments(text: string, marks: Mark[]): Segment[] {
  const starts = characters(text);
  const length = starts.length - 1;
  const inside = marks.filter(({ span }) => span[0] >= 0 && span[1] <= length);
  const cuts = [...new Set([0, length, ...inside.flatMap(({ span }) => span)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? length;
    const over = inside.filter(({ span }) => span[0] <= start && end <= span[1]);
    return { start, text: text.slice(starts[start], starts[end]), marks: over };
  });
}

/** How many characters a string has, as the API counts. */
export function count(text: string): number {
  return characters(text).length - 1;
}

/** The paragraph around a span: its text, and where it begins, in characters. */
export function paragraph(text: string, span: Span): { text: string; start: number } {
  const starts = characters(text);
  const [from, to] = [starts[span[0]] ?? 0, starts[span[1]] ?? text.length];
  const before = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
  const after = text.indexOf("\n", to);
  return { text: text.slice(before, after < 0 ? undefined : after), start: count(text.slice(0, before)) };
}

/** Marks counted from a later beginning, those before it left out. */
export function shifted(marks: Mark[], start: number): Mark[] {
  return marks.map((one): Mark => ({ ...one, span: [one.span[0] - start, one.span[1] - start] })).filter((one) => one.span[0] >= 0);
}
