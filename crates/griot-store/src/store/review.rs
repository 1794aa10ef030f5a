//! What people judge of events, and the gold that comes of it.

use super::{Store, page};
use griot_core::Issue;
use griot_core::record::{EventLine, PartyLine, read_event, read_gold};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What is judged of an event or of one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is right.
    Accepted,
    /// It is there, and something of it is other than told.
    Corrected,
    /// It should not be there.
    Rejected,
}

impl Verdict {
    /// As it is written.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
        }
    }

    /// The verdict that is so written.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Accepted, Self::Corrected, Self::Rejected].into_iter().find(|verdict| verdict.code() == code)
    }
}

/// What is judged of one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldReview {
    /// Accepted or corrected.
    pub verdict: Verdict,
    /// What it should be, in the shape of the event's field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// One person's judgement of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Id of the event.
    #[serde(default)]
    pub event: String,
    /// Who judged; may be empty.
    #[serde(default)]
    pub reviewer: String,
    /// Of the whole.
    pub verdict: Verdict,
    /// Of its fields, by their names.
    #[serde(default)]
    pub fields: BTreeMap<String, FieldReview>,
    /// In free words.
    #[serde(default)]
    pub note: String,
    /// When, as the reviewer's program tells it.
    #[serde(default)]
    pub at: Option<String>,
    /// Whether the event is no longer found.
    #[serde(default)]
    pub orphan: bool,
}

/// Fields that can be judged, as gold names them.
const FIELDS: [&str; 11] =
    ["event", "mode", "status", "actor", "recipient", "date", "place", "source", "dead", "injured", "contexts"];

impl Store {
    /// Keeps a review in place of this reviewer's earlier one of the event; the last one of all counts. Returns nothing
    /// if there is no such event.
    ///
    /// # Errors
    /// If a field is none of an event's or its value none of the field's; if the file cannot be written.
    pub fn review(&mut self, review: &Review) -> Result<Option<Review>, Issue> {
        let Some((line, article)) = self.ask(|sql| judged(sql, &review.event))? else { return Ok(None) };
        self.check(review, &line, &article)?;
        self.alter(|sql| {
            let number = "DELETE FROM review WHERE event = ? AND reviewer = ?";
            sql.execute(number, params![review.event, review.reviewer])?;
            sql.execute(
                "INSERT INTO review (event, reviewer, verdict, fields, note, at, article, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    review.event,
                    review.reviewer,
                    review.verdict.code(),
                    json!(review.fields).to_string(),
                    review.note,
                    review.at,
                    article,
                    line,
                ],
            )?;
            settle(sql, &review.event)?;
            Ok(((), true))
        })?;
        let all = self.reviews_of_event(&review.event)?;
        Ok(all.into_iter().find(|kept| kept.reviewer == review.reviewer))
    }

    /// Takes a review back; tells whether there was one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn unreview(&mut self, event: &str, reviewer: &str) -> Result<bool, Issue> {
        self.alter(|sql| {
            let gone = sql.execute("DELETE FROM review WHERE event = ? AND reviewer = ?", [event, reviewer])? > 0;
            settle(sql, event)?;
            Ok((gone, gone))
        })
    }

    /// All reviews, in the order they were given.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reviews(&self) -> Result<Vec<Review>, Issue> {
        self.reviews_where("1 OR ? = ''", "")
    }

    /// Reviews of one event.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reviews_of_event(&self, event: &str) -> Result<Vec<Review>, Issue> {
        self.reviews_where("review.event = ?", event)
    }

    /// Reviews of one article's events, orphans too.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reviews_of_article(&self, article: &str) -> Result<Vec<Review>, Issue> {
        self.reviews_where("review.article = ?", article)
    }

    /// Gold, a line an article, of those whose every event is reviewed: what was accepted and what was corrected.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn gold(&self) -> Result<Vec<String>, Issue> {
        let ids: Vec<String> = self.ask(|sql| {
            sql.prepare(
                "SELECT id FROM article WHERE number IN (SELECT article FROM event WHERE review IS NOT NULL)
                 AND NOT EXISTS (SELECT 1 FROM event WHERE event.article = article.number AND review IS NULL)
                 ORDER BY id",
            )?
            .query_map([], |row| row.get(0))?
            .collect()
        })?;
        ids.iter().filter_map(|id| self.gold_of(id).transpose()).collect()
    }

    fn gold_of(&self, id: &str) -> Result<Option<String>, Issue> {
        let Some(telling) = self.telling(id)? else { return Ok(None) };
        let mut events = Vec::new();
        for stored in &telling.events {
            let counts = telling.reviews.iter().rev().find(|review| review.event == stored.event.id);
            if let Some(review) = counts.filter(|review| review.verdict != Verdict::Rejected) {
                events.push(corrected(&stored.event, review));
            }
        }
        Ok(Some(gold_line(&telling.article, &events)))
    }

    /// Gold must come of it.
    fn check(&self, review: &Review, line: &str, article: &str) -> Result<(), Issue> {
        let wrong = |problem: String, remedy: &str| Err(Issue::new("fields", problem, remedy));
        for (name, field) in &review.fields {
            if !FIELDS.contains(&name.as_str()) {
                return wrong(
                    format!("`{name}` is no field of an event"),
                    &format!("use one of {}", FIELDS.join(", ")),
                );
            }
            match (field.verdict, &field.value) {
                (Verdict::Corrected, None) => {
                    return wrong(format!("`{name}` is corrected to nothing"), "give its `value`, which may be null");
                }
                (Verdict::Rejected, _) => {
                    return wrong(format!("`{name}` is rejected"), "correct it, or reject the event as a whole");
                }
                _ => {}
            }
        }
        if review.verdict == Verdict::Rejected {
            return Ok(());
        }
        let event = read_event(line, &review.event)?;
        let Some(article) = self.ask(|sql| page::article(sql, article))? else { return Ok(()) };
        let gold = read_gold(&gold_line(&article, &[corrected(&event, review)]), "fields");
        gold.map(|_| ()).map_err(|issue| Issue::new("fields", issue.problem, issue.remedy))
    }

    fn reviews_where(&self, condition: &str, value: &str) -> Result<Vec<Review>, Issue> {
        self.ask(|sql| {
            sql.prepare_cached(&format!(
                "SELECT event, reviewer, verdict, fields, note, at,
                 NOT EXISTS (SELECT 1 FROM event WHERE event.id = review.event) FROM review WHERE {condition} ORDER BY number"
            ))?
            .query_map([value], kept)?
            .collect()
        })
    }
}

