//! Probabilities to triggers, parties and links.
//!
//! The twin of `training/griot_training/decode.py`: both take the same decisions, step for step.

use crate::engine::{Encoded, Engine, Rows, TriggerInput, TriggerOutput};
use crate::reading::{Given, Party, Role, Trigger};
use crate::window::Window;
use griot_core::{Context, EventType, Mode, Sector, Span};
use rten::ThreadPool;
use rten_tensor::{AsView, Layout, NdTensor};
use std::sync::Arc;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Least probability of a trigger.
const MENTION: f32 = 0.35;
/// Least probability of a party's surest word, and of the words around it.
const PARTY: f32 = 0.5;
const PARTY_EDGE: f32 = 0.2;
/// Least probability of a context.
const CONTEXT: f32 = 0.5;
/// Least probability of a further sector, as a part of the first one's.
const FURTHER_SECTOR: f32 = 0.35;
/// Buckets of distance on either side.
const REACH: i32 = 16;

/// A trigger and what links it to others.
pub(crate) struct Found {
    /// What the reading tells of it; its sentence is not set yet.
    pub(crate) trigger: Trigger,
    /// Index in the article of its first piece.
    pub(crate) piece: usize,
    /// Its vector, for the pair scorer.
    pub(crate) vector: Vec<f32>,
}

/// Consecutive words as pieces, both ends inclusive, with the highest probability among them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    start: usize,
    end: usize,
    confidence: f32,
}

/// A run of trigger pieces with its type.
struct Spotted {
    run: Run,
    kind: usize,
}

/// The triggers for which `window` answers, in text order.
pub(crate) fn decode(
    engine: &Engine,
    window: &Window,
    encoded: &Encoded,
    pool: &Arc<ThreadPool>,
) -> Result<Vec<Found>, Failure> {
    let mut spotted = spot(window, &encoded.tags);
    spotted.retain(|s| window.own.contains(&s.run.start));
    let read = Read { engine, window, encoded, pool };
    read.triggers(&spotted, |row, output| read_parties(window, row, output))
}

/// What the model says of triggers and parties that are given, as far as `window` answers for them.
pub(crate) fn decode_given(
    engine: &Engine,
    window: &Window,
    encoded: &Encoded,
    given: &[Given],
    pool: &Arc<ThreadPool>,
) -> Result<Vec<Found>, Failure> {
    let at = |given: &Given| {
        let run = run_of(window, given.span, 1.0)?;
        let kind = EventType::ALL.iter().position(|&kind| kind == given.kind)?;
        window.own.contains(&run.start).then_some(Spotted { run, kind })
    };
    let mut here: Vec<(Spotted, &Given)> = given.iter().filter_map(|given| Some((at(given)?, given))).collect();
    here.sort_by_key(|(spotted, _)| spotted.run.start);
    let (spotted, given): (Vec<Spotted>, Vec<&Given>) = here.into_iter().unzip();
    let read = Read { engine, window, encoded, pool };
    read.triggers(&spotted, |row, _| given[row].parties())
}

/// A window on its way through the heads.
struct Read<'a> {
    engine: &'a Engine,
    window: &'a Window,
    encoded: &'a Encoded,
    pool: &'a Arc<ThreadPool>,
}

impl Read<'_> {
    /// What is said of triggers whose parties `parties` tells.
    fn triggers(
        &self,
        spotted: &[Spotted],
        parties: impl Fn(usize, &TriggerOutput) -> Vec<Party>,
    ) -> Result<Vec<Found>, Failure> {
        if spotted.is_empty() {
            return Ok(Vec::new());
        }
        let input = trigger_input(spotted, self.window.ids.len());
        let output = self.engine.triggers(&self.encoded.hidden, &input, self.pool)?;
        let read = |(row, s)| read_trigger(self.window, s, row, &output, parties(row, &output));
        let mut found: Vec<Found> = spotted.iter().enumerate().map(read).collect();
        self.add_sectors(&output.vectors, &mut found)?;
        Ok(found)
    }

    /// Gives actors and recipients their sectors.
    fn add_sectors(&self, vectors: &Rows, found: &mut [Found]) -> Result<(), Failure> {
        let mut parties: Vec<(usize, Run, &mut Party)> = Vec::new();
        for (row, f) in found.iter_mut().enumerate() {
            let told = f.trigger.parties.iter_mut().filter(|party| party.role.is_participant());
            let at = |party: &Party| run_of(self.window, party.span, party.confidence);
            parties.extend(told.filter_map(|party| Some((row, at(party)?, party))));
        }
        if parties.is_empty() {
            return Ok(());
        }
        let wide = vectors.shape()[1];
        let of_trigger = NdTensor::from_fn([parties.len(), wide], |[i, column]| vectors[[parties[i].0, column]]);
        let spans: Vec<Run> = parties.iter().map(|&(_, run, _)| run).collect();
        let roles = parties.iter().map(|(_, _, party)| i32::from(party.role == Role::Recipient)).collect();
        let shares = shares(&spans, self.window.ids.len());
        let sectors = self.engine.sectors(&self.encoded.hidden, &shares, &of_trigger, roles, self.pool)?;
        for (i, (_, _, party)) in parties.into_iter().enumerate() {
            party.sectors = read_sectors(&sectors.slice(i).to_vec());
        }
        Ok(())
    }
}

