import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useEffect } from "preact/hooks";
import { address as path, useAnswer } from "./api/client";
import type { Facets, Meta } from "./api/types";
import { FilterBar } from "./components/filters/bar";
import { Header } from "./components/header";
import { Fault, Loading } from "./components/wait";
import { LANGUAGES, Speak, preferred, type Language } from "./i18n";
import { format, useAddress, type Address, type View } from "./state/address";
import { useDark, useSetting, type Theme } from "./state/settings";
import { ArticleView } from "./views/article";
import { ListView } from "./views/list";
import { TimelineView } from "./views/timeline";

// What is large or seldom looked at comes when it is.
const MapView = lazy(() => import("./views/map").then((room) => room.MapView));
const DyadsView = lazy(() => import("./views/dyads").then((room) => room.DyadsView));
const StoriesView = lazy(() => import("./views/story/list").then((room) => room.StoriesView));
const StoryView = lazy(() => import("./views/story").then((room) => room.StoryView));
const ReadView = lazy(() => import("./views/read").then((room) => room.ReadView));
const ReviewView = lazy(() => import("./views/review").then((room) => room.ReviewView));

/** What every view is given. */
export interface Look {
  address: Address;
  meta: Meta;
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
  const [language, setLanguage] = useSetting<Language>("language", preferred(navigator.languages), ["fr", "en"]);
  const [theme, setTheme] = useSetting<Theme>("theme", "auto", ["auto", "light", "dark"]);
  useDark(theme);
  const meta = useAnswer<Meta>("api/meta");
  const say = LANGUAGES[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${say.views[address.view]} · Griot`;
  }, [language, address.view]);
  useEffect(() => scrollTo(0, 0), [address.view, address.options.id]);
  return (
    <Speak value={language}>
      <a class="skip" href={format(address)} onClick={skip}>{say.skip}</a>
      <Header address={address} meta={meta.data} setLanguage={setLanguage} theme={theme} setTheme={setTheme} />
      {meta.data && !ALONE.includes(address.view) && <Filters address={address} meta={meta.data} />}
      <main id="content" tabIndex={-1} aria-label={say.views[address.view]}>
        {meta.error && <Fault error={meta.error} retry={meta.retry} />}
        <Suspense fallback={<Loading />}>{meta.data && <Room address={address} meta={meta.data} />}</Suspense>
      </main>
    </Speak>
  );
}

function Filters({ address, meta }: Look): JSX.Element {
  const facets = useAnswer<Facets>(path("facets", address.filters));
  return <FilterBar address={address} meta={meta} facets={facets.data} loading={facets.loading} />;
}

function Room(look: Look): JSX.Element {
  const { view } = look.address;
  if (look.meta.counts.events === 0 && view !== "read") return <Nothing language={document.documentElement.lang === "fr" ? "fr" : "en"} />;
  return ROOMS[view](look);
}

function Nothing({ language }: { language: Language }): JSX.Element {
  const { state } = LANGUAGES[language];
  return <div class="empty"><p><strong>{state.emptyStore}</strong></p><p class="quiet">{state.emptyStoreHelp}</p></div>;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
