import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { address as path, faultOf, send, useAnswer, type ApiError } from "../../api/client";
import type { FieldReview, GriotEvent, Meta, Review, Telling, Verdict } from "../../api/types";
import { EventCard } from "../../components/card";
import { Evidence, EvidenceLegend } from "../../components/evidence";
import { Fault, Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { useSetting } from "../../state/settings";
import { Controls } from "./controls";
import { corrected, fieldOf, type Field } from "./fields";
import type { Queue } from "./queue";

interface Props {
  event: GriotEvent;
  queue: Queue;
  meta: Meta;
}

/** One event beside its article, and what a reviewer says of it. */
export function Judge({ event, queue, meta }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [reviewer, setReviewer] = useSetting<string>("reviewer", "");
  const before = useAnswer<GriotEvent & { reviews: Review[] }>(`api/events/${event.id}`);
  const [fields, setFields] = useState<Record<string, FieldReview> | null>(queue.saved.get(event.id)?.fields ?? null);
  const [note, setNote] = useState(queue.saved.get(event.id)?.note ?? "");
  const [editing, setEditing] = useState<Field | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const article = useAnswer<Telling>(`api/articles/${encodeURIComponent(event.doc)}`);
  useEffect(() => document.querySelector(".reading mark.k-trigger")?.scrollIntoView({ block: "nearest" }), [article.data]);
  // What this reviewer corrected before stands until something else is said.
  const own = before.data?.reviews.find((review) => review.reviewer === reviewer);
  const draft = fields ?? own?.fields ?? {};
  const shown = corrected({ ...event, review: queue.saved.has(event.id) ? (queue.saved.get(event.id)?.verdict ?? null) : event.review }, draft);
  const changed = Object.keys(draft).filter((field) => draft[field]?.verdict === "corrected");

  const save = (verdict: Verdict): void => {
    setError(null);
    const review = { reviewer, verdict, fields: verdict === "rejected" ? {} : draft, note, at: new Date().toISOString() };
    send<Review>("PUT", `api/events/${event.id}/review`, JSON.stringify(review)).then(
      (told) => {
        queue.note(event.id, told);
        queue.move(queue.at + 1);
      },
      (why: unknown) => setError(faultOf(why, "review")),
    );
  };
  const undo = (): void => {
    const back = queue.saved.get(event.id) || own ? queue.at : queue.at - 1;
    const taken = queue.events[back];
    if (!taken) return;
    send("DELETE", path(`events/${taken.id}/review`, { reviewer }), "").then(
      () => {
        queue.note(taken.id, null);
        queue.move(back);
      },
      (why: unknown) => setError(faultOf(why, "review")),
    );
  };
  const acts: Record<string, () => void> = {
    a: () => save(changed.length > 0 ? "corrected" : "accepted"), r: () => save("rejected"), e: () => setEditing("event"), u: undo,
    j: () => queue.move(queue.at + 1), k: () => queue.move(queue.at - 1),
  };
  useKeys((key) => {
    const field = fieldOf(key);
    const act = field ? () => setEditing(field) : acts[key.toLowerCase()];
    act?.();
    return act !== undefined;
  });
  return (
    <div class="beside">
      <div class="reading">
        <Waiting answer={article}>
          {(told) => (
            <>
              <h2 lang={told.article.lang}>{told.article.title ?? event.doc}</h2>
              <EvidenceLegend />
              <Evidence text={told.article.text} lang={told.article.lang} events={[shown]} active={shown.id} />
            </>
          )}
        </Waiting>
      </div>
      <div class="judge">
        <Saved queue={queue} />
        <EventCard event={shown} active corrected={changed} />
        <Controls event={shown} meta={meta} changed={changed} editing={editing} setEditing={setEditing}
          keep={(field, value) => { setFields({ ...draft, [field]: { verdict: "corrected", value } }); setEditing(null); }}
          acts={acts} queue={queue} />
        <div class="pair">
          <label class="field">{say.review.note}<input type="text" value={note} onInput={(typed) => setNote(typed.currentTarget.value)} /></label>
          <label class="field">{say.review.name}<input type="text" value={reviewer} title={say.review.nameHelp} onInput={(typed) => setReviewer(typed.currentTarget.value)} /></label>
        </div>
        {error && <Fault error={error} />}
        <p class="quiet">{say.review.keyHelp}</p>
      </div>
    </div>
  );
}

/** What was saved last, in words, and all of this sitting in a ribbon. */
function Saved({ queue }: { queue: Queue }): JSX.Element {
  const { say } = useSpeech();
  const last = [...queue.saved.values()].at(-1);
  const words = last === undefined ? "" : last === null ? say.review.taken : say.review.saved.replace("{0}", say.verdicts[last.verdict]);
  return (
    <div>
      <p class="saved" role="status">{words}</p>
      <div class="ribbon" aria-hidden="true">
        {queue.events.slice(0, 200).map((event, at) => <i key={event.id} class={`${queue.saved.get(event.id)?.verdict ?? ""}${at === queue.at ? " now" : ""}`} />)}
      </div>
    </div>
  );
}

/** Keys for the whole page, but not while somebody types. */
function useKeys(press: (key: string) => boolean): void {
  useLayoutEffect(() => {
    const keyed = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest("input, select, textarea, [role=dialog]")) return;
      if (press(event.key)) event.preventDefault();
    };
    addEventListener("keydown", keyed);
    return () => removeEventListener("keydown", keyed);
  });
}