/// Triggers from tag probabilities: stretches of words that tell some event, each with its likeliest type.
fn spot(window: &Window, tags: &Rows) -> Vec<Spotted> {
    let of_any =
        |first: usize, piece: usize| (0..EventType::ALL.len()).map(|kind| tags[[piece, first + 2 * kind]]).sum();
    runs(window, |piece| (of_any(1, piece), of_any(2, piece)), MENTION, MENTION)
        .into_iter()
        .map(|run| typed(window, tags, run))
        .filter(|spotted| spotted.run.confidence >= MENTION)
        .collect()
}

/// The likeliest type over all of a run, and its probability in the run's surest word.
fn typed(window: &Window, tags: &Rows, run: Run) -> Spotted {
    let of = |kind: usize, piece: usize| tags[[piece, 1 + 2 * kind]] + tags[[piece, 2 + 2 * kind]];
    let mean = |kind: usize, (start, end): (usize, usize)| {
        (start..=end).map(|piece| of(kind, piece)).sum::<f32>() / (end + 1 - start) as f32
    };
    let whole = |kind: usize| mean(kind, (run.start, run.end));
    let kind = (1..EventType::ALL.len()).fold(0, |best, kind| if whole(kind) > whole(best) { kind } else { best });
    let words = window.words.iter().filter(|(start, end)| (run.start..=run.end).contains(start) && *end <= run.end);
    let confidence = words.map(|&word| mean(kind, word)).fold(0.0, f32::max);
    Spotted { run: Run { confidence, ..run }, kind }
}

/// Stretches of words of which begin and inside probabilities sum to `edge` on average and in the surest word
/// to `least`, cut where begin wins.
fn runs(window: &Window, tag: impl Fn(usize) -> (f32, f32), edge: f32, least: f32) -> Vec<Run> {
    let mut made: Vec<Run> = Vec::new();
    for &(start, end) in &window.words {
        let of = |piece: usize| tag(piece).0 + tag(piece).1;
        let confidence = (start..=end).map(of).sum::<f32>() / (end + 1 - start) as f32;
        if confidence < edge {
            continue;
        }
        let (begin, inside) = tag(start);
        match made.last_mut() {
            Some(run) if run.end + 1 == start && begin <= inside => {
                run.end = end;
                run.confidence = run.confidence.max(confidence);
            }
            _ => made.push(Run { start, end, confidence }),
        }
    }
    made.retain(|run| run.confidence >= least);
    made
}

fn trigger_input(spotted: &[Spotted], pieces: usize) -> TriggerInput {
    let ends = |of: fn(&Spotted) -> usize| spotted.iter().map(|s| of(s) as i32).collect::<Vec<_>>();
    let distance = |row: usize, piece: usize| bucket(piece as i32 - spotted[row].run.start as i32);
    TriggerInput {
        first: ends(|s| s.run.start),
        last: ends(|s| s.run.end),
        kind: ends(|s| s.kind),
        share: shares(&spotted.iter().map(|s| s.run).collect::<Vec<_>>(), pieces),
        distance: NdTensor::from_fn([spotted.len(), pieces], |[row, piece]| distance(row, piece)),
    }
}

