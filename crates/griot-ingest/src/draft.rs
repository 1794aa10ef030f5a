//! An article as its format gave it, before anything was checked.

use crate::{Incoming, MAX_TEXT, Problem, dateline, language};
use griot_core::record::Defaults;
use griot_core::{Article, Day, Lang};

/// What a format found; the fields as they were written.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) published: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) lang: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) dateline: Option<String>,
}

impl Draft {
    /// The article, or why it is none; `place` is named in what went wrong.
    pub(crate) fn finish(self, place: &str, defaults: Defaults) -> Result<Incoming, Problem> {
        let place = if place == self.id { place.to_owned() } else { format!("{place} (article {})", self.id) };
        if self.text.trim().is_empty() {
            return Err(Problem::new("empty text", place, "the text is empty", "leave it out, or give its text"));
        }
        if self.text.len() > MAX_TEXT {
            let problem = format!("the text has {} bytes; the limit is {MAX_TEXT}", self.text.len());
            return Err(Problem::new("too large", place, problem, "split it into articles"));
        }
        let lang = lang(self.lang.as_deref(), &self.text, defaults, &place)?;
        let mut problems = Vec::new();
        let told = self.published.and_then(|day| day_of(&day, &place).map_err(|why| problems.push(why)).ok());
        let dateline = self.dateline.or_else(|| dateline::find(&self.text, self.title.as_deref()));
        let article = Article {
            id: self.id,
            text: self.text,
            published: told.or(defaults.published),
            title: self.title,
            lang,
            url: self.url,
            dateline,
        };
        Ok(Incoming { article, problems })
    }
}

/// The language told for the article, else for the run, else found in the text.
fn lang(told: Option<&str>, text: &str, defaults: Defaults, place: &str) -> Result<Lang, Problem> {
    match (told, defaults.lang) {
        (Some(code), _) => Lang::from_code(code).ok_or_else(|| {
            Problem::new("other language", place, format!("the language `{code}` is not read"), language::REMEDY)
        }),
        (None, Some(lang)) => Ok(lang),
        (None, None) => language::detect(text).map_err(|found| {
            Problem::new("other language", place, format!("the text seems to be {found}"), language::REMEDY)
        }),
    }
}

/// The day at the head of a date or a time stamp.
fn day_of(written: &str, place: &str) -> Result<Day, Problem> {
    let written = written.trim();
    let day = written.split(['T', ' ']).next().unwrap_or_default();
    day.parse().map_err(|why| {
        Problem::new(
            "bad publication day",
            place,
            format!("no day of publication in `{}`: {why}", shortened(written)),
            "write it as 2025-11-12, or give one with --published DAY",
        )
    })
}

fn shortened(value: &str) -> String {
    value.chars().take(40).collect()
}
