import type { JSX } from "preact";
import { useSpeech, type Speech } from "../../i18n";
import { cleared, FILTERS, filtered, format, listed, toggled, type Address, type Filter } from "../../state/address";
import type { FilterProps } from "./bar";
import { worded } from "./facet";

/** Filters of which each value is a chip of its own. */
const LISTS: Filter[] = ["type", "quad", "country", "status", "lang", "review", "actor_country", "recipient_country"];

interface Chip {
  name: Filter;
  words: string;
  /** The link to the same view without it. */
  without: string;
}

export function chipsOf(address: Address, speech: Speech): Chip[] {
  return FILTERS.flatMap((name): Chip[] => {
    const value = address.filters[name];
    if (!value) return [];
    if (!LISTS.includes(name)) return [{ name, words: told(name, value, speech), without: format(filtered(address, { [name]: "" })) }];
    return listed(value).map((one) => ({ name, words: worded(name, one, speech), without: format(filtered(address, { [name]: toggled(value, one) })) }));
  });
}

function told(name: Filter, value: string, speech: Speech): string {
  if (name === "since" || name === "until") return speech.day(value);
  if (name === "box") return value.split(",").map((degrees) => Number(degrees).toFixed(1)).join(" ");
  if (name === "actor" || name === "recipient" || name === "source") return speech.side(value);
  return name === "stories" ? "" : value;
}

/** What is set, each to be taken out again. */
export function Chips({ address }: FilterProps): JSX.Element | null {
  const speech = useSpeech();
  const { say } = speech;
  const chips = chipsOf(address, speech);
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={say.filter.active}>
      {chips.map(({ name, words, without }) => (
        <li key={name + words}>
          <a class="chip" href={without} aria-label={speech.fill(say.filter.remove, `${say.filter[name]} ${words}`)}>
            <span class="quiet">{say.filter[name]}</span> {words} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li><a class="clear" href={cleared(address)}>{say.filter.clear}</a></li>
    </ul>
  );
}
