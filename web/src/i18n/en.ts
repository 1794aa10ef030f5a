export const en = {
  title: "Griot",
  tagline: "who did what to whom, on whose word",
  skip: "Skip to content",
  views: {
    timeline: "Timeline", map: "Map", dyads: "Who to whom", list: "List", stories: "Stories", article: "Article",
    story: "Story", read: "Read", review: "Review",
  },
  quads: ["Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict"],
  types: {
    AGREE: "Agreement, promise", CONSULT: "Meeting, visit", SUPPORT: "Support", CONCEDE: "Concession",
    COOPERATE: "Cooperation", AID: "Aid", RETREAT: "Withdrawal, release", REQUEST: "Demand", ACCUSE: "Accusation",
    REJECT: "Refusal", THREATEN: "Threat", PROTEST: "Protest", SANCTION: "Sanction", MOBILIZE: "Mobilisation",
    COERCE: "Coercion, arrest", ASSAULT: "Attack",
  } as Record<string, string>,
  statuses: {
    actual: "happened", historical: "long past", future: "planned", hypothetical: "feared or possible",
    negated: "said not to have happened",
  } as Record<string, string>,
  kinds: {
    trigger: "act", actor: "actor", recipient: "recipient", date: "date", place: "place", source: "source", toll: "toll",
  } as Record<string, string>,
  fields: {
    event: "Type", type: "Type", mode: "Mode", status: "Status", actor: "Actor", recipient: "Recipient", date: "Date",
    place: "Place", source: "Source", dead: "Dead", injured: "Injured", contexts: "Contexts",
  } as Record<string, string>,
  filters: {
    since: "From", until: "To", type: "Type", quad: "Class", country: "Country", status: "Status", actor: "Actor",
    recipient: "Recipient", source: "Source", actor_country: "Actor’s country", recipient_country: "Recipient’s country",
    lang: "Language", min_confidence: "Confidence from", text: "Words in the article", article: "Article", story: "Story",
    box: "Area", review: "Reviewed", stories: "One event a story",
  } as Record<string, string>,
  filter: "Filter", more: "More filters", clear: "Clear all", remove: "Remove", all: "all",
  events: "events", articles: "articles", tellings: "tellings", event: "event", loading: "Loading…",
  nothing: "Nothing here under these filters.", retry: "Try again",
  download: "Download", names: "Names of private persons", namesPublic: "masked", namesAll: "kept",
  language: "Language", theme: "Colours", themes: { auto: "as the system", light: "light", dark: "dark" },
  byDay: "by day", byWeek: "by week", byMonth: "by month", stackBy: "Stack by", stackQuad: "class", stackType: "type",
  meanScore: "Mean score (−10 conflict … 10 cooperation)", brushHint: "Drag over the chart to narrow the days.",
  asTable: "As a table", day: "Day", type: "Type", count: "Events", score: "Mean score", dead: "Dead", injured: "Injured",
  unplaced: "without a point on the map", exactPoint: "at the place told", vaguePoint: "centre of a region or country: not where it happened",
  listThese: "List these events", country: "Country", party: "Party", matrix: "Matrix", network: "Network",
  actor: "Actor", recipient: "Recipient", place: "Place", status: "Status", source: "Source", confidence: "Confidence",
  published: "published", why: "Why", openStory: "Other tellings", openArticle: "Read the article", original: "Original page",
  noEvents: "No events were found in this article.", evidence: "Evidence",
  agreed: "agreed", disagreed: "told differently", tolls: "Toll as it was told", told: "What is told",
  paste: "Paste an article, or drop a text or HTML file here", titleField: "Title (if it is not the first line)",
  code: "Code it", coding: "Coding…", cannotCode: "This server codes no articles.",
  reviewer: "Your name", accept: "Accept (A)", reject: "Reject (R)", correct: "Correct", next: "Next (J)", previous: "Previous (K)",
  save: "Save", cancel: "Cancel", saved: "Saved", left: "left to review", reviewDone: "Every event under these filters is reviewed.",
  readOnly: "This store is open for reading only.", gold: "Download gold", note: "Note", undo: "Take back (U)",
  reviewKeys: "Keys: A accept, R reject, 1–9 correct a field, J next, K previous, U take back",
  fromSelection: "From the words selected in the text", none: "none", verdicts: {
    none: "not yet", accepted: "accepted", corrected: "corrected", rejected: "rejected",
  } as Record<string, string>,
  rows: "rows", storeHolds: "in the store",
};

export type Messages = typeof en;
