//! Tables as text: comma-, semicolon- or tab-separated, with a head that names the columns.

use crate::columns::Columns;
use crate::lines::{too_large, utf8};
use crate::options::Options;
use crate::record::{Content, Record};
use crate::records::Source;
use crate::stream::Stream;
use crate::window::Window;
use crate::{Problem, refusal};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter};
use serde_json::Map;
use std::io;
use std::sync::Arc;

/// Between columns, likeliest first.
const SEPARATORS: [u8; 4] = *b",;\t|";

/// Columns of a table, most.
const MOST_COLUMNS: usize = 4096;

/// Rows that may be read again from their second line.
const MOST_GIVEN_UP: usize = 32;

/// The records of a table; without a separator told, that of its head.
pub(crate) fn source(stream: Stream, separator: Option<u8>, options: Arc<Options>) -> Source {
    Box::new(Rows {
        table: Table::new(stream, separator, options.limits.line.min(4 * options.limits.text)),
        head: Vec::new(),
        ended: false,
        options,
    })
}

/// The separator of a table whose head names a text and something else of an article; `None` if this is no table.
pub(crate) fn separator(start: &[u8], columns: &Columns) -> Option<u8> {
    let line = String::from_utf8_lossy(start.split(|byte| matches!(byte, b'\r' | b'\n')).next()?).into_owned();
    let fits = |separator: &u8| {
        let names = line.split(char::from(*separator)).map(|name| name.trim().trim_matches('"'));
        let names: Vec<&str> = names.collect();
        columns.text_of(&names).is_some() && Columns::count_of(&names) > 1
    };
    SEPARATORS.into_iter().find(fits)
}

/// The separator that stands most often in the head.
fn commonest(head: &[u8]) -> u8 {
    let count = |separator: u8| memchr_iter(separator, head).count();
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

struct Rows {
    table: Table,
    head: Vec<String>,
    ended: bool,
    options: Arc<Options>,
}

impl Rows {
    /// The next row of values, or what is wrong with it; a row that is wrong costs no other.
    fn row(&mut self) -> Option<Result<Vec<String>, Problem>> {
        let row = match self.table.next() {
            Ok(row) => row?,
            Err(why) => {
                self.ended = true;
                return Some(Err(refusal::problem(&why, &self.table.name)));
            }
        };
        let place = self.table.place();
        Some(match row {
            Row::TooLarge => Err(too_large("row", None, self.table.limit, &place)),
            Row::Open => Err(misfit(&place, "the row has a quote that is not closed")),
            Row::TooWide => Err(misfit(&place, &format!("the row has more than {MOST_COLUMNS} columns"))),
            Row::Of(values) => values.into_iter().map(|value| utf8(value, &place, self.table.start)).collect(),
        })
    }

    /// Reads the head; `false` if there is none to go by.
    fn head(&mut self) -> Option<Result<(), Problem>> {
        let head = match self.row()? {
            Ok(head) => head.into_iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>(),
            Err(problem) => {
                self.ended = true;
                return Some(Err(problem));
            }
        };
        let names: Vec<&str> = head.iter().map(String::as_str).collect();
        if self.options.columns.text_of(&names).is_none() {
            self.ended = true;
            return Some(Err(textless(&self.table.place(), &names)));
        }
        self.head = head;
        Some(Ok(()))
    }

    fn record(&self, values: Vec<String>) -> Result<Record, Problem> {
        let place = self.table.place();
        if values.len() != self.head.len() {
            let told = format!("the row has {} columns, the head {}", values.len(), self.head.len());
            return Err(misfit(&place, &told));
        }
        let row: Map<_, _> = self.head.iter().cloned().zip(values.into_iter().map(Into::into)).collect();
        Ok(Record { place, content: Content::Row(row), options: Arc::clone(&self.options) })
    }
}

impl Iterator for Rows {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.ended
            && self.head.is_empty()
            && let Err(problem) = self.head()?
        {
            return Some(Err(problem));
        }
        if self.ended {
            return None;
        }
        Some(self.row()?.and_then(|values| self.record(values)))
    }
}

fn misfit(place: &str, told: &str) -> Problem {
    Problem::new("no article", place, told, "put values with separators or line ends in them in quotes")
}

/// The problem of a table that does not say where its texts are.
pub(crate) fn textless(place: &str, head: &[&str]) -> Problem {
    let names: String = head.join(", ").chars().take(200).collect();
    let told = format!("no column is known to hold the text; the columns are: {names}");
    Problem::new("no text column", place, told, "name it with --columns text=COLUMN")
}

