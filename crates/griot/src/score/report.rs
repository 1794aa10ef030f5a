//! Scores as text, as JSON, and the single errors behind them.

use super::agree::Field;
use super::matching::may_match;
use super::tally::{Level, Scores, Unlike};
use super::{Predictions, json};
use griot_core::record::{Gold, ToldEvent, ToldParty, ToldSpot};
use griot_core::text::squeezed;
use griot_core::{EventType, Span};
use griot_reader::sentences;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The scores of a run, and what was missed, predicted for nothing, or told otherwise.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The figures.
    pub scores: Scores,
    pub(super) gold: &'a [Gold],
    pub(super) predictions: &'a Predictions,
    pub(super) misses: Vec<(usize, usize)>,
    pub(super) alarms: Vec<(usize, usize)>,
    pub(super) unlike: Vec<Unlike>,
}

/// Characters of context on either side of a quoted trigger.
const ROOM: usize = 70;

impl Report<'_> {
    /// The scores for people, with a row for each event type if asked for.
    pub fn text(&self, by_type: bool) -> String {
        let mut out = String::new();
        let scores = &self.scores;
        let told = write_head(&mut out, scores).and_then(|()| write_fields(&mut out, scores));
        let told = told.and_then(|()| if by_type { write_types(&mut out, scores) } else { Ok(()) });
        debug_assert!(told.is_ok(), "writing to a string does not fail");
        out
    }

    /// The scores as one JSON object.
    pub fn json(&self) -> String {
        json::scores(&self.scores)
    }

    /// At most so many misses, false alarms and matches with differing fields, with their text.
    pub fn errors(&self, most: usize) -> String {
        let mut out = String::new();
        let told = self.write_errors(&mut out, most);
        debug_assert!(told.is_ok(), "writing to a string does not fail");
        out
    }

    fn write_errors(&self, out: &mut String, most: usize) -> std::fmt::Result {
        writeln!(out, "\nmisses: {}", self.misses.len())?;
        for &(at, event) in self.misses.iter().take(most) {
            let (event, others) = (&self.gold[at].events[event], &self.predictions.events[at]);
            self.write_lonely(out, at, event, "predicted", others)?;
        }
        writeln!(out, "\nfalse alarms: {}", self.alarms.len())?;
        for &(at, event) in self.alarms.iter().take(most) {
            let (event, others) = (&self.predictions.events[at][event], &self.gold[at].events);
            self.write_lonely(out, at, event, "gold", others)?;
        }
        writeln!(out, "\nmatched, fields differ: {}", self.unlike.len())?;
        self.unlike.iter().take(most).try_for_each(|unlike| self.write_unlike(out, unlike))
    }

    /// An event without its like, and what the other side tells in its sentences.
    fn write_lonely(
        &self,
        out: &mut String,
        at: usize,
        event: &ToldEvent,
        side: &str,
        others: &[ToldEvent],
    ) -> std::fmt::Result {
        let article = &self.gold[at];
        let quote = snippet(article, event.mentions[0]);
        writeln!(out, "  {}: {} {}: {quote}", article.id, event.kind, sides(event))?;
        writeln!(out, "      {side} in its sentences: {}", near(article, event, others))
    }

    fn write_unlike(&self, out: &mut String, unlike: &Unlike) -> std::fmt::Result {
        let article = &self.gold[unlike.article];
        let gold = &article.events[unlike.gold];
        let predicted = &self.predictions.events[unlike.article][unlike.predicted];
        writeln!(out, "  {}: {}: {}", article.id, gold.kind, snippet(article, gold.mentions[0]))?;
        for &field in &unlike.fields {
            let (gold, predicted) = (shown(gold, field), shown(predicted, field));
            writeln!(out, "      {}: gold {gold}, predicted {predicted}", field.name())?;
        }
        Ok(())
    }
}

fn write_head(out: &mut String, scores: &Scores) -> std::fmt::Result {
    let Scores { articles, gold, predicted, not_exhaustive, .. } = scores;
    writeln!(out, "{articles} articles, {gold} gold events, {predicted} predicted events")?;
    if *not_exhaustive > 0 {
        writeln!(
            out,
            "note: {not_exhaustive} articles are not annotated exhaustively: \
             false alarms there may be true, so precision and F1 are lower bounds"
        )?;
    }
    for (name, level) in [("Event F1", &scores.event), ("Dyad F1", &scores.dyad), ("Record F1", &scores.record)] {
        let Level { right, precision, recall, f1, interval } = level;
        let span = interval.map(|[low, high]| format!("  [{:.1}, {:.1}]", 100.0 * low, 100.0 * high));
        let (f1, precision, recall) = (100.0 * f1, 100.0 * precision, 100.0 * recall);
        let span = span.unwrap_or_default();
        writeln!(out, "{name:10} {f1:5.1}{span}  P {precision:.1}  R {recall:.1}  right {right}")?;
    }
    if !scores.not_compared.is_empty() {
        let names = scores.not_compared.join(", ");
        writeln!(out, "note: not annotated for some or all events, there not compared: {names}")?;
    }
    Ok(())
}

