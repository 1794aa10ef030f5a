//! Events, articles and stories as they are asked for, a page at a time.

use super::filter::Filter;
use super::review::Review;
use super::{Store, fault};
use crate::stories::Story;
use griot_core::record::{EventLine, read_event};
use griot_core::{Day, Issue};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::Serialize;

/// An event of the store.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoredEvent {
    /// As the article tells it, with its story.
    #[serde(flatten)]
    pub event: EventLine,
    /// The verdict that counts: accepted, corrected, rejected.
    pub review: Option<String>,
}

/// An article of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// The text that spans count in, in characters.
    pub text: String,
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// Language.
    pub lang: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Where it was written from.
    pub dateline: Option<String>,
}

/// An article with all that was found and judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Telling {
    /// The article.
    pub article: Article,
    /// Its events in the order of the text.
    pub events: Vec<StoredEvent>,
    /// What people judged of them.
    pub reviews: Vec<Review>,
}

/// A page of a longer list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// All there are.
    pub total: u64,
    /// Where the next page begins.
    pub next: Option<String>,
    /// The items of this one.
    pub items: Vec<T>,
}

/// A story as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// Events that tell it.
    pub tellings: usize,
    /// Articles that tell it.
    pub articles: usize,
    /// The event that stands for it.
    pub event: StoredEvent,
    /// First day of publication.
    pub first: Option<Day>,
    /// Last day of publication.
    pub last: Option<Day>,
    /// Deaths told last.
    pub dead: Option<u32>,
    /// Injuries told last.
    pub injured: Option<u32>,
}

/// A story with all its tellings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryPage {
    /// The story in short.
    pub story: StoryRow,
    /// Its events in order of publication.
    pub events: Vec<StoredEvent>,
    /// What the tellings say together.
    #[serde(flatten)]
    pub told: ToldTogether,
}

/// The tolls over time and every field with the values told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldTogether {
    /// Tolls in order of publication.
    pub tolls: Vec<crate::stories::Toll>,
    /// Fields and who tells what.
    pub fields: Vec<crate::stories::FieldTold>,
}

/// In which order events come; those of one day or one confidence in the order they were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Earliest first; undated ones before.
    Day,
    /// Latest first.
    #[default]
    LatestFirst,
    /// Least sure first.
    Confidence,
    /// Surest first.
    SurestFirst,
}

impl Order {
    /// The order of that name: `day`, `-day`, `confidence`, `-confidence`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "day" => Some(Self::Day),
            "-day" => Some(Self::LatestFirst),
            "confidence" => Some(Self::Confidence),
            "-confidence" => Some(Self::SurestFirst),
            _ => None,
        }
    }

    const fn column(self) -> &'static str {
        match self {
            Self::Day | Self::LatestFirst => "event.day",
            Self::Confidence | Self::SurestFirst => "event.confidence",
        }
    }

    const fn falls(self) -> bool {
        matches!(self, Self::LatestFirst | Self::SurestFirst)
    }

    fn by(self) -> String {
        let way = if self.falls() { "DESC" } else { "ASC" };
        format!(" ORDER BY {} {way}, event.number {way}", self.column())
    }
}

impl Store {
    /// Events from a place in the list on: `after` is the `next` of the page before, `offset` counts from the first.
    ///
    /// # Errors
    /// If the file cannot be read, or `after` is no such place.
    pub fn events(
        &self,
        filter: &Filter,
        order: Order,
        after: Option<&str>,
        offset: u64,
        limit: usize,
    ) -> Result<Page<StoredEvent>, Issue> {
        let total = self.count(filter)?;
        let mut conditions = filter.conditions();
        if let Some(cursor) = after {
            begin_after(&mut conditions, order, cursor)?;
        }
        // The lines are fetched for the rows of the page alone, not for those that are passed over.
        let query = format!(
            "SELECT event.number, {column} FROM event{where_}{by} LIMIT {limit} OFFSET {offset}",
            column = order.column(),
            where_ = conditions.clause(),
            by = order.by(),
        );
        let rows: Vec<(i64, Value)> = self.ask(|sql| {
            let mut statement = sql.prepare(&query)?;
            let rows =
                statement.query_map(params_from_iter(&conditions.values), |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })?;
        let next = rows.last().filter(|_| rows.len() == limit).map(|(number, value)| cursor(*number, value));
        let items = rows.iter().map(|(number, _)| self.event_number(*number)).collect::<Result<_, _>>()?;
        Ok(Page { total, next, items })
    }

    /// How many events are asked for.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(&self, filter: &Filter) -> Result<u64, Issue> {
        let conditions = filter.conditions();
        let query = format!("SELECT count(*) FROM event{}", conditions.clause());
        let count: i64 =
            self.ask(|sql| sql.query_row(&query, params_from_iter(&conditions.values), |row| row.get(0)))?;
        Ok(count as u64)
    }

