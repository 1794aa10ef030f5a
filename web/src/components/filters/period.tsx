import type { JSX } from "preact";
import { useSpeech } from "../../i18n";
import { filtered, go } from "../../state/address";
import { Menu } from "../menu";
import type { FilterProps } from "./bar";

const DAY = 86_400_000;

export function PeriodMenu({ address, meta }: FilterProps): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const { since, until } = address.filters;
  const label = <>{say.filter.period}{(since || until) && <b class="badge">1</b>}</>;
  const last = meta.days.last;
  const range = (days: number): void => {
    if (last) go(filtered(address, { since: new Date(Date.parse(last) - (days - 1) * DAY).toISOString().slice(0, 10), until: last }));
  };
  const field = (name: "since" | "until"): JSX.Element => (
    <label class="field">
      {say.filter[name]}
      <input type="date" value={address.filters[name] ?? ""} min={meta.days.first ?? undefined} max={meta.days.last ?? undefined}
        onChange={(event) => go(filtered(address, { [name]: event.currentTarget.value }))} />
    </label>
  );
  return (
    <Menu label={label} name={say.filter.period}>
      {(close) => (
        <>
          <div class="pair">{field("since")}{field("until")}</div>
          <div class="row">
            <button type="button" onClick={() => { go(filtered(address, { since: "", until: "" })); close(); }}>{say.filter.whole}</button>
            {last && [30, 90, 365].map((days) => <button key={days} type="button" onClick={() => range(days)}>{speech.fill(say.filter.last, days)}</button>)}
          </div>
        </>
      )}
    </Menu>
  );
}
