//! Inputs to articles, one at a time.

use crate::draft::Draft;
use crate::input::{Format, Input};
use crate::lines::{Lines, whole};
use crate::{Incoming, MAX_LINE, MAX_TEXT, Problem, json, plain};
use griot_core::record::Defaults;
use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The articles of all inputs, in order; what a line or a file leaves out is taken from `defaults`.
///
/// ```
/// use griot_ingest::{Defaults, Input, articles};
/// let mut found = articles(vec![Input::from_arg("no-such-file.txt")], Defaults::default());
/// let problem = found.next().unwrap().unwrap_err();
/// assert_eq!(problem.issue.place, "no-such-file.txt");
/// assert!(found.next().is_none());
/// ```
pub fn articles(inputs: Vec<Input>, defaults: Defaults) -> Articles {
    Articles { inputs: inputs.into(), defaults, lines: None, seen: HashSet::new(), closed: 0 }
}

/// The iterator behind [`articles`]. An article without a day of publication goes on without one; who needs
/// the day says so.
pub struct Articles {
    inputs: VecDeque<Input>,
    defaults: Defaults,
    lines: Option<(Input, Lines)>,
    seen: HashSet<(u64, u64)>,
    closed: u64,
}

impl Articles {
    /// Bytes read so far, of all inputs.
    pub fn bytes_read(&self) -> u64 {
        self.closed + self.lines.as_ref().map_or(0, |(_, lines)| lines.offset())
    }

    /// The article or problem that an input begins with; `None` if it is to be read by lines.
    fn open(&mut self, input: Input) -> Option<Result<Incoming, Problem>> {
        let mut reader = match input.open() {
            Ok(reader) => reader,
            Err(why) => return Some(Err(why)),
        };
        let format = match reader.fill_buf() {
            Ok(start) => input.format(start),
            Err(why) => return Some(Err(input.unreadable(&why))),
        };
        let name = input.name();
        if format == Format::JsonLines {
            self.lines = Some((input, Lines::new(reader, name, MAX_LINE)));
            return None;
        }
        Some(match whole(&mut *reader, &name, MAX_TEXT) {
            Err(why) => Err(input.unreadable(&why)),
            Ok((text, length)) => {
                self.closed += length;
                text.and_then(|text| self.finish(plain::draft(&name, &text), &name))
            }
        })
    }

    /// The next article or problem of the lines now open; `None` after the last.
    fn line(&mut self) -> Option<Result<Incoming, Problem>> {
        loop {
            let (input, lines) = self.lines.as_mut()?;
            let line = match lines.next() {
                Ok(Some(line)) => line,
                Ok(None) => {
                    self.close();
                    return None;
                }
                Err(why) => {
                    let problem = input.unreadable(&why);
                    self.close();
                    return Some(Err(problem));
                }
            };
            match line.text {
                Err(why) => return Some(Err(why)),
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => return Some(json::draft(&text, &line.place).and_then(|d| self.finish(d, &line.place))),
            }
        }
    }

    fn close(&mut self) {
        self.closed = self.bytes_read();
        self.lines = None;
    }

    fn finish(&mut self, draft: Draft, place: &str) -> Result<Incoming, Problem> {
        let incoming = draft.finish(place, self.defaults)?;
        let id = &incoming.article.id;
        if self.seen.insert(fingerprint(id)) {
            return Ok(incoming);
        }
        let problem = format!("a second article with the id `{id}`");
        Err(Problem::new("duplicate id", place, problem, "give every article an id of its own, or leave it out"))
    }
}

impl Iterator for Articles {
    type Item = Result<Incoming, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.line() {
                return Some(found);
            }
            let input = self.inputs.pop_front()?;
            if let Some(found) = self.open(input) {
                return Some(found);
            }
        }
    }
}

/// 128 bits instead of the id: ids may be long and runs of many millions of articles are meant to fit.
fn fingerprint(id: &str) -> (u64, u64) {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, id).hash(&mut hasher);
        hasher.finish()
    };
    (half(0), half(1))
}
