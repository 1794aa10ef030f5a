//! What a stream holds, told by its first bytes; where they say nothing, by its name.

use crate::columns::Columns;
use crate::container::{gzip, zip};
use crate::format::csv;
use crate::options::Format;
use std::borrow::Cow;

/// What to do with a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Gzip,
    Zip,
    Of(Format),
    /// Nothing that is read; what it seems to be.
    Unknown(&'static str),
}

/// Files that are known and not read.
const OTHERS: [(&[u8], &str); 12] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "an image"),
    (b"\xFF\xD8\xFF", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or sound"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd"),
    (b"\xFD7zXZ", "compressed with xz"),
    (b"BZh", "compressed with bzip2"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x7FELF", "a program"),
];

/// Where the mark of a tar archive stands.
const TAR_AT: usize = 257;

/// What the stream is that begins with `start` and whose name ends in `extension`.
pub(crate) fn kind(start: &[u8], extension: &str, told: Option<Format>, columns: &Columns) -> Kind {
    if start.starts_with(gzip::MARK) {
        return Kind::Gzip;
    }
    if zip::MARKS.iter().any(|mark| start.starts_with(mark)) {
        return Kind::Zip;
    }
    if let Some(format) = told {
        return Kind::Of(format);
    }
    if start.starts_with(b"PAR1") {
        return Kind::Of(Format::Parquet);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Kind::Unknown(what);
    }
    if start.get(TAR_AT..).is_some_and(|rest| rest.starts_with(b"ustar")) {
        return Kind::Unknown("a tar archive");
    }
    if start.starts_with(b"WARC/1.") || start.starts_with(b"WARC/0.") {
        return Kind::Of(Format::Warc);
    }
    let text = text(start);
    if text.contains('\0') {
        return Kind::Unknown("no text: it has zero bytes");
    }
    written(text.trim_start_matches('\u{feff}').trim_start(), extension, columns)
}

/// The start as text, enough of it to know the format by.
fn text(start: &[u8]) -> Cow<'_, str> {
    encoding_rs::UTF_8.decode(start).0
}

/// What a text is: certain marks, then the name, then likely marks.
fn written(text: &str, extension: &str, columns: &Columns) -> Kind {
    if let Some(kind) = marked_up(text) {
        return kind;
    }
    let named = match extension {
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        "json" => Some(json(text)),
        "warc" => Some(Format::Warc),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "csv" => Some(Format::Csv),
        "tsv" | "tab" => Some(Format::Tsv),
        "txt" | "text" | "md" => Some(Format::Text),
        _ => None,
    };
    Kind::Of(named.unwrap_or_else(|| likely(text, columns)))
}

fn likely(text: &str, columns: &Columns) -> Format {
    let opens_objects =
        text.starts_with('{') || text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    if opens_objects {
        return json(text);
    }
    match csv::separator(text.as_bytes(), columns) {
        Some(b'\t') => Format::Tsv,
        Some(_) => Format::Csv,
        None => Format::Text,
    }
}

/// JSON Lines, if the first or the second line is an object's beginning and the line before does not go on.
fn json(text: &str) -> Format {
    if !text.starts_with('{') {
        return Format::Json;
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let next_opens = lines.next().is_some_and(|line| line.starts_with('{'));
    let is_lines = next_opens || first.len() > 1 && (first.ends_with('}') || !text.contains('\n'));
    if is_lines { Format::JsonLines } else { Format::Json }
}

/// HTML and feeds by their first element; comments and declarations may stand before it.
fn marked_up(text: &str) -> Option<Kind> {
    let mut rest = text;
    let mut is_xml = false;
    loop {
        rest = rest.trim_start();
        let close = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            is_xml = true;
            "?>"
        } else if starts_with(rest, "<!doctype html") {
            return Some(Kind::Of(Format::Html));
        } else if starts_with(rest, "<!doctype") {
            ">"
        } else {
            break;
        };
        rest = &rest[rest.find(close)? + close.len()..];
    }
    let name = rest.strip_prefix('<')?.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    match name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf:rdf" => Some(Kind::Of(Format::Feed)),
        "html" | "head" | "body" | "title" | "meta" | "div" | "p" | "article" | "link" | "script" | "h1" => {
            Some(Kind::Of(Format::Html))
        }
        _ if is_xml => Some(Kind::Unknown("XML that is no feed and no page")),
        _ => None,
    }
}

fn starts_with(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark))
}
