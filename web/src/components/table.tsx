import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { useSpeech } from "../i18n";

interface Props {
  caption: string;
  heads: string[];
  rows: ComponentChildren[][];
}

const SHOWN = 200;

/** What a chart shows, in words and numbers; made only when it is looked at. */
export function Table({ caption, heads, rows }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [open, setOpen] = useState(false);
  return (
    <details class="table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.table.show}</summary>
      {open && (
        <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
          <table>
            <caption>{caption}{rows.length > SHOWN && <span class="quiet"> {speech.fill(say.table.rows, SHOWN, rows.length)}</span>}</caption>
            <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>{rows.slice(0, SHOWN).map((row, at) => <tr key={at}>{row.map((cell, column) => column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </details>
  );
}
