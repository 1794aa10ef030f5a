// Parties and days in few words.
import type { GriotEvent, Party } from "../api/types";

/** The canonical name, else the words of the article. */
export function called(party: Party): string {
  return party.name ?? party.text;
}

/** Country and sectors: what a party was coded as. */
export function coded(party: Party): string {
  return [party.country, ...party.sector].filter((code) => code !== "").join(" ");
}

/** The event's days, or its article's in brackets. */
export function days(event: GriotEvent): string {
  const { from, to } = event.date;
  if (!from && !to) return event.article.published ? `(${event.article.published})` : "";
  if (from === to) return from ?? "";
  return `${from ?? "…"} – ${to ?? "…"}`;
}
