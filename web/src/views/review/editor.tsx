import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { GriotEvent, Meta, Party, Span } from "../../api/types";
import { useMessages } from "../../i18n";
import { selected } from "../../text/selection";

/** Fields in the order of their keys, 1 to 9. */
export const EDITABLE = ["event", "status", "mode", "actor", "recipient", "date", "place", "dead", "injured"];

interface Props {
  field: string;
  event: GriotEvent;
  meta: Meta;
  /** What it was corrected to before. */
  now: unknown;
  keep: (value: unknown) => void;
  close: () => void;
}

/** A form that fits the field. Enter keeps, Escape leaves. */
export function Editor(props: Props): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select")?.focus(), []);
  const keyed = (key: KeyboardEvent): void => {
    if (key.key === "Escape") props.close();
  };
  return <form ref={form} class="editor" onKeyDown={keyed} onSubmit={(event) => event.preventDefault()}>{inner(props)}</form>;
}

function inner(props: Props): JSX.Element {
  const { field, event, meta, now } = props;
  const say = props;
  switch (field) {
    case "event":
      return <Choose {...say} all={meta.types.map((type) => type.code)} first={(now as string) ?? event.event} />;
    case "status":
      return <Choose {...say} all={meta.statuses} first={(now as string) ?? event.status} />;
    case "mode":
      return <Words {...say} first={((now as string[]) ?? event.mode).join(", ")} read={listed} hint={meta.modes.join(", ")} />;
    case "dead":
    case "injured":
      return <Words {...say} first={String((now as number | null) ?? event[field] ?? "")} read={(words) => (words === "" ? null : Number(words))} />;
    case "date":
      return <Dates {...say} />;
    case "place":
      return <Where {...say} />;
    default:
      return <Sides {...say} first={(now as Party[]) ?? event[field as "actor" | "recipient"]} />;
  }
}

function listed(words: string): string[] {
  return words.split(",").map((word) => word.trim()).filter((word) => word !== "");
}

function Buttons({ save, close }: { save: () => void; close: () => void }): JSX.Element {
  const say = useMessages();
  return <span class="row"><button type="submit" class="main" onClick={save}>{say.save}</button><button type="button" onClick={close}>{say.cancel}</button></span>;
}

function Choose({ all, first, keep, close, field }: Props & { all: string[]; first: string }): JSX.Element {
  const say = useMessages();
  const [value, setValue] = useState(first);
  const words = field === "event" ? say.types : say.statuses;
  return (
    <>
      <select aria-label={say.fields[field]} value={value} onChange={(event) => setValue(event.currentTarget.value)}>
        {all.map((code) => <option key={code} value={code}>{words[code] ?? code}</option>)}
      </select>
      <Buttons save={() => keep(value)} close={close} />
    </>
  );
}

function Words({ first, read, hint, keep, close, field }: Props & { first: string; read: (words: string) => unknown; hint?: string }): JSX.Element {
  const say = useMessages();
  const [value, setValue] = useState(first);
  return (
    <>
      <input aria-label={say.fields[field]} value={value} title={hint} onInput={(event) => setValue(event.currentTarget.value)} />
      <Buttons save={() => keep(read(value.trim()))} close={close} />
    </>
  );
}

function Dates({ event, keep, close }: Props): JSX.Element {
  const say = useMessages();
  const [from, setFrom] = useState(event.date.from ?? "");
  const [to, setTo] = useState(event.date.to ?? "");
  const save = (): void => keep(from || to ? { from: from || null, to: to || null, span: event.date.span } : null);
  return (
    <>
      <label>{say.filters["since"]} <input type="date" value={from} onChange={(typed) => setFrom(typed.currentTarget.value)} /></label>
      <label>{say.filters["until"]} <input type="date" value={to} onChange={(typed) => setTo(typed.currentTarget.value)} /></label>
      <Buttons save={save} close={close} />
    </>
  );
}

function Where({ event, keep, close }: Props): JSX.Element {
  const say = useMessages();
  const [name, setName] = useState(event.place?.name ?? "");
  const [country, setCountry] = useState(event.place?.country ?? "");
  const [told, setTold] = useState<{ text: string | null; span: Span | null }>({ text: event.place?.text ?? null, span: event.place?.span ?? null });
  const take = (): void => {
    const words = selected();
    if (words) setTold(words);
    if (words) setName(words.text);
  };
  return (
    <>
      <label>{say.place} <input value={name} onInput={(typed) => setName(typed.currentTarget.value)} /></label>
      <label>{say.country} <input value={country} maxLength={3} onInput={(typed) => setCountry(typed.currentTarget.value.toUpperCase())} /></label>
      <button type="button" onClick={take}>{say.fromSelection}</button>
      <Buttons save={() => keep(name === "" ? null : { ...told, name, country })} close={close} />
    </>
  );
}

function Sides({ first, keep, close, field }: Props & { first: Party[] }): JSX.Element {
  const say = useMessages();
  const [parties, setParties] = useState<Party[]>(first);
  const change = (at: number, more: Partial<Party>): void => setParties(parties.map((party, one) => (one === at ? { ...party, ...more } : party)));
  const add = (): void => {
    const words = selected();
    if (words) setParties([...parties, { ...words, country: "", sector: [] }]);
  };
  const save = (): void => keep(parties.map(({ text, span, country, sector }) => ({ text, span, country, sector })));
  return (
    <>
      {parties.length === 0 && <p class="quiet">{say.none}</p>}
      {parties.map((party, at) => (
        <div key={at} class="row">
          <span>{party.text}</span>
          <input aria-label={`${say.fields[field]} ${at + 1}: ${say.country}`} value={party.country} maxLength={3} size={4} onInput={(typed) => change(at, { country: typed.currentTarget.value.toUpperCase() })} />
          <input aria-label={`${say.fields[field]} ${at + 1}: sector`} value={party.sector.join(",")} size={10} onInput={(typed) => change(at, { sector: listed(typed.currentTarget.value.toUpperCase()) })} />
          <button type="button" aria-label={`${say.remove}: ${party.text}`} onClick={() => setParties(parties.filter((_, one) => one !== at))}>×</button>
        </div>
      ))}
      <button type="button" onClick={add}>{say.fromSelection}</button>
      <Buttons save={save} close={close} />
    </>
  );
}
