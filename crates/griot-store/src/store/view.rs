//! What the selected events amount to: counted over time, on the map, between parties.

use super::Store;
use super::filter::{Conditions, Filter};
use griot_core::{EventType, Issue};
use rusqlite::{Connection, Row, params_from_iter};
use serde::Serialize;

/// Parties that facets name, most frequent first.
const NAMED: usize = 50;

/// What a store holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Articles, with events and without.
    pub articles: u64,
    /// Events.
    pub events: u64,
    /// Stories.
    pub stories: u64,
    /// Reviews.
    pub reviews: u64,
    /// The earliest day of an event.
    pub first: Option<String>,
    /// The latest.
    pub last: Option<String>,
}

/// The length of a step in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// A day.
    #[default]
    Day,
    /// A week, named by its Monday.
    Week,
    /// A month, named by its first day.
    Month,
}

impl Period {
    /// The period of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Day, Self::Week, Self::Month]
            .into_iter()
            .zip(["day", "week", "month"])
            .find_map(|(period, known)| (known == name).then_some(period))
    }

    const fn of_day(self) -> &'static str {
        match self {
            Self::Day => "event.day",
            Self::Week => "date(event.day, 'weekday 0', '-6 days')",
            Self::Month => "substr(event.day, 1, 7) || '-01'",
        }
    }
}

/// Events over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// The step.
    pub by: Period,
    /// First day of the step, event type, events, mean score, deaths told; in order of day, then type.
    pub rows: Vec<(String, String, u64, f64, u64)>,
}

/// A point with its events.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Canonical name of the place.
    pub name: String,
    /// Its country.
    pub country: String,
    /// What the point is worth.
    pub precision: String,
    /// Events by quad class.
    pub quads: [u64; 4],
    /// Deaths told.
    pub dead: u64,
}

/// Events by place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// Points, south to north.
    pub points: Vec<Point>,
    /// Events without a point.
    pub unplaced: u64,
}

/// What stands for a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pairing {
    /// Its country.
    #[default]
    Country,
    /// Its canonical name; else country and first sector.
    Party,
}

impl Pairing {
    /// The pairing of that name: `country`, `party`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "country" => Some(Self::Country),
            "party" => Some(Self::Party),
            _ => None,
        }
    }

    const fn column(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Party => "called",
        }
    }
}

/// Who did something to whom, and how often.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dyad {
    /// Who acts.
    pub actor: String,
    /// Who undergoes.
    pub recipient: String,
    /// Events.
    pub count: u64,
    /// Mean score.
    pub score: f64,
    /// Events by quad class.
    pub quads: [u64; 4],
}

/// The pairs, most frequent first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dyads {
    /// All pairs there are.
    pub total: u64,
    /// The first of them.
    pub dyads: Vec<Dyad>,
}

/// A value and how many events have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    /// The value.
    pub value: String,
    /// Events.
    pub count: u64,
}

/// From when to when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Days {
    /// The earliest day of an event.
    pub first: Option<String>,
    /// The latest.
    pub last: Option<String>,
}

/// What the selection holds, most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "each field is named as the filter of the same values")]
pub struct Facets {
    pub total: u64,
    pub days: Days,
    #[serde(rename = "type")]
    pub types: Vec<Value>,
    pub quad: Vec<Value>,
    pub country: Vec<Value>,
    pub status: Vec<Value>,
    pub lang: Vec<Value>,
    pub review: Vec<Value>,
    pub actor: Vec<Value>,
    pub recipient: Vec<Value>,
    pub source: Vec<Value>,
}

const QUADS: &str = "sum(event.quad = 1), sum(event.quad = 2), sum(event.quad = 3), sum(event.quad = 4)";

/// Who did something to whom, a line a pair. CROSS JOIN keeps SQLite from another order than event by event, in which
/// it may compare all parties with all.
fn dyads_of(clause: &str, column: &str) -> String {
    let side =
        |role: &str| format!("CROSS JOIN party AS {role} ON {role}.event = event.number AND {role}.role = '{role}'");
    let (actor, recipient) = (side("actor"), side("recipient"));
    format!(
        "SELECT a, r, count(*), avg(event.score), {QUADS} FROM
         (SELECT DISTINCT event.number, event.score, event.quad, actor.{column} AS a, recipient.{column} AS r
          FROM event {actor} {recipient}{clause}) AS event
         GROUP BY 1, 2 HAVING a <> '' AND r <> ''"
    )
}

