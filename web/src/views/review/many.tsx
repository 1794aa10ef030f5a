import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../../i18n";
import type { Keep } from "./inputs";

interface Props {
  now: string[];
  all: string[];
  words: (code: string) => string;
  set: Keep;
}

/** Any of many codes; those chosen at first stand before the rest. */
export function Many({ now, all, words, set }: Props): JSX.Element {
  const { say } = useSpeech();
  const [chosen, setChosen] = useState(now);
  const [sought, setSought] = useState("");
  const toggle = (code: string): void => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    setChosen(next);
    set(next);
  };
  const ordered = [...now, ...all.filter((code) => !now.includes(code))];
  const matching = ordered.filter((code) => `${words(code)} ${code}`.toLowerCase().includes(sought.toLowerCase()));
  return (
    <>
      <input type="search" aria-label={say.filter.find} placeholder={say.filter.find} value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      <div class="many">
        {matching.map((code) => <label key={code} class="tick"><input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {words(code)}</label>)}
      </div>
    </>
  );
}
