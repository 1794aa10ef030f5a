//! The counting.

use super::agree::{Agreement, Field, agreement, tells};
use super::dice::Dice;
use super::matching::matched;
use super::{Bootstrap, Predictions, Report};
use griot_core::EventType;
use griot_core::record::{Gold, ToldEvent};
use griot_reader::sentences;
use std::collections::BTreeSet;

/// The figures of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Articles of the gold.
    pub articles: usize,
    /// Events of the gold.
    pub gold: usize,
    /// Predicted events.
    pub predicted: usize,
    /// Articles in which not every event was annotated.
    pub not_exhaustive: usize,
    /// Fields of a record that the gold of some matched event leaves open, by name.
    pub not_compared: Vec<&'static str>,
    /// A match is right.
    pub event: Level,
    /// A match is right if the countries of both sides agree.
    pub dyad: Level,
    /// A match is right if countries, first sectors, status and first day agree.
    pub record: Level,
    /// Agreement on matched pairs, in the order of [`Field::ALL`].
    pub fields: [FieldCount; Field::ALL.len()],
    /// Counts for each type, in the order of [`EventType::ALL`].
    pub by_type: Vec<ByType>,
}

/// Precision, recall and F1 at one level of strictness, micro-averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Level {
    /// How many matches are right.
    pub right: usize,
    /// Share of the predicted events.
    pub precision: f64,
    /// Share of the gold events.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
    /// 95 % interval of F1 over articles drawn anew.
    pub interval: Option<[f64; 2]>,
}

/// How often a field agrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldCount {
    /// Pairs in which it is compared.
    pub pairs: usize,
    /// Of these, how many agree.
    pub agree: usize,
    /// Pairs in which gold or prediction says anything for it.
    pub told: usize,
    /// Of these, how many agree.
    pub told_agree: usize,
}

/// The counts of one event type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByType {
    /// Gold events.
    pub gold: usize,
    /// Predicted events.
    pub predicted: usize,
    /// Matches.
    pub event: usize,
    /// Matches whose countries agree.
    pub dyad: usize,
    /// Matches whose record agrees.
    pub record: usize,
}

/// What is right in one article, of how many: F1 is made of sums of these.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    both: usize,
}

impl Level {
    /// Precision, recall and F1 of counts.
    pub fn new(right: usize, predicted: usize, gold: usize) -> Self {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let (precision, recall) = (share(right, predicted), share(right, gold));
        Self { right, precision, recall, f1: share(2 * right, predicted + gold), interval: None }
    }
}

/// Scores predictions, which [`super::read_predictions`] read for this very `gold`.
pub fn score<'a>(gold: &'a [Gold], predictions: &'a Predictions, bootstrap: Bootstrap) -> Report<'a> {
    let mut tally = Tally::default();
    for (at, (article, predicted)) in gold.iter().zip(&predictions.events).enumerate() {
        tally.article(at, article, predicted);
    }
    tally.report(gold, predictions, bootstrap)
}

/// For each predicted event of an article whether it stands for a gold event of its type.
pub fn right(gold: &Gold, predicted: &[ToldEvent]) -> Vec<bool> {
    let pairs = matched(gold, predicted, &sentences(&gold.text));
    (0..predicted.len()).map(|at| pairs.iter().any(|&(_, other)| other == at)).collect()
}

/// Two events that stand for each other and what they disagree on.
#[derive(Clone, Debug)]
pub(super) struct Unlike {
    pub(super) article: usize,
    pub(super) gold: usize,
    pub(super) predicted: usize,
    pub(super) fields: Vec<Field>,
}

#[derive(Default)]
struct Tally {
    fields: [FieldCount; Field::ALL.len()],
    by_type: [ByType; EventType::ALL.len()],
    untold: BTreeSet<&'static str>,
    /// For each article its counts at the three levels.
    counts: Vec<[Count; 3]>,
    misses: Vec<(usize, usize)>,
    alarms: Vec<(usize, usize)>,
    unlike: Vec<Unlike>,
}

