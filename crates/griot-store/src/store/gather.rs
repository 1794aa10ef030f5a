//! Stories, kept up: what is new is compared with what is near, and only the groups it touches are divided anew.
//!
//! Whatever the order in which articles came, the links between events are the same, and so are the stories.

use super::Store;
use crate::stories::{self, LEAST, REACH, Story, Telling};
use griot_core::Issue;
use griot_core::record::{EventLine, read_event};
use rusqlite::{Connection, Transaction, params};
use std::collections::{BTreeMap, BTreeSet};

/// Events that are compared in one change, so that others may write between.
const AT_ONCE: usize = 256;

/// What gathering did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Events compared with those before.
    pub events: usize,
    /// Stories made or changed.
    pub stories: usize,
}

impl Store {
    /// Events not yet gathered.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn ungathered(&self) -> Result<u64, Issue> {
        let count: i64 =
            self.ask(|sql| sql.query_row("SELECT count(*) FROM event WHERE gathered = 0", [], |row| row.get(0)))?;
        Ok(count as u64)
    }

    /// Gathers events not yet gathered, some at a time, and tells how many after each; returns what was done in all.
    /// Broken off, the next call goes on.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn gather(&mut self, mut progress: impl FnMut(usize)) -> Result<Gathered, Issue> {
        let mut done = Gathered::default();
        let place = self.path.display().to_string();
        loop {
            let step = self.alter(|sql| {
                let step = gather_some(sql, &place)?;
                Ok((step, step.events > 0))
            })?;
            if step.events == 0 {
                return Ok(done);
            }
            done = Gathered { events: done.events + step.events, stories: done.stories + step.stories };
            progress(done.events);
        }
    }
}

/// An event at hand: what it is compared by.
struct Known {
    event: EventLine,
    telling: Telling,
}

/// Events read once for a step.
struct Desk<'s> {
    sql: &'s Connection,
    place: &'s str,
    known: BTreeMap<i64, Known>,
}

impl Desk<'_> {
    fn fetch(&mut self, number: i64) -> rusqlite::Result<()> {
        if self.known.contains_key(&number) {
            return Ok(());
        }
        let (line, text): (String, String) = self
            .sql
            .prepare_cached("SELECT event.line, article.text FROM event JOIN article ON article.number = event.article WHERE event.number = ?")?
            .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let event = read_event(&line, self.place)
            .map_err(|issue| rusqlite::Error::ToSqlConversionFailure(issue.to_string().into()))?;
        let telling = Telling::of(&event, &text);
        self.known.insert(number, Known { event, telling });
        Ok(())
    }
}

fn gather_some(sql: &Transaction<'_>, place: &str) -> rusqlite::Result<Gathered> {
    let waiting =
        numbers(sql, &format!("SELECT number FROM event WHERE gathered = 0 ORDER BY number LIMIT {AT_ONCE}"), 0)?;
    let mut desk = Desk { sql, place, known: BTreeMap::new() };
    for number in &waiting {
        link(&mut desk, *number)?;
    }
    let mut seen = BTreeSet::new();
    let mut stories = 0;
    for number in &waiting {
        if !seen.contains(number) {
            let group = group(sql, *number)?;
            stories += divide(&mut desk, &group)?;
            seen.extend(group);
        }
    }
    Ok(Gathered { events: waiting.len(), stories })
}

/// Links an event with those like it that are already in their blocks, and puts it into its own.
fn link(desk: &mut Desk<'_>, number: i64) -> rusqlite::Result<()> {
    let sql = desk.sql;
    sql.prepare_cached("DELETE FROM link WHERE event = ?1 OR other = ?1")?.execute([number])?;
    sql.prepare_cached("DELETE FROM block WHERE event = ?")?.execute([number])?;
    desk.fetch(number)?;
    let telling = desk.known[&number].telling.clone();
    let mut near = BTreeSet::new();
    for key in telling.keys() {
        let (first, last) = (telling.day() - REACH, telling.day() + REACH);
        let mut find = sql.prepare_cached("SELECT event FROM block WHERE key = ? AND day BETWEEN ? AND ?")?;
        for other in find.query_map(params![key, first, last], |row| row.get::<_, i64>(0))? {
            near.insert(other?);
        }
        sql.prepare_cached("INSERT INTO block (key, day, event) VALUES (?, ?, ?)")?.execute(params![
            key,
            telling.day(),
            number
        ])?;
    }
    for other in near {
        desk.fetch(other)?;
        let likeness = stories::likeness(&telling, &desk.known[&other].telling);
        if likeness >= LEAST {
            let mut add = sql.prepare_cached("INSERT INTO link (event, other, likeness) VALUES (?, ?, ?)")?;
            add.execute(params![number, other, likeness])?;
            add.execute(params![other, number, likeness])?;
        }
    }
    sql.prepare_cached("UPDATE event SET gathered = 1 WHERE number = ?")?.execute([number])?;
    Ok(())
}

/// All events that are linked with one, directly or through others, in order.
fn group(sql: &Connection, number: i64) -> rusqlite::Result<Vec<i64>> {
    let mut group = BTreeSet::from([number]);
    let mut open = vec![number];
    while let Some(next) = open.pop() {
        open.extend(
            numbers(sql, "SELECT other FROM link WHERE event = ? ORDER BY other", next)?
                .into_iter()
                .filter(|other| group.insert(*other)),
        );
    }
    Ok(group.into_iter().collect())
}

/// Divides a group into stories and notes them; returns how many.
fn divide(desk: &mut Desk<'_>, group: &[i64]) -> rusqlite::Result<usize> {
    for number in group {
        desk.fetch(*number)?;
    }
    let links = links(desk.sql, group)?;
    let tellings: Vec<&Telling> = group.iter().map(|number| &desk.known[number].telling).collect();
    let divided = stories::divide(&tellings, &links);
    for members in &divided {
        let events: Vec<&EventLine> = members.iter().map(|member| &desk.known[&group[*member]].event).collect();
        let story = Story::of(&events);
        for (index, member) in members.iter().enumerate() {
            desk.sql.prepare_cached("UPDATE event SET story = ?, leads = ? WHERE number = ?")?.execute(params![
                story.id,
                index == story.lead,
                group[*member]
            ])?;
        }
    }
    Ok(divided.len())
}

/// The links within a group, each once, by place in it.
fn links(sql: &Connection, group: &[i64]) -> rusqlite::Result<Vec<(usize, usize, f64)>> {
    let mut links = Vec::new();
    let mut find =
        sql.prepare_cached("SELECT other, likeness FROM link WHERE event = ?1 AND other > ?1 ORDER BY other")?;
    for (index, number) in group.iter().enumerate() {
        for row in find.query_map([number], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            let (other, likeness) = row?;
            if let Ok(other) = group.binary_search(&other) {
                links.push((index, other, likeness));
            }
        }
    }
    Ok(links)
}

fn numbers(sql: &Connection, query: &str, value: i64) -> rusqlite::Result<Vec<i64>> {
    let mut find = sql.prepare_cached(query)?;
    let asked = find.parameter_count() > 0;
    let read = |row: &rusqlite::Row<'_>| row.get(0);
    if asked { find.query_map([value], read)?.collect() } else { find.query_map([], read)?.collect() }
}
