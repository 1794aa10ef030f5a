import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { GriotEvent } from "../api/types";
import { useSpeech } from "../i18n";
import { KINDS, marksOf, segments, shifted, type Kind, type Segment } from "../text/spans";

interface Props {
  text: string;
  lang: string;
  events: GriotEvent[];
  /** The event whose words stand out; those of all if none. */
  active: string | null;
  pick?: (event: string) => void;
  /** Where the text begins in its article, in characters. */
  start?: number;
}

/** An article with its evidence. Text stays text: nothing in it becomes markup. */
export function Evidence({ text, lang, events, active, pick, start = 0 }: Props): JSX.Element {
  const parts = useMemo(() => segments(text, shifted(events.flatMap(marksOf), start)), [text, events, start]);
  return <div class="text" lang={lang}>{parts.map((part) => <Part key={part.start} part={part} active={active} pick={pick} />)}</div>;
}

/** Kinds of the marks over a stretch: that of the shortest mark first, since it says most; none twice. */
export function kindsOf(part: Segment, active: string | null): { kinds: Kind[]; event: string | null } {
  const told = part.marks.filter((mark) => active === null || mark.event === active);
  const length = ({ span }: { span: [number, number] }): number => span[1] - span[0];
  const ordered = [...told].sort((a, b) => length(a) - length(b) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { kinds: [...new Set(ordered.map((mark) => mark.kind))], event: ordered[0]?.event ?? null };
}

function Part({ part, active, pick }: { part: Segment; active: string | null; pick?: ((event: string) => void) | undefined }): JSX.Element {
  const { kinds, event } = kindsOf(part, active);
  const other = part.marks[0]?.event;
  if (kinds.length === 0 && !other) return <span data-start={part.start}>{part.text}</span>;
  if (kinds.length === 0) return <span data-start={part.start} class="other" onClick={() => other && pick?.(other)}>{part.text}</span>;
  const under = kinds[1] ? ` under-${kinds[1]}` : "";
  return <mark data-start={part.start} class={`k-${kinds[0]}${under}${active === null ? " faint" : ""}`} onClick={() => event && pick?.(event)}>{part.text}</mark>;
}

export function EvidenceLegend(): JSX.Element {
  const { say } = useSpeech();
  return <ul class="legend" aria-label={say.article.words}>{KINDS.map((kind) => <li key={kind}><mark class={`k-${kind}`}>{say.kinds[kind]}</mark></li>)}</ul>;
}
