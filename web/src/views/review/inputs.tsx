import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GriotEvent, Span } from "../../api/types";
import { useSpeech } from "../../i18n";
import { selected } from "../../text/selection";

export type Keep = (value: unknown) => void;

export function Dates({ event, set }: { event: GriotEvent; set: Keep }): JSX.Element {
  const { say } = useSpeech();
  const [days, setDays] = useState({ from: event.date.from ?? "", to: event.date.to ?? "", span: event.date.span });
  const change = (more: Partial<typeof days>): void => {
    const next = { ...days, ...more };
    setDays(next);
    set({ from: next.from || null, to: next.to || null, span: next.span });
  };
  return (
    <>
      <div class="pair">
        <label class="field">{say.review.from}<input type="date" value={days.from} onInput={(typed) => change({ from: typed.currentTarget.value })} /></label>
        <label class="field">{say.review.to}<input type="date" value={days.to} onInput={(typed) => change({ to: typed.currentTarget.value })} /></label>
      </div>
      <FromText take={({ span }) => change({ span })} />
    </>
  );
}

export function Where({ event, set }: { event: GriotEvent; set: Keep }): JSX.Element {
  const { say } = useSpeech();
  const [place, setPlace] = useState({ text: event.place?.text ?? null, span: event.place?.span ?? null, name: event.place?.name ?? "", country: event.place?.country ?? "" });
  const change = (more: Partial<typeof place>): void => {
    const next = { ...place, ...more };
    setPlace(next);
    set(next.name.trim() === "" ? null : next);
  };
  return (
    <>
      <div class="pair">
        <label class="field">{say.review.name_place}<input type="text" value={place.name} onInput={(typed) => change({ name: typed.currentTarget.value })} /></label>
        <label class="field">{say.review.country}<input type="text" value={place.country} maxLength={3} pattern="[A-Z]{3}" onInput={(typed) => change({ country: typed.currentTarget.value.toUpperCase() })} /></label>
      </div>
      <FromText take={({ text, span }) => change({ text, span, name: text })} />
    </>
  );
}

/** Takes the words that are selected in the article. */
export function FromText({ take }: { take: (words: { text: string; span: Span }) => void }): JSX.Element {
  const { say } = useSpeech();
  const [missing, setMissing] = useState(false);
  const [taken, setTaken] = useState("");
  const pressed = (): void => {
    const words = selected();
    setMissing(words === null);
    setTaken(words?.text ?? "");
    if (words) take(words);
  };
  return (
    <span class="row">
      {/* Pressing must not take the selection away. */}
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={pressed}>{say.review.fromText}</button>
      <span class="quiet" role="status">{missing ? say.review.select : taken && `“${taken}”`}</span>
    </span>
  );
}
