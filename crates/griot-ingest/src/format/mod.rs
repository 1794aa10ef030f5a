//! Streams to records, a file for each format.

pub(crate) mod csv;
pub(crate) mod feed;
pub(crate) mod json;
pub(crate) mod parquet;
pub(crate) mod plain;
pub(crate) mod warc;

use crate::options::{Format, Options};
use crate::records::Source;
use crate::stream::Stream;
use std::sync::Arc;

/// The records of a stream of text.
pub(crate) fn source(format: Format, stream: Stream, options: Arc<Options>) -> Source {
    match format {
        Format::JsonLines => Box::new(json::Lined::new(stream, options)),
        Format::Json => Box::new(json::Objects::new(stream, options)),
        Format::Csv => csv::source(stream, None, options),
        Format::Tsv => csv::source(stream, Some(b'\t'), options),
        _ => plain::source(stream, options),
    }
}
