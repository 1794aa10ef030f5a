import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useSpeech } from "../../i18n";
import { Menu } from "../menu";
import type { FilterProps } from "./bar";
import { FacetList, type Facet } from "./facet";

const LISTS: Facet[] = ["quad", "lang", "review"];

export function More(props: FilterProps): JSX.Element {
  const { say } = useSpeech();
  const { filters } = props.address;
  const count = [filters.quad, filters.lang, filters.review, filters.min_confidence, filters.tellings, filters.stories].filter(Boolean).length;
  return (
    <Menu label={<>{say.filter.more}{count > 0 && <b class="badge">{count}</b>}</>} name={say.filter.more}>
      {() => (
        <>
          <label class="tick">
            <input type="checkbox" checked={filters.stories === "true"} onChange={(event) => props.set("stories", event.currentTarget.checked ? "true" : "")} />
            {say.filter.stories}
          </label>
          <label class="tick">
            <input type="checkbox" checked={Boolean(filters.tellings)} onChange={(event) => props.set("tellings", event.currentTarget.checked ? "2" : "")} />
            {say.filter.several}
          </label>
          <Confidence {...props} />
          {LISTS.map((name) => (
            <fieldset key={name}>
              <legend>{say.filter[name]}</legend>
              <FacetList name={name} {...props} />
            </fieldset>
          ))}
        </>
      )}
    </Menu>
  );
}

/** Asked for when the hand rests, not at every step of the way. */
function Confidence({ address, set }: FilterProps): JSX.Element {
  const { say } = useSpeech();
  const now = address.filters.min_confidence ?? "0";
  const [value, setValue] = useState(now);
  useEffect(() => setValue(now), [now]);
  useEffect(() => {
    if (value === now) return undefined;
    const clock = setTimeout(() => set("min_confidence", Number(value) > 0 ? value : ""), 300);
    return () => clearTimeout(clock);
  }, [value]);
  return (
    <label class="field">
      <span>{say.filter.min_confidence} <b class="figure">{Number(value).toFixed(2)}</b></span>
      <input type="range" min="0" max="1" step="0.05" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
    </label>
  );
}
