//! Triggers that tell one event become one [`Event`], with every field's words and reasons.
//!
//! Takes a [`Reading`] and its [`Resolution`], gives events. Never reads the text for new facts: what it
//! joins, drops or inherits was seen by the reader or resolved by knowledge.

mod cluster;
pub mod confidence;
mod count;
mod date;
mod party;
mod place;
#[cfg(test)]
mod tests;
mod whole;

use crate::resolve::Resolution;
use griot_core::{Actor, Context, Event, EventDate, Mention, Mode, Place, Status};
use griot_reader::{Reading, Role, Trigger};

/// The events of an article in the order of their best mentions; events less sure than `least` (0 to 1) are left out.
pub fn assemble(reading: &Reading, resolution: &Resolution, least: f32) -> Vec<Event> {
    let reading = &whole::whole(reading, resolution);
    let groups: Vec<Vec<&Trigger>> = cluster::clusters(reading, resolution)
        .iter()
        .map(|group| group.iter().map(|&i| &reading.triggers[i]).collect::<Vec<_>>())
        .filter(|group| confidence::confidence(&mentions(group)) >= least)
        .collect();
    let shared = date::shared(&groups, resolution);
    let event = |group: &Vec<&Trigger>| event(group, shared.as_ref(), reading, resolution);
    let mut events: Vec<Event> = groups.iter().map(event).collect();
    events.sort_by_key(|event| (event.mentions[0].span, event.kind));
    events
}

/// One event from the triggers that tell it, the surest first.
fn event(group: &[&Trigger], shared: Option<&EventDate>, reading: &Reading, resolution: &Resolution) -> Event {
    let best = group[0];
    let status = best.likeliest_status();
    let (mentions, place) = (mentions(group), place(group, resolution));
    let (actors, recipients) = party::sides(group, place.as_ref(), resolution);
    Event {
        kind: best.kind,
        modes: modes(best),
        status,
        confidence: confidence::confidence(&mentions),
        mentions,
        actors,
        recipients,
        date: date::date(group, shared, reading.sentences.get(best.sentence).copied(), resolution),
        place,
        source: source(group, resolution),
        dead: count::count(group, Role::Dead, resolution),
        injured: count::count(group, Role::Injured, resolution),
        contexts: contexts(group),
        why: why(best, status),
    }
}

fn mentions(group: &[&Trigger]) -> Vec<Mention> {
    let mention = |t: &&Trigger| Mention { span: t.span, sentence: t.sentence, confidence: t.confidence };
    group.iter().map(mention).collect()
}

/// Least probability of a mode.
const MODE: f32 = 0.4;

fn modes(best: &Trigger) -> Vec<Mode> {
    best.modes.iter().filter(|&&(_, probability)| probability >= MODE).map(|&(mode, _)| mode).collect()
}

/// The contexts of all mentions, in codebook order.
fn contexts(group: &[&Trigger]) -> Vec<Context> {
    let told = |context: &Context| group.iter().any(|trigger| trigger.contexts.iter().any(|(c, _)| c == context));
    Context::ALL.iter().copied().filter(told).collect()
}

fn place(group: &[&Trigger], resolution: &Resolution) -> Option<Place> {
    first(group, Role::Place, |party| place::place(party, resolution))
}

fn source(group: &[&Trigger], resolution: &Resolution) -> Option<Actor> {
    first(group, Role::Source, |party| party::actors(party, resolution).into_iter().next())
}

/// What the first party with this role gives that gives anything, mentions in order of their confidence.
fn first<T>(group: &[&Trigger], role: Role, of: impl Fn(&griot_reader::Party) -> Option<T>) -> Option<T> {
    group.iter().find_map(|trigger| surest_first(trigger, role).into_iter().find_map(&of))
}

/// Least probability of a trigger's surest party of a role. Many events have no recipient, place or source, few no actor.
const fn least_party(role: Role) -> f32 {
    match role {
        Role::Actor => 0.6,
        Role::Recipient | Role::Place => 0.8,
        Role::Source => 0.9,
        _ => 0.7,
    }
}

/// Least probability of a party beside a surer one.
const FURTHER_PARTY: f32 = 0.9;

fn surest_first(trigger: &Trigger, role: Role) -> Vec<&griot_reader::Party> {
    let mut parties: Vec<_> = trigger.with_role(role).filter(|party| party.confidence >= least_party(role)).collect();
    parties.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let sure = parties.iter().filter(|party| party.confidence >= FURTHER_PARTY).count();
    parties.truncate(sure.max(1));
    parties
}

/// The reader's reasons: how probable type, status and modes are.
fn why(best: &Trigger, status: Status) -> Vec<String> {
    let told = |code: &str, probability: f32| format!("reader:{code} {probability:.2}");
    let of_status = Status::ALL.iter().zip(best.status).find(|&(&s, _)| s == status).map_or(0.0, |(_, p)| p);
    let mut why = vec![told(best.kind.code(), best.confidence), told(status.code(), of_status)];
    why.extend(best.modes.iter().filter(|&&(_, p)| p >= MODE).map(|&(mode, p)| told(mode.code(), p)));
    why
}
