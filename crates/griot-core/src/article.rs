//! What is read: one immutable article.

use crate::Day;

/// A language that Griot reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The languages, in the order of their codes.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of an ISO 639-1 code, or of a tag that begins with one (`fr-FR`, `en_US`).
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }
}

/// One article as it was published; nothing after ingest changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Name of the article, unique within a run.
    pub id: String,
    /// The whole text; the title, when there is one, is also its first line.
    pub text: String,
    /// Day of publication, against which dates are resolved.
    pub published: Option<Day>,
    /// Headline.
    pub title: Option<String>,
    /// Language of the text.
    pub lang: Lang,
    /// Address of the page.
    pub url: Option<String>,
    /// Where the article was written from, as printed ("Bamako").
    pub dateline: Option<String>,
}
