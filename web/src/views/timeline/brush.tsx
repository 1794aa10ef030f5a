import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useSpeech } from "../../i18n";
import type { Layout } from "./chart";
import type { Column } from "./data";

/** First and last column chosen. */
export type Range = [number, number];

interface Props {
  columns: Column[];
  layout: Layout;
  height: number;
  whole: number;
  at: number | null;
  setAt: (at: number | null) => void;
  narrow: (range: Range) => void;
}

/** Lies over the charts: shows what is pointed at, and chooses days by dragging or by keys. */
export function Brush({ columns, layout, whole, at, setAt, narrow }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [from, setFrom] = useState<number | null>(null);
  const pressed = useRef(false);
  const last = columns.length - 1;
  const columnAt = (event: PointerEvent): number => {
    const x = event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
    return Math.max(0, Math.min(last, Math.floor((x - layout.left) / layout.step)));
  };
  const range: Range | null = from === null || at === null ? null : [Math.min(from, at), Math.max(from, at)];
  const choose = (): void => {
    setFrom(null);
    setAt(null);
    if (range) narrow(range);
  };
  const down = (event: PointerEvent): void => {
    pressed.current = true;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    setFrom(columnAt(event));
    setAt(columnAt(event));
  };
  const up = (): void => {
    if (!pressed.current) return;
    pressed.current = false;
    // A click alone points; only a drag chooses, or a click would throw the view away by accident.
    if (range && range[0] !== range[1]) choose();
    else setFrom(null);
  };
  const keyed = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -columns.length, End: columns.length }[event.key];
    if (event.key === "Enter" && at !== null) narrow(range ?? [at, at]);
    else if (event.key === "Escape") setFrom(null);
    else if (step !== undefined) {
      const now = at ?? (step > 0 ? -1 : columns.length);
      setFrom(event.shiftKey ? (from ?? Math.max(0, Math.min(last, now))) : null);
      setAt(Math.max(0, Math.min(last, now + step)));
    } else return;
    event.preventDefault();
  };
  const column = at === null ? undefined : columns[at];
  return (
    <div class="brush" style={{ height: `${whole}px` }} tabIndex={0} role="application" aria-label={`${say.timeline.title}. ${say.timeline.brush}`}
      onPointerMove={(event) => setAt(columnAt(event))} onPointerDown={down} onPointerUp={up}
      onPointerLeave={() => !pressed.current && setAt(null)} onBlur={() => setAt(null)} onKeyDown={keyed}>
      {range && <i class="chosen" style={{ left: `${layout.left + range[0] * layout.step}px`, width: `${(range[1] - range[0] + 1) * layout.step}px` }} />}
      <span class="unseen" aria-live="polite">{column && `${column.step}: ${speech.counted(column.total, "event", "events")}`}</span>
    </div>
  );
}
