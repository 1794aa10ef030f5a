import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { address as path, useAnswer } from "../../api/client";
import type { Facets } from "../../api/types";
import { useSpeech } from "../../i18n";
import { filtered, go, type Filters } from "../../state/address";
import { Menu } from "../menu";
import type { FilterProps } from "./bar";

export type Role = "actor" | "recipient" | "source";

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
  const known = (others.data ?? facets)?.[name] ?? [];
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
            <button type="button" class="suggestion" onClick={() => apply({ [name]: one.value })}>
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
