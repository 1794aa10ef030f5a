import type { JSX } from "preact";
import type { GriotEvent, Meta } from "../../api/types";
import { useSpeech } from "../../i18n";
import { Editor } from "./editor";
import { EDITABLE, keyOf, type Field } from "./fields";
import type { Queue } from "./queue";

interface Props {
  event: GriotEvent;
  meta: Meta;
  changed: string[];
  editing: Field | null;
  setEditing: (field: Field | null) => void;
  keep: (field: Field, value: unknown) => void;
  acts: Record<string, () => void>;
  queue: Queue;
}

/** Everything that keys do, for the hand too. */
export function Controls({ event, meta, changed, editing, setEditing, keep, acts, queue }: Props): JSX.Element {
  const { say } = useSpeech();
  const button = (key: string, words: string, kind = "", off = false): JSX.Element => (
    <button type="button" class={kind} disabled={off} aria-keyshortcuts={key} onClick={acts[key]}><kbd>{key.toUpperCase()}</kbd>{words}</button>
  );
  return (
    <>
      <div class="bar-row">
        {button("a", changed.length > 0 ? say.review.save : say.review.accept, "accept")}
        {button("r", say.review.reject, "reject")}
        {button("k", say.review.previous, "", queue.at === 0)}
        {button("j", say.review.next)}
        {button("u", say.review.undo, "", ![...queue.saved.values()].some((review) => review !== null) && event.review === null)}
      </div>
      <ul class="correct" aria-label={say.review.correct}>
        {EDITABLE.map((field) => (
          <li key={field}>
            <button type="button" aria-expanded={editing === field} aria-keyshortcuts={keyOf(field)} class={changed.includes(field) ? "set" : ""} onClick={() => setEditing(editing === field ? null : field)}>
              <kbd>{keyOf(field).toUpperCase()}</kbd>{say.fields[field]}
            </button>
            {editing === field && <Editor field={field} event={event} meta={meta} keep={(value) => keep(field, value)} close={() => setEditing(null)} />}
          </li>
        ))}
      </ul>
    </>
  );
}
