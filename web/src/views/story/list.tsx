import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Look } from "../../app";
import { address as path, useAnswer } from "../../api/client";
import type { StoryList, StoryRow } from "../../api/types";
import { quadColour } from "../../components/colours";
import { Empty, Waiting } from "../../components/wait";
import { all, days } from "../../components/words";
import { useSpeech } from "../../i18n";
import { elsewhere, filtered, format, go, type Address } from "../../state/address";

const PAGE = 60;

export function StoriesView({ address }: Look): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  // The cursors of the pages before this one, so that one can go back.
  const [cursors, setCursors] = useState<string[]>([]);
  const asked = path("stories", { ...address.filters });
  useEffect(() => setCursors([]), [asked]);
  const answer = useAnswer<StoryList>(path("stories", { ...address.filters, limit: PAGE, cursor: cursors.at(-1) }));
  const begin = cursors.length * PAGE;
  return (
    <section class="view">
      <div class="tools">
        <h1>{say.stories.title}</h1>
        <span class="quiet">{say.stories.help}</span>
        <label class="tick">
          <input type="checkbox" checked={Boolean(address.filters.tellings)} onChange={(event) => go(filtered(address, { tellings: event.currentTarget.checked ? "2" : "" }))} />
          {say.filter.several}
        </label>
      </div>
      <Waiting answer={answer}>
        {({ total, next, stories }) => total === 0 ? <Empty /> : (
          <>
            <ol class="cards" start={begin + 1}>{stories.map((story) => <li key={story.id}><Card story={story} address={address} /></li>)}</ol>
            <nav class="pages" aria-label={say.stories.title}>
              <button type="button" disabled={begin === 0} onClick={() => setCursors(cursors.slice(0, -1))}>← {say.stories.previous}</button>
              <span class="quiet figure" aria-live="polite">{speech.fill(say.stories.page, begin + 1, begin + stories.length, total)}</span>
              <button type="button" disabled={!next} onClick={() => next && setCursors([...cursors, next])}>{say.stories.next} →</button>
            </nav>
          </>
        )}
      </Waiting>
    </section>
  );
}

function Card({ story, address }: { story: StoryRow; address: Address }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const { event } = story;
  const sides = [all(event.actor), all(event.recipient)].filter((side) => side !== "").join(" → ");
  const toll = [story.dead === null ? "" : speech.counted(story.dead, "dead", "dead"), story.injured === null ? "" : speech.counted(story.injured, "injured", "injured")].filter(Boolean).join(", ");
  return (
    <a class="card" href={format(elsewhere(address, "story", {}, { id: story.id }))} style={{ borderLeftColor: quadColour(event.quad) }}>
      <strong>{speech.type(event.event)}</strong> <span class="quiet">{[days(event), event.place?.name].filter(Boolean).join(" · ")}</span>
      <p>{sides || <span class="quiet">{event.article.title}</span>}</p>
      <p class="quiet">
        {speech.counted(story.tellings, "telling", "tellings")} · {speech.counted(story.articles, "article", "articles")}
        {toll && <> · <b>{toll}</b> ({say.stories.toll})</>}
      </p>
    </a>
  );
}
