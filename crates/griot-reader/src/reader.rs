//! The reader: an article's windows through the encoder and the heads, merged into one reading.

use crate::decode::{Found, bucket, decode, decode_given};
use crate::engine::{Encoded, Engine};
use crate::reading::{Given, Link, Reading};
use crate::sentence::sentences;
use crate::window::{Window, windows};
use griot_core::{Article, Issue};
use rten::ThreadPool;
use rten_tensor::NdTensor;
use std::collections::BTreeMap;
use std::sync::Arc;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A trigger is compared with this many earlier ones of its type, the nearest first: enough for any
/// article that tells one story, and a bound on the work for texts that tell hundreds.
const COMPARED: usize = 48;
/// Pairs given to the pair scorer at once: its memory is some 10 kB a pair, and a long text has hundreds of
/// thousands.
const PAIRS_AT_ONCE: usize = 1024;

/// Reads articles. Clones share the weights, and each has one thread of its own to compute on: give
/// every thread of yours a clone.
pub struct Reader {
    engine: Arc<Engine>,
    pool: Arc<ThreadPool>,
}

impl Clone for Reader {
    fn clone(&self) -> Self {
        Self { engine: Arc::clone(&self.engine), pool: one_thread() }
    }
}

fn one_thread() -> Arc<ThreadPool> {
    Arc::new(ThreadPool::with_num_threads(1))
}

impl Reader {
    /// The reader that ships with Griot.
    ///
    /// # Panics
    /// If the weights in the binary are damaged; a test of this crate loads them.
    pub fn embedded() -> Self {
        let engine = Engine::embedded().unwrap_or_else(|why| panic!("the reader's weights are damaged: {why}"));
        Self { engine: Arc::new(engine), pool: one_thread() }
    }

    /// What the model sees in the article. Never fails: a window that could not be read is an issue,
    /// and the others are told.
    pub fn read(&self, article: &Article) -> (Reading, Vec<Issue>) {
        self.windows(article, |window, encoded| decode(&self.engine, window, encoded, &self.pool))
    }

    /// What the model says of events whose words are `given`: status, modes, contexts, anchor, sectors, links. For
    /// evaluation. An event whose trigger is no run of words of the text is left out.
    pub fn read_given(&self, article: &Article, given: &[Given]) -> (Reading, Vec<Issue>) {
        self.windows(article, |window, encoded| decode_given(&self.engine, window, encoded, given, &self.pool))
    }

    fn windows(
        &self,
        article: &Article,
        decode: impl Fn(&Window, &Encoded) -> Result<Vec<Found>, Failure>,
    ) -> (Reading, Vec<Issue>) {
        let mut issues = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for window in windows(&self.engine.vocabulary.pieces(&article.text)) {
            let read = self.engine.encode(&window.ids, &self.pool).and_then(|encoded| decode(&window, &encoded));
            match read {
                Ok(triggers) => add(&mut found, triggers),
                Err(why) => issues.push(unread(article, window.first, &why)),
            }
        }
        let links = self.links(&found).unwrap_or_else(|why| {
            issues.push(unread(article, 0, &why));
            Vec::new()
        });
        (reading(article, found, links), issues)
    }

    /// The probability that triggers of one type tell one event.
    fn links(&self, found: &[Found]) -> Result<Vec<Link>, Failure> {
        let mut links = Vec::new();
        for pairs in pairs(found).chunks(PAIRS_AT_ONCE) {
            links.extend(self.linked(found, pairs)?);
        }
        Ok(links)
    }

    fn linked(&self, found: &[Found], pairs: &[(usize, usize)]) -> Result<impl Iterator<Item = Link>, Failure> {
        let wide = found[pairs[0].0].vector.len();
        let side = |of: fn(&(usize, usize)) -> usize| {
            NdTensor::from_fn([pairs.len(), wide], |[row, column]| found[of(&pairs[row])].vector[column])
        };
        let distance = pairs.iter().map(|&(a, b)| bucket((found[b].piece - found[a].piece) as i32)).collect();
        let linked = self.engine.links(side(|p| p.0), side(|p| p.1), distance, &self.pool)?;
        Ok(pairs.iter().zip(linked).map(|(&(a, b), probability)| Link { a, b, probability }))
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reader({:?})", self.engine.vocabulary)
    }
}

/// Adds a window's triggers, without what the window before it saw across their border.
fn add(found: &mut Vec<Found>, triggers: Vec<Found>) {
    for next in triggers {
        let seen = |old: &Found| old.trigger.kind == next.trigger.kind && old.trigger.span.overlaps(next.trigger.span);
        if !found.iter().rev().take(COMPARED).any(seen) {
            found.push(next);
        }
    }
}

/// Pairs of triggers of one type, each with up to [`COMPARED`] earlier ones.
fn pairs(found: &[Found]) -> Vec<(usize, usize)> {
    let mut earlier: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (b, f) in found.iter().enumerate() {
        let same = earlier.entry(f.trigger.kind).or_default();
        pairs.extend(same.iter().rev().take(COMPARED).rev().map(|&a| (a, b)));
        same.push(b);
    }
    pairs
}

fn reading(article: &Article, found: Vec<Found>, links: Vec<Link>) -> Reading {
    let sentences = sentences(&article.text);
    let triggers = found
        .into_iter()
        .map(|f| {
            let mut trigger = f.trigger;
            trigger.sentence = sentences.partition_point(|s| s.end <= trigger.span.start);
            trigger
        })
        .collect();
    Reading { sentences, triggers, links }
}

fn unread(article: &Article, piece: usize, why: &Failure) -> Issue {
    Issue::new(
        format!("{}, from piece {piece}", article.id),
        format!("the reader failed: {why}"),
        "report it with the article: this is a fault of Griot's",
    )
}
