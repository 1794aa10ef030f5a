//! Who acts and who undergoes.

use super::surest_first;
use crate::resolve::Resolution;
use crate::resolve::actor::Coded;
use griot_core::{Actor, Sector, Span};
use griot_reader::{Party, Role, Trigger};

/// A mention that the reader is less sure of names parties only if no other does.
const FIRM: f32 = 0.6;

/// Actors and recipients of one event, as its first firm mention names them: news introduces people before it
/// shortens their names. Words that two roles claim go to the surer one.
pub(super) fn sides(group: &[&Trigger], resolution: &Resolution) -> (Vec<Actor>, Vec<Actor>) {
    let mut group = group.to_vec();
    group.sort_by_key(|trigger| (trigger.confidence < FIRM, trigger.span));
    let (actors, recipients) = (told(&group, Role::Actor), told(&group, Role::Recipient));
    let keep = |own: &[&Party], other: &[&Party]| {
        let loses = |p: &Party| other.iter().any(|o| o.span.overlaps(p.span) && o.confidence > p.confidence);
        code(own.iter().copied().filter(|p| !loses(p)), resolution)
    };
    (keep(&actors, &recipients), keep(&recipients, &actors))
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

fn code<'r>(parties: impl Iterator<Item = &'r Party>, resolution: &Resolution) -> Vec<Actor> {
    parties.filter(|party| !resolution.is_small_word(party.span)).flat_map(|party| actors(party, resolution)).collect()
}

/// A party as the codebook writes it: one entry a country.
pub(super) fn actors(party: &Party, resolution: &Resolution) -> Vec<Actor> {
    resolution.parties(party.span).into_iter().map(|coded| actor(party.span, coded, &party.sectors)).collect()
}

/// Knowledge decides; where it knows no sector, the reader's likeliest one stands, and the why says so.
fn actor(span: Span, coded: Coded, likely: &[(Sector, f32)]) -> Actor {
    let Coded { country, mut sectors, entity, name, mut why } = coded;
    if sectors.is_empty() && entity.is_none() {
        for &(sector, probability) in likely {
            sectors.push(sector);
            why.push(format!("reader:{sector} {probability:.2}"));
        }
    }
    Actor { span, country, sectors, entity, name, why }
}