impl Tally {
    fn article(&mut self, at: usize, article: &Gold, predicted: &[ToldEvent]) {
        let pairs = matched(article, predicted, &sentences(&article.text));
        for event in &article.events {
            self.of_type(event).gold += 1;
        }
        for event in predicted {
            self.of_type(event).predicted += 1;
        }
        self.counts.push([Count { right: 0, both: predicted.len() + article.events.len() }; 3]);
        for &(g, p) in &pairs {
            let same = agreement(&article.events[g], &predicted[p], article.annotated.as_deref());
            self.pair(&article.events[g], &predicted[p], &same);
            let fields: Vec<_> = Field::ALL.into_iter().filter(|field| same[*field as usize] == Some(false)).collect();
            if !fields.is_empty() {
                self.unlike.push(Unlike { article: at, gold: g, predicted: p, fields });
            }
        }
        let left = |count: usize, used: Vec<usize>| (0..count).filter(move |i| !used.contains(i)).map(move |i| (at, i));
        self.misses.extend(left(article.events.len(), pairs.iter().map(|pair| pair.0).collect()));
        self.alarms.extend(left(predicted.len(), pairs.iter().map(|pair| pair.1).collect()));
    }

    fn of_type(&mut self, event: &ToldEvent) -> &mut ByType {
        &mut self.by_type[event.kind as usize]
    }

    fn pair(&mut self, gold: &ToldEvent, predicted: &ToldEvent, same: &Agreement) {
        for field in Field::ALL {
            let Some(agrees) = same[field as usize] else { continue };
            self.fields[field as usize].add(agrees, tells(field, gold, predicted));
        }
        let open = |field: &Field| same[*field as usize].is_none();
        self.untold.extend(Field::RECORD.into_iter().filter(open).map(Field::name));
        let holds = |fields: &[Field]| fields.iter().all(|field| same[*field as usize] != Some(false));
        let levels = [true, holds(&[Field::ActorCountry, Field::RecipientCountry]), holds(&Field::RECORD)];
        if let Some(counts) = self.counts.last_mut() {
            counts.iter_mut().zip(levels).for_each(|(count, right)| count.right += usize::from(right));
        }
        let of_type = self.of_type(gold);
        of_type.event += 1;
        of_type.dyad += usize::from(levels[1]);
        of_type.record += usize::from(levels[2]);
    }

    fn report<'a>(self, gold: &'a [Gold], predictions: &'a Predictions, bootstrap: Bootstrap) -> Report<'a> {
        let sum = |part: fn(&ByType) -> usize| self.by_type.iter().map(part).sum::<usize>();
        let (told, predicted) = (sum(|t| t.gold), sum(|t| t.predicted));
        let level = |at: usize, right| {
            let rows: Vec<_> = self.counts.iter().map(|counts| counts[at]).collect();
            Level { interval: interval(&rows, bootstrap), ..Level::new(right, predicted, told) }
        };
        let scores = Scores {
            articles: gold.len(),
            gold: told,
            predicted,
            not_exhaustive: gold.iter().filter(|article| !article.exhaustive).count(),
            not_compared: self.untold.into_iter().collect(),
            event: level(0, sum(|t| t.event)),
            dyad: level(1, sum(|t| t.dyad)),
            record: level(2, sum(|t| t.record)),
            fields: self.fields,
            by_type: self.by_type.to_vec(),
        };
        Report { scores, gold, predictions, misses: self.misses, alarms: self.alarms, unlike: self.unlike }
    }
}

impl FieldCount {
    fn add(&mut self, agrees: bool, told: bool) {
        self.pairs += 1;
        self.agree += usize::from(agrees);
        self.told += usize::from(told);
        self.told_agree += usize::from(told && agrees);
    }
}

/// The 95 % interval of the micro-averaged F1 over articles drawn anew with replacement.
fn interval(rows: &[Count], Bootstrap { rounds, seed }: Bootstrap) -> Option<[f64; 2]> {
    if rounds == 0 || rows.is_empty() {
        return None;
    }
    let mut dice = Dice::new(seed);
    let mut values: Vec<f64> = (0..rounds).map(|_| drawn(rows, &mut dice)).collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[(share * (rounds - 1) as f64 + 0.5) as usize];
    Some([at(0.025), at(0.975)])
}

/// The F1 of as many articles as there are, drawn with replacement.
fn drawn(rows: &[Count], dice: &mut Dice) -> f64 {
    let sum = (0..rows.len())
        .map(|_| rows[dice.throw(rows.len())])
        .fold(Count::default(), |sum, row| Count { right: sum.right + row.right, both: sum.both + row.both });
    if sum.both == 0 { 0.0 } else { (2 * sum.right) as f64 / sum.both as f64 }
}
