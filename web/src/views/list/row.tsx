import type { JSX } from "preact";
import type { GriotEvent } from "../../api/types";
import { quadColour } from "../../components/colours";
import { all, called, placed, shortDay } from "../../components/words";
import { useSpeech } from "../../i18n";

interface Props {
  row: number;
  event: GriotEvent | undefined;
  link: string;
  active: boolean;
  narrow: boolean;
  pick: () => void;
}

export function Row({ row, event, link, active, narrow, pick }: Props): JSX.Element {
  const common = { id: `row-${row}`, class: `grid-row${active ? " active" : ""}`, role: "row", "aria-rowindex": row + 2, "aria-selected": active, onClick: pick } as const;
  if (!event) return <div {...common}><span role="gridcell" class="ghost" aria-label="…" /></div>;
  return <div {...common}>{narrow ? <Short event={event} link={link} /> : <Cells event={event} link={link} />}</div>;
}

function Cells({ event, link }: { event: GriotEvent; link: string }): JSX.Element {
  const speech = useSpeech();
  const cells: [string, JSX.Element | string][] = [
    ["day figure", shortDay(event)],
    ["type", <a href={link} tabIndex={-1}><i class="dot" style={{ background: quadColour(event.quad) }} title={speech.quad(event.quad)} />{speech.type(event.event)}</a>],
    ["", all(event.actor)],
    ["arrow", event.recipient.length > 0 ? `→ ${all(event.recipient)}` : ""],
    ["", placed(event)],
    [event.status === "actual" ? "quiet" : "status", speech.status(event.status)],
    ["figure toll", event.dead === null ? "" : speech.number(event.dead)],
    ["", event.source ? called(event.source) : ""],
    ["figure", event.confidence.toFixed(2)],
    ["review", event.review ? ({ accepted: "✓", corrected: "✎", rejected: "✗" }[event.review]) : ""],
  ];
  return (
    <>
      {cells.map(([kind, cell], column) => (
        <span key={column} class={kind} role="gridcell" aria-colindex={column + 1} title={typeof cell === "string" ? cell : undefined}>{cell}</span>
      ))}
    </>
  );
}

/** Where there is no room for columns: two lines. */
function Short({ event, link }: { event: GriotEvent; link: string }): JSX.Element {
  const speech = useSpeech();
  const sides = [all(event.actor), all(event.recipient)].filter((side) => side !== "").join(" → ");
  return (
    <span role="gridcell" class="short">
      <span><a href={link} tabIndex={-1}><i class="dot" style={{ background: quadColour(event.quad) }} title={speech.quad(event.quad)} />{speech.type(event.event)}</a> <span class="quiet figure">{shortDay(event)}</span>{event.dead !== null && <b> † {speech.number(event.dead)}</b>}</span>
      <span class="quiet">{[sides, placed(event)].filter((words) => words !== "").join(" · ")}</span>
    </span>
  );
}