    /// Gives every event asked for, in order of their days, to a function; stops at its first failure.
    ///
    /// # Errors
    /// If the file cannot be read; what the function fails with.
    pub fn each<E: From<Issue>>(
        &self,
        filter: &Filter,
        mut take: impl FnMut(StoredEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        let conditions = filter.conditions();
        let query = format!("SELECT {STORED} FROM event{}{}", conditions.clause(), Order::Day.by());
        let failed = |why: rusqlite::Error| E::from(fault(&self.path, &why));
        let mut statement = self.connection.prepare(&query).map_err(failed)?;
        let mut rows = statement.query(params_from_iter(&conditions.values)).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let raw = Raw::of(row).map_err(failed)?;
            take(self.stored(raw).map_err(E::from)?)?;
        }
        Ok(())
    }

    /// The event of that id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn event(&self, id: &str) -> Result<Option<StoredEvent>, Issue> {
        self.stored_where("event.id = ?", id).map(|found| found.into_iter().next())
    }

    /// The article of that id with its events and reviews.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn telling(&self, id: &str) -> Result<Option<Telling>, Issue> {
        let Some(article) = self.ask(|sql| article(sql, id))? else { return Ok(None) };
        let events =
            self.stored_where("event.article = (SELECT number FROM article WHERE id = ?) ORDER BY event.position", id)?;
        let reviews = self.reviews_of_article(id)?;
        Ok(Some(Telling { article, events, reviews }))
    }

    /// Stories that an event asked for tells, latest first; from the `offset`th on.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn stories(&self, filter: &Filter, offset: u64, limit: usize) -> Result<Page<StoryRow>, Issue> {
        let mut conditions = filter.conditions();
        conditions.add("event.story IS NOT NULL", [0_i64; 0]);
        let grouped = format!("FROM event{} GROUP BY event.story", conditions.clause());
        let (total, ids) = self.ask(|sql| {
            let count = format!("SELECT count(*) FROM (SELECT 1 {grouped})");
            let total: i64 = sql.query_row(&count, params_from_iter(&conditions.values), |row| row.get(0))?;
            let page = format!(
                "SELECT event.story {grouped} ORDER BY max(event.day) DESC, event.story LIMIT {limit} OFFSET {offset}"
            );
            let mut page = sql.prepare(&page)?;
            let ids = page.query_map(params_from_iter(&conditions.values), |row| row.get(0))?;
            Ok((total as u64, ids.collect::<rusqlite::Result<Vec<String>>>()?))
        })?;
        let next = (offset + (ids.len() as u64) < total).then(|| (offset + ids.len() as u64).to_string());
        let items = ids.iter().filter_map(|id| self.story(id).transpose()).map(|story| Ok(story?.story));
        Ok(Page { total, next, items: items.collect::<Result<_, Issue>>()? })
    }

    /// The story of that id.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn story(&self, id: &str) -> Result<Option<StoryPage>, Issue> {
        let mut events = self.stored_where("event.story = ?", id)?;
        events.sort_by(|a, b| published(a).cmp(&published(b)));
        let lines: Vec<&EventLine> = events.iter().map(|stored| &stored.event).collect();
        if lines.is_empty() {
            return Ok(None);
        }
        let story = Story::of(&lines);
        let mut docs: Vec<&str> = lines.iter().map(|event| event.doc.as_str()).collect();
        docs.sort_unstable();
        docs.dedup();
        let row = StoryRow {
            id: id.to_owned(),
            tellings: events.len(),
            articles: docs.len(),
            event: events[story.lead].clone(),
            first: story.first,
            last: story.last,
            dead: story.dead,
            injured: story.injured,
        };
        Ok(Some(StoryPage { story: row, events, told: ToldTogether { tolls: story.tolls, fields: story.fields } }))
    }

    fn event_number(&self, number: i64) -> Result<StoredEvent, Issue> {
        let raw = self.ask(|sql| {
            let mut find = sql.prepare_cached(&format!("SELECT {STORED} FROM event WHERE number = ?"))?;
            find.query_row([number], Raw::of)
        })?;
        self.stored(raw)
    }

    fn stored_where(&self, condition: &str, value: &str) -> Result<Vec<StoredEvent>, Issue> {
        let raw: Vec<Raw> = self.ask(|sql| {
            let mut find = sql.prepare_cached(&format!("SELECT {STORED} FROM event WHERE {condition}"))?;
            find.query_map(params![value], Raw::of)?.collect()
        })?;
        raw.into_iter().map(|raw| self.stored(raw)).collect()
    }

    fn stored(&self, raw: Raw) -> Result<StoredEvent, Issue> {
        let mut event = read_event(&raw.line, &self.path.display().to_string())?;
        event.story = raw.story;
        Ok(StoredEvent { event, review: raw.review })
    }
}

