//! What the user says about the inputs of a run.

use crate::columns::Columns;
use griot_core::record::Defaults;

/// The longest text read as one article, in bytes: some fifty times a long newspaper article.
pub const MAX_TEXT: usize = 1 << 20;

/// The longest line, row, feed item or other record, in bytes, with everything else that may stand beside the text.
pub const MAX_LINE: usize = 16 << 20;

/// The longest HTML page, in bytes: some forty times the page of a newspaper.
pub const MAX_PAGE: usize = 8 << 20;

/// The most bytes that one compressed file or member of an archive may unpack to.
pub const MAX_EXPANDED: u64 = 256 << 30;

/// Everything that is said of all inputs; [`Options::default`] finds all of it out by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// What articles that do not tell it are taken to have.
    pub defaults: Defaults,
    /// Which columns or fields hold what.
    pub columns: Columns,
    /// What every input holds, below compression and archives; `None`: told by its content and its name.
    pub format: Option<Format>,
    /// How text that is not UTF-8 is written; goes before what HTML pages tell of themselves.
    pub encoding: Option<Encoding>,
    /// What is too large.
    pub limits: Limits,
}

impl From<Defaults> for Options {
    fn from(defaults: Defaults) -> Self {
        Self { defaults, ..Self::default() }
    }
}

/// What is refused as too large; each bounds memory or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the text of an article.
    pub text: usize,
    /// Bytes of a line, a row, a feed item or a JSON object.
    pub line: usize,
    /// Bytes of an HTML page.
    pub page: usize,
    /// Bytes that a compressed file or a member of an archive unpacks to.
    pub expanded: u64,
    /// Times that a compressed file may grow when it is unpacked, once it has grown beyond 16 MiB.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text: MAX_TEXT, line: MAX_LINE, page: MAX_PAGE, expanded: MAX_EXPANDED, ratio: 250 }
    }
}

/// What a file holds once it is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One article as plain text.
    Text,
    /// One page.
    Html,
    /// RSS or Atom, an article an item.
    Feed,
    /// A web archive, an article a captured page.
    Warc,
    /// A JSON object a line.
    JsonLines,
    /// JSON objects one after the other or in an array.
    Json,
    /// Comma- or semicolon-separated values with a head.
    Csv,
    /// Tab-separated values with a head.
    Tsv,
    /// Parquet, an article a row.
    Parquet,
}

impl Format {
    /// Every format with the name it is asked for by.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("text", Self::Text),
        ("html", Self::Html),
        ("feed", Self::Feed),
        ("warc", Self::Warc),
        ("jsonl", Self::JsonLines),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("tsv", Self::Tsv),
        ("parquet", Self::Parquet),
    ];

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

/// A way to write text as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(pub(crate) &'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of a label of the Encoding Standard (`windows-1252`, `iso-8859-15`, `utf-16le` …).
    pub fn from_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self)
    }
}
