import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Party } from "../../api/types";
import { useSpeech } from "../../i18n";
import { FromText, type Keep } from "./inputs";

interface Props {
  now: Party[];
  most: number;
  sectors: string[];
  set: Keep;
}

type Side = Pick<Party, "text" | "span" | "country" | "sector">;

/** Actors, recipients or the source: words of the text with the country and the sectors they stand for. */
export function Parties({ now, most, sectors, set }: Props): JSX.Element {
  const { say } = useSpeech();
  const [sides, setSides] = useState<Side[]>(now.map(({ text, span, country, sector }) => ({ text, span, country, sector })));
  const change = (next: Side[]): void => {
    setSides(next);
    set(next);
  };
  const alter = (at: number, more: Partial<Side>): void => change(sides.map((side, one) => (one === at ? { ...side, ...more } : side)));
  return (
    <div class="parties">
      {sides.length === 0 && <p class="quiet">{say.state.none}</p>}
      {sides.map((side, at) => (
        <div key={`${side.span[0]}-${at}`} class="row">
          <span>“{side.text}”</span>
          <input type="text" aria-label={`${side.text}: ${say.review.country}`} placeholder={say.filter.country} value={side.country} maxLength={3} size={5} onInput={(typed) => alter(at, { country: typed.currentTarget.value.toUpperCase() })} />
          <Sectors side={side} sectors={sectors} set={(sector) => alter(at, { sector })} />
          <button type="button" onClick={() => change(sides.filter((_, one) => one !== at))}>{say.review.removeParty.replace("{0}", "")}<span class="unseen">{side.text}</span>×</button>
        </div>
      ))}
      <FromText take={({ text, span }) => change([...sides.slice(0, most - 1), { text, span, country: "", sector: [] }])} />
    </div>
  );
}

/** Each sector with a button to take it out, and a list to add another. */
function Sectors({ side, sectors, set }: { side: Side; sectors: string[]; set: (sector: string[]) => void }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <span class="row">
      {side.sector.map((code) => (
        <button key={code} type="button" class="chip" aria-label={speech.fill(say.review.removeParty, speech.sector(code))} onClick={() => set(side.sector.filter((one) => one !== code))}>{code} ×</button>
      ))}
      <select aria-label={`${side.text}: ${say.review.sector}`} value="" onChange={(event) => event.currentTarget.value && set([...side.sector, event.currentTarget.value])}>
        <option value="">+ {say.review.sector}</option>
        {sectors.filter((code) => !side.sector.includes(code)).map((code) => <option key={code} value={code}>{code} {speech.sector(code)}</option>)}
      </select>
    </span>
  );
}
