// Parties and days in few words.
import type { GriotEvent, Party } from "../api/types";
import type { Speech } from "../i18n";

/** The canonical name, else the words of the article. */
export function called(party: Party): string {
  return party.name ?? party.text;
}

export function all(parties: Party[]): string {
  return parties.map(called).join(", ");
}

/** Country and sectors: what a party was coded as. */
export function coded(party: Party): string {
  return [party.country, ...party.sector].filter((code) => code !== "").join(" ");
}

/** The same in words. */
export function codedWords(party: Party, speech: Speech): string {
  const country = party.country ? [speech.country(party.country)] : [];
  return [...country, ...party.sector.map((code) => speech.sector(code))].join(" · ");
}

/** The event's days; none if the article tells none. */
export function days(event: GriotEvent): string {
  const { from, to } = event.date;
  if (!from && !to) return "";
  return from === to ? (from ?? "") : `${from ?? "…"} – ${to ?? "…"}`;
}

/** The day to sort by and to show in short: the event's first, else its article's, in brackets. */
export function shortDay(event: GriotEvent): string {
  const { from, to } = event.date;
  if (from && to && from !== to) return `${from} +`;
  return from ?? (event.article.published ? `(${event.article.published})` : "");
}

export function placed(event: GriotEvent): string {
  if (!event.place) return "";
  const { name, country } = event.place;
  return country ? `${name}, ${country}` : name;
}
