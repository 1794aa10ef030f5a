//! ACLED's types of event. ACLED takes the type from weapons and from who stands on each side; so does this table, and
//! where an event does not tell them the types stay empty.

use super::super::row::{ARMED_GROUPS, Row, STATE_FORCES, has};
use super::inter::{self, Inter};
use griot_core::record::PartyLine;
use griot_core::{EventType, Mode};

/// An event type with its sub-event type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) kind: Option<&'static str>,
    pub(super) sub: Option<&'static str>,
}

const fn act(kind: &'static str, sub: &'static str) -> Act {
    Act { kind: Some(kind), sub: Some(sub) }
}

const CLASH: Act = act("Battles", "Armed clash");
const PEACEFUL: Act = act("Protests", "Peaceful protest");
const RIOT: Act = act("Riots", "Violent demonstration");
const ATTACK: Act = act("Violence against civilians", "Attack");
const SEXUAL: Act = act("Violence against civilians", "Sexual violence");
const ABDUCTION: Act = act("Violence against civilians", "Abduction/forced disappearance");
const AGREEMENT: Act = act("Strategic developments", "Agreement");
const ARRESTS: Act = act("Strategic developments", "Arrests");
const MOVEMENT: Act = act("Strategic developments", "Change to group/activity");
const DESTRUCTION: Act = act("Strategic developments", "Looting/property destruction");

/// Weapons that work at a distance, in the order in which ACLED lets one go before another.
const REMOTE: [(Mode, &str); 5] = [
    (Mode::Aerial, "Air/drone strike"),
    (Mode::Drone, "Air/drone strike"),
    (Mode::SuicideAttack, "Suicide bomb"),
    (Mode::HeavyWeapons, "Shelling/artillery/missile attack"),
    (Mode::Explosives, "Remote explosive/landmine/IED"),
];

impl Act {
    pub(super) fn of(row: &Row) -> Self {
        let told = |mode| row.event.mode.contains(&mode);
        match row.event.event {
            EventType::Assault => assault(row),
            EventType::Protest if told(Mode::Riot) || told(Mode::Vandalize) => RIOT,
            EventType::Protest if told(Mode::Demo) => PEACEFUL,
            EventType::Coerce if told(Mode::Arrest) => arrest(row),
            EventType::Retreat if told(Mode::Ceasefire) || told(Mode::Release) => AGREEMENT,
            EventType::Retreat if told(Mode::Withdraw) && row.first.is_some_and(is_armed) => MOVEMENT,
            EventType::Mobilize if told(Mode::Troops) || told(Mode::Militia) => MOVEMENT,
            _ => Self::default(),
        }
    }

    /// The class that the type belongs to.
    pub(super) fn disorder(self) -> Option<&'static str> {
        match self.kind? {
            "Protests" | "Riots" => Some("Demonstrations"),
            "Strategic developments" => Some("Strategic developments"),
            _ => Some("Political violence"),
        }
    }

    /// Whether civilians are the only target told.
    pub(super) fn targets_civilians(self, row: &Row) -> bool {
        match self.kind {
            Some("Violence against civilians") => true,
            Some("Explosions/Remote violence" | "Riots") => are_civilians(row),
            _ => false,
        }
    }
}

/// Violence: a clash where both sides are armed and near, or both act; else the weapon tells, else who is hit.
fn assault(row: &Row) -> Act {
    let told = |mode| row.event.mode.contains(&mode);
    let armed = [row.first, row.second].map(|side| side.is_some_and(is_armed));
    let two_sided = row.event.recipient.is_empty() && armed == [true, true];
    let remote = REMOTE.iter().find(|(mode, _)| told(*mode)).map(|(_, sub)| act("Explosions/Remote violence", sub));
    match remote {
        Some(_) if two_sided => CLASH,
        Some(remote) => remote,
        // Weapons of mass destruction work at a distance, but only chemical ones have a sub-event type.
        None if told(Mode::Unconventional) => Act { kind: Some("Explosions/Remote violence"), sub: None },
        None if told(Mode::CrowdControl) => Act::default(),
        None if told(Mode::Sexual) => SEXUAL,
        None if armed == [true, true] && !told(Mode::Abduct) => CLASH,
        None if armed[0] => one_sided(row),
        None => Act::default(),
    }
}

/// An armed side against people or things. Officials and unnamed victims may have been armed or guarded.
fn one_sided(row: &Row) -> Act {
    match row.event.mode[..] {
        [Mode::Destroy] => DESTRUCTION,
        [Mode::Abduct] if are_civilians(row) && row.event.dead.unwrap_or(0) == 0 => ABDUCTION,
        _ if are_civilians(row) => ATTACK,
        _ => Act::default(),
    }
}

/// ACLED takes an arrest by others than the state for an abduction.
fn arrest(row: &Row) -> Act {
    match row.first {
        Some(party) if has(party, &ARMED_GROUPS) => ABDUCTION,
        _ => ARRESTS,
    }
}

fn is_armed(party: &PartyLine) -> bool {
    has(party, &STATE_FORCES) || has(party, &ARMED_GROUPS)
}

/// Whether there are recipients and all are civilians.
fn are_civilians(row: &Row) -> bool {
    let hit = &row.event.recipient;
    !hit.is_empty() && hit.iter().all(|party| inter::of(row, party) == Some(Inter::Civilians))
}
