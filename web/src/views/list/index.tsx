import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Look } from "../../app";
import { address as path } from "../../api/client";
import type { GriotEvent } from "../../api/types";
import { Choice } from "../../components/choice";
import { Empty, Fault, Loading } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { chosen, elsewhere, format, go, type Address } from "../../state/address";
import { useMedia } from "../../state/settings";
import { useEvents } from "./fetch";
import { firstRow, fitting, reveal, scrollTo, tallness, type Frame } from "./pages";
import { Row } from "./row";

const ORDERS = ["-day", "day", "-confidence", "confidence"] as const;

export function ListView({ address }: Look): JSX.Element {
  const { say } = useSpeech();
  const order = ORDERS.find((one) => one === address.options.order) ?? "-day";
  const words = [say.list.latest, say.list.earliest, say.list.surest, say.list.unsure];
  return (
    <section class="view list">
      <div class="tools">
        <h1>{say.list.title}</h1>
        <Choice label={say.list.order} now={order} all={ORDERS.map((one, at) => [one, words[at] ?? one] as const)} set={(value) => go(chosen(address, "order", value))} />
        <span class="quiet">{say.list.help}</span>
      </div>
      <Rows key={path("events", { ...address.filters, order })} address={address} order={order} />
    </section>
  );
}

export function linkTo(address: Address, event: GriotEvent): string {
  return format(elsewhere(address, "article", {}, { id: event.doc, event: event.id }));
}

const WIDE = 30;
const TWO_LINES = 52;

function Rows({ address, order }: { address: Address; order: string }): JSX.Element {
  const { say } = useSpeech();
  const narrow = useMedia("(max-width: 720px)");
  const events = useEvents(address.filters, order);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const frame: Frame = { total: events.total ?? 0, row: narrow ? TWO_LINES : WIDE, height };
  const first = firstRow(scrolled, frame);
  const shown = fitting(frame) + 2;
  events.see(first, shown);
  useEffect(() => {
    if (!box.current) return undefined;
    // The heads stay in sight above the rows.
    const watch = new ResizeObserver(() => setHeight((box.current?.clientHeight ?? 600) - (narrow ? 0 : WIDE)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [events.total === null, events.total === 0, narrow]);

  const move = (to: number): void => {
    const row = Math.max(0, Math.min(frame.total - 1, to));
    setActive(row);
    const top = reveal(row, first, frame);
    if (box.current && top !== first) box.current.scrollTop = scrollTo(top, frame);
  };
  const keyed = (event: KeyboardEvent): void => {
    const page = fitting(frame);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -frame.total, End: frame.total }[event.key];
    const opened = events.at(active);
    if (event.key === "Enter" && opened) location.hash = linkTo(address, opened);
    else if (step !== undefined) move(active + step);
    else return;
    event.preventDefault();
  };
  if (events.error) return <Fault error={events.error} retry={events.retry} />;
  if (events.total === null) return <Loading />;
  if (events.total === 0) return <Empty />;
  const heads = [say.list.day, say.fields.type, say.fields.actor, say.fields.recipient, say.fields.place, say.fields.status, say.fields.dead, say.fields.source, say.list.confidence, say.filter.review];
  const rows = Array.from({ length: Math.max(0, Math.min(shown, frame.total - first)) }, (_, offset) => first + offset);
  const top = tallness(frame) < frame.total * frame.row ? scrolled : first * frame.row;
  return (
    <div class={narrow ? "grid narrow" : "grid"} ref={box} onScroll={(event) => setScrolled(event.currentTarget.scrollTop)} role="grid" aria-label={say.list.title} aria-rowcount={frame.total + 1} aria-colcount={narrow ? 1 : heads.length}
      tabIndex={0} onKeyDown={keyed} aria-activedescendant={`row-${active}`}>
      <div class={narrow ? "unseen" : "grid-row head"} role="row" aria-rowindex={1}>
        {(narrow ? [say.fields.event] : heads).map((head, column) => <span key={head} role="columnheader" aria-colindex={column + 1}>{head}</span>)}
      </div>
      <div class="tall" role="rowgroup" style={{ height: `${tallness(frame)}px` }}>
        <div class="window" role="presentation" style={{ transform: `translateY(${top}px)` }}>
          {rows.map((row) => {
            const event = events.at(row);
            return <Row key={row} row={row} event={event} link={event ? linkTo(address, event) : ""} active={row === active} narrow={narrow} pick={() => setActive(row)} />;
          })}
        </div>
      </div>
    </div>
  );
}
