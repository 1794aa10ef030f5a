// What is looked at, kept in the address: `#/map?type=ASSAULT&since=2025-01-01`. A link shared shows the same.
import { useEffect, useState } from "preact/hooks";

export const VIEWS = ["timeline", "map", "dyads", "list", "stories", "article", "story", "read", "review"] as const;
export type View = (typeof VIEWS)[number];

/** The API's filters, by its names. */
export const FILTERS = [
  "since", "until", "type", "quad", "country", "status", "actor", "recipient", "source", "actor_country",
  "recipient_country", "lang", "min_confidence", "text", "article", "story", "box", "review", "tellings", "stories",
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Partial<Record<Filter, string>>;

/** What a view itself is told: which article, how to stack. */
const OPTIONS = ["id", "event", "by", "stack", "shape", "order", "span"] as const;
export type Option = (typeof OPTIONS)[number];

export interface Address {
  view: View;
  filters: Filters;
  options: Partial<Record<Option, string>>;
}

function pick<K extends string>(names: readonly K[], query: URLSearchParams): Partial<Record<K, string>> {
  const said = names.map((name) => [name, query.get(name) ?? ""] as const).filter(([, value]) => value !== "");
  return Object.fromEntries(said) as Partial<Record<K, string>>;
}

/** Reads a fragment; what it does not tell, or tells wrongly, is the timeline of everything. */
export function parse(hash: string): Address {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split(/\?(.*)/s);
  const view = VIEWS.find((known) => known === path) ?? "timeline";
  const told = new URLSearchParams(query);
  return { view, filters: pick(FILTERS, told), options: pick(OPTIONS, told) };
}

/** The fragment of an address; the same address always gives the same. */
export function format({ view, filters, options }: Address): string {
  const query = new URLSearchParams();
  for (const name of OPTIONS) if (options[name]) query.set(name, options[name]);
  for (const name of FILTERS) if (filters[name]) query.set(name, filters[name]);
  const told = query.toString();
  return `#/${view}${told ? `?${told}` : ""}`;
}

export function go(address: Address): void {
  location.hash = format(address);
}

/** The address, kept up to date with the browser's. */
export function useAddress(): Address {
  const [address, setAddress] = useState(() => parse(location.hash));
  useEffect(() => {
    const changed = (): void => setAddress(parse(location.hash));
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return address;
}

/** The same view under one filter more, or less if the value is empty. */
export function filtered(address: Address, more: Filters): Address {
  return { ...address, filters: { ...address.filters, ...more } };
}

/** The same view with one of its own options set. */
export function chosen(address: Address, name: Option, value: string): Address {
  return { ...address, options: { ...address.options, [name]: value } };
}

/** Another view of what is selected. */
export function elsewhere(address: Address, view: View, more: Filters = {}, options: Address["options"] = {}): Address {
  return { view, options, filters: { ...address.filters, ...more } };
}

/** The values of a filter that is a list. */
export function listed(value: string | undefined): string[] {
  return value ? value.split(",") : [];
}

/** The list with a value put in or taken out, as filters write lists. */
export function toggled(list: string | undefined, value: string): string {
  const all = listed(list);
  return (all.includes(value) ? all.filter((one) => one !== value) : [...all, value]).join(",");
}

/** The link to the same view without any filter. */
export function cleared(address: Address): string {
  return format({ ...address, filters: {} });
}
