import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Facets, Meta, Value } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import { FILTERS, go, toggled, type Address, type Filter } from "../state/address";
import { QUADS } from "./colours";
import { Download } from "./download";

interface Props {
  address: Address;
  meta: Meta;
  facets: Facets | null;
}

type Set = (name: Filter, value: string) => void;

/** What is asked for. Every view looks at it, and every change is a step back in the browser. */
export function FilterBar({ address, meta, facets }: Props): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const [more, setMore] = useState(false);
  const set: Set = (name, value) => go({ ...address, filters: { ...address.filters, [name]: value } });
  return (
    <search class="filters" aria-label={say.filter}>
      <div class="row">
        <output class="total" aria-live="polite">{facets ? `${write(facets.total)} ${say.events}` : say.loading}</output>
        <Days address={address} set={set} />
        <Types address={address} meta={meta} facets={facets} set={set} />
        <Text name="text" address={address} set={set} kind="search" />
        <Listed name="country" address={address} values={facets?.country ?? []} set={set} />
        <button type="button" aria-expanded={more} onClick={() => setMore(!more)}>{say.more}</button>
        <Download filters={address.filters} formats={meta.formats} />
      </div>
      {more && <More address={address} facets={facets} set={set} />}
      <Chips address={address} set={set} />
    </search>
  );
}

function Days({ address, set }: { address: Address; set: Set }): JSX.Element {
  const say = useMessages();
  const field = (name: "since" | "until"): JSX.Element => (
    <label>
      {say.filters[name]}
      <input type="date" value={address.filters[name] ?? ""} onChange={(event) => set(name, event.currentTarget.value)} />
    </label>
  );
  return <>{field("since")}{field("until")}</>;
}

function counted(values: Value[] | undefined, value: string): number {
  return values?.find((one) => one.value === value)?.count ?? 0;
}

/** The types under their classes, each with its count. */
function Types({ address, meta, facets, set }: Props & { set: Set }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const chosen = address.filters.type?.split(",") ?? [];
  return (
    <details class="drop">
      <summary>{say.filters["type"]}{chosen.length > 0 && ` (${chosen.length})`}</summary>
      <div class="sheet">
        {[1, 2, 3, 4].map((quad) => (
          <fieldset key={quad}>
            <legend><i class="dot" style={{ background: QUADS[quad - 1] }} /> {say.quads[quad - 1]}</legend>
            {meta.types.filter((type) => type.quad === quad).map(({ code }) => (
              <label key={code} class="tick">
                <input type="checkbox" checked={chosen.includes(code)} onChange={() => set("type", toggled(address.filters.type, code))} />
                {say.types[code]} <span class="quiet">{code} · {write(counted(facets?.type, code))}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** A text that is asked for when it is finished: by Enter, or by leaving the field. */
function Text({ name, address, set, kind, values = [] }: { name: Filter; address: Address; set: Set; kind: "search" | "text"; values?: Value[] }): JSX.Element {
  const say = useMessages();
  const now = address.filters[name] ?? "";
  const [value, setValue] = useState(now);
  useEffect(() => setValue(now), [now]);
  const id = `known-${name}`;
  const done = (): void => {
    if (value !== now) set(name, value);
  };
  return (
    <label>
      {say.filters[name]}
      <input type={kind} value={value} list={values.length > 0 ? id : undefined} onInput={(event) => setValue(event.currentTarget.value)}
        onBlur={done} onKeyDown={(event) => event.key === "Enter" && done()} />
      {values.length > 0 && <datalist id={id}>{values.map((one) => <option key={one.value} value={one.value}>{one.count}</option>)}</datalist>}
    </label>
  );
}

function Listed({ name, address, values, set }: { name: Filter; address: Address; values: Value[]; set: Set }): JSX.Element {
  const say = useMessages();
  const worded = (value: string): string => {
    if (name === "status") return say.statuses[value] ?? value;
    if (name === "quad") return say.quads[Number(value) - 1] ?? value;
    return name === "review" ? (say.verdicts[value] ?? value) : value;
  };
  const now = address.filters[name] ?? "";
  const known = values.some((one) => one.value === now) || now === "";
  return (
    <label>
      {say.filters[name]}
      <select value={now} onChange={(event) => set(name, event.currentTarget.value)}>
        <option value="">{say.all}</option>
        {!known && <option value={now}>{now}</option>}
        {values.map((one) => <option key={one.value} value={one.value}>{worded(one.value)} ({one.count})</option>)}
      </select>
    </label>
  );
}

function More({ address, facets, set }: { address: Address; facets: Facets | null; set: Set }): JSX.Element {
  const say = useMessages();
  const confidence = address.filters.min_confidence ?? "0";
  return (
    <div class="row">
      <Listed name="quad" address={address} values={facets?.quad ?? []} set={set} />
      <Listed name="status" address={address} values={facets?.status ?? []} set={set} />
      <Text name="actor" address={address} set={set} kind="text" />
      <Text name="recipient" address={address} set={set} kind="text" />
      <Text name="source" address={address} set={set} kind="text" />
      <Listed name="lang" address={address} values={facets?.lang ?? []} set={set} />
      <Listed name="review" address={address} values={facets?.review ?? []} set={set} />
      <label>
        {say.filters["min_confidence"]} {confidence}
        <input type="range" min="0" max="1" step="0.05" value={confidence} onChange={(event) => set("min_confidence", Number(event.currentTarget.value) > 0 ? event.currentTarget.value : "")} />
      </label>
      <label class="tick">
        <input type="checkbox" checked={address.filters.stories === "true"} onChange={(event) => set("stories", event.currentTarget.checked ? "true" : "")} />
        {say.filters["stories"]}
      </label>
    </div>
  );
}

/** What is set, each to be taken out again. */
function Chips({ address, set }: { address: Address; set: Set }): JSX.Element | null {
  const say = useMessages();
  const active = FILTERS.filter((name) => address.filters[name]);
  if (active.length === 0) return null;
  return (
    <ul class="chips">
      {active.map((name) => (
        <li key={name}>
          <button type="button" onClick={() => set(name, "")} aria-label={`${say.remove}: ${say.filters[name] ?? name}`}>
            {say.filters[name]}{name !== "stories" && `: ${address.filters[name]}`} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li><button type="button" class="plain" onClick={() => go({ ...address, filters: {} })}>{say.clear}</button></li>
    </ul>
  );
}