impl Store {
    /// What there is in all.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn meta(&self) -> Result<Meta, Issue> {
        self.ask(|sql| {
            let count = |query: &str| sql.query_row(query, [], |row| row.get::<_, i64>(0)).map(|count| count as u64);
            Ok(Meta {
                articles: count("SELECT count(*) FROM article")?,
                events: count("SELECT count(*) FROM event")?,
                stories: count("SELECT count(DISTINCT story) FROM event")?,
                reviews: count("SELECT count(*) FROM review")?,
                first: sql.query_row("SELECT min(day) FROM event", [], |row| row.get(0))?,
                last: sql.query_row("SELECT max(day) FROM event", [], |row| row.get(0))?,
            })
        })
    }

    /// Events by step of time and type.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn timeline(&self, filter: &Filter, by: Period) -> Result<Timeline, Issue> {
        let mut conditions = filter.conditions();
        conditions.add("event.day IS NOT NULL", [0_i64; 0]);
        let query = format!(
            "SELECT {} AS step, event.type, count(*), avg(event.score), coalesce(sum(event.dead), 0)
             FROM event{} GROUP BY 1, 2 ORDER BY 1, 2",
            by.of_day(),
            conditions.clause()
        );
        let rows = self.rows(&query, &conditions, |row| {
            let mean: f64 = row.get(3)?;
            Ok((row.get(0)?, row.get(1)?, number(row, 2)?, hundredths(mean), number(row, 4)?))
        })?;
        Ok(Timeline { by, rows })
    }

    /// Events by place.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn map(&self, filter: &Filter) -> Result<Map, Issue> {
        let conditions = filter.conditions();
        let query = format!(
            "SELECT event.lat, event.lon, event.place, coalesce(event.country, ''), event.\"precision\", {QUADS},
             coalesce(sum(event.dead), 0) FROM event{} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
            conditions.clause()
        );
        let rows = self.rows(&query, &conditions, point)?;
        let count = |quads: &[u64; 4]| quads.iter().sum::<u64>();
        let unplaced = rows.iter().filter_map(|row| row.as_ref().err()).map(count).sum();
        Ok(Map { points: rows.into_iter().filter_map(Result::ok).collect(), unplaced })
    }

    /// Who did something to whom.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn dyads(&self, filter: &Filter, by: Pairing, limit: usize) -> Result<Dyads, Issue> {
        let conditions = filter.conditions();
        let pairs = dyads_of(&conditions.clause(), by.column());
        let mut dyads = self.rows(&pairs, &conditions, dyad)?;
        dyads.sort_by(|a, b| {
            b.count.cmp(&a.count).then_with(|| (&a.actor, &a.recipient).cmp(&(&b.actor, &b.recipient)))
        });
        let total = dyads.len() as u64;
        dyads.truncate(limit);
        Ok(Dyads { total, dyads })
    }

    /// How many events there are of each value that can be filtered by.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn facets(&self, filter: &Filter) -> Result<Facets, Issue> {
        let conditions = filter.conditions();
        let column = |column: &str| self.values(&format!("FROM event{}", conditions.clause()), column, &conditions);
        let joined = |table: &str, key: &str, role: &str| {
            let narrowed = if conditions.values.is_empty() && conditions.clause().is_empty() {
                String::new()
            } else {
                format!(" AND {table}.event IN (SELECT event.number FROM event{})", conditions.clause())
            };
            self.values(&format!("FROM {table} WHERE {role}{narrowed}"), key, &conditions)
        };
        let party = |role: &str| joined("party", "called", &format!("role = '{role}'"));
        let types = column("type")?;
        Ok(Facets {
            total: self.count(filter)?,
            days: self.days(&conditions)?,
            quad: quads_of(&types),
            types,
            status: column("status")?,
            lang: column("lang")?,
            review: column("review")?,
            country: joined("concern", "country", "1")?,
            actor: party("actor")?,
            recipient: party("recipient")?,
            source: party("source")?,
        })
    }

    fn days(&self, conditions: &Conditions) -> Result<Days, Issue> {
        // One at a time, so that each is the end of an index and not a way through all of it.
        let end = |which: &str| {
            let query = format!("SELECT {which}(event.day) FROM event{}", conditions.clause());
            self.ask(|sql| sql.query_row(&query, params_from_iter(&conditions.values), |row| row.get(0)))
        };
        Ok(Days { first: end("min")?, last: end("max")? })
    }

    fn values(&self, from: &str, value: &str, conditions: &Conditions) -> Result<Vec<Value>, Issue> {
        let query = format!(
            "SELECT {value}, count(*) {from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {limit}",
            limit = if from.contains("party") { NAMED } else { 1000 }
        );
        // Only what was judged of an event may be nothing, and that is a value to filter by.
        let told = |row: &Row<'_>| row.get(0).map(|told: Option<String>| told.unwrap_or_else(|| "none".to_owned()));
        self.rows(&query, conditions, |row| Ok(Value { value: told(row)?, count: number(row, 1)? }))
    }

    fn rows<T>(
        &self,
        query: &str,
        conditions: &Conditions,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Issue> {
        self.ask(|sql: &Connection| {
            let mut statement = sql.prepare_cached(query)?;
            statement.query_map(params_from_iter(&conditions.values), read)?.collect()
        })
    }
}