/// [runs, pieces]: rows that average over the runs.
fn shares(runs: &[Run], pieces: usize) -> Rows {
    NdTensor::from_fn([runs.len(), pieces], |[row, piece]| {
        let Run { start, end, .. } = runs[row];
        if (start..=end).contains(&piece) { 1.0 / (end + 1 - start) as f32 } else { 0.0 }
    })
}

/// Signed distances to 0 … 2 [`REACH`]: exact up to 4, then by powers of the square root of two.
pub(crate) fn bucket(distance: i32) -> i32 {
    let size = distance.abs();
    let level = if size <= 4 { size } else { (4.0 + 2.0 * (size as f32 / 4.0).log2()).floor() as i32 };
    distance.signum() * level.min(REACH) + REACH
}

fn read_trigger(window: &Window, spotted: &Spotted, row: usize, output: &TriggerOutput, parties: Vec<Party>) -> Found {
    let Spotted { run, kind } = *spotted;
    let kind = EventType::ALL[kind];
    let context = |(column, &context): (usize, &Context)| (context, output.contexts[[row, column]]);
    let trigger = Trigger {
        span: window.bytes(run.start, run.end),
        sentence: 0,
        kind,
        confidence: run.confidence,
        status: std::array::from_fn(|column| output.status[[row, column]]),
        modes: read_modes(kind, |column| output.modes[[row, column]]),
        contexts: Context::ALL.iter().enumerate().map(context).filter(|&(_, p)| p >= CONTEXT).collect(),
        anchor: std::array::from_fn(|column| output.anchors[[row, column]]),
        parties,
    };
    let vector = output.vectors.slice(row).to_vec();
    Found { trigger, piece: window.first + run.start, vector }
}

fn read_modes(kind: EventType, probability: impl Fn(usize) -> f32) -> Vec<(Mode, f32)> {
    let column = |mode: Mode| Mode::ALL.iter().position(|&m| m == mode).unwrap_or_default();
    kind.modes().iter().map(|&mode| (mode, probability(column(mode)))).collect()
}

fn read_parties(window: &Window, row: usize, output: &TriggerOutput) -> Vec<Party> {
    let mut parties: Vec<Party> = Role::ALL
        .iter()
        .enumerate()
        .flat_map(|(column, &role)| {
            let at = |tag: usize, piece: usize| output.roles[[row, piece, column, tag]];
            runs(window, |piece| (at(1, piece), at(2, piece)), PARTY_EDGE, PARTY).into_iter().map(move |run| Party {
                span: window.bytes(run.start, run.end),
                role,
                confidence: run.confidence,
                sectors: Vec::new(),
            })
        })
        .collect();
    parties.sort_by_key(|party| (party.span, party.role));
    parties
}

/// The pieces that a span covers; `None` if it begins or ends outside the window.
fn run_of(window: &Window, span: Span, confidence: f32) -> Option<Run> {
    let start = window.spans.iter().position(|s| !s.is_empty() && s.start <= span.start && span.start < s.end)?;
    let end = window.spans.iter().rposition(|s| !s.is_empty() && s.start < span.end && span.end <= s.end)?;
    (start <= end).then_some(Run { start, end, confidence })
}

/// Sectors from probabilities whose last is "none": the likeliest, and others near it.
fn read_sectors(probabilities: &[f32]) -> Vec<(Sector, f32)> {
    let Some((&none, told)) = probabilities.split_last() else { return Vec::new() };
    let first = told.iter().copied().fold(0.0, f32::max);
    if none >= first {
        return Vec::new();
    }
    let mut sectors: Vec<(Sector, f32)> =
        Sector::ALL.iter().copied().zip(told.iter().copied()).filter(|&(_, p)| p >= first * FURTHER_SECTOR).collect();
    sectors.sort_by(|a, b| b.1.total_cmp(&a.1));
    sectors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_are_exact_near_and_coarse_far() {
        let told: Vec<i32> = [0, 1, -1, 4, 5, 6, 8, 16, -16, 400, -400].map(bucket).to_vec();
        assert_eq!(told, [16, 17, 15, 20, 20, 21, 22, 24, 8, 32, 0]);
    }

    #[test]
    fn a_likely_none_leaves_no_sector() {
        let mut p = vec![0.0; Sector::ALL.len() + 1];
        p[0] = 0.5;
        p[1] = 0.3;
        assert_eq!(read_sectors(&p).len(), 2);
        p[Sector::ALL.len()] = 0.6;
        assert!(read_sectors(&p).is_empty());
    }
}
