//! Inputs to articles, one at a time.

use crate::draft;
use crate::input::{Format, Input};
use crate::lines::{Lines, whole};
use crate::{MAX_LINE, MAX_TEXT, Problem, plain};
use griot_core::Article;
use griot_core::record::{Defaults, RawArticle, read_article};
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
    fn open(&mut self, input: Input) -> Option<Result<Article, Problem>> {
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
                text.and_then(|text| self.finish(plain::raw(&name, &text, self.defaults), &name))
            }
        })
    }

    /// The next article or problem of the lines now open; `None` after the last.
    fn line(&mut self) -> Option<Result<Article, Problem>> {
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
                Ok(text) => return Some(self.json(&text, &line.place)),
            }
        }
    }

    fn close(&mut self) {
        self.closed = self.bytes_read();
        self.lines = None;
    }

    fn json(&mut self, line: &str, place: &str) -> Result<Article, Problem> {
        let raw = read_article(line, place, self.defaults);
        raw.map_err(|issue| Problem { reason: "no article", issue }).and_then(|raw| self.finish(raw, place))
    }

    fn finish(&mut self, raw: RawArticle, place: &str) -> Result<Article, Problem> {
        let article = draft::finish(raw, place)?;
        if self.seen.insert(fingerprint(&article.id)) {
            return Ok(article);
        }
        let problem = format!("a second article with the id `{}`", article.id);
        Err(Problem::new("duplicate id", place, problem, "give every article an id of its own"))
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Problem>;

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
