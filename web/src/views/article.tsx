import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Look } from "../app";
import { useAnswer } from "../api/client";
import type { Article, GriotEvent, Telling } from "../api/types";
import { useMessages } from "../i18n";
import { EventCard } from "../ui/card";
import { Evidence, Legend } from "../ui/text";
import { Waiting } from "../ui/wait";

export function ArticleView({ address }: Look): JSX.Element {
  const id = address.options.id ?? "";
  const answer = useAnswer<Telling>(id ? `api/articles/${encodeURIComponent(id)}` : null);
  const say = useMessages();
  if (!id) return <p class="quiet">{say.nothing}</p>;
  return <Waiting answer={answer}>{({ article, events }) => <Coded article={article} events={events} first={address.options.event ?? null} />}</Waiting>;
}

/** An article beside its events: what is pointed at in one lights up in the other. */
export function Coded({ article, events, first }: { article: Article; events: GriotEvent[]; first: string | null }): JSX.Element {
  const say = useMessages();
  const [active, setActive] = useState<string | null>(first);
  useEffect(() => {
    setActive(first);
    document.getElementById(`event-${first ?? ""}`)?.scrollIntoView({ block: "nearest" });
  }, [first, article.id]);
  const pick = (event: string): void => {
    setActive(event);
    document.getElementById(`event-${event}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <section class="beside">
      <div>
        <About article={article} />
        <Legend />
        <Evidence text={article.text} lang={article.lang} events={events} active={active} pick={pick} />
      </div>
      <div class="events" onMouseLeave={() => setActive(first)} aria-label={say.events}>
        {events.length === 0 && <p class="quiet">{say.noEvents}</p>}
        {events.map((event) => <EventCard key={event.id} event={event} active={event.id === active} pick={setActive} />)}
      </div>
    </section>
  );
}

/** Only addresses of pages: one that would run something is shown as words. */
export function isPage(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function About({ article }: { article: Article }): JSX.Element {
  const say = useMessages();
  return (
    <header class="about">
      <h2 lang={article.lang}>{article.title ?? article.text.split("\n")[0]?.slice(0, 120)}</h2>
      <p class="quiet">
        {[article.published && `${say.published} ${article.published}`, article.dateline, article.lang, article.id].filter(Boolean).join(" · ")}
        {article.url && isPage(article.url) && <> · <a href={article.url} rel="noreferrer noopener" target="_blank">{say.original}</a></>}
      </p>
    </header>
  );
}
