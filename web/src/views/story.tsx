import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Look } from "../app";
import { useAnswer } from "../api/client";
import type { GriotEvent, StoryPage, Toll } from "../api/types";
import { useMessages } from "../i18n";
import { format } from "../state/address";
import { EventCard } from "../ui/card";
import { Chart, type EChartsCoreOption } from "../ui/chart";
import { Waiting } from "../ui/wait";

export function StoryView({ address, dark }: Look): JSX.Element {
  const say = useMessages();
  const id = address.options.id ?? "";
  const answer = useAnswer<StoryPage>(id ? `api/stories/${encodeURIComponent(id)}` : null);
  if (!id) return <p class="quiet">{say.nothing}</p>;
  return <Waiting answer={answer}>{(told) => <Told told={told} dark={dark} />}</Waiting>;
}

function Told({ told, dark }: { told: StoryPage; dark: boolean }): JSX.Element {
  const say = useMessages();
  const { event, tellings, articles, first, last } = told.story;
  return (
    <section>
      <h2>{say.types[event.event]}{event.place && `, ${event.place.name}`}</h2>
      <p class="quiet">{tellings} {say.tellings} · {articles} {say.articles} · {say.published} {first === last ? first : `${first ?? "…"} – ${last ?? "…"}`}</p>
      <Fields told={told} />
      {told.tolls.length > 0 && <Tolls tolls={told.tolls} dark={dark} />}
      <div class="tellings">{told.events.map((one) => <Telling key={one.id} event={one} leads={one.id === event.id} />)}</div>
    </section>
  );
}

function Telling({ event, leads }: { event: GriotEvent; leads: boolean }): JSX.Element {
  const say = useMessages();
  return (
    <div class={leads ? "telling leads" : "telling"}>
      <p class="quiet">{event.article.published} · {event.article.lang}</p>
      <h3 lang={event.article.lang}>{event.article.title ?? event.doc}</h3>
      <p><a href={format({ view: "article", filters: {}, options: { id: event.doc, event: event.id } })}>{say.openArticle}</a></p>
      <EventCard event={event} active={false} pick={() => undefined} />
    </div>
  );
}

/** Every field with the values told, and by how many. */
function Fields({ told }: { told: StoryPage }): JSX.Element {
  const say = useMessages();
  const worded = (field: string, value: string): string => (field === "type" ? say.types[value] : field === "status" ? say.statuses[value] : undefined) ?? value;
  return (
    <table class="fields">
      <caption>{say.told}</caption>
      <tbody>
        {told.fields.map(({ field, agreed, values }) => (
          <tr key={field} class={agreed ? "" : "differs"}>
            <th scope="row">{say.fields[field] ?? field}</th>
            <td>{values.map(({ value, events }) => <span key={value} class="value">{worded(field, value)} <span class="quiet">×{events.length}</span></span>)}</td>
            <td class="quiet">{agreed ? say.agreed : say.disagreed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tolls({ tolls, dark }: { tolls: Toll[]; dark: boolean }): JSX.Element {
  const say = useMessages();
  const options = useMemo((): EChartsCoreOption => ({
    tooltip: { trigger: "axis", renderMode: "richText" },
    legend: { top: 0 },
    grid: { left: 50, right: 20, top: 30, bottom: 30 },
    xAxis: { type: "category", data: tolls.map((toll) => `${toll.published ?? "?"}${toll.source ? ` · ${toll.source}` : ""}`), axisLabel: { width: 140, overflow: "truncate" } },
    yAxis: { type: "value", minInterval: 1 },
    series: [
      { name: say.dead, type: "line", step: "end", data: tolls.map((toll) => toll.dead), connectNulls: true, itemStyle: { color: "#c8501e" } },
      { name: say.injured, type: "line", step: "end", data: tolls.map((toll) => toll.injured), connectNulls: true, itemStyle: { color: "#e0a010" } },
    ],
  }), [tolls, say]);
  return <Chart options={options} label={say.tolls} height={220} dark={dark} />;
}
