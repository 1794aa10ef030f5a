import type { ComponentChildren, JSX } from "preact";
import type { GriotEvent, Party } from "../api/types";
import { useMessages } from "../i18n";
import { format } from "../state/address";
import { QUADS } from "./colours";
import { called, coded, days } from "./words";

interface Props {
  event: GriotEvent;
  active: boolean;
  pick: (event: string | null) => void;
}

/** One event: every field with what it was coded to, the words it came from and why. */
export function EventCard({ event, active, pick }: Props): JSX.Element {
  const say = useMessages();
  return (
    <article class={`card${active ? " active" : ""}`} id={`event-${event.id}`} tabIndex={0} style={{ borderColor: QUADS[event.quad - 1] }}
      aria-label={say.types[event.event]} onMouseEnter={() => pick(event.id)} onFocusCapture={() => pick(event.id)}>
      <h3>
        {say.types[event.event]} <span class="quiet">{event.event}{event.mode.length > 0 && ` · ${event.mode.join(", ")}`}</span>
        {event.review && <span class={`badge ${event.review}`}>{say.verdicts[event.review]}</span>}
      </h3>
      <p class="quiet">“{event.mentions.map((told) => told.text).join("” · “")}”</p>
      <dl>
        <Parties name="actor" parties={event.actor} />
        <Parties name="recipient" parties={event.recipient} />
        {days(event) && <Field name="date" why={event.date.why}>{days(event)}</Field>}
        {event.place && <Field name="place" why={event.place.why}>{event.place.name} <span class="quiet">{[event.place.admin1, event.place.country].filter(Boolean).join(", ")} · {event.place.precision}</span></Field>}
        <Parties name="source" parties={event.source ? [event.source] : []} />
        {event.dead !== null && <Field name="dead" why={event.dead_told?.why}>{event.dead}</Field>}
        {event.injured !== null && <Field name="injured" why={event.injured_told?.why}>{event.injured}</Field>}
        <Field name="status" why={event.why}>{say.statuses[event.status]} <span class="quiet">{event.status}</span></Field>
        {event.contexts.length > 0 && <Field name="contexts">{event.contexts.join(", ")}</Field>}
      </dl>
      <p class="quiet">
        {say.confidence} {event.confidence.toFixed(2)} · CAMEO {event.cameo} · {say.score} {event.score}
        {event.story && <> · <a href={format({ view: "story", filters: {}, options: { id: event.story } })}>{say.openStory}</a></>}
      </p>
    </article>
  );
}

function Parties({ name, parties }: { name: string; parties: Party[] }): JSX.Element | null {
  if (parties.length === 0) return null;
  return (
    <Field name={name} why={parties.flatMap((party) => party.why ?? [])}>
      {parties.map((party, at) => <div key={at}>{called(party)} <code>{coded(party)}</code>{party.name && party.name !== party.text && <span class="quiet"> “{party.text}”</span>}</div>)}
    </Field>
  );
}

function Field({ name, why, children }: { name: string; why?: string[] | undefined; children: ComponentChildren }): JSX.Element {
  const say = useMessages();
  return (
    <>
      <dt class={`kind-${name}`}>{say.fields[name]}</dt>
      <dd>
        {children}
        {why && why.length > 0 && <details class="why"><summary>{say.why}</summary><ul>{[...new Set(why)].map((rule) => <li key={rule}><code>{rule}</code></li>)}</ul></details>}
      </dd>
    </>
  );
}
