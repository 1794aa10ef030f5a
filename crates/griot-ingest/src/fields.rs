//! Named values, of a JSON object or of a row of a table, to what they tell of an article.

use crate::options::Options;
use crate::{Problem, day};
use griot_core::Issue;
use griot_core::record::{RawArticle, article_of_fields, read_fields};
use serde_json::{Map, Value};

/// The article of a JSON object.
pub(crate) fn of_object(text: &str, place: &str, options: &Options) -> Result<RawArticle, Problem> {
    let fields = read_fields(text, place).map_err(no_article)?;
    // Objects made for Griot may have other fields with names of all sorts.
    let guessed = !fields.contains_key("text");
    of_fields(fields, guessed, place, options)
}

/// The article of a row of a table.
pub(crate) fn of_row(row: Map<String, Value>, place: &str, options: &Options) -> Result<RawArticle, Problem> {
    of_fields(row, true, place, options)
}

/// Without an id an article is named by its address, without one by its place.
fn of_fields(
    mut row: Map<String, Value>,
    guessed: bool,
    place: &str,
    options: &Options,
) -> Result<RawArticle, Problem> {
    options.columns.rename(&mut row, guessed);
    if row.get("id").is_none_or(is_blank) {
        let url = row.get("url").filter(|url| !is_blank(url)).cloned();
        row.insert("id".into(), url.unwrap_or_else(|| place.into()));
    }
    if let Some(Value::String(told)) = row.get_mut("published")
        && let Some(day) = day::whole(told)
    {
        *told = day.to_string();
    }
    article_of_fields(row, place, options.defaults).map_err(no_article)
}

fn is_blank(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn no_article(issue: Issue) -> Problem {
    Problem { reason: "no article", issue }
}
