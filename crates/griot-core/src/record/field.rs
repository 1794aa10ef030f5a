//! Fields of a JSON object, taken one by one with an issue that tells what is wrong.

use crate::{Day, Issue};
use serde_json::{Map, Value};

/// A JSON object from a named place.
pub(super) struct Object<'a> {
    pub(super) fields: Map<String, Value>,
    pub(super) place: &'a str,
}

/// The object on a line.
pub(super) fn object<'a>(line: &str, place: &'a str) -> Result<Object<'a>, Issue> {
    let value = serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|why| not_json(&why, place))?;
    match value {
        Value::Object(fields) => Ok(Object { fields, place }),
        other => Err(Issue::new(place, format!("not a JSON object: {}", brief(&other)), "give one object a line")),
    }
}

fn not_json(why: &serde_json::Error, place: &str) -> Issue {
    let said = why.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let problem = format!("not JSON, line {} column {}: {said}", why.line(), why.column());
    Issue::new(place, problem, "give one complete JSON object a line, in UTF-8")
}

impl Object<'_> {
    /// The value of a field; null is as good as absent.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    /// A text, if there is one that is not blank.
    pub(super) fn text(&self, key: &str) -> Result<Option<&str>, Issue> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.trim().is_empty())),
            Some(other) => {
                Err(self.wrong(key, other.clone(), "a string", format!("put `{key}` in quotes or leave it out")))
            }
        }
    }

    /// A day, written as such or at the head of a time.
    pub(super) fn day(&self, key: &str) -> Result<Option<Day>, Issue> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        let remedy = "write the day as YYYY-MM-DD, or leave it out and give one for the whole run";
        day(text.trim()).map(Some).ok_or_else(|| self.wrong(key, text, "a day of the calendar", remedy))
    }

    /// The issue of a field that is not what it should be.
    pub(super) fn wrong(&self, key: &str, found: impl Into<Value>, due: &str, remedy: impl Into<String>) -> Issue {
        Issue::new(self.place, format!("`{key}` is {}, not {due}", brief(&found.into())), remedy)
    }
}

/// The day of `2025-11-12` or of a time of that day (`2025-11-12T08:00:00Z`, `2025-11-12 08:00`).
fn day(text: &str) -> Option<Day> {
    let (head, tail) = text.split_at_checked(10)?;
    let clock = tail.is_empty() || tail.starts_with(['T', 't', ' ']);
    head.parse().ok().filter(|_| clock)
}

/// A value as JSON, cut where it grows long.
pub(super) fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
