import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect } from "preact/hooks";
import { address as path, useAnswer } from "./api/client";
import type { Facets, Meta } from "./api/types";
import { LANGUAGES, Speak, preferred, type Language } from "./i18n";
import { format, useAddress, type Address, type View } from "./state/address";
import { useDark, useSetting, type Theme } from "./state/settings";
import { FilterBar } from "./ui/filters";
import { Header } from "./ui/header";
import { Fault } from "./ui/wait";
import { ArticleView } from "./views/article";
import { ListView } from "./views/list";
import { ReadView } from "./views/read";
import { ReviewView } from "./views/review";
import { StoriesView } from "./views/stories";

// What draws is large and comes when it is looked at.
const TimelineView = lazy(() => import("./views/timeline").then((room) => room.TimelineView));
const MapView = lazy(() => import("./views/map").then((room) => room.MapView));
const DyadsView = lazy(() => import("./views/dyads").then((room) => room.DyadsView));
const StoryView = lazy(() => import("./views/story").then((room) => room.StoryView));

/** What every view is given. */
export interface Look {
  address: Address;
  meta: Meta;
  dark: boolean;
}

const ROOMS: Record<View, (look: Look) => JSX.Element> = {
  timeline: (look) => <TimelineView {...look} />,
  map: (look) => <MapView {...look} />,
  dyads: (look) => <DyadsView {...look} />,
  list: (look) => <ListView {...look} />,
  stories: (look) => <StoriesView {...look} />,
  article: (look) => <ArticleView {...look} />,
  story: (look) => <StoryView {...look} />,
  read: (look) => <ReadView {...look} />,
  review: (look) => <ReviewView {...look} />,
};

/** Views of one thing, over which filters say nothing. */
const ALONE: View[] = ["article", "story", "read"];

export function App(): JSX.Element {
  const address = useAddress();
  const [language, setLanguage] = useSetting<Language>("language", preferred(navigator.languages));
  const [theme, setTheme] = useSetting<Theme>("theme", "auto");
  const dark = useDark(theme);
  const meta = useAnswer<Meta>("api/meta");
  const filtered = !ALONE.includes(address.view);
  const facets = useAnswer<Facets>(filtered ? path("facets", address.filters) : null);
  const say = LANGUAGES[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${say.views[address.view]} · Griot`;
  }, [language, address.view]);
  return (
    <Speak value={language}>
      <a class="skip" href={format(address)} onClick={skip}>{say.skip}</a>
      <Header address={address} meta={meta.data} language={language} setLanguage={setLanguage} theme={theme} setTheme={setTheme} />
      {filtered && meta.data && <FilterBar address={address} meta={meta.data} facets={facets.data} />}
      <main id="content" tabIndex={-1} aria-label={say.views[address.view]}>
        {meta.error && <Fault error={meta.error} />}
        {facets.error && filtered && <Fault error={facets.error} />}
        <Suspense fallback={<p class="quiet waiting">{say.loading}</p>}>
          {meta.data && ROOMS[address.view]({ address, meta: meta.data, dark })}
        </Suspense>
      </main>
    </Speak>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
