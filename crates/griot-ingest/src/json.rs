//! A line of JSON Lines to a draft.

use crate::Problem;
use crate::draft::Draft;
use serde::Deserialize;

/// What is read of a line; fields of other names are ignored.
#[derive(Deserialize)]
struct Line {
    id: Option<Id>,
    text: Option<String>,
    published: Option<String>,
    reference: Option<String>,
    title: Option<String>,
    lang: Option<String>,
    url: Option<String>,
    dateline: Option<String>,
}

/// Databases number their articles.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Name(String),
    Number(i64),
}

const REMEDY: &str = r#"write one object a line: {"id": "…", "text": "…", "published": "2025-11-12"}"#;

/// The draft of a line; without an id of its own it is called after its place.
pub(crate) fn draft(line: &str, place: &str) -> Result<Draft, Problem> {
    let line: Line = serde_json::from_str(line)
        .map_err(|why| Problem::new("bad JSON", place, format!("not an article in JSON: {why}"), REMEDY))?;
    let Some(text) = line.text else {
        return Err(Problem::new("no text", place, "the field `text` is missing", REMEDY));
    };
    let id = match line.id {
        Some(Id::Name(name)) if !name.is_empty() => name,
        Some(Id::Number(number)) => number.to_string(),
        _ => place.to_owned(),
    };
    let published = line.published.or(line.reference);
    let dateline = line.dateline.filter(|dateline| !dateline.trim().is_empty());
    Ok(Draft { id, text, published, title: line.title, lang: line.lang, url: line.url, dateline })
}
