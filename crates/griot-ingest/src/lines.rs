//! Lines and whole files as text, within a bound on memory.

use crate::stream::{Bytes, Tally};
use crate::{Input, Problem, refusal};
use std::io::{self, BufRead, Read};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The lines of an input, each read only when asked for and never longer than the limit.
pub struct Lines {
    reader: Bytes,
    name: String,
    limit: usize,
    number: usize,
    offset: u64,
}

/// A line of an input.
pub struct Line {
    /// Where it stood ("file.jsonl:3").
    pub place: String,
    /// The line without its line end, or what was wrong with it.
    pub text: Result<String, Problem>,
}

impl Lines {
    /// The lines of `input`, none of more than `limit` bytes.
    ///
    /// # Errors
    /// If the input cannot be opened.
    pub fn open(input: &Input, limit: usize) -> Result<Self, Problem> {
        let stream = input.open(&Tally::default())?;
        Ok(Self::new(stream.reader, stream.name, limit))
    }

    pub(crate) fn new(reader: Bytes, name: String, limit: usize) -> Self {
        Self { reader, name, limit, number: 0, offset: 0 }
    }

    /// The next line without its line end, or `None` after the last.
    ///
    /// # Errors
    /// If the input fails.
    #[expect(clippy::should_implement_trait, reason = "reading may fail, which an iterator's `None` cannot say")]
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        let start = self.offset;
        let mut bytes = Vec::new();
        let length = self.take_line(&mut bytes)?;
        if length == 0 {
            return Ok(None);
        }
        self.number += 1;
        let place = format!("{}:{}", self.name, self.number);
        if length > self.limit as u64 {
            return Ok(Some(Line { text: Err(too_large("line", Some(length), self.limit, &place)), place }));
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        }
        let text = if start == 0 { utf8(bytes, &place, start) } else { checked(bytes, &place, start) };
        Ok(Some(Line { place, text }))
    }

    /// Reads up to and with the next line feed; keeps the bytes only within the limit. Gives the full length.
    fn take_line(&mut self, kept: &mut Vec<u8>) -> io::Result<u64> {
        let start = self.offset;
        loop {
            let chunk = self.reader.fill_buf()?;
            let end = chunk.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
            let taken = end.unwrap_or(chunk.len());
            if kept.len() + taken <= self.limit {
                kept.extend_from_slice(&chunk[..taken]);
            } else {
                kept.clear();
                kept.shrink_to_fit();
            }
            self.reader.consume(taken);
            self.offset += taken as u64;
            if end.is_some() || taken == 0 {
                return Ok(self.offset - start);
            }
        }
    }
}

/// All bytes of an input.
pub(crate) fn whole(reader: &mut dyn BufRead, name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = reader.take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|why| refusal::problem(&why, name))?;
    if bytes.len() > limit {
        return Err(too_large("file", None, limit, name));
    }
    Ok(bytes)
}

/// The text of bytes that stand at the start of an input, without a byte order mark.
pub(crate) fn utf8(mut bytes: Vec<u8>, place: &str, offset: u64) -> Result<String, Problem> {
    let skipped = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    bytes.drain(..skipped);
    checked(bytes, place, offset + skipped as u64)
}

fn checked(bytes: Vec<u8>, place: &str, offset: u64) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|why| {
        let at = why.utf8_error().valid_up_to();
        let byte = why.as_bytes()[at];
        Problem::new(
            "not UTF-8",
            place,
            format!("not UTF-8: byte 0x{byte:02X} at offset {}", offset + at as u64),
            "say how it is written, for example with --encoding windows-1252",
        )
    })
}

/// The problem of something longer than the limit; its length, where it was counted to the end.
pub(crate) fn too_large(what: &str, length: Option<u64>, limit: usize, place: &str) -> Problem {
    let length = length.map_or_else(|| format!("more than {limit}"), |length| length.to_string());
    let told = format!("the {what} has {length} bytes; the limit is {limit}");
    Problem::new("too large", place, told, "split it into articles")
}
