import type { JSX } from "preact";
import { useSpeech } from "../../i18n";
import { endOf, type Column, type Step } from "./data";

interface Props {
  column: Column;
  by: Step;
  left: number;
  width: number;
  colours: string[];
  names: string[];
}

/** What a column stands for. The table below tells the same without a pointer. */
export function Tip({ column, by, left, width, colours, names }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const told = column.counts.map((count, at) => ({ count, at })).filter(({ count }) => count > 0).reverse();
  const days = by === "day" ? speech.day(column.step) : `${speech.day(column.step)} – ${speech.day(endOf(column.step, by))}`;
  const side = left > width / 2 ? { right: `${width - left + 10}px` } : { left: `${left + 10}px` };
  return (
    <div class="tip" style={side} aria-hidden="true">
      <strong>{days}</strong>
      <ul>
        {told.map(({ count, at }) => <li key={at}><i class="dot" style={{ background: colours[at] }} /> {names[at]} <b>{speech.number(count)}</b></li>)}
      </ul>
      {column.score !== null && <p>{say.table.score} <b>{speech.number(column.score)}</b></p>}
      {column.dead > 0 && <p>{say.timeline.dead} <b>{speech.number(column.dead)}</b></p>}
    </div>
  );
}
