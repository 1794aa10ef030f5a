import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { address as path, useAnswer } from "../../api/client";
import type { Facets, Meta, Value } from "../../api/types";
import { useSpeech, word, type Speech } from "../../i18n";
import { listed, toggled } from "../../state/address";
import { QUADS, quadColour } from "../colours";
import { Menu } from "../menu";
import type { FilterProps } from "./bar";

/** Filters that are lists of codes. */
export type Facet = "type" | "quad" | "country" | "status" | "lang" | "review";

/** Beyond so many options a list can be searched. */
const MANY = 10;

export function worded(name: Facet | string, value: string, speech: Speech): string {
  switch (name) {
    case "type":
      return speech.type(value);
    case "quad":
      return speech.quad(Number(value));
    case "country":
    case "actor_country":
    case "recipient_country":
      return speech.country(value);
    case "status":
      return speech.status(value);
    case "lang":
      return word(speech.say.languages, value);
    case "review":
      return word(speech.say.verdicts, value);
    default:
      return value;
  }
}

export function FacetMenu({ name, ...props }: FilterProps & { name: Facet }): JSX.Element {
  const { say } = useSpeech();
  const chosen = listed(props.address.filters[name]).length;
  const label = <>{say.filter[name]}{chosen > 0 && <b class="badge">{chosen}</b>}</>;
  return <Menu label={label} name={say.filter[name]}>{() => <FacetList name={name} {...props} />}</Menu>;
}

/** The values with their counts. What the other filters leave is counted, so that one can be changed for another. */
export function FacetList({ name, address, meta, facets, set }: FilterProps & { name: Facet }): JSX.Element {
  const speech = useSpeech();
  const [sought, setSought] = useState("");
  const others = useAnswer<Facets>(path("facets", { ...address.filters, [name]: undefined }));
  const values = options(name, (others.data ?? facets)?.[name] ?? [], listed(address.filters[name]), meta);
  const matching = values.filter(({ value }) => `${worded(name, value, speech)} ${value}`.toLowerCase().includes(sought.toLowerCase()));
  const list = (some: Value[]): JSX.Element => (
    <Ticks name={name} values={some} most={Math.max(1, ...values.map((one) => one.count))} chosen={listed(address.filters[name])}
      toggle={(value) => set(name, picked(name, address.filters[name], value))} />
  );
  return (
    <>
      {values.length > MANY && name !== "type" && (
        <input type="search" placeholder={speech.say.filter.find} aria-label={speech.say.filter.find} value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      )}
      {name === "type" ? QUADS.map((quad) => (
        <fieldset key={quad}>
          <legend><i class="dot" style={{ background: quadColour(quad) }} /> {speech.quad(quad)}</legend>
          {list(matching.filter(({ value }) => meta.types.find((type) => type.code === value)?.quad === quad))}
        </fieldset>
      )) : list(matching)}
    </>
  );
}

/** The list with the value put in or taken out. Of reviews the API takes one value alone. */
function picked(name: Facet, now: string | undefined, value: string): string {
  if (name !== "review") return toggled(now, value);
  return now === value ? "" : value;
}

/** What can be chosen: what there is, and what is chosen though there is none of it. All types always. */
export function options(name: Facet, told: Value[], chosen: string[], meta: Meta): Value[] {
  const known = name === "type" ? meta.types.map((type) => type.code) : name === "quad" ? ["1", "2", "3", "4"] : chosen;
  const missing = known.filter((value) => !told.some((one) => one.value === value));
  const all = [...told, ...missing.map((value) => ({ value, count: 0 }))];
  return name === "quad" ? all.sort((a, b) => (a.value < b.value ? -1 : 1)) : all;
}

interface TicksProps {
  name: Facet;
  values: Value[];
  most: number;
  chosen: string[];
  toggle: (value: string) => void;
}

function Ticks({ name, values, most, chosen, toggle }: TicksProps): JSX.Element {
  const speech = useSpeech();
  return (
    <ul class="ticks">
      {values.map(({ value, count }) => (
        <li key={value}>
          <label>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            {name === "quad" && <i class="dot" style={{ background: quadColour(Number(value)) }} />}
            <span class="tick-words">{worded(name, value, speech)}{(name === "type" || name === "country") && <code>{value}</code>}</span>
            <span class="tick-count">{speech.number(count)}</span>
            <i class="tick-bar" style={{ width: `${(100 * count) / most}%` }} />
          </label>
        </li>
      ))}
    </ul>
  );
}
