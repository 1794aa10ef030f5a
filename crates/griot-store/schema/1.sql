-- A store of version 1: articles, their events, the stories these tell together, reviews by people.
-- Days are text, YYYY-MM-DD. `number` is what tables refer to each other by; `id` is what Griot writes outside.

-- What the lines were made with; the same run twice is one.
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    facts TEXT NOT NULL UNIQUE -- JSON: program, model, knowledge, options
) STRICT;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    title TEXT,
    published TEXT,
    lang TEXT NOT NULL,
    url TEXT,
    dateline TEXT,
    digest TEXT NOT NULL, -- SHA-256 of all the above
    run INTEGER NOT NULL REFERENCES run
) STRICT;

-- The words of articles; kept in step by the triggers below.
CREATE VIRTUAL TABLE words USING fts5(
    title, text, content = 'article', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO words(rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO words(words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

-- `line` is the event as it is written outside; the columns beside it are what is filtered and counted by.
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    position INTEGER NOT NULL, -- in the article's order
    line TEXT NOT NULL,
    type TEXT NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    lang TEXT NOT NULL,
    day TEXT, -- the first known of: first day, last day, day of publication
    begins TEXT,
    ends TEXT, -- absent: not told, or under way
    lat REAL,
    lon REAL,
    place TEXT,
    country TEXT, -- of the place
    "precision" TEXT,
    dead INTEGER,
    injured INTEGER,
    review TEXT, -- the verdict that counts
    story TEXT,
    leads INTEGER NOT NULL DEFAULT 1, -- whether it stands for its story
    gathered INTEGER NOT NULL DEFAULT 0 -- whether it was compared with the others
) STRICT;
CREATE INDEX event_by_article ON event(article, position);
CREATE INDEX event_by_day ON event(day, number);
CREATE INDEX event_by_confidence ON event(confidence, number);
CREATE INDEX event_by_story ON event(story, day);
CREATE INDEX event_by_type ON event(type);
CREATE INDEX event_by_status ON event(status);
CREATE INDEX event_by_lang ON event(lang);
CREATE INDEX event_by_review ON event(review);
CREATE INDEX event_to_gather ON event(number) WHERE gathered = 0;
-- What the views count, side by side, so that they need not read the lines.
CREATE INDEX event_counted ON event(day, type, quad, score, dead, status, country, lang, review, leads, confidence);
CREATE INDEX event_on_map ON event(lat, lon, place, country, "precision", quad, dead);

CREATE TABLE party (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    role TEXT NOT NULL, -- actor, recipient, source
    called TEXT NOT NULL, -- the canonical name, else country and first sector
    country TEXT NOT NULL,
    entity TEXT,
    words TEXT NOT NULL -- name and words, folded, to search in
) STRICT;
CREATE INDEX party_by_event ON party(event, role, called, country);
CREATE INDEX party_by_name ON party(role, called);

-- The countries that an event concerns: of its place, its actors and its recipients.
CREATE TABLE concern (
    country TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    PRIMARY KEY (country, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_by_event ON concern(event);

-- Whom an event is compared with: those that share a key within some days.
CREATE TABLE block (
    key TEXT NOT NULL,
    day INTEGER NOT NULL, -- since 1970-01-01
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    PRIMARY KEY (key, day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_by_event ON block(event);

-- Events alike enough to be one; each pair both ways.
CREATE TABLE link (
    event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    likeness REAL NOT NULL,
    PRIMARY KEY (event, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_other ON link(other);

-- Judgements of people: they refer to the event by what it is called outside, so that they outlive it.
CREATE TABLE review (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- the last one counts
    event TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    fields TEXT NOT NULL, -- JSON
    note TEXT NOT NULL,
    at TEXT,
    article TEXT NOT NULL, -- its id
    line TEXT NOT NULL, -- the event that was judged
    UNIQUE (event, reviewer)
) STRICT;

-- Raised by every change.
CREATE TABLE state (change INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (0);