fn write_fields(out: &mut String, scores: &Scores) -> std::fmt::Result {
    writeln!(out, "\nfield accuracy on matched pairs (all; where gold or prediction tells something)")?;
    for (field, count) in Field::ALL.iter().zip(&scores.fields) {
        let (all, some) = (accuracy(count.agree, count.pairs), accuracy(count.told_agree, count.told));
        writeln!(out, "  {:18} {all:14} {some}", field.name())?;
    }
    Ok(())
}

fn accuracy(agree: usize, of: usize) -> String {
    match of {
        0 => "    -".to_owned(),
        _ => format!("{:5.1} of {of}", 100.0 * agree as f64 / of as f64),
    }
}

fn write_types(out: &mut String, scores: &Scores) -> std::fmt::Result {
    writeln!(
        out,
        "\n{:10} {:>5} {:>5} {:>5} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "type", "gold", "pred", "right", "P", "R", "F1", "dyad", "record"
    )?;
    for (kind, count) in EventType::ALL.iter().zip(&scores.by_type) {
        if count.gold + count.predicted > 0 {
            let level = |right| Level::new(right, count.predicted, count.gold);
            let event = level(count.event);
            let shares = [event.precision, event.recall, event.f1, level(count.dyad).f1, level(count.record).f1];
            let [precision, recall, f1, dyad, record] = shares.map(|share| 100.0 * share);
            write!(out, "{kind:10} {:5} {:5} {:5} ", count.gold, count.predicted, count.event)?;
            writeln!(out, "{precision:6.1} {recall:6.1} {f1:6.1} {dyad:6.1} {record:6.1}")?;
        }
    }
    Ok(())
}

/// The trigger in double brackets with some words around it.
fn snippet(article: &Gold, trigger: Span) -> String {
    let (text, characters) = (&article.text, &article.characters);
    let [first, last] = characters.of(trigger);
    let start = characters.byte(first.saturating_sub(ROOM)).unwrap_or(0);
    let end = characters.byte(last + ROOM).unwrap_or(text.len());
    let words = [&text[start..trigger.start], "[[", trigger.of(text), "]]", &text[trigger.end..end]].concat();
    let more = |is: bool| if is { "…" } else { "" };
    format!("{}{}{}", more(start > 0), squeezed(&words), more(end < text.len()))
}

fn near(article: &Gold, event: &ToldEvent, others: &[ToldEvent]) -> String {
    let grid = sentences(&article.text);
    let kinds: BTreeSet<_> =
        others.iter().filter(|other| may_match(event, other, &grid)).map(|other| other.kind.code()).collect();
    if kinds.is_empty() { "nothing".to_owned() } else { kinds.into_iter().collect::<Vec<_>>().join(", ") }
}

fn sides(event: &ToldEvent) -> String {
    let entry = |party: &ToldParty| match party.sectors.first() {
        Some(sector) => format!("{}/{sector}", country(party)),
        None => country(party).to_owned(),
    };
    let side = |parties: &[ToldParty]| match parties {
        [] => "-".to_owned(),
        _ => parties.iter().map(entry).collect::<Vec<_>>().join("+"),
    };
    format!("{} > {}", side(&event.actors), side(&event.recipients))
}

fn country(party: &ToldParty) -> &str {
    if party.country.is_empty() { "?" } else { &party.country }
}

/// What an event tells for a field.
fn shown(event: &ToldEvent, field: Field) -> String {
    let text = match field {
        Field::Mode => event.modes.as_ref().map(|modes| listed(modes)),
        Field::Status => event.status.map(|status| status.code().to_owned()),
        Field::Date => event.date.as_ref().and_then(|date| date.from.clone()),
        Field::Place => event.place.as_ref().and_then(spot),
        Field::Source => event.source.as_ref().and_then(spot),
        Field::Dead => event.dead.map(|dead| dead.to_string()),
        _ => {
            let entry = |party: &ToldParty| format!("{}/{}", country(party), party.sectors.join(","));
            Some(listed(&field.side(event).iter().map(entry).collect::<Vec<_>>()))
        }
    };
    text.unwrap_or_else(|| "None".to_owned())
}

fn spot(spot: &ToldSpot) -> Option<String> {
    spot.text.clone().or_else(|| spot.name.clone())
}

fn listed(items: &[String]) -> String {
    let quote = |item: &String| if item.contains('\'') { format!("\"{item}\"") } else { format!("'{item}'") };
    let quoted: Vec<_> = items.iter().map(quote).collect();
    format!("[{}]", quoted.join(", "))
}
