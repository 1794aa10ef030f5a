//! Bytes to articles.
//!
//! Takes files, folders, archives and standard input in any of the formats of [`Format`], told apart by their content,
//! gives [`griot_core::Article`]s one at a time. The only room that knows formats; never holds more than one record, a
//! page of a column of Parquet and the names of the folders it is in; never changes a plain or JSON text beyond its byte
//! order mark and the line ends of plain text; never drops silently: what is no article is a [`Problem`].
//!
//! # The way of a record
//!
//! ```text
//! Input ─files─▶ Stream ─gzip, ZIP─▶ Stream ─sniff─▶ format ─▶ Record ─▶ Draft ─▶ Article ─▶ Seen
//!        container              container               format       record.article()    in order
//!        └──────────────── one after the other ───────────────┘└─ as many threads as you like ─┘
//! ```
//!
//! - A *container* gives streams: `container/{files,gzip,zip}`. A *format* cuts a stream into [`Record`]s without looking
//!   into them: `format/{plain,json,csv,feed,parquet,warc}`. Both read on and hold little.
//! - [`Record::article`] does the work: HTML is parsed (`html/`), fields are checked (`fields`), the language is found
//!   (`language`). It is a pure function of the record; run it where the articles are coded.
//! - [`Seen`] tells the second article of an id. It must see the articles in the order of the records.
//!
//! [`articles`] does all three on one thread. To spread the work:
//!
//! ```
//! # use griot_ingest::{Input, Options, Seen, records};
//! # use griot_core::Article;
//! # let inputs = vec![Input::from_arg("no-such-file")];
//! let mut seen = Seen::default();
//! for record in records(inputs, Options::default()) {            // on one thread
//!     let made = record.map(|record| (record.place().to_owned(), record.article())); // on any thread
//!     // Back in the order of the records:
//!     let article = made.and_then(|(place, made)| made.and_then(|article: Article| seen.first(&article.id, &place).map(|()| article)));
//! }
//! ```

mod articles;
mod columns;
mod container;
mod dateline;
mod day;
mod draft;
mod fields;
mod format;
mod html;
mod http;
mod input;
mod language;
mod lines;
mod options;
mod record;
mod records;
mod refusal;
mod sniff;
mod stream;
mod window;

pub use articles::{Articles, Seen, articles};
pub use columns::Columns;
pub use griot_core::record::Defaults;
pub use input::Input;
pub use lines::{Line, Lines};
pub use options::{Encoding, Format, Limits, MAX_EXPANDED, MAX_LINE, MAX_PAGE, MAX_TEXT, Options};
pub use record::Record;
pub use records::{Records, records};

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
