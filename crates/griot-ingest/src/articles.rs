//! Inputs to articles, one at a time.

use crate::options::Options;
use crate::records::{Records, records};
use crate::{Input, Problem};
use griot_core::Article;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The articles of all inputs, in order, made on the thread that asks for them.
///
/// ```
/// use griot_ingest::{Defaults, Input, articles};
/// let mut found = articles(vec![Input::from_arg("no-such-file.txt")], Defaults::default());
/// let problem = found.next().unwrap().unwrap_err();
/// assert_eq!(problem.issue.place, "no-such-file.txt");
/// assert!(found.next().is_none());
/// ```
pub fn articles(inputs: Vec<Input>, options: impl Into<Options>) -> Articles {
    Articles { records: records(inputs, options), seen: Seen::default() }
}

/// The iterator behind [`articles`]. An article without a day of publication goes on without one; who needs
/// the day says so.
pub struct Articles {
    records: Records,
    seen: Seen,
}

impl Articles {
    /// Bytes read so far of all files, as they are stored.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.records.next()? {
            Ok(record) => record,
            Err(problem) => return Some(Err(problem)),
        };
        let place = record.place().to_owned();
        Some(record.article().and_then(|article| self.seen.first(&article.id, &place).map(|()| article)))
    }
}

/// The ids of a run's articles, to tell the second of an id. Holds 16 bytes an article.
#[derive(Debug, Default)]
pub struct Seen {
    ids: HashSet<(u64, u64)>,
}

impl Seen {
    /// Notes an id, in the order of the inputs.
    ///
    /// # Errors
    /// The problem of the article at `place` if another had the id before it.
    pub fn first(&mut self, id: &str, place: &str) -> Result<(), Problem> {
        if self.ids.insert(fingerprint(id)) {
            return Ok(());
        }
        let problem = format!("a second article with the id `{id}`");
        Err(Problem::new("duplicate id", place, problem, "give every article an id of its own"))
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
