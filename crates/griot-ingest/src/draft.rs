//! The last steps from what a format gave to an article.

use crate::options::Options;
use crate::{Problem, dateline, language};
use griot_core::record::RawArticle;
use griot_core::{Article, Lang};

/// What a format gave.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// What is certain.
    pub(crate) raw: RawArticle,
    /// What the page says of its language: often that of its template.
    pub(crate) said: Option<String>,
}

impl From<RawArticle> for Draft {
    fn from(raw: RawArticle) -> Self {
        Self { raw, said: None }
    }
}

/// The article, or why it is none; `place` is named in what went wrong.
pub(crate) fn finish(draft: Draft, place: &str, options: &Options) -> Result<Article, Problem> {
    let Draft { mut raw, said } = draft;
    if raw.text.trim().is_empty() {
        return Err(Problem::new("empty text", place, "the text is empty", "leave it out, or give its text"));
    }
    let limit = options.limits.text;
    if raw.text.len() > limit {
        let problem = format!("the text has {} bytes; the limit is {limit}", raw.text.len());
        return Err(Problem::new("too large", place, problem, "split it into articles"));
    }
    let lang = raw.lang.map_or_else(|| detected(&raw.text, said.as_deref(), place), Ok)?;
    raw.dateline = raw.dateline.or_else(|| dateline::find(&raw.text, raw.title.as_deref()));
    Ok(raw.or_lang(|_| lang))
}

fn detected(text: &str, said: Option<&str>, place: &str) -> Result<Lang, Problem> {
    language::of_page(text, said).map_err(|found| {
        Problem::new("other language", place, format!("the text seems to be {found}"), language::REMEDY)
    })
}
