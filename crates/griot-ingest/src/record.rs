//! What was cut off an input: not looked into yet, and cheap to hand to another thread.

use crate::draft::{self, Draft};
use crate::format::feed::Item;
use crate::format::warc::Capture;
use crate::html::Page;
use crate::options::Options;
use crate::{Problem, fields, format, html};
use griot_core::Article;
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Bytes or fields that should make one article. Holds no more than the limits allow: a page, a line, a row.
#[derive(Debug)]
pub struct Record {
    pub(crate) place: String,
    pub(crate) content: Content,
    pub(crate) options: Arc<Options>,
}

/// What a record holds.
#[derive(Debug)]
pub(crate) enum Content {
    /// The whole text of a file.
    Text(String),
    /// A JSON object as text.
    Object(String),
    /// A row of a table.
    Row(Map<String, Value>),
    /// An item of a feed.
    Item(Item),
    /// A page.
    Page(Page),
    /// What a crawler was answered.
    Capture(Capture),
}

impl Record {
    /// Where it stands: `file:line`, `file!member`, `file@byte`.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The article it makes. Depends on nothing else; the only slow step of ingest.
    ///
    /// # Errors
    /// A [`Problem`] that tells why it makes none. An id that another article has is no fault seen here: see
    /// [`crate::Seen`].
    pub fn article(self) -> Result<Article, Problem> {
        let place = self.place.clone();
        // What libraries make of hostile pages is not in our hands; a fault of theirs costs this page alone.
        let made = catch_unwind(AssertUnwindSafe(|| self.make()));
        made.unwrap_or_else(|_| {
            let told = "it could not be taken apart: a library gave up on it";
            Err(Problem::new("unreadable page", place, told, "leave it out, or give its text"))
        })
    }

    fn make(self) -> Result<Article, Problem> {
        let Self { place, content, options } = self;
        let draft = match content {
            Content::Text(text) => Ok(format::plain::raw(&place, &text, options.defaults).into()),
            Content::Object(text) => fields::of_object(&text, &place, &options).map(Draft::from),
            Content::Row(row) => fields::of_row(row, &place, &options).map(Draft::from),
            Content::Item(item) => format::feed::draft(&item, &place, &options),
            Content::Page(page) => html::draft(&page, &place, &options),
            Content::Capture(capture) => format::warc::draft(capture, &place, &options),
        };
        draft::finish(draft?, &place, &options)
    }
}
