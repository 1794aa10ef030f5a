import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Look } from "../../app";
import { useAnswer } from "../../api/client";
import type { StoryPage } from "../../api/types";
import { Empty, Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { format } from "../../state/address";
import { Fields } from "./fields";
import { TellingView } from "./telling";
import { Tolls } from "./tolls";

export function StoryView({ address }: Look): JSX.Element {
  const id = address.options.id ?? "";
  const answer = useAnswer<StoryPage>(id ? `api/stories/${encodeURIComponent(id)}` : null);
  if (!id) return <Empty />;
  return <Waiting answer={answer}>{(told) => <Told key={told.story.id} told={told} />}</Waiting>;
}

function Told({ told }: { told: StoryPage }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const { event, tellings, articles, first, last, id } = told.story;
  // The tellings that say what was pointed at; all if nothing was.
  const [lit, setLit] = useState<string[] | null>(null);
  const published = first === last ? (first && speech.day(first)) : `${first ? speech.day(first) : "…"} – ${last ? speech.day(last) : "…"}`;
  return (
    <section class="view">
      <div class="tools">
        <h1>{speech.type(event.event)}{event.place && ` · ${event.place.name}`}</h1>
        <span class="quiet">
          {speech.counted(tellings, "telling", "tellings")} · {speech.counted(articles, "article", "articles")}{published && ` · ${say.story.lasts} ${published}`}
        </span>
        <a href={format({ view: "list", filters: { story: id }, options: {} })}>{say.story.filter}</a>
      </div>
      {told.events.length === 1 && <p class="quiet">{say.story.none}</p>}
      <div class="overview">
        <Fields told={told} lit={lit} setLit={setLit} />
        {told.events.length > 1 && <Tolls tolls={told.tolls} />}
      </div>
      <h2>{say.story.tellings}</h2>
      <div class="tellings" tabIndex={0} role="region" aria-label={say.story.tellings}>
        {told.events.map((one) => <TellingView key={one.id} event={one} leads={one.id === event.id && told.events.length > 1} lit={lit === null ? null : lit.includes(one.id)} />)}
      </div>
    </section>
  );
}
