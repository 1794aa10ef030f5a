//! Bytes to articles.
//!
//! Takes files and standard input, plain text or JSON Lines, gives [`griot_core::Article`]s one at a time. The only
//! room that knows formats; never holds more than one article, never changes a text beyond its byte order
//! mark and the line ends of plain text, never drops silently: what is no article is a [`Problem`].

mod articles;
mod dateline;
mod draft;
mod input;
mod language;
mod lines;
mod plain;

pub use articles::{Articles, articles};
pub use griot_core::record::Defaults;
pub use input::Input;
pub use lines::{Line, Lines};

use griot_core::Issue;

/// Why something was skipped: a whole article, or, in later stages, a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind in few words, the same for every problem of the kind, to count by.
    pub reason: &'static str,
    /// Where, what, and what to do about it.
    pub issue: Issue,
}

impl Problem {
    /// A problem of the kind `reason`.
    pub fn new(
        reason: &'static str,
        place: impl Into<String>,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { reason, issue: Issue::new(place, problem, remedy) }
    }
}

/// The longest text read as one article, in bytes: some fifty times a long newspaper article.
pub const MAX_TEXT: usize = 1 << 20;

/// The longest line of JSON Lines, in bytes, with everything else that may stand beside the text.
pub const MAX_LINE: usize = 16 << 20;
