import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Look } from "../app";
import { address as path, useAnswer } from "../api/client";
import type { StoryList, StoryRow } from "../api/types";
import { useMessages, useNumber } from "../i18n";
import { format } from "../state/address";
import { QUADS } from "../ui/colours";
import { Waiting } from "../ui/wait";
import { called, days } from "../ui/words";

const PAGE = 50;

export function StoriesView({ address }: Look): JSX.Element {
  const say = useMessages();
  const write = useNumber();
  const [begin, setBegin] = useState(0);
  const asked = path("stories", { ...address.filters });
  useEffect(() => setBegin(0), [asked]);
  const answer = useAnswer<StoryList>(path("stories", { ...address.filters, limit: PAGE, cursor: begin || undefined }));
  return (
    <Waiting answer={answer}>
      {({ total, next, stories }) => (
        <section>
          <p class="quiet" aria-live="polite">{write(total)} {say.views.stories.toLowerCase()}</p>
          {stories.length === 0 ? <p class="quiet">{say.nothing}</p> : <ol class="cards">{stories.map((story) => <li key={story.id}><Card story={story} link={format({ view: "story", filters: address.filters, options: { id: story.id } })} /></li>)}</ol>}
          <nav class="pages" aria-label={say.views.stories}>
            <button type="button" disabled={begin === 0} onClick={() => setBegin(Math.max(0, begin - PAGE))}>←</button>
            <span>{write(begin + 1)}–{write(begin + stories.length)}</span>
            <button type="button" disabled={!next} onClick={() => setBegin(Number(next))}>→</button>
          </nav>
        </section>
      )}
    </Waiting>
  );
}

function Card({ story, link }: { story: StoryRow; link: string }): JSX.Element {
  const say = useMessages();
  const { event } = story;
  const sides = [event.actor, event.recipient].map((parties) => parties.map(called).join(", "));
  return (
    <a class="card story" href={link} style={{ borderColor: QUADS[event.quad - 1] }}>
      <strong>{say.types[event.event]}</strong> <span class="quiet">{days(event)}{event.place && ` · ${event.place.name}`}</span>
      <p>{sides.filter((side) => side !== "").join(" → ")}</p>
      <p class="quiet">
        {story.tellings} {say.tellings} · {story.articles} {say.articles}
        {story.dead !== null && ` · ${say.dead}: ${story.dead}`}{story.injured !== null && ` · ${say.injured}: ${story.injured}`}
      </p>
    </a>
  );
}