/// The event as it is now, or as it was when it was last judged, and its article's id.
fn judged(sql: &Connection, event: &str) -> rusqlite::Result<Option<(String, String)>> {
    sql.prepare_cached(
        "SELECT line, article.id FROM event JOIN article ON article.number = event.article WHERE event.id = ?1
         UNION ALL SELECT line, article FROM review WHERE event = ?1 LIMIT 1",
    )?
    .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// The last verdict counts.
fn settle(sql: &Connection, event: &str) -> rusqlite::Result<()> {
    sql.execute(
        "UPDATE event SET review = (SELECT verdict FROM review WHERE event = ?1 ORDER BY number DESC LIMIT 1) WHERE id = ?1",
        [event],
    )?;
    Ok(())
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Review> {
    let (verdict, fields): (String, String) = (row.get(2)?, row.get(3)?);
    let unread = |why: String| rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, why.into());
    Ok(Review {
        event: row.get(0)?,
        reviewer: row.get(1)?,
        verdict: Verdict::from_code(&verdict).ok_or_else(|| unread(verdict))?,
        fields: serde_json::from_str(&fields).map_err(|why| unread(why.to_string()))?,
        note: row.get(4)?,
        at: row.get(5)?,
        orphan: row.get(6)?,
    })
}

/// The event in gold's shape, what was corrected put in place.
fn corrected(event: &EventLine, review: &Review) -> Value {
    let mut gold = gold_event(event);
    for (name, field) in &review.fields {
        if let (Verdict::Corrected, Some(value)) = (field.verdict, &field.value) {
            gold.insert(name.clone(), value.clone());
        }
    }
    Value::Object(gold)
}

fn gold_event(event: &EventLine) -> Map<String, Value> {
    let mentions: Vec<Value> =
        event.mentions.iter().map(|told| json!({"text": told.text, "span": told.span})).collect();
    let place = event
        .place
        .as_ref()
        .map(|place| json!({"text": place.text, "span": place.span, "name": place.name, "country": place.country}));
    let date = event
        .date
        .from
        .or(event.date.to)
        .map(|_| json!({"from": event.date.from, "to": event.date.to, "span": event.date.span}));
    let parties = |parties: &[PartyLine]| parties.iter().map(gold_party).collect::<Vec<_>>();
    let gold = json!({
        "event": event.event,
        "mode": event.mode,
        "status": event.status,
        "mentions": mentions,
        "actor": parties(&event.actor),
        "recipient": parties(&event.recipient),
        "date": date,
        "place": place,
        "source": event.source.as_ref().map(|source| json!({"text": source.text, "span": source.span})),
        "dead": event.dead,
        "injured": event.injured,
        "contexts": event.contexts,
    });
    match gold {
        Value::Object(gold) => gold,
        _ => Map::new(),
    }
}

fn gold_party(party: &PartyLine) -> Value {
    json!({"text": party.text, "span": party.span, "country": party.country, "sector": party.sector})
}

fn gold_line(article: &page::Article, events: &[Value]) -> String {
    json!({
        "id": article.id,
        "lang": article.lang,
        "published": article.published,
        "dateline": article.dateline,
        "title": article.title,
        "text": article.text,
        "events": events,
    })
    .to_string()
}
