import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { GriotEvent, Meta, Party } from "../../api/types";
import { useSpeech } from "../../i18n";
import { Dates, Where, type Keep } from "./inputs";
import { Many } from "./many";
import { Parties } from "./parties";
import type { Field } from "./fields";

interface Props {
  field: Field;
  /** The event as it is now, with what was corrected before. */
  event: GriotEvent;
  meta: Meta;
  keep: (value: unknown) => void;
  close: () => void;
}

/** A form that fits the field. Enter keeps, Escape leaves. */
export function Editor({ field, event, meta, keep, close }: Props): JSX.Element {
  const { say } = useSpeech();
  const form = useRef<HTMLFormElement>(null);
  const value = useRef<unknown>(event[field]);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, button")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const set: Keep = (next) => {
    value.current = next;
  };
  const submit = (told: Event): void => {
    told.preventDefault();
    keep(value.current);
  };
  const keyed = (key: KeyboardEvent): void => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    close();
  };
  return (
    <form ref={form} class="editor" aria-label={`${say.review.correct}: ${say.fields[field]}`} onKeyDown={keyed} onSubmit={submit}>
      <Inputs field={field} event={event} meta={meta} set={set} />
      <span class="row"><button type="submit" class="main">{say.review.save}</button><button type="button" onClick={close}>{say.review.cancel}</button></span>
    </form>
  );
}

function Inputs({ field, event, meta, set }: { field: Field; event: GriotEvent; meta: Meta; set: Keep }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const mode = (code: string): string => speech.mode(code);
  switch (field) {
    case "event":
      return <One label={say.fields.event} now={event.event} all={meta.types.map((type) => type.code)} words={(code) => `${speech.type(code)} · ${code}`} set={set} />;
    case "status":
      return <One label={say.fields.status} now={event.status} all={meta.statuses} words={(code) => speech.status(code)} set={set} />;
    case "mode":
      return <Many now={event.mode} all={meta.modes} words={mode} set={set} />;
    case "contexts":
      return <Many now={event.contexts} all={meta.contexts} words={(code) => speech.context(code)} set={set} />;
    case "dead":
    case "injured":
      return <Count label={say.fields[field]} now={event[field]} set={set} />;
    case "date":
      return <Dates event={event} set={set} />;
    case "place":
      return <Where event={event} set={set} />;
    case "source":
      return <Parties now={event.source ? [event.source] : []} most={1} sectors={meta.sectors} set={(parties) => set((parties as Party[])[0] ?? null)} />;
    default:
      return <Parties now={event[field]} most={Infinity} sectors={meta.sectors} set={set} />;
  }
}

function One({ label, now, all, words, set }: { label: string; now: string; all: string[]; words: (code: string) => string; set: Keep }): JSX.Element {
  const [value, setValue] = useState(now);
  const changed = (next: string): void => {
    setValue(next);
    set(next);
  };
  return (
    <select aria-label={label} value={value} onChange={(event) => changed(event.currentTarget.value)}>
      {all.map((code) => <option key={code} value={code}>{words(code)}</option>)}
    </select>
  );
}

function Count({ label, now, set }: { label: string; now: number | null; set: Keep }): JSX.Element {
  const { say } = useSpeech();
  return (
    <label class="field">
      {label}: {say.review.number}
      <input type="number" min="0" step="1" defaultValue={now === null ? "" : String(now)} onInput={(event) => set(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))} />
    </label>
  );
}
