import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Article, GriotEvent } from "../../api/types";
import { EventCard } from "../../components/card";
import { Evidence, EvidenceLegend } from "../../components/evidence";
import { useSpeech } from "../../i18n";
import { format, type Address } from "../../state/address";

interface Props {
  article: Article;
  events: GriotEvent[];
  /** The event that the link meant. */
  first: string | null;
  /** None for an article that is not in the store. */
  address: Address | null;
  canReview: boolean;
}

function show(event: string): void {
  document.getElementById(`event-${event}`)?.scrollIntoView({ block: "nearest" });
}

/** An article beside its events: what is pointed at in one lights up in the other. */
export function CodedArticle({ article, events, first, address, canReview }: Props): JSX.Element {
  const { say } = useSpeech();
  const [kept, setKept] = useState<string | null>(first);
  const [active, setActive] = useState<string | null>(first);
  useEffect(() => {
    setKept(first);
    setActive(first);
    if (first) show(first);
    if (first) document.querySelector(".reading mark.k-trigger")?.scrollIntoView({ block: "nearest" });
  }, [first, article.id]);
  const picked = (event: string): void => {
    setKept(event);
    setActive(event);
    show(event);
  };
  const everything = (): void => {
    setKept(null);
    setActive(null);
  };
  return (
    <section class="beside">
      <div class="reading">
        <About article={article} />
        <div class="tools">
          <EvidenceLegend />
          <button type="button" class="plain" disabled={active === null} onClick={everything}>{say.article.all}</button>
        </div>
        <Evidence text={article.text} lang={article.lang} events={events} active={active} pick={picked} />
      </div>
      <div class="events" onMouseLeave={() => setActive(kept)} role="region" aria-label={say.list.title} tabIndex={0}>
        <h2 class="unseen">{say.list.title}</h2>
        {events.length === 0 && <p class="empty">{say.article.none}</p>}
        {events.map((event) => (
          <EventCard key={event.id} event={event} active={event.id === active} pick={setActive}>
            {address && <Links event={event} canReview={canReview} />}
          </EventCard>
        ))}
      </div>
    </section>
  );
}

function Links({ event, canReview }: { event: GriotEvent; canReview: boolean }): JSX.Element {
  const { say } = useSpeech();
  return (
    <p class="links">
      {event.story && <a href={format({ view: "story", filters: {}, options: { id: event.story } })}>{say.article.tellings}</a>}
      {canReview && <a href={format({ view: "review", filters: { article: event.doc }, options: { event: event.id } })}>{say.article.review}</a>}
    </p>
  );
}

/** Only addresses of pages: one that would run something is no link. */
export function isPage(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function About({ article }: { article: Article }): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const told = [article.published && `${say.article.published} ${speech.day(article.published)}`, article.dateline, say.languages[article.lang as "fr" | "en"] ?? article.lang, article.id];
  return (
    <header class="about">
      <h1 lang={article.lang}>{article.title ?? article.text.split("\n")[0]?.slice(0, 160)}</h1>
      <p class="quiet">
        {told.filter(Boolean).join(" · ")}
        {article.url && isPage(article.url) && <> · <a href={article.url} rel="noreferrer noopener" target="_blank">{say.article.original}</a></>}
      </p>
    </header>
  );
}