const STORED: &str = "event.line, event.story, event.review";

/// What the columns [`STORED`] hold.
pub(super) struct Raw {
    line: String,
    story: Option<String>,
    review: Option<String>,
}

impl Raw {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { line: row.get(0)?, story: row.get(1)?, review: row.get(2)? })
    }
}

pub(super) fn article(sql: &Connection, id: &str) -> rusqlite::Result<Option<Article>> {
    sql.prepare_cached("SELECT id, text, title, published, lang, url, dateline FROM article WHERE id = ?")?
        .query_row([id], |row| {
            Ok(Article {
                id: row.get(0)?,
                text: row.get(1)?,
                title: row.get(2)?,
                published: row.get(3)?,
                lang: row.get(4)?,
                url: row.get(5)?,
                dateline: row.get(6)?,
            })
        })
        .optional()
}

fn published(stored: &StoredEvent) -> (Option<Day>, &str) {
    (stored.event.article.published, &stored.event.id)
}

/// A place in the list, as the next page's beginning is named: the row's number, and what it is ordered by.
fn cursor(number: i64, value: &Value) -> String {
    match value {
        Value::Text(day) => format!("{number}.{day}"),
        Value::Real(confidence) => format!("{number}.{confidence}"),
        _ => format!("{number}."),
    }
}

/// Rows after the place; where the order rises undated ones come first, where it falls last.
fn begin_after(conditions: &mut super::filter::Conditions, order: Order, cursor: &str) -> Result<(), Issue> {
    let wrong =
        || Issue::new("cursor", format!("`{cursor}` is no place in the list"), "give the `next` of the page before");
    let (number, value) = cursor.split_once('.').ok_or_else(wrong)?;
    let number: i64 = number.parse().map_err(|_| wrong())?;
    let column = order.column();
    let than = if order.falls() { "<" } else { ">" };
    if value.is_empty() {
        let dated_follow = if order.falls() { "" } else { &format!(" OR {column} IS NOT NULL") };
        conditions.add(&format!("(({column} IS NULL AND event.number {than} ?){dated_follow})"), [number]);
        return Ok(());
    }
    let value = match order {
        Order::Day | Order::LatestFirst => Value::Text(value.to_owned()),
        Order::Confidence | Order::SurestFirst => Value::Real(value.parse().map_err(|_| wrong())?),
    };
    let undated_follow = if order.falls() { &format!(" OR {column} IS NULL") } else { "" };
    let condition = format!("(({column}, event.number) {than} (?, ?){undated_follow})");
    conditions.add(&condition, [value, Value::Integer(number)]);
    Ok(())
}
