import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Dyad } from "../../api/types";
import { scoreColour, scoreStep } from "../../components/colours";
import { useSpeech } from "../../i18n";
import { axes, byPair, key } from "./data";
import type { LinkOf } from "./index";

/** Sides that a matrix shows. */
const SIDES = 28;

/** Steps of the scale on which dark ink cannot be read; the style sheet makes both inks legible on both themes. */
function ink(score: number): string {
  const step = scoreStep(score);
  return step <= 1 || step >= 7 ? "strong" : "weak";
}

/** A table, so that it can be read as one: who acts in rows, who undergoes in columns. */
export function Matrix({ dyads, link }: { dyads: Dyad[]; link: LinkOf }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const { rows, columns } = useMemo(() => axes(dyads, SIDES), [dyads]);
  const pairs = useMemo(() => byPair(dyads), [dyads]);
  return (
    <div class="matrix" tabIndex={0} role="region" aria-label={say.dyads.title}>
      <table>
        <thead>
          <tr>
            <th class="corner quiet" scope="col">{say.fields.actor} ↓<br />{say.fields.recipient} →</th>
            {columns.map((side) => <th key={side} scope="col"><span title={speech.side(side)}>{speech.side(side)}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((actor) => (
            <tr key={actor}>
              <th scope="row" title={speech.side(actor)}>{speech.side(actor)}</th>
              {columns.map((recipient) => <Cell key={recipient} dyad={pairs.get(key(actor, recipient))} self={actor === recipient} link={link} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ dyad, self, link }: { dyad: Dyad | undefined; self: boolean; link: LinkOf }): JSX.Element {
  const speech = useSpeech();
  if (!dyad) return <td class={self ? "self" : ""} />;
  const told = `${speech.side(dyad.actor)} → ${speech.side(dyad.recipient)}: ${speech.counted(dyad.count, "event", "events")}, ${speech.say.table.score} ${speech.number(dyad.score)}`;
  return (
    <td style={{ background: scoreColour(dyad.score) }} class={ink(dyad.score)}>
      <a href={link(dyad.actor, dyad.recipient)} title={told} aria-label={told}>{speech.number(dyad.count)}</a>
    </td>
  );
}
