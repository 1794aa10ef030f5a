//! What is asked for, by name and value, and as SQL.

use super::article::fold;
use super::review::Verdict;
use crate::export::Selection;
use griot_core::{Day, EventType, Issue, Lang, Status};
use rusqlite::types::Value;

/// What is asked for of a store: the same for the page, the API and exports. `docs/api.md` tells each parameter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// What an event tells of itself.
    pub events: Selection,
    /// An entity's id, what facets name the party by, or words of an actor's name or of the words it was told in.
    pub actor: Option<String>,
    /// The same of a recipient.
    pub recipient: Option<String>,
    /// The same of a source.
    pub source: Option<String>,
    /// Words of the article, `"a phrase"`, `begin*`.
    pub text: Option<String>,
    /// Id of the article.
    pub article: Option<String>,
    /// Id of the story.
    pub story: Option<String>,
    /// West, south, east, north in degrees; west lies beyond east where the box crosses the date line.
    pub area: Option<[f64; 4]>,
    /// What was judged of it.
    pub review: Option<Judged>,
    /// One event a story.
    pub leads_only: bool,
    /// How many events at least tell the story.
    pub tellings: u32,
}

/// What was judged of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Nothing yet.
    NotYet,
    /// This.
    So(Verdict),
}

/// The names that [`Filter::set`] takes.
pub const PARAMETERS: [&str; 20] = [
    "since",
    "until",
    "type",
    "quad",
    "country",
    "status",
    "actor",
    "recipient",
    "source",
    "actor_country",
    "recipient_country",
    "lang",
    "min_confidence",
    "text",
    "article",
    "story",
    "box",
    "review",
    "stories",
    "tellings",
];

impl Filter {
    /// Sets one parameter as it is written in an address or an option. An empty value asks for all.
    ///
    /// # Errors
    /// An issue at the parameter, if there is none of that name or the value is none of its.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Issue> {
        let events = &mut self.events;
        let text = || Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        match name {
            "since" => events.since = one(name, value, "a day such as 2025-11-12", day)?,
            "until" => events.until = one(name, value, "a day such as 2025-11-12", day)?,
            "type" => events.types = list(name, value, "event types such as ASSAULT,PROTEST", event_type)?,
            "quad" => events.quads = list(name, value, "quad classes, 1 to 4", quad)?,
            "country" => events.countries = list(name, value, COUNTRIES, country)?,
            "actor_country" => events.actor_countries = list(name, value, COUNTRIES, country)?,
            "recipient_country" => events.recipient_countries = list(name, value, COUNTRIES, country)?,
            "status" => events.statuses = list(name, value, STATUSES, Status::from_code)?,
            "lang" => events.langs = list(name, value, "fr or en", Lang::from_code)?,
            "min_confidence" => {
                events.min_confidence = one(name, value, "a number from 0 to 1, such as 0.5", share)?.unwrap_or(0.0);
            }
            "actor" => self.actor = text(),
            "recipient" => self.recipient = text(),
            "source" => self.source = text(),
            "text" => self.text = text(),
            "article" => self.article = text(),
            "story" => self.story = text(),
            "box" => self.area = one(name, value, "west,south,east,north in degrees, such as -12,10,4,25", area)?,
            "review" => self.review = one(name, value, "none, accepted, corrected or rejected", review)?,
            "stories" => {
                self.leads_only = one(name, value, "true or false", |told| told.parse().ok())?.unwrap_or(false);
            }
            "tellings" => {
                self.tellings = one(name, value, "a number such as 2", |told| told.parse().ok())?.unwrap_or(0);
            }
            _ => {
                let remedy = format!("use one of {}", PARAMETERS.join(", "));
                return Err(Issue::new(name, "there is no such filter", remedy));
            }
        }
        Ok(())
    }

    /// The conditions on the table `event`, and their values in order.
    pub(super) fn conditions(&self) -> Conditions {
        let mut all = Conditions::default();
        let events = &self.events;
        all.among("event.type", events.types.iter().map(|kind| kind.code().to_owned()));
        all.among("event.quad", events.quads.iter().map(|quad| i64::from(*quad)));
        all.among("event.status", events.statuses.iter().map(|status| status.code().to_owned()));
        all.among("event.lang", events.langs.iter().map(|lang| lang.code().to_owned()));
        self.in_time(&mut all);
        self.concerning(&mut all);
        for (role, words) in [("actor", &self.actor), ("recipient", &self.recipient), ("source", &self.source)] {
            if let Some(words) = words {
                all.with_party(role, words);
            }
        }
        self.elsewhere(&mut all);
        all
    }

    fn in_time(&self, all: &mut Conditions) {
        if let Some(since) = self.events.since {
            all.add("event.day IS NOT NULL AND (event.ends IS NULL OR event.ends >= ?)", [since.to_string()]);
        }
        if let Some(until) = self.events.until {
            all.add("event.day IS NOT NULL AND (event.begins IS NULL OR event.begins <= ?)", [until.to_string()]);
        }
        if self.events.min_confidence > 0.0 {
            all.add("event.confidence >= ?", [self.events.min_confidence]);
        }
    }

    fn concerning(&self, all: &mut Conditions) {
        let countries = &self.events.countries;
        if !countries.is_empty() {
            let condition =
                format!("event.number IN (SELECT event FROM concern WHERE country IN ({}))", marks(countries.len()));
            all.add(&condition, countries.iter().cloned());
        }
        let sides = [("actor", &self.events.actor_countries), ("recipient", &self.events.recipient_countries)];
        for (role, countries) in sides.into_iter().filter(|(_, countries)| !countries.is_empty()) {
            let condition = party(&format!("role = '{role}' AND country IN ({})", marks(countries.len())));
            all.add(&condition, countries.iter().cloned());
        }
    }

    fn elsewhere(&self, all: &mut Conditions) {
        if let Some(query) = self.text.as_deref().and_then(full_text) {
            all.add("event.article IN (SELECT rowid FROM words WHERE words MATCH ?)", [query]);
        }
        if let Some(article) = &self.article {
            all.add("event.article = (SELECT number FROM article WHERE id = ?)", [article.clone()]);
        }
        if let Some(story) = &self.story {
            all.add("event.story = ?", [story.clone()]);
        }
        if let Some([west, south, east, north]) = self.area {
            let between = if west <= east { "AND" } else { "OR" };
            let condition = format!("event.lat BETWEEN ? AND ? AND (event.lon >= ? {between} event.lon <= ?)");
            all.add(&condition, [south, north, west, east]);
        }
        match self.review {
            None => {}
            Some(Judged::NotYet) => all.add("event.review IS NULL", [0_i64; 0]),
            Some(Judged::So(verdict)) => all.add("event.review = ?", [verdict.code().to_owned()]),
        }
        if self.tellings > 1 {
            let told = "event.story IN (SELECT story FROM event GROUP BY story HAVING count(*) >= ?)";
            all.add(told, [i64::from(self.tellings)]);
        }
        if self.leads_only {
            all.add("event.leads = 1", [0_i64; 0]);
        }
    }
}

