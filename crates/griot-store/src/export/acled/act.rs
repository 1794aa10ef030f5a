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

#[cfg(test)]
mod tests {
    use super::super::super::tests::event;
    use super::*;
    use serde_json::{Value, json};

    fn parties(sectors: &[&str]) -> Value {
        let party = |sector: &&str| json!({"text": "x", "span": [0, 1], "country": "MLI", "sector": [sector], "entity": null, "name": null, "why": []});
        sectors.iter().map(party).collect()
    }

    /// Type and sub-event type of an act by actors to recipients with these sectors.
    fn acled(kind: &str, mode: &[&str], actors: &[&str], recipients: &[&str]) -> (&'static str, &'static str) {
        let changes = json!({"event": kind, "mode": mode, "actor": parties(actors), "recipient": parties(recipients)});
        let act = Act::of(&Row::of(&event(&changes)));
        (act.kind.unwrap_or_default(), act.sub.unwrap_or_default())
    }

    #[test]
    fn violence_is_told_apart_by_weapons_and_sides() {
        let remote = |sub| ("Explosions/Remote violence", sub);
        let clash = ("Battles", "Armed clash");
        let civilians = |sub| ("Violence against civilians", sub);
        for (mode, actors, recipients, due) in [
            (vec![], vec!["REB"], vec!["MIL"], clash),
            (vec!["firearms"], vec!["MIL", "REB"], vec![], clash),
            (vec!["heavy-weapons"], vec!["REB", "MIL"], vec![], clash),
            (vec!["firearms"], vec!["MIL", "COP"], vec![], ("", "")),
            (vec!["firearms", "drone"], vec!["MIL"], vec!["REB"], remote("Air/drone strike")),
            (vec!["explosives", "suicide-attack"], vec![], vec!["CVL"], remote("Suicide bomb")),
            (vec!["heavy-weapons"], vec!["MIL"], vec![], remote("Shelling/artillery/missile attack")),
            (vec!["explosives"], vec!["UAF"], vec!["MIL"], remote("Remote explosive/landmine/IED")),
            (vec!["unconventional"], vec!["MIL"], vec!["CVL"], remote("")),
            (vec!["firearms"], vec!["UAF"], vec!["CVL", "REL"], civilians("Attack")),
            (vec!["sexual", "beat"], vec![], vec!["CVL"], civilians("Sexual violence")),
            (vec!["abduct"], vec!["REB"], vec!["JRN"], civilians("Abduction/forced disappearance")),
            (vec!["abduct", "torture"], vec!["REB"], vec!["JRN"], civilians("Attack")),
            (vec!["abduct"], vec!["REB"], vec!["MIL"], ("", "")),
            (vec!["destroy"], vec!["REB"], vec![], ("Strategic developments", "Looting/property destruction")),
            (vec!["firearms"], vec!["REB"], vec!["GOV"], ("", "")),
            (vec!["firearms"], vec!["CRM"], vec!["CVL"], ("", "")),
            (vec!["firearms"], vec![], vec!["CVL"], ("", "")),
            (vec!["crowd-control"], vec!["COP"], vec!["CVL"], ("", "")),
        ] {
            assert_eq!(acled("ASSAULT", &mode, &actors, &recipients), due, "{mode:?} {actors:?} {recipients:?}");
        }
    }

    #[test]
    fn other_acts_have_a_type_where_acled_has_one() {
        for (kind, mode, actor, due) in [
            ("PROTEST", "demo", "LAB", ("Protests", "Peaceful protest")),
            ("PROTEST", "riot", "CVL", ("Riots", "Violent demonstration")),
            ("PROTEST", "vandalize", "CVL", ("Riots", "Violent demonstration")),
            ("PROTEST", "strike", "LAB", ("", "")),
            ("PROTEST", "obstruct", "CVL", ("", "")),
            ("COERCE", "arrest", "COP", ("Strategic developments", "Arrests")),
            ("COERCE", "arrest", "REB", ("Violence against civilians", "Abduction/forced disappearance")),
            ("COERCE", "curfew", "GOV", ("", "")),
            ("RETREAT", "ceasefire", "REB", ("Strategic developments", "Agreement")),
            ("RETREAT", "withdraw", "MIL", ("Strategic developments", "Change to group/activity")),
            ("RETREAT", "withdraw", "GOV", ("", "")),
            ("MOBILIZE", "troops", "MIL", ("Strategic developments", "Change to group/activity")),
            ("MOBILIZE", "weapons", "MIL", ("", "")),
            ("ACCUSE", "allege", "JUD", ("", "")),
        ] {
            assert_eq!(acled(kind, &[mode], &[actor], &[]), due, "{kind} {mode} {actor}");
        }
    }
}
