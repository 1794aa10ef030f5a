//! The formats by name and by extension.

use super::delimited::{Csv, Tsv};
use super::{Out, Sink, acled, flat, gdelt, geojson, hxl, jsonl, parquet, plover, polecat};
use std::io;
use std::path::Path;

/// A format that events are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Griot's own lines of JSON.
    Jsonl,
    /// A flat table, comma-separated.
    Csv,
    /// The nested shape of the lines, columnar.
    Parquet,
    /// PLOVER JSON: an article a line with its events.
    Plover,
    /// POLECAT's columns, tab-separated.
    Polecat,
    /// ACLED's columns, comma-separated.
    Acled,
    /// The 61 columns of GDELT 2.0 events, tab-separated, without a header.
    Gdelt,
    /// A collection of features, for maps.
    Geojson,
    /// A table with a row of HXL tags, comma-separated.
    Hxl,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::Jsonl,
        Self::Csv,
        Self::Parquet,
        Self::Plover,
        Self::Polecat,
        Self::Acled,
        Self::Gdelt,
        Self::Geojson,
        Self::Hxl,
    ];

    /// The name, as `--format` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
            Self::Plover => "plover",
            Self::Polecat => "polecat",
            Self::Acled => "acled",
            Self::Gdelt => "gdelt",
            Self::Geojson => "geojson",
            Self::Hxl => "hxl",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that a file's extension tells: `.jsonl` or `.ndjson`, `.csv`, `.parquet`, `.geojson`, or two of them
    /// as in `events.gdelt.tsv` and `events.hxl.csv`; none where it tells nothing or too little (`.tsv`, `.json`).
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let mut parts = name.rsplit('.');
        let last = parts.next()?;
        let before = parts.next()?;
        match last {
            "jsonl" | "ndjson" | "csv" | "tsv" | "json" => Self::from_name(before).filter(|_| parts.next().is_some()),
            _ => None,
        }
        .or_else(|| if last == "ndjson" { Some(Self::Jsonl) } else { Self::from_name(last) })
    }

    /// Whether the format says if an event happened. One that does not is read as saying that all did.
    pub const fn tells_status(self) -> bool {
        !matches!(self, Self::Polecat | Self::Acled | Self::Gdelt)
    }

    /// The writer of this format, its head written.
    pub(super) fn sink(self, out: Out) -> io::Result<Box<dyn Sink>> {
        Ok(match self {
            Self::Jsonl => Box::new(jsonl::Lines::new(out)),
            Self::Csv => Box::new(Csv::new(out, flat::COLUMNS, None)?),
            Self::Parquet => Box::new(parquet::Groups::new(out)?),
            Self::Plover => Box::new(plover::Articles::new(out)),
            Self::Polecat => Box::new(Tsv::new(out, polecat::COLUMNS, true)?),
            Self::Acled => Box::new(Csv::new(out, acled::COLUMNS, None)?),
            Self::Gdelt => Box::new(Tsv::new(out, gdelt::COLUMNS, false)?),
            Self::Geojson => Box::new(geojson::Features::new(out)?),
            Self::Hxl => Box::new(Csv::new(out, hxl::COLUMNS, Some(hxl::TAGS))?),
        })
    }
}
