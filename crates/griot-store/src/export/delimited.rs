//! Tables as text: comma-separated with quotes, and tab-separated without.

use super::cell::Column;
use super::row::Row;
use super::{Out, Sink};
use griot_core::record::EventLine;
use std::io::{self, Write};

/// Comma-separated values after RFC 4180, in UTF-8, lines ended by a line feed.
pub(super) struct Csv {
    writer: csv::Writer<Out>,
    columns: &'static [Column],
}

impl Csv {
    /// A table that begins with the names of its columns, and with `second` as a second row.
    pub(super) fn new(out: Out, columns: &'static [Column], second: Option<&[&str]>) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(columns.iter().map(|(name, _)| name))?;
        if let Some(second) = second {
            writer.write_record(second)?;
        }
        Ok(Self { writer, columns })
    }
}

impl Sink for Csv {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        let row = Row::of(event);
        Ok(self.writer.write_record(self.columns.iter().map(|(_, cell)| cell(&row).text()))?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Tab-separated values, strictly: no cell holds a tab, a line end or a double quote, so that readers agree on the
/// cells whether they know of quotes or not.
pub(super) struct Tsv {
    out: Out,
    columns: &'static [Column],
}

impl Tsv {
    pub(super) fn new(mut out: Out, columns: &'static [Column], header: bool) -> io::Result<Self> {
        if header {
            write_line(&mut out, columns.iter().map(|(name, _)| (*name).to_owned()))?;
        }
        Ok(Self { out, columns })
    }
}

impl Sink for Tsv {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        let row = Row::of(event);
        write_line(&mut self.out, self.columns.iter().map(|(_, cell)| strict(&cell(&row).text())))
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

fn write_line(out: &mut Out, cells: impl Iterator<Item = String>) -> io::Result<()> {
    writeln!(out, "{}", cells.collect::<Vec<_>>().join("\t"))
}

/// Tabs, line ends and other control characters become spaces, double quotes single ones.
fn strict(text: &str) -> String {
    let safe = |c: char| match c {
        '"' => '\'',
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    };
    text.chars().map(safe).collect()
}
