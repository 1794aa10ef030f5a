import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { address as path, useAnswer } from "../../api/client";
import type { Facets } from "../../api/types";
import { useSpeech } from "../../i18n";
import { filtered, go, type Filters } from "../../state/address";
import { Menu } from "../menu";
import type { FilterProps } from "./bar";

export type Role = "actor" | "recipient" | "source";

/** The country of a side that the API sums up by country and first sector, as `MLI MIL`; none of a name. */
export function countryOf(side: string): string | null {
  return /^([A-Z]{3})( [A-Z]{3})?$/.exec(side)?.[1] ?? null;
}

/** The filter for a side. Sides without a name can be asked for by their country alone. */
export function sideFilter(role: Role, side: string): Filters {
  const country = countryOf(side);
  return country && role !== "source" ? { [`${role}_country`]: country } : { [role]: side };
}

export function PartyMenu({ name, ...props }: FilterProps & { name: Role }): JSX.Element {
  const { say } = useSpeech();
  const { address } = props;
  const set = address.filters[name] ?? (name === "source" ? undefined : address.filters[`${name}_country`]);
  const label = <>{say.filter[name]}{set && <b class="badge">1</b>}</>;
  return <Menu label={label} name={say.filter[name]}>{(close) => <PartySheet name={name} close={close} {...props} />}</Menu>;
}

function PartySheet({ name, address, facets, close }: FilterProps & { name: Role; close: () => void }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const now = address.filters[name] ?? "";
  const [value, setValue] = useState(now);
  const others = useAnswer<Facets>(path("facets", { ...address.filters, [name]: undefined }));
  const apply = (filters: Filters): void => {
    go(filtered(address, filters));
    close();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    apply({ [name]: value.trim() });
  };
  const sought = value === now ? "" : value.toLowerCase();
  // Sources without a name cannot be asked for: there is no filter by their country.
  const known = ((others.data ?? facets)?.[name] ?? []).filter((one) => name !== "source" || countryOf(one.value) === null);
  const matching = known.filter((one) => `${one.value} ${speech.side(one.value)}`.toLowerCase().includes(sought));
  return (
    <>
      <form class="joined" onSubmit={submit}>
        <input type="search" aria-label={say.filter.byName} placeholder={say.filter.byName} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
        <button type="submit">{say.filter.apply}</button>
      </form>
      {matching.length > 0 && <p class="sheet-head">{say.filter.suggestions}</p>}
      <ul class="ticks">
        {matching.slice(0, 50).map((one) => (
          <li key={one.value}>
            <button type="button" class="suggestion" onClick={() => apply(sideFilter(name, one.value))}>
              <span class="tick-words">{speech.side(one.value)}</span>
              <span class="tick-count">{speech.number(one.count)}</span>
              <i class="tick-bar" style={{ width: `${(100 * one.count) / Math.max(1, known[0]?.count ?? 1)}%` }} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
