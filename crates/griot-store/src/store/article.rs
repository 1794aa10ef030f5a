//! Articles and their events, kept.

use super::Store;
use griot_core::record::{EventLine, PartyLine};
use griot_core::{Article, Day, Issue};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Number of a run in its store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run(i64);

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was not there.
    New,
    /// It was there with another text or from another run, and gave way.
    Replaced,
    /// It was there, coded by the same run: nothing was changed.
    Same,
}

/// The SHA-256 of all that is told of an article, 64 hexadecimal digits: what it is recognised by.
pub fn digest(article: &Article) -> String {
    let published = article.published.map(|day| day.to_string());
    let parts = [
        Some(article.id.as_str()),
        Some(&article.text),
        article.title.as_deref(),
        published.as_deref(),
        Some(article.lang.code()),
        article.url.as_deref(),
        article.dateline.as_deref(),
    ];
    let mut hash = Sha256::new();
    for part in parts {
        // What is absent has another length than what is empty.
        hash.update(part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
        hash.update(part.unwrap_or_default());
    }
    hash.finalize().iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Small letters without marks, as words of parties are searched for.
pub(super) fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

impl Store {
    /// The run with these facts: what, beside the article, decides the events. JSON, its keys in a fixed order.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn run(&mut self, facts: &str) -> Result<Run, Issue> {
        self.alter(|sql| {
            let added = sql.execute("INSERT INTO run (facts) VALUES (?) ON CONFLICT DO NOTHING", [facts])? > 0;
            let number = sql.query_row("SELECT number FROM run WHERE facts = ?", [facts], |row| row.get(0))?;
            Ok((Run(number), added))
        })
    }

    /// Whether the article is there as it is, coded by this run.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn has(&self, article: &Article, run: Run) -> Result<bool, Issue> {
        self.ask(|sql| has(sql, &article.id, &digest(article), run))
    }

    /// Keeps the article and its events in place of what was there under its id. When this returns, they are kept
    /// whatever happens to the program.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn keep(&mut self, article: &Article, events: &[EventLine], run: Run) -> Result<Kept, Issue> {
        let digest = digest(article);
        self.alter(|sql| {
            if has(sql, &article.id, &digest, run)? {
                return Ok((Kept::Same, false));
            }
            let replaced = remove(sql, &article.id)?;
            let number = add_article(sql, article, &digest, run)?;
            for (position, event) in events.iter().enumerate() {
                add_event(sql, number, position, event)?;
            }
            Ok((if replaced { Kept::Replaced } else { Kept::New }, true))
        })
    }
}

fn has(sql: &Connection, id: &str, digest: &str, run: Run) -> rusqlite::Result<bool> {
    sql.prepare_cached("SELECT 1 FROM article WHERE id = ? AND digest = ? AND run = ?")?
        .exists(params![id, digest, run.0])
}

/// Removes an article with its events. Those that were linked with them are gathered anew: every part into which a
/// group falls holds one of them.
fn remove(sql: &Connection, id: &str) -> rusqlite::Result<bool> {
    let mut find = sql.prepare_cached("SELECT number FROM article WHERE id = ?")?;
    let Some(number) = find.query_row([id], |row| row.get::<_, i64>(0)).optional()? else { return Ok(false) };
    sql.prepare_cached(
        "UPDATE event SET gathered = 0 WHERE number IN (SELECT other FROM link JOIN event ON link.event = event.number
         WHERE event.article = ?)",
    )?
    .execute([number])?;
    sql.prepare_cached("DELETE FROM article WHERE number = ?")?.execute([number])?;
    Ok(true)
}

fn add_article(sql: &Connection, article: &Article, digest: &str, run: Run) -> rusqlite::Result<i64> {
    sql.prepare_cached(
        "INSERT INTO article (id, text, title, published, lang, url, dateline, digest, run)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .insert(params![
        article.id,
        article.text,
        article.title,
        told(article.published),
        article.lang.code(),
        article.url,
        article.dateline,
        digest,
        run.0,
    ])
}

fn add_event(sql: &Connection, article: i64, position: usize, event: &EventLine) -> rusqlite::Result<()> {
    let place = event.place.as_ref();
    let (begins, ends) = event.days();
    let number = sql
        .prepare_cached(
            "INSERT INTO event (id, article, position, line, type, quad, score, status, confidence, lang, day, begins,
             ends, lat, lon, place, country, \"precision\", dead, injured, review)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             (SELECT verdict FROM review WHERE event = ?1 ORDER BY number DESC LIMIT 1))",
        )?
        .insert(params![
            event.id,
            article,
            position as i64,
            event.json(),
            event.event.code(),
            event.quad,
            event.score,
            event.status.code(),
            event.confidence,
            event.article.lang.code(),
            told(begins.or(ends)),
            told(begins),
            told(ends),
            place.and_then(|place| place.lat),
            place.and_then(|place| place.lon),
            place.map(|place| &place.name),
            place.map(|place| &place.country).filter(|country| !country.is_empty()),
            place.map(|place| place.precision.code()),
            event.dead,
            event.injured,
        ])?;
    for country in event.countries() {
        sql.prepare_cached("INSERT INTO concern (country, event) VALUES (?, ?)")?.execute(params![country, number])?;
    }
    let roles = [("actor", &event.actor[..]), ("recipient", &event.recipient), ("source", event.source.as_slice())];
    for (role, parties) in roles {
        parties.iter().try_for_each(|party| add_party(sql, number, role, party))?;
    }
    Ok(())
}

fn add_party(sql: &Connection, event: i64, role: &str, party: &PartyLine) -> rusqlite::Result<()> {
    let words = fold(&format!("{}\n{}", party.name.as_deref().unwrap_or_default(), party.text));
    sql.prepare_cached("INSERT INTO party (event, role, called, country, entity, words) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![event, role, called(party), party.country, party.entity, words])?;
    Ok(())
}

/// The canonical name; else country and first sector; else the words.
fn called(party: &PartyLine) -> String {
    let sector = party.sector.first().map(|sector| sector.code());
    let coded: Vec<&str> = [party.country.as_str()].into_iter().chain(sector).filter(|code| !code.is_empty()).collect();
    match &party.name {
        Some(name) => name.clone(),
        None if coded.is_empty() => party.text.clone(),
        None => coded.join(" "),
    }
}

fn told(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}
