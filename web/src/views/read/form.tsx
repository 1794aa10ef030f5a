import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useSpeech } from "../../i18n";

export interface Pasted {
  /** A whole page as it was given; `null` for text. */
  html: string | null;
  text: string;
  title: string;
  published: string;
  lang: string;
}

function isHtml(file: File): boolean {
  return file.type === "text/html" || /\.x?html?$/i.test(file.name);
}

/** The day here, not at Greenwich. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function PasteForm({ waiting, code }: { waiting: boolean; code: (pasted: Pasted) => void }): JSX.Element {
  const { say } = useSpeech();
  const [pasted, setPasted] = useState<Pasted>({ html: null, text: "", title: "", published: today(), lang: "" });
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const change = (more: Partial<Pasted>): void => setPasted({ ...pasted, ...more });
  const take = (file: File | undefined): void => {
    if (!file) return;
    void file.text().then((words) => (isHtml(file) ? code({ ...pasted, html: words }) : change({ text: words })));
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    code(pasted);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files[0]);
  };
  const dragged = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <form class={over ? "paste over" : "paste"} onSubmit={submit} onDragOver={dragged} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <label class="field">
        {say.read.text}
        <textarea rows={14} value={pasted.text} required onInput={(event) => change({ text: event.currentTarget.value })} />
      </label>
      <div class="row">
        <button type="button" onClick={() => picker.current?.click()}>{say.read.file}</button>
        <span class="quiet">{say.read.drop}</span>
        <input ref={picker} type="file" class="unseen" tabIndex={-1} aria-label={say.read.file} accept=".txt,.html,.htm,text/plain,text/html" onChange={(event) => take(event.currentTarget.files?.[0])} />
      </div>
      <div class="row">
        <label class="field">{say.read.published}<input type="date" value={pasted.published} onChange={(event) => change({ published: event.currentTarget.value })} /></label>
        <label class="field">
          {say.read.lang}
          <select value={pasted.lang} onChange={(event) => change({ lang: event.currentTarget.value })}>
            <option value="">{say.read.auto}</option>
            <option value="fr">{say.languages.fr}</option>
            <option value="en">{say.languages.en}</option>
          </select>
        </label>
        <label class="field">{say.read.headline}<input type="text" size={36} value={pasted.title} onInput={(event) => change({ title: event.currentTarget.value })} /></label>
      </div>
      <div class="row"><button type="submit" class="main" disabled={waiting || pasted.text.trim() === ""}>{waiting ? say.read.coding : say.read.code}</button></div>
    </form>
  );
}
