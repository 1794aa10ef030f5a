import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { StoryPage } from "../../api/types";
import { useSpeech, word, type Speech } from "../../i18n";

interface Props {
  told: StoryPage;
  lit: string[] | null;
  setLit: (events: string[] | null) => void;
}

function worded(field: string, value: string, speech: Speech): string {
  if (field === "type") return speech.type(value);
  if (field === "status") return speech.status(value);
  if (["actor", "recipient", "source"].includes(field)) return value.split("; ").map((side) => speech.side(side)).join("; ");
  return field === "date" ? value.replace("/", " – ") : value;
}

/** Values shown at first of a field on which many tellings differ. */
const SHOWN = 8;

/** Every field with the values told, and by how many. A value that is pressed shows who tells it. */
export function Fields({ told, lit, setLit }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [whole, setWhole] = useState<string | null>(null);
  const agreement = (agreed: boolean, tellings: number): JSX.Element => {
    if (!agreed) return <td class="differs">≠ {say.story.differs}</td>;
    return <td class="quiet">{tellings > 1 ? `= ${say.story.agreed}` : say.story.one}</td>;
  };
  return (
    <table class="facts">
      <caption>{say.story.told}</caption>
      <tbody>
        {told.fields.map(({ field, agreed, values }) => (
          <tr key={field}>
            <th scope="row">{word(say.fields, field)}</th>
            <td>
              {(whole === field ? values : values.slice(0, SHOWN)).map(({ value, events }) => {
                const pressed = lit !== null && lit.join() === events.join();
                return (
                  <button key={value} type="button" class="value" title={say.story.highlight} aria-pressed={pressed} onClick={() => setLit(pressed ? null : events)}>
                    {worded(field, value, speech)}{told.events.length > 1 && <span class="quiet"> ×{events.length}</span>}
                  </button>
                );
              })}
              {whole !== field && values.length > SHOWN && <button type="button" class="plain" onClick={() => setWhole(field)}>+ {speech.number(values.length - SHOWN)}</button>}
            </td>
            {agreement(agreed, values.reduce((sum, { events }) => sum + events.length, 0))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
