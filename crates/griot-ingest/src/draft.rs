//! The last steps from what a format gave to an article.

use crate::{MAX_TEXT, Problem, dateline, language};
use griot_core::record::RawArticle;
use griot_core::{Article, Lang};

/// The article, or why it is none; `place` is named in what went wrong.
pub(crate) fn finish(mut raw: RawArticle, place: &str) -> Result<Article, Problem> {
    if raw.text.trim().is_empty() {
        return Err(Problem::new("empty text", place, "the text is empty", "leave it out, or give its text"));
    }
    if raw.text.len() > MAX_TEXT {
        let problem = format!("the text has {} bytes; the limit is {MAX_TEXT}", raw.text.len());
        return Err(Problem::new("too large", place, problem, "split it into articles"));
    }
    let lang = raw.lang.map_or_else(|| detected(&raw.text, place), Ok)?;
    raw.dateline = raw.dateline.or_else(|| dateline::find(&raw.text, raw.title.as_deref()));
    Ok(raw.or_lang(|_| lang))
}

fn detected(text: &str, place: &str) -> Result<Lang, Problem> {
    language::detect(text).map_err(|found| {
        Problem::new("other language", place, format!("the text seems to be {found}"), language::REMEDY)
    })
}
