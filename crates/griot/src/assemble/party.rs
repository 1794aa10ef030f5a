//! Who acts and who undergoes.

use super::surest_first;
use crate::resolve::Resolution;
use crate::resolve::actor::{Act, Coded};
use griot_core::{Actor, EventType, Place, Sector, Span};
use griot_reader::{Party, Role, Trigger};
use std::collections::BTreeSet;

/// A mention that the reader is less sure of names parties only if no other does.
const FIRM: f32 = 0.6;

/// Least probability of a party beside surer ones that are all of other states.
const OTHER_STATE: f32 = 0.95;

/// The parties of one side, each with who its words say it is, one entry a country.
type Side<'r> = Vec<(&'r Party, Vec<Coded>)>;

/// Actors and recipients of one event, as its first firm mention names them: news introduces people before it
/// shortens their names. Words that two roles claim go to the surer one.
pub(super) fn sides(group: &[&Trigger], place: Option<&Place>, resolution: &Resolution) -> (Vec<Actor>, Vec<Actor>) {
    let (actors, recipients) = coded_sides(group, resolution);
    let (kind, place) = (group[0].kind, place.map_or("", |place| place.country.as_str()));
    let settled = |acts: bool, own: &Side, other: &Side| settled(own, other, kind, acts, place, resolution);
    (settled(true, &actors, &recipients), settled(false, &recipients, &actors))
}

fn coded_sides<'r>(group: &[&'r Trigger], resolution: &Resolution) -> (Side<'r>, Side<'r>) {
    let mut group = group.to_vec();
    group.sort_by_key(|trigger| (trigger.confidence < FIRM, trigger.span));
    let (actors, recipients) = (told(&group, Role::Actor), told(&group, Role::Recipient));
    let keep = |own: &[&'r Party], other: &[&'r Party]| {
        let loses = |p: &Party| other.iter().any(|o| o.span.overlaps(p.span) && o.confidence > p.confidence);
        let kept = own.iter().copied().filter(|p| !loses(p) && !resolution.is_small_word(p.span));
        credible(kept.map(|party| (party, resolution.parties(party.span))).collect())
    };
    (keep(&actors, &recipients), keep(&recipients, &actors))
}

/// Without those that alone bring in a state and that the reader is less sure of.
fn credible(mut side: Side) -> Side {
    let surest = side.iter().map(|(party, _)| party.confidence).fold(0.0, f32::max);
    let is_sure = |party: &Party| party.confidence >= OTHER_STATE.min(surest);
    let sure = side.iter().filter(|(party, _)| is_sure(party));
    let states: BTreeSet<String> = sure.flat_map(|(_, coded)| coded).map(|coded| coded.country.clone()).collect();
    side.retain(|(party, coded)| is_sure(party) || coded.iter().all(|coded| states.contains(&coded.country)));
    side
}

/// The parties of a side, each in the light of the others and of the place.
fn settled(own: &Side, other: &Side, kind: EventType, acts: bool, place: &str, resolution: &Resolution) -> Vec<Actor> {
    let across: Vec<&Coded> = other.iter().flat_map(|(_, coded)| coded).collect();
    let mut actors = Vec::new();
    for (number, (party, coded)) in own.iter().enumerate() {
        let others = own.iter().enumerate().filter(|&(n, _)| n != number);
        let beside = others.flat_map(|(_, (_, coded))| coded).collect();
        let act = Act { kind, acts, beside, across: across.clone(), place };
        let settled = coded.iter().cloned().map(|coded| resolution.settled(party.span, coded, &act));
        actors.extend(settled.map(|coded| actor(party.span, coded, &party.sectors)));
    }
    actors
}

/// The parties of the first mention that tells any, in text order.
fn told<'r>(group: &[&'r Trigger], role: Role) -> Vec<&'r Party> {
    let of = |trigger: &&'r Trigger| distinct(surest_first(trigger, role));
    let mut parties = group.iter().map(of).find(|parties| !parties.is_empty()).unwrap_or_default();
    parties.sort_by_key(|party| party.span);
    parties
}

/// Parties of which none overlaps a surer one.
fn distinct(surest_first: Vec<&Party>) -> Vec<&Party> {
    let mut kept: Vec<&Party> = Vec::new();
    for party in surest_first {
        if !kept.iter().any(|k| k.span.overlaps(party.span)) {
            kept.push(party);
        }
    }
    kept
}

/// A party as the codebook writes it: one entry a country.
pub(super) fn actors(party: &Party, resolution: &Resolution) -> Vec<Actor> {
    resolution.parties(party.span).into_iter().map(|coded| actor(party.span, coded, &party.sectors)).collect()
}

/// Knowledge decides; where it knows no sector or but guesses, the reader's likeliest one stands, and the why says so.
/// A state named as such has none.
fn actor(span: Span, coded: Coded, likely: &[(Sector, f32)]) -> Actor {
    let guessed = coded.vague && !likely.is_empty() && coded.entity.is_none();
    let is_state = coded.is_state();
    let Coded { country, mut sectors, entity, name, mut why, .. } = coded;
    if guessed {
        sectors.clear();
    }
    if sectors.is_empty() && entity.is_none() && !is_state {
        for &(sector, probability) in likely {
            sectors.push(sector);
            why.push(format!("reader:{sector} {probability:.2}"));
        }
    }
    Actor { span, country, sectors, entity, name, why }
}
