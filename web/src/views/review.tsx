import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Look } from "../app";
import { address as path, ApiError, download, send, useAnswer } from "../api/client";
import type { EventPage, FieldReview, GriotEvent, Review, Telling, Verdict } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import { useSetting } from "../state/settings";
import { EventCard } from "../ui/card";
import { Evidence } from "../ui/text";
import { Fault, Waiting } from "../ui/wait";
import { Editor, EDITABLE } from "./review/editor";

/** Events of the selection that nobody judged yet, one after the other, by keyboard. */
export function ReviewView({ address, meta }: Look): JSX.Element {
  const say = useMessages();
  const [skipped, setSkipped] = useState(0);
  const [round, setRound] = useState(0);
  const asked = { ...address.filters, review: address.filters.review ?? "none", order: "day", limit: 1, offset: skipped || undefined };
  const answer = useAnswer<EventPage>(path("events", asked), round);
  useEffect(() => setSkipped(0), [path("events", address.filters)]);
  if (meta.read_only) return <p class="quiet">{say.readOnly}</p>;
  return (
    <Waiting answer={answer}>
      {({ total, events: [event] }) => (event
        ? <Judge key={event.id} event={event} left={total} meta={meta} skipped={skipped} move={setSkipped} judged={() => setRound(round + 1)} />
        : <Done again={() => setSkipped(0)} />)}
    </Waiting>
  );
}

function Done({ again }: { again: () => void }): JSX.Element {
  const say = useMessages();
  return (
    <p class="quiet">
      {say.reviewDone} <button type="button" onClick={again}>{say.previous}</button> <Gold />
    </p>
  );
}

function Gold(): JSX.Element {
  const say = useMessages();
  return <button type="button" onClick={() => void download("api/gold")}>{say.gold}</button>;
}

interface JudgeProps {
  event: GriotEvent;
  left: number;
  meta: Look["meta"];
  skipped: number;
  move: (skipped: number) => void;
  judged: () => void;
}

function Judge({ event, left, meta, skipped, move, judged }: JudgeProps): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const [reviewer, setReviewer] = useSetting<string>("reviewer", "");
  const [fields, setFields] = useState<Record<string, FieldReview>>({});
  const [editing, setEditing] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [last, setLast] = useSetting<string>("reviewed", "");
  const [error, setError] = useState<ApiError | null>(null);
  const article = useAnswer<Telling>(`api/articles/${encodeURIComponent(event.doc)}`);

  const save = (verdict: Verdict): void => {
    const review: Partial<Review> = { reviewer, verdict, fields: verdict === "rejected" ? {} : fields, note, at: new Date().toISOString() };
    send<Review>("PUT", `api/events/${event.id}/review`, JSON.stringify(review)).then(
      () => {
        setLast(event.id);
        judged();
      },
      (why: unknown) => why instanceof ApiError && setError(why),
    );
  };
  const accept = (): void => save(Object.keys(fields).length > 0 ? "corrected" : "accepted");
  const undo = (): void => {
    if (last) void send("DELETE", path(`events/${last}/review`, { reviewer }), "").then(judged, (why: unknown) => why instanceof ApiError && setError(why));
    setLast("");
  };
  const keyed = (key: KeyboardEvent): void => {
    if (key.ctrlKey || key.metaKey || key.altKey || isTyping(key.target)) return;
    const field = EDITABLE[Number(key.key) - 1];
    const acts: Record<string, () => void> = { a: accept, r: () => save("rejected"), j: () => move(skipped + 1), k: () => move(Math.max(0, skipped - 1)), u: undo };
    const act = field ? () => setEditing(field) : acts[key.key.toLowerCase()];
    if (!act) return;
    key.preventDefault();
    act();
  };
  useEffect(() => {
    addEventListener("keydown", keyed);
    return () => removeEventListener("keydown", keyed);
  });
  return (
    <section class="beside">
      <div>
        <Waiting answer={article}>
          {(told) => <><h2 lang={told.article.lang}>{told.article.title ?? event.doc}</h2><Evidence text={told.article.text} lang={told.article.lang} events={[event]} active={event.id} pick={() => undefined} /></>}
        </Waiting>
      </div>
      <div class="events">
        <p class="quiet" aria-live="polite">{write(left)} {say.left}{last && ` · ${say.saved}: ${last}`}</p>
        <EventCard event={event} active pick={() => undefined} />
        <ol class="correct" aria-label={say.correct}>
          {EDITABLE.map((field) => (
            <li key={field}>
              <button type="button" aria-expanded={editing === field} class={fields[field] ? "set" : ""} onClick={() => setEditing(editing === field ? null : field)}>{say.fields[field]}</button>
              {editing === field && <Editor field={field} event={event} meta={meta} now={fields[field]?.value} close={() => setEditing(null)}
                keep={(value) => { setFields({ ...fields, [field]: { verdict: "corrected", value } }); setEditing(null); }} />}
            </li>
          ))}
        </ol>
        <label>{say.note} <input type="text" value={note} onInput={(typed) => setNote(typed.currentTarget.value)} /></label>
        <label>{say.reviewer} <input type="text" value={reviewer} onInput={(typed) => setReviewer(typed.currentTarget.value)} /></label>
        {error && <Fault error={error} />}
        <div class="row">
          <button type="button" class="main" onClick={accept}>{say.accept}</button>
          <button type="button" onClick={() => save("rejected")}>{say.reject}</button>
          <button type="button" onClick={() => move(Math.max(0, skipped - 1))} disabled={skipped === 0}>{say.previous}</button>
          <button type="button" onClick={() => move(skipped + 1)}>{say.next}</button>
          <button type="button" onClick={undo} disabled={!last}>{say.undo}</button>
          <Gold />
        </div>
        <p class="quiet">{say.reviewKeys}</p>
      </div>
    </section>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName);
}