const COUNTRIES: &str = "three letters as the output has them, such as MLI,NER, or UNO for the United Nations";
const STATUSES: &str = "statuses such as actual,future";

/// Conditions that all must hold.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn add<V: Into<Value>>(&mut self, condition: &str, values: impl IntoIterator<Item = V>) {
        self.sql.push(condition.to_owned());
        self.values.extend(values.into_iter().map(Into::into));
    }

    fn among<V: Into<Value>>(&mut self, column: &str, values: impl ExactSizeIterator<Item = V>) {
        if values.len() > 0 {
            self.add(&format!("{column} IN ({})", marks(values.len())), values);
        }
    }

    fn with_party(&mut self, role: &str, asked: &str) {
        // Each word must be in it; what LIKE takes for signs are letters here.
        let words: Vec<String> = fold(asked).split_whitespace().map(str::to_owned).collect();
        let each = vec!["instr(words, ?) > 0"; words.len()].join(" AND ");
        let condition = party(&format!("role = '{role}' AND (called = ? OR lower(entity) = ? OR ({each}))"));
        self.add(&condition, [asked.to_owned(), words.join(" ")].into_iter().chain(words));
    }

    /// " WHERE …", or nothing.
    pub(super) fn clause(&self) -> String {
        if self.sql.is_empty() { String::new() } else { format!(" WHERE {}", self.sql.join(" AND ")) }
    }
}

fn party(condition: &str) -> String {
    format!("event.number IN (SELECT event FROM party WHERE {condition})")
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// The query in FTS5's words: each word quoted, so that none of its signs are taken for operators; none if nothing is
/// asked for.
fn full_text(query: &str) -> Option<String> {
    let mut parts = Vec::new();
    for (index, piece) in query.split('"').enumerate() {
        if index % 2 == 1 {
            parts.push(quoted(piece, false));
        } else {
            parts.extend(piece.split_whitespace().map(|word| quoted(word.trim_end_matches('*'), word.ends_with('*'))));
        }
    }
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn quoted(words: &str, begins: bool) -> String {
    format!("\"{words}\"{}", if begins { "*" } else { "" })
}

fn one<T>(name: &str, value: &str, due: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Issue> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(None);
    }
    read(value).map(Some).ok_or_else(|| Issue::new(name, format!("`{value}` is not valid"), format!("write {due}")))
}

fn list<T>(name: &str, values: &str, due: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Issue> {
    values.split(',').filter_map(|value| one(name, value, due, &read).transpose()).collect()
}

fn day(told: &str) -> Option<Day> {
    told.parse().ok()
}

fn event_type(told: &str) -> Option<EventType> {
    EventType::from_code(&told.to_uppercase())
}

fn quad(told: &str) -> Option<u8> {
    told.parse().ok().filter(|quad| (1..=4).contains(quad))
}

fn country(told: &str) -> Option<String> {
    let is_code = told.len() == 3 && told.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| told.to_uppercase())
}

fn share(told: &str) -> Option<f64> {
    told.parse().ok().filter(|share| (0.0..=1.0).contains(share))
}

fn area(told: &str) -> Option<[f64; 4]> {
    let degrees: Option<Vec<f64>> = told.split(',').map(|degrees| degrees.trim().parse().ok()).collect();
    <[f64; 4]>::try_from(degrees?).ok().filter(|area| area.iter().all(|degrees| degrees.abs() <= 360.0))
}

fn review(told: &str) -> Option<Judged> {
    if told == "none" { Some(Judged::NotYet) } else { Verdict::from_code(told).map(Judged::So) }
}
