import type { JSX } from "preact";
import type { Meta } from "../api/types";
import { useMessages, useNumber, type Language } from "../i18n";
import { format, type Address, type View } from "../state/address";
import type { Theme } from "../state/settings";

const TABS: View[] = ["timeline", "map", "dyads", "list", "stories", "review", "read"];
const THEMES: Theme[] = ["auto", "light", "dark"];

interface Props {
  address: Address;
  meta: Meta | null;
  language: Language;
  setLanguage: (language: Language) => void;
  theme: Theme;
  setTheme: (theme: Theme) => void;
}

/** What of the page belongs to a tab: one article is reached from the list, one story from the stories. */
const HOME: Partial<Record<View, View>> = { article: "list", story: "stories" };

export function Header({ address, meta, language, setLanguage, theme, setTheme }: Props): JSX.Element {
  const say = useMessages();
  const here = HOME[address.view] ?? address.view;
  const tabs = TABS.filter((view) => view !== "read" || meta?.can_code);
  return (
    <header>
      <a class="brand" href="#/timeline"><img src="./icon.svg" alt="" width="22" height="22" /> Griot</a>
      <nav aria-label="Griot">
        {tabs.map((view) => (
          <a key={view} href={format({ view, filters: address.filters, options: {} })} aria-current={view === here ? "page" : undefined}>
            {say.views[view]}
          </a>
        ))}
      </nav>
      <Holds meta={meta} />
      <label class="choice">
        <span class="unseen">{say.language}</span>
        <select value={language} onChange={(event) => setLanguage(event.currentTarget.value as Language)}>
          <option value="fr">français</option>
          <option value="en">English</option>
        </select>
      </label>
      <label class="choice">
        <span class="unseen">{say.theme}</span>
        <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
          {THEMES.map((one) => <option key={one} value={one}>{say.themes[one]}</option>)}
        </select>
      </label>
    </header>
  );
}

function Holds({ meta }: { meta: Meta | null }): JSX.Element | null {
  const say = useMessages();
  const write = useNumber();
  if (!meta) return null;
  const { events, articles } = meta.counts;
  return <span class="holds" title={meta.store ?? ""}>{write(events)} {say.events} · {write(articles)} {say.articles}</span>;
}
