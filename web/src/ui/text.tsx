import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { GriotEvent } from "../api/types";
import { useMessages } from "../i18n";
import { KINDS, marksOf, segments, type Segment } from "../text/spans";

interface Props {
  text: string;
  lang: string;
  events: GriotEvent[];
  /** The event whose words stand out. */
  active: string | null;
  pick: (event: string) => void;
}

/** An article with its evidence. Text stays text: nothing in it becomes markup. */
export function Evidence({ text, lang, events, active, pick }: Props): JSX.Element {
  const parts = useMemo(() => segments(text, events.flatMap(marksOf)), [text, events]);
  return <div class="text" lang={lang}>{parts.map((part) => <Part key={part.start} part={part} active={active} pick={pick} />)}</div>;
}

function Part({ part, active, pick }: { part: Segment; active: string | null; pick: (event: string) => void }): JSX.Element {
  const told = part.marks.filter((mark) => active === null || mark.event === active);
  if (told.length === 0) return <span data-start={part.start} class={part.marks.length > 0 ? "other" : ""}>{part.text}</span>;
  // The act goes before the rest, the shortest before what it stands in.
  const [first] = [...told].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return (
    <mark data-start={part.start} class={`${first?.kind ?? ""}${active === null ? "" : " on"}`} onClick={() => first && pick(first.event)}>
      {part.text}
    </mark>
  );
}

export function Legend(): JSX.Element {
  const say = useMessages();
  return <ul class="legend">{KINDS.map((kind) => <li key={kind}><mark class={`${kind} on`}>{say.kinds[kind]}</mark></li>)}</ul>;
}
