import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Look } from "../app";
import { address as path, ApiError, send } from "../api/client";
import type { Coded as CodedArticle } from "../api/types";
import { useMessages } from "../i18n";
import { Fault } from "../ui/wait";
import { Coded } from "./article";

/** An article pasted or dropped, coded at once and kept nowhere. */
export function ReadView({ meta }: Look): JSX.Element {
  const say = useMessages();
  const [text, setText] = useState("");
  const [published, setPublished] = useState(today());
  const [waiting, setWaiting] = useState(false);
  const [told, setTold] = useState<CodedArticle | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  if (!meta.can_code) return <p class="quiet">{say.cannotCode}</p>;
  const code = (body: string, kind: string): void => {
    setWaiting(true);
    setError(null);
    const day = kind === "application/json" ? undefined : published;
    send<CodedArticle>("POST", path("code", { published: day }), body, kind)
      .then(setTold, (why: unknown) => why instanceof ApiError && setError(why))
      .finally(() => setWaiting(false));
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    code(JSON.stringify({ text, published: published || undefined }), "application/json");
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void file.text().then((words) => (isHtml(file.name) ? code(words, "text/html") : setText(words)));
  };
  return (
    <section>
      <form class="paste" onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
        <label for="article">{say.paste}</label>
        <textarea id="article" rows={told ? 4 : 12} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <div class="row">
          <label>{say.published} <input type="date" value={published} onChange={(event) => setPublished(event.currentTarget.value)} /></label>
          <button type="submit" class="main" disabled={waiting || text.trim() === ""}>{waiting ? say.coding : say.code}</button>
        </div>
      </form>
      <div aria-live="polite">
        {error && <Fault error={error} />}
        {told?.problems.map((problem) => <p key={problem.problem} class="quiet">{problem.problem} — {problem.remedy}</p>)}
      </div>
      {told && <Coded article={told.article} events={told.events} first={null} />}
    </section>
  );
}

function isHtml(name: string): boolean {
  return /\.x?html?$/i.test(name);
}

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
