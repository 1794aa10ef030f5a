//! What kind of actor a party is to ACLED.

use super::super::row::{ARMED_GROUPS, Row, STATE_FORCES, has};
use griot_core::record::PartyLine;
use griot_core::{EventType, Mode, Sector};

/// ACLED's kinds of actor, in the order of its numbers. Identity militias (4) cannot be told from a sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inter {
    State,
    Rebels,
    Militia,
    Rioters,
    Protesters,
    Civilians,
    External,
}

impl Inter {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::State => "State forces",
            Self::Rebels => "Rebel group",
            Self::Militia => "Political militia",
            Self::Rioters => "Rioters",
            Self::Protesters => "Protesters",
            Self::Civilians => "Civilians",
            Self::External => "External/Other forces",
        }
    }

    /// Whether ACLED names such an actor by its part and its country.
    pub(super) fn is_generic(self) -> bool {
        matches!(self, Self::Rioters | Self::Protesters | Self::Civilians)
    }
}

/// Sectors of people who bear no arms.
const UNARMED: [Sector; 12] = [
    Sector::Cvl,
    Sector::Pty,
    Sector::Opp,
    Sector::Bus,
    Sector::Agr,
    Sector::Lab,
    Sector::Edu,
    Sector::Jrn,
    Sector::Med,
    Sector::Rel,
    Sector::Ref,
    Sector::Soc,
];

pub(super) fn first(row: &Row) -> Option<Inter> {
    row.first.and_then(|party| of(row, party))
}

pub(super) fn second(row: &Row) -> Option<Inter> {
    row.second.and_then(|party| of(row, party))
}

/// The kind of a party in this event; none if its sector does not tell (officials, courts, criminals, former officials).
pub(super) fn of(row: &Row, party: &PartyLine) -> Option<Inter> {
    if let Some(crowd) = crowd(row, party) {
        return Some(crowd);
    }
    match party.sector.iter().find(|sector| !matches!(sector, Sector::Gov))? {
        sector if STATE_FORCES.contains(sector) => {
            Some(if is_abroad(row, party) { Inter::External } else { Inter::State })
        }
        Sector::Reb => Some(Inter::Rebels),
        Sector::Prm | Sector::Uaf => Some(Inter::Militia),
        sector if UNARMED.contains(sector) => Some(Inter::Civilians),
        _ => None,
    }
}

/// Who protests is a protester or, with violence, a rioter.
fn crowd(row: &Row, party: &PartyLine) -> Option<Inter> {
    let event = row.event;
    let protests = event.event == EventType::Protest && event.actor.iter().any(|actor| std::ptr::eq(actor, party));
    let told = |modes: &[Mode]| protests && event.mode.iter().any(|mode| modes.contains(mode));
    if has(party, &ARMED_GROUPS) {
        None
    } else if told(&[Mode::Riot, Mode::Vandalize]) {
        Some(Inter::Rioters)
    } else {
        told(&[Mode::Demo]).then_some(Inter::Protesters)
    }
}

/// Forces of an international body, or of a state outside it.
fn is_abroad(row: &Row, party: &PartyLine) -> bool {
    let here = row.place().map_or("", |place| &place.country);
    let body = super::codes::country(&party.country).is_none() && !party.country.is_empty();
    body || (!here.is_empty() && !party.country.is_empty() && party.country != here)
}
