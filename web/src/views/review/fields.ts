// What can be put right of an event, by which key, and the event as it is after that.
import type { FieldReview, GriotEvent } from "../../api/types";

export const EDITABLE = ["event", "mode", "status", "actor", "recipient", "date", "place", "source", "dead", "injured", "contexts"] as const;
export type Field = (typeof EDITABLE)[number];

/** 1 to 9, then 0, for the fields in their order; the last has C. */
export function keyOf(field: Field): string {
  return "1234567890c"[EDITABLE.indexOf(field)] ?? "";
}

export function fieldOf(key: string): Field | undefined {
  return EDITABLE.find((field) => keyOf(field) === key.toLowerCase());
}

/** The event with what a reviewer put in place. */
export function corrected(event: GriotEvent, fields: Record<string, FieldReview>): GriotEvent {
  const told = { ...event };
  for (const field of EDITABLE) {
    const review = fields[field];
    if (review?.verdict === "corrected") Object.assign(told, { [field]: completed(field, event, review.value) });
  }
  return told;
}

/** A value as a review holds it lacks what the page shows but nobody corrects. */
function completed(field: Field, event: GriotEvent, value: unknown): unknown {
  if (field === "date") return { span: null, why: [], ...((value as object | null) ?? { from: null, to: null }) };
  if (field === "place" && value) return { lat: null, lon: null, admin1: null, precision: "none", ...(same(event.place, value as { name: string }) ? event.place : {}), ...value, why: [] };
  return value;
}

function same(place: GriotEvent["place"], value: { name: string }): boolean {
  return place?.name === value.name;
}
