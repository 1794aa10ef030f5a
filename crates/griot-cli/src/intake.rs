//! What the command line may say about inputs.

use griot_core::record::Defaults;
use griot_ingest::{Columns, Encoding, Format, Limits, Options};

/// How inputs are to be understood, where that cannot be told by their content, and what is too large.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Inputs")]
pub(crate) struct Intake {
    /// What the inputs hold: text, html, feed, warc, jsonl, json, csv, tsv, parquet [default: told by their content]
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    from: Option<Format>,
    /// Columns or fields that hold id, text, published, title, lang, url, dateline, as text=body,published=date
    /// [default: known by their names]
    #[arg(long, value_name = "FIELD=COLUMN,…", value_parser = Columns::parse)]
    columns: Option<Columns>,
    /// How inputs that are not UTF-8 are written, such as windows-1252
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// Longest HTML page; this and other sizes in bytes, or with K, M, G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "8M")]
    max_page: u64,
    /// Longest line, row or item
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "16M")]
    max_record: u64,
    /// Most that a compressed file or a member of an archive may unpack to
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "256G")]
    max_unpacked: u64,
}

impl Intake {
    /// What ingest is told, with what articles are taken to have that do not tell it.
    pub(crate) fn options(&self, defaults: Defaults) -> Options {
        let bytes = |size: u64| usize::try_from(size).unwrap_or(usize::MAX);
        let limits = Limits {
            page: bytes(self.max_page),
            line: bytes(self.max_record),
            expanded: self.max_unpacked,
            ..Limits::default()
        };
        let columns = self.columns.clone().unwrap_or_default();
        Options { defaults, columns, format: self.from, encoding: self.encoding, limits }
    }
}

fn format(name: &str) -> Result<Format, String> {
    let known = || Format::NAMES.map(|(name, _)| name).join(", ");
    Format::from_name(name).ok_or_else(|| format!("the formats are {}", known()))
}

fn encoding(label: &str) -> Result<Encoding, String> {
    Encoding::from_label(label).ok_or_else(|| "name one of the web, such as windows-1252 or utf-16le".to_owned())
}

fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" => Some(0),
        "K" => Some(10),
        "M" => Some(20),
        "G" => Some(30),
        _ => None,
    };
    let bytes = unit.and_then(|unit| digits.parse::<u64>().ok()?.checked_mul(1 << unit));
    bytes.filter(|bytes| *bytes > 0).ok_or_else(|| "write a size such as 500K, 8M or 2G".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!([size("512"), size("8M"), size("2g")], [Ok(512), Ok(8 << 20), Ok(2 << 30)]);
        assert!(["", "0", "M", "-1", "8 MB", "99999999999G"].iter().all(|text| size(text).is_err()));
    }
}
