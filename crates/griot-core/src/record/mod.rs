//! The one place that writes events down and reads them back: JSON to nouns, characters to bytes.
//!
//! - [`event_lines`]: what Griot gives, one event a line; [`EventLine`] is its shape, [`read_event`] the way back.
//! - [`read_article`]: what Griot takes, one article a line; [`article_of_fields`]: the same from a row of a table.
//! - [`read_gold`], [`read_prediction`]: what the scorer compares.

mod code;
mod field;
mod input;
mod line;
mod output;
mod told;

pub use input::{Defaults, RawArticle, article_of_fields, read_article, read_fields};
pub use line::{
    ArticleLine, CountLine, DateLine, EventLine, MentionLine, OffsetLine, PartyLine, PlaceLine, read_event,
};
pub use output::{SCHEMA, event_id, event_lines, event_records};
pub use told::{Gold, Prediction, ToldDate, ToldEvent, ToldParty, ToldSpot, read_gold, read_prediction};