/// The classes of counted types, most frequent first.
fn quads_of(types: &[Value]) -> Vec<Value> {
    let of = |quad: u8| {
        let is_of = |kind: &&Value| EventType::from_code(&kind.value).is_some_and(|kind| kind.quad() as u8 == quad);
        Value { value: quad.to_string(), count: types.iter().filter(is_of).map(|kind| kind.count).sum() }
    };
    let mut quads: Vec<Value> = (1..=4).map(of).filter(|quad| quad.count > 0).collect();
    quads.sort_by_key(|quad| std::cmp::Reverse(quad.count));
    quads
}

/// A point; or how many events have none.
fn point(row: &Row<'_>) -> rusqlite::Result<Result<Point, [u64; 4]>> {
    let quads = quads(row, 5)?;
    let (Some(lat), Some(lon)) = (row.get(0)?, row.get(1)?) else { return Ok(Err(quads)) };
    Ok(Ok(Point {
        lat,
        lon,
        name: row.get(2)?,
        country: row.get(3)?,
        precision: row.get(4)?,
        quads,
        dead: number(row, 9)?,
    }))
}

fn dyad(row: &Row<'_>) -> rusqlite::Result<Dyad> {
    let mean: f64 = row.get(3)?;
    Ok(Dyad {
        actor: row.get(0)?,
        recipient: row.get(1)?,
        count: number(row, 2)?,
        score: hundredths(mean),
        quads: quads(row, 4)?,
    })
}

fn quads(row: &Row<'_>, first: usize) -> rusqlite::Result<[u64; 4]> {
    Ok([number(row, first)?, number(row, first + 1)?, number(row, first + 2)?, number(row, first + 3)?])
}

fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(|count| count as u64)
}

fn hundredths(mean: f64) -> f64 {
    (mean * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dyads_are_gathered_event_by_event() {
        let sql = Connection::open_in_memory().unwrap();
        for step in super::super::schema::STEPS {
            sql.execute_batch(step).unwrap();
        }
        for column in ["country", "called"] {
            let query = format!("EXPLAIN QUERY PLAN {}", dyads_of("", column));
            let mut statement = sql.prepare(&query).unwrap();
            let rows = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
            let plan = rows.collect::<rusqlite::Result<Vec<_>>>().unwrap().join("\n");
            for role in ["actor", "recipient"] {
                assert!(
                    plan.contains(&format!("SEARCH {role} USING COVERING INDEX party_by_event (event=?")),
                    "{plan}"
                );
            }
        }
    }
}
