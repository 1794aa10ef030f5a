import type { ComponentChildren, JSX } from "preact";
import type { GriotEvent, Party, Place } from "../api/types";
import { useSpeech } from "../i18n";
import { quadColour } from "./colours";
import { called, codedWords, days } from "./words";

interface Props {
  event: GriotEvent;
  active?: boolean;
  pick?: ((event: string) => void) | undefined;
  /** What a reviewer put in place of a field's value. */
  corrected?: string[];
  children?: ComponentChildren;
}

/** One event: every field with what it was coded to, the words it came from and why. */
export function EventCard({ event, active = false, pick, corrected = [], children }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const seen = (): void => pick?.(event.id);
  return (
    <article class={active ? "card active" : "card"} id={`event-${event.id}`} tabIndex={pick ? 0 : undefined} style={{ borderLeftColor: quadColour(event.quad) }}
      aria-label={speech.type(event.event)} onMouseEnter={seen} onFocusCapture={seen}>
      <h3>
        {speech.type(event.event)} <code>{event.event}</code>
        {event.review && <span class={`verdict ${event.review}`}>{say.verdicts[event.review]}</span>}
      </h3>
      <p class="subtitle">{speech.quad(event.quad)}{event.mode.length > 0 && ` · ${event.mode.map((mode) => speech.mode(mode)).join(", ")}`}</p>
      <p class="quote"><mark class="k-trigger">{event.mentions[0]?.text}</mark>{event.mentions.slice(1).map((told) => <span key={told.span[0]}> · {told.text}</span>)}</p>
      <dl>
        <Parties name="actor" parties={event.actor} corrected={corrected} />
        <Parties name="recipient" parties={event.recipient} corrected={corrected} />
        <Field name="date" why={event.date.why} corrected={corrected}>{days(event) || <span class="quiet">{say.article.undated}</span>}</Field>
        {event.place && <Field name="place" why={event.place.why} corrected={corrected}><PlaceWords place={event.place} /></Field>}
        <Field name="status" why={event.why} corrected={corrected}>{speech.status(event.status)}</Field>
        {event.source ? <Parties name="source" parties={[event.source]} corrected={corrected} /> : <Field name="source" corrected={corrected}><span class="quiet">{say.article.noSource}</span></Field>}
        {event.dead !== null && <Field name="dead" why={event.dead_told?.why} corrected={corrected}>{speech.number(event.dead)} <span class="quiet">“{event.dead_told?.text}”</span></Field>}
        {event.injured !== null && <Field name="injured" why={event.injured_told?.why} corrected={corrected}>{speech.number(event.injured)} <span class="quiet">“{event.injured_told?.text}”</span></Field>}
        {event.contexts.length > 0 && <Field name="contexts" corrected={corrected}>{event.contexts.map((context) => speech.context(context)).join(", ")}</Field>}
      </dl>
      <p class="quiet figures">{say.article.confidence} <b class="figure">{event.confidence.toFixed(2)}</b> · {say.article.score} <b class="figure">{speech.number(event.score)}</b> · CAMEO <b class="figure">{event.cameo}</b></p>
      {children}
    </article>
  );
}

function PlaceWords({ place }: { place: Place }): JSX.Element {
  const speech = useSpeech();
  const around = [place.admin1 === place.name ? null : place.admin1, place.country && speech.country(place.country)].filter(Boolean).join(", ");
  return (
    <>
      {place.name}{around && <span class="quiet"> {around}</span>}
      <span class="quiet"> · {speech.precision(place.precision)}{place.text === null && ` · ${speech.say.article.fromDateline}`}</span>
    </>
  );
}

function Parties({ name, parties, corrected }: { name: "actor" | "recipient" | "source"; parties: Party[]; corrected: string[] }): JSX.Element | null {
  const speech = useSpeech();
  if (parties.length === 0) return null;
  return (
    <Field name={name} why={parties.flatMap((party) => party.why ?? [])} corrected={corrected}>
      {parties.map((party, at) => (
        <span key={at} class="party">
          {called(party)} {party.name && party.name !== party.text && <span class="quiet">“{party.text}” </span>}
          <span class="coded" title={codedWords(party, speech)}>{[party.country, ...party.sector].filter(Boolean).join(" ")}</span>
        </span>
      ))}
    </Field>
  );
}

interface FieldProps {
  name: keyof ReturnType<typeof useSpeech>["say"]["fields"];
  why?: string[] | undefined;
  corrected: string[];
  children: ComponentChildren;
}

function Field({ name, why, corrected, children }: FieldProps): JSX.Element {
  const { say } = useSpeech();
  const rules = [...new Set(why ?? [])];
  return (
    <>
      <dt class={`f-${name}`}>{say.fields[name]}{corrected.includes(name) && <span class="verdict corrected">✎</span>}</dt>
      <dd>
        {children}
        {rules.length > 0 && <details class="why"><summary>{say.article.why}</summary><ul>{rules.map((rule) => <li key={rule}><code>{rule}</code></li>)}</ul></details>}
      </dd>
    </>
  );
}
