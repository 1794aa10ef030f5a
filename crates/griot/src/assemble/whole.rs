//! Parties that the reader cut in pieces become whole.

use crate::resolve::Resolution;
use griot_reader::{Party, Reading, Role, Trigger};

/// The reading with whole parties.
pub(super) fn whole(reading: &Reading, resolution: &Resolution) -> Reading {
    let whole = |trigger: &Trigger| {
        let mut whole: Vec<Party> = Role::ALL.iter().flat_map(|&role| parties(trigger, role, resolution)).collect();
        whole.sort_by_key(|party| party.span);
        Trigger { parties: whole, ..trigger.clone() }
    };
    Reading { triggers: reading.triggers.iter().map(whole).collect(), ..reading.clone() }
}

/// The parties of one role in the order of the text.
fn parties(trigger: &Trigger, role: Role, resolution: &Resolution) -> Vec<Party> {
    let mut pieces: Vec<&Party> = trigger.with_role(role).collect();
    pieces.sort_by_key(|piece| piece.span);
    let mut whole: Vec<Party> = Vec::new();
    for piece in pieces {
        match whole.last_mut().filter(|last| resolution.are_one(last.span, piece.span)) {
            Some(last) => join(last, piece),
            None => whole.push(piece.clone()),
        }
    }
    if matches!(role, Role::Actor | Role::Recipient | Role::Source) {
        for party in &mut whole {
            party.span = resolution.whole_name(party.span);
        }
    }
    whole
}

/// As sure as the surest piece, which tells the sectors.
fn join(party: &mut Party, piece: &Party) {
    party.span.end = piece.span.end;
    if piece.confidence > party.confidence {
        party.confidence = piece.confidence;
        party.sectors.clone_from(&piece.sectors);
    }
}