/// A table as rows of bytes.
struct Table {
    window: Window,
    name: String,
    reader: Reader,
    separator: Option<u8>,
    limit: usize,
    line: u64,
    start: u64,
    given_up: usize,
}

enum Row {
    Of(Vec<Vec<u8>>),
    TooLarge,
    TooWide,
    /// A quote is not closed.
    Open,
}

impl Table {
    fn new(stream: Stream, separator: Option<u8>, limit: usize) -> Self {
        let (window, reader) = (Window::new(stream.reader), Reader::new());
        Self { window, name: stream.name, reader, separator, limit, line: 1, start: 0, given_up: 0 }
    }

    /// `file:line` of the row read last.
    fn place(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    /// At the start: without the byte order mark, and with the separator that is used.
    fn begin(&mut self) -> io::Result<()> {
        self.window.fill(SEPARATORS.len())?;
        if self.window.bytes().starts_with(b"\xEF\xBB\xBF") {
            self.window.take(3);
        }
        let end = self.window.find(b"\n", self.limit)?.unwrap_or(self.window.bytes().len());
        let separator = self.separator.unwrap_or_else(|| commonest(&self.window.bytes()[..end]));
        self.reader = ReaderBuilder::new().delimiter(separator).build();
        Ok(())
    }

    fn next(&mut self) -> io::Result<Option<Row>> {
        if self.window.offset() == 0 {
            self.begin()?;
        }
        self.skip_blank_lines()?;
        self.line = self.reader.line();
        self.start = self.window.offset();
        let (mut text, mut ends) = (vec![0; 4096], vec![0; 64]);
        let (mut used, mut written, mut columns) = (0, 0, 0);
        loop {
            if self.window.bytes().len() == used {
                self.window.more()?;
            }
            let bytes = &self.window.bytes()[used..];
            let (result, read, wrote, ended) =
                self.reader.read_record(bytes, &mut text[written..], &mut ends[columns..]);
            used += read;
            written += wrote;
            columns += ended;
            match result {
                ReadRecordResult::InputEmpty if used <= self.limit => {}
                ReadRecordResult::InputEmpty => return self.give_up(used, Row::TooLarge),
                ReadRecordResult::OutputFull => text.resize(text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if ends.len() < MOST_COLUMNS => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => return self.give_up(used, Row::TooWide),
                ReadRecordResult::Record if self.is_open(used) => return self.give_up(used, Row::Open),
                ReadRecordResult::Record => {
                    self.window.take(used);
                    return Ok(Some(Row::Of(values(&text, &ends[..columns]))));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// Whether the row runs over lines to the end of the table because a quote was not closed.
    fn is_open(&self, used: usize) -> bool {
        let row = &self.window.bytes()[..used];
        used == self.window.bytes().len()
            && row[..used.saturating_sub(1)].contains(&b'\n')
            && memchr_iter(b'"', row).count() % 2 == 1
    }

    /// Goes on behind the first line of a row that is none: a quote left open must not cost the rest of the table.
    /// After many of those, behind all that was looked at, so that the way through the table stays linear.
    fn give_up(&mut self, used: usize, row: Row) -> io::Result<Option<Row>> {
        self.given_up += 1;
        let line_end = memchr(b'\n', &self.window.bytes()[..used]);
        let passed = line_end.filter(|_| self.given_up <= MOST_GIVEN_UP).unwrap_or(used);
        let lines = memchr_iter(b'\n', &self.window.bytes()[..passed]).count();
        self.window.take(passed);
        // The line end itself is passed over with blank lines, and counted there.
        self.window.skip_to(b"\n")?;
        self.reader.reset();
        self.reader.set_line(self.line + lines as u64);
        Ok(Some(row))
    }

    /// Lines that hold nothing are no rows; the place of the next row is its own line.
    fn skip_blank_lines(&mut self) -> io::Result<()> {
        loop {
            let blank = self.window.bytes().iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let lines = memchr_iter(b'\n', &self.window.bytes()[..blank]).count();
            self.window.take(blank);
            self.reader.set_line(self.reader.line() + lines as u64);
            if !self.window.bytes().is_empty() || !self.window.more()? {
                return Ok(());
            }
        }
    }
}

fn values(text: &[u8], ends: &[usize]) -> Vec<Vec<u8>> {
    let starts = [0].into_iter().chain(ends.iter().copied());
    starts.zip(ends).map(|(start, end)| text[start..*end].to_vec()).collect()
}
