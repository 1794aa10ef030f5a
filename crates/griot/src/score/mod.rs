//! The codebook's scores of predicted events against gold.
//!
//! Takes lines of gold and of predictions, gives a [`Report`]. Figures, intervals and messages about single
//! events are those of the codebook's own scorer to the last digit, so either may be quoted for the other.
//!
//! Within an article a predicted event may match a gold event of the same type if one of its mentions lies
//! within a sentence that holds (part of) a mention of the gold event, or overlaps such a mention. Matching
//! is one to one: the most matches, then the most agreeing fields, then the most overlapping mentions.

mod agree;
mod dice;
mod json;
mod matching;
mod report;
mod tally;

pub use agree::Field;
pub use report::Report;
pub use tally::{ByType, FieldCount, Level, Scores, right, score};

use griot_core::Issue;
use griot_core::record::{self, Gold, ToldEvent};
use std::collections::BTreeMap;

/// How the intervals are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many times the articles are drawn anew; 0 for no intervals.
    pub rounds: usize,
    /// What the dice begin with.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { rounds: 1000, seed: 1 }
    }
}

/// What was predicted for each article of a gold file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predictions {
    /// The events of each article, in the order of the gold.
    pub events: Vec<Vec<ToldEvent>>,
    /// Lines that speak of articles outside the gold and were passed over on request.
    pub skipped: usize,
}

/// The articles of a gold file: `text` is all of it, `place` its name in issues.
///
/// # Errors
/// An issue that names line, value and remedy: the first line that is no gold, an id used twice, or no line at all.
pub fn read_gold(text: &str, place: &str) -> Result<Vec<Gold>, Issue> {
    let mut articles: Vec<Gold> = Vec::new();
    let mut seen = BTreeMap::new();
    for (place, line) in lines(text, place) {
        let article = record::read_gold(line, &place)?;
        if let Some(first) = seen.insert(article.id.clone(), place.clone()) {
            let problem = format!("the id {:?} is used twice, first at {first}", article.id);
            return Err(Issue::new(place, problem, "give every article an `id` of its own"));
        }
        articles.push(article);
    }
    if articles.is_empty() {
        return Err(Issue::new(place, "there are no articles", "give a file with one gold article a line"));
    }
    Ok(articles)
}

/// The predictions of a file for the articles of `gold`, an event a line or an article a line.
///
/// # Errors
/// An issue that names line, value and remedy: the first line that is no prediction, or one for an article
/// that is not in the gold unless `skip_unknown` lets such pass.
pub fn read_predictions(text: &str, place: &str, gold: &[Gold], skip_unknown: bool) -> Result<Predictions, Issue> {
    let index: BTreeMap<&str, usize> = gold.iter().enumerate().map(|(at, article)| (article.id.as_str(), at)).collect();
    let mut found = Predictions { events: vec![Vec::new(); gold.len()], skipped: 0 };
    for (place, line) in lines(text, place) {
        let prediction = record::read_prediction(line, &place)?;
        match index.get(prediction.doc.as_str()) {
            Some(&at) => found.events[at].extend(prediction.events(&gold[at].text, &gold[at].characters)?),
            None if skip_unknown => found.skipped += 1,
            None => return Err(unknown(&place, &prediction.doc)),
        }
    }
    Ok(found)
}

fn unknown(place: &str, doc: &str) -> Issue {
    Issue::new(
        place,
        format!("there is no article {doc:?} in the gold"),
        "give its gold, or --skip-unknown to pass over",
    )
}

/// The lines that hold something, each with its place.
fn lines<'a>(text: &'a str, place: &str) -> impl Iterator<Item = (String, &'a str)> {
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(move |(at, line)| (format!("{place}:{}", at + 1), line))
}
