// Everything the page says, in English. What stands in braces is filled in.
import * as codes from "./codes/en";

export const en = {
  codes,
  skip: "Skip to content",
  tagline: "Who did what to whom, when, where, on whose word",
  views: {
    timeline: "Timeline", map: "Map", dyads: "Who to whom", list: "List", stories: "Stories", article: "Article", story: "Story",
    read: "Read", review: "Review",
  },
  quads: ["Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict"],
  quad: "Class",
  fields: {
    event: "Type", type: "Type", mode: "Mode", status: "Status", actor: "Actor", recipient: "Recipient", date: "Date", place: "Place",
    source: "Source", dead: "Dead", injured: "Injured", contexts: "Contexts",
  },
  kinds: { trigger: "act", actor: "actor", recipient: "recipient", date: "date", place: "place", source: "source", toll: "toll" },
  verdicts: { none: "not reviewed", accepted: "accepted", corrected: "corrected", rejected: "rejected" },
  languages: { fr: "French", en: "English" },
  filter: {
    bar: "Filters", active: "Active filters", clear: "Clear all", remove: "Remove filter: {0}", more: "More", find: "Find in this list",
    apply: "Apply", search: "Words in the article", since: "From", until: "To", type: "Type", quad: "Class", country: "Country",
    status: "Status", actor: "Actor", recipient: "Recipient", source: "Source", actor_country: "Actor’s country",
    recipient_country: "Recipient’s country", lang: "Language", min_confidence: "Confidence at least", text: "Text", article: "Article",
    story: "Story", box: "Area", review: "Review", stories: "One event per story", tellings: "Tellings at least", several: "Told several times only", period: "Days", whole: "All days",
    last: "Last {0} days", byName: "Name or words", suggestions: "Most frequent",
  },
  count: { event: "event", events: "events", article: "article", articles: "articles", story: "story", stories: "stories", telling: "telling", tellings: "tellings", dead: "dead", injured: "injured" },
  state: {
    loading: "Loading", empty: "No event matches these filters.", emptyHelp: "Widen the days, take out a filter, or clear them all.",
    retry: "Try again", unreachable: "The server does not answer.", unreachableHelp: "See that `griot serve` is running, then try again.",
    readOnly: "This store is served for reading only.", none: "none", emptyStore: "This store holds no events yet.",
    emptyStoreHelp: "Code articles into it with: griot code articles.jsonl --store DB",
  },
  setting: { language: "Language", theme: "Colours", auto: "System", light: "Light", dark: "Dark" },
  table: { show: "Show as a table", rows: "First {0} of {1} rows", count: "Events", score: "Mean score" },
  timeline: {
    title: "Events over time", by: "Step", day: "Day", week: "Week", month: "Month", stack: "Stack by", quad: "Class", type: "Type",
    score: "Mean conflict–cooperation score", scoreHelp: "From −10, conflict, to 10, cooperation; larger points stand on more events.",
    dead: "Deaths told", brush: "Drag across the chart to choose days; or focus it and use the arrow keys with Shift, then Enter.", cooperation: "cooperation", conflict: "conflict",
    outside: "{0} events before and {1} after are far off and not drawn.", whole: "Draw the whole span", core: "Draw only where nearly all events are",
    deadHelp: "As told by each article: what several articles tell counts several times, unless one event per story is chosen.",
  },
  map: {
    title: "Events on the map", exact: "place told", vague: "only a region or country told: drawn at its middle", mixed: "part exact, part vague",
    unplaced: "{0} events have no point and are not on the map.", here: "Filter to the area shown", spot: "Filter to this place",
    list: "List", close: "Close", several: "{0} places", zoomIn: "Zoom in", deadHere: "with deaths told", size: "Size: number of events",
    precision: "Precision",
  },
  dyads: {
    title: "Who acts towards whom", by: "Sides", country: "Countries", party: "Parties", shape: "Show as", matrix: "Matrix", network: "Network",
    help: "Number: events. Colour: mean score. Choose a cell for its events.", total: "{0} pairs in all, the most frequent shown",
    networkHelp: "Arrows go from actor to recipient; width: events; colour: mean score. Choose a side or an arrow for its events.",
  },
  list: { title: "Events", order: "Order", latest: "Latest first", earliest: "Earliest first", surest: "Surest first", unsure: "Least sure first", help: "Arrow keys move, Enter opens.", day: "Day", confidence: "Sure" },
  article: {
    title: "Article", published: "Published", original: "Original page", words: "Colours of the evidence", why: "Why",
    tellings: "Other tellings of this story", none: "No event was found in this article.", score: "Score", confidence: "Confidence",
    review: "Review this event", fromDateline: "from the dateline", noSource: "the article itself", undated: "undated",
    all: "Every event of this article",
  },
  story: {
    told: "What is told, and whether it agrees", agreed: "agrees", differs: "differs", one: "told once", tolls: "Toll as it was told, by day of publication",
    tellings: "All tellings", lead: "stands for the story", open: "Open the article", filter: "Filter to this story", highlight: "Show who tells this", none: "This story has one telling only.", noToll: "No toll is told.", lasts: "Published",
  },
  stories: { title: "Stories", help: "What several articles tell of one event, gathered.", previous: "Previous page", next: "Next page", toll: "latest toll", page: "{0}–{1} of {2}" },
  read: {
    title: "Read an article", help: "The article is coded on this server and kept nowhere.", text: "Text of the article", headline: "Title (if it is not in the text)",
    published: "Day of publication", lang: "Language", auto: "Detect", file: "Choose a file", drop: "or drop a text or HTML file here", code: "Code",
    coding: "Coding…", off: "This server codes no articles.", again: "Another article", result: "{0} events found",
  },
  review: {
    title: "Review", left: "{0} not reviewed in this selection", name: "Your name", nameHelp: "kept in this browser, saved with each review", accept: "Accept", reject: "Reject", correct: "Correct",
    next: "Next", previous: "Previous", undo: "Take back", save: "Save correction", cancel: "Cancel", saved: "Saved: {0}", taken: "Taken back", done: "Every event of this selection is reviewed.",
    again: "Look again at those", gold: "Download gold", goldHelp: "the articles whose every event is reviewed", note: "Note", fromText: "Take the words selected in the text", sector: "Sectors",
    removeParty: "Remove {0}", at: "{0} of {1}", country: "Country (three letters)", name_place: "Name", from: "First day", to: "Last day", number: "Number, empty if none is told",
    keyHelp: "A accept · R reject · E correct · 1–9, 0 a field · J next · K previous · U take back · Esc cancel", select: "Select words in the text first.",
  },
  download: { title: "Download", selection: "{0} events of the selection", names: "Names of private persons", public: "masked", all: "kept", allHelp: "Only for work that may hold personal data.", busy: "Preparing…" },
};

export type Messages = typeof en;

/** Fills in what stands in braces. */
export function fill(words: string, ...values: (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
}
