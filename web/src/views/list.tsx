import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Look } from "../app";
import { address as path, ApiError, get } from "../api/client";
import type { EventPage, GriotEvent } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import { format, go, type Address } from "../state/address";
import { QUADS } from "../ui/colours";
import { Fault } from "../ui/wait";
import { called, days } from "../ui/words";

const ROW = 34;
const PAGE = 100;
/** Browsers lay out no more than some 17 million points: beyond this a point stands for more than its share of rows. */
const TALLEST = 12_000_000;

/** The row at the top when a list of `total` rows is scrolled so far. */
export function firstRow(scrolled: number, total: number, shown: number): number {
  const height = Math.min(total * ROW, TALLEST);
  const room = Math.max(1, height - shown * ROW);
  const last = Math.max(0, total - shown);
  return height < TALLEST ? Math.min(last, Math.floor(scrolled / ROW)) : Math.min(last, Math.round((scrolled / room) * last));
}

export function ListView({ address }: Look): JSX.Element {
  const key = path("events", address.filters);
  return <Rows key={key} address={address} />;
}

interface Known {
  total: number | null;
  pages: Map<number, GriotEvent[]>;
  error: ApiError | null;
}

function Rows({ address }: { address: Address }): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const [known, setKnown] = useState<Known>({ total: null, pages: new Map(), error: null });
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const asked = useRef(new Set<number>());
  const shown = Math.ceil(height / ROW) + 1;
  const total = known.total ?? 0;
  const first = firstRow(scrolled, total, shown - 2);

  const fetchPage = (page: number): void => {
    if (asked.current.has(page)) return;
    asked.current.add(page);
    get<EventPage>(path("events", { ...address.filters, limit: PAGE, offset: page * PAGE })).then(
      (told) => setKnown((last) => ({ total: told.total, error: null, pages: new Map(last.pages).set(page, told.events) })),
      (why: unknown) => {
        asked.current.delete(page);
        if (why instanceof ApiError) setKnown((last) => ({ ...last, error: why }));
      },
    );
  };
  useEffect(() => {
    const pages = new Set([Math.floor(first / PAGE), Math.floor((first + shown) / PAGE)]);
    for (const page of pages) if (known.total === null || page * PAGE < known.total) fetchPage(page);
  }, [first, shown, known.total]);
  useEffect(() => {
    if (!frame.current) return undefined;
    const watch = new ResizeObserver(() => setHeight(frame.current?.clientHeight ?? 600));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);

  const at = (row: number): GriotEvent | undefined => known.pages.get(Math.floor(row / PAGE))?.[row % PAGE];
  const open = (event: GriotEvent | undefined): void => {
    if (event) go({ view: "article", filters: address.filters, options: { id: event.doc, event: event.id } });
  };
  const move = (to: number): void => {
    const row = Math.max(0, Math.min(total - 1, to));
    setActive(row);
    const box = frame.current;
    if (!box || total * ROW > TALLEST) return;
    if (row * ROW < box.scrollTop) box.scrollTop = row * ROW;
    if ((row + 2) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (row + 2) * ROW - box.clientHeight;
  };
  const keyed = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: shown - 2, PageUp: 2 - shown, Home: -total, End: total };
    if (event.key === "Enter") open(at(active));
    else if (steps[event.key] !== undefined) move(active + (steps[event.key] ?? 0));
    else return;
    event.preventDefault();
  };
  if (known.error) return <Fault error={known.error} />;
  if (known.total === 0) return <p class="quiet">{say.nothing}</p>;
  const heads = [say.day, say.type, say.actor, say.recipient, say.place, say.status, say.dead, say.source, say.confidence];
  const rows = Array.from({ length: Math.max(0, Math.min(shown, total - first)) }, (_, offset) => first + offset);
  return (
    <section class="list">
      <div class="grid" role="grid" aria-label={say.views.list} aria-rowcount={total + 1} aria-colcount={heads.length} tabIndex={0} onKeyDown={keyed} aria-activedescendant={`row-${active}`}>
        <div class="grid-row head" role="row" aria-rowindex={1}>
          {heads.map((head, column) => <span key={head} role="columnheader" aria-colindex={column + 1}>{head}</span>)}
        </div>
        <div class="frame" ref={frame} role="presentation" onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}>
          <div class="tall" role="presentation" style={{ height: `${Math.min(total * ROW, TALLEST)}px` }}>
            <div class="window" role="presentation" style={{ transform: `translateY(${total * ROW > TALLEST ? scrolled : first * ROW}px)` }}>
              {rows.map((row) => <Row key={row} row={row} event={at(row)} active={row === active} address={address} pick={() => setActive(row)} />)}
            </div>
          </div>
        </div>
      </div>
      <p class="quiet" aria-live="polite">{write(total)} {say.rows}</p>
    </section>
  );
}

interface RowProps {
  row: number;
  event: GriotEvent | undefined;
  active: boolean;
  address: Address;
  pick: () => void;
}

function Row({ row, event, active, address, pick }: RowProps): JSX.Element {
  const say = useMessages();
  const common = { id: `row-${row}`, class: `grid-row${active ? " active" : ""}`, role: "row", "aria-rowindex": row + 2, onClick: pick } as const;
  if (!event) return <div {...common}><span role="gridcell" class="quiet">…</span></div>;
  const link = format({ view: "article", filters: address.filters, options: { id: event.doc, event: event.id } });
  const cells = [
    days(event),
    <a href={link} tabIndex={-1}><i class="dot" style={{ background: QUADS[event.quad - 1] }} title={say.quads[event.quad - 1]} /> {say.types[event.event]}</a>,
    event.actor.map(called).join(", "),
    event.recipient.map(called).join(", "),
    event.place ? `${event.place.name}${event.place.country ? ` (${event.place.country})` : ""}` : "",
    event.status === "actual" ? "" : (say.statuses[event.status] ?? event.status),
    event.dead ?? "",
    event.source ? called(event.source) : "",
    event.confidence.toFixed(2),
  ];
  return (
    <div {...common}>
      {cells.map((cell, column) => <span key={column} role="gridcell" aria-colindex={column + 1} title={typeof cell === "string" ? cell : undefined}>{cell}</span>)}
    </div>
  );
}
