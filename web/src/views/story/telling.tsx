import type { JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAnswer } from "../../api/client";
import type { GriotEvent, Telling } from "../../api/types";
import { EventCard } from "../../components/card";
import { Evidence } from "../../components/evidence";
import { Waiting } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { format } from "../../state/address";
import { paragraph } from "../../text/spans";

interface Props {
  event: GriotEvent;
  leads: boolean;
  /** Whether it says what was pointed at; `null` if nothing was. */
  lit: boolean | null;
}

/** Whether an element was ever in sight: a story may have a hundred tellings, and few are looked at. */
function useSeen(): [RefObject<HTMLDivElement | null>, boolean] {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current || seen) return undefined;
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), { rootMargin: "400px" });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [seen]);
  return [place, seen];
}

/** What one article tells of the story: its words, and what was read from them. */
export function TellingView({ event, leads, lit }: Props): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [place, seen] = useSeen();
  const answer = useAnswer<Telling>(!seen ? null : `api/articles/${encodeURIComponent(event.doc)}`);
  const shown = lit === null ? "" : lit ? " lit" : " unlit";
  return (
    <div ref={place} class={`telling${leads ? " leads" : ""}${shown}`}>
      <p class="quiet">{event.article.published && speech.day(event.article.published)} · {event.article.lang}{leads && ` · ${say.story.lead}`}</p>
      <h3 lang={event.article.lang}>{event.article.title ?? event.doc}</h3>
      <p><a href={format({ view: "article", filters: {}, options: { id: event.doc, event: event.id } })}>{say.story.open}</a></p>
      <Waiting answer={answer}>{({ article }) => <Words event={event} text={article.text} lang={article.lang} />}</Waiting>
      <EventCard event={event} />
    </div>
  );
}

function Words({ event, text, lang }: { event: GriotEvent; text: string; lang: string }): JSX.Element | null {
  const mention = event.mentions[0];
  if (!mention) return null;
  const around = paragraph(text, mention.span);
  return <Evidence text={around.text} start={around.start} lang={lang} events={[event]} active={event.id} />;
}
