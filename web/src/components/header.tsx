import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Meta } from "../api/types";
import { useSpeech, type Language } from "../i18n";
import { format, type Address, type View } from "../state/address";
import type { Theme } from "../state/settings";

const TABS: View[] = ["timeline", "map", "dyads", "list", "stories", "review", "read"];
const THEMES: Theme[] = ["auto", "light", "dark"];

/** What of the page belongs to a tab: one article is reached from the list, one story from the stories. */
const HOME: Partial<Record<View, View>> = { article: "list", story: "stories" };

interface Props {
  address: Address;
  meta: Meta | null;
  setLanguage: (language: Language) => void;
  theme: Theme;
  setTheme: (theme: Theme) => void;
}

export function Header({ address, meta, setLanguage, theme, setTheme }: Props): JSX.Element {
  const { say, language } = useSpeech();
  const here = HOME[address.view] ?? address.view;
  const tabs = useRef<HTMLElement>(null);
  // On a small screen the tabs are wider than it: the one that is open is brought into sight, without moving the page.
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab && tabs.current) tabs.current.scrollLeft = tab.offsetLeft - tabs.current.offsetLeft - 40;
  }, [here, meta === null]);
  const hidden = (view: View): boolean => (view === "read" && !meta?.can_code) || (view === "review" && (meta?.read_only ?? true));
  return (
    <header class="top">
      <a class="brand" href="#/timeline" title={say.tagline}><img src="./icon.svg" alt="" width="20" height="20" /> Griot</a>
      <nav aria-label="Griot" ref={tabs}>
        {TABS.filter((view) => !hidden(view)).map((view) => (
          <a key={view} href={format({ view, filters: address.filters, options: {} })} aria-current={view === here ? "page" : undefined}>{say.views[view]}</a>
        ))}
      </nav>
      <Holds meta={meta} />
      <span class="settings">
        <select aria-label={say.setting.language} value={language} onChange={(event) => setLanguage(event.currentTarget.value as Language)}>
          <option value="fr">Français</option>
          <option value="en">English</option>
        </select>
        <select aria-label={say.setting.theme} value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
          {THEMES.map((one) => <option key={one} value={one}>{say.setting[one]}</option>)}
        </select>
      </span>
    </header>
  );
}

function Holds({ meta }: { meta: Meta | null }): JSX.Element | null {
  const speech = useSpeech();
  if (!meta) return null;
  const { events, articles } = meta.counts;
  return <span class="holds" title={meta.store ?? ""}>{speech.counted(events, "event", "events")} · {speech.counted(articles, "article", "articles")}</span>;
}
