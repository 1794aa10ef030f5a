import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Look } from "../../app";
import { address as path, faultOf, send, type ApiError } from "../../api/client";
import type { Coded } from "../../api/types";
import { Fault } from "../../components/wait";
import { useSpeech } from "../../i18n";
import { CodedArticle } from "../article/coded";
import { PasteForm, type Pasted } from "./form";

/** An article pasted or dropped, coded at once and kept nowhere. */
export function ReadView({ meta }: Look): JSX.Element {
  const speech = useSpeech();
  const { say } = speech;
  const [waiting, setWaiting] = useState(false);
  const [told, setTold] = useState<Coded | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  if (!meta.can_code) return <p class="empty">{say.read.off}</p>;
  const code = ({ html, text, title, published, lang }: Pasted): void => {
    setWaiting(true);
    setError(null);
    const article = JSON.stringify({ text, title: title || undefined, published: published || undefined, lang: lang || undefined });
    const sent = html === null ? send<Coded>("POST", "api/code", article) : send<Coded>("POST", path("code", { published }), html, "text/html");
    sent.then(setTold, (why: unknown) => setError(faultOf(why, "code"))).finally(() => setWaiting(false));
  };
  return (
    <section class="view">
      <div class="tools">
        <h1>{say.read.title}</h1>
        <span class="quiet">{say.read.help}</span>
        {told && <button type="button" onClick={() => setTold(null)}>{say.read.again}</button>}
      </div>
      {!told && <PasteForm waiting={waiting} code={code} />}
      <div aria-live="polite">
        {error && <Fault error={error} />}
        {told && <p class="quiet">{speech.fill(say.read.result, told.events.length)}</p>}
        {told && told.problems.length > 0 && (
          <ul class="warning">{told.problems.map(({ place, problem, remedy }) => <li key={place + problem}><code>{place}</code> {problem} <span class="quiet">{remedy}</span></li>)}</ul>
        )}
      </div>
      {told && <CodedArticle article={told.article} events={told.events} first={null} address={null} canReview={false} />}
    </section>
  );
}
