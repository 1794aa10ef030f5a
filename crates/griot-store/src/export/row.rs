//! An event as a row: one line of a table, with the two sides that tables of pairs ask for.

use super::codes::{self, Country};
use griot_core::record::{EventLine, MentionLine, PartyLine, PlaceLine};
use griot_core::{EventType, Sector};

/// Sectors that bear arms for a state.
pub(super) const STATE_FORCES: [Sector; 3] = [Sector::Mil, Sector::Cop, Sector::Spy];
/// Sectors that bear arms for none.
pub(super) const ARMED_GROUPS: [Sector; 3] = [Sector::Reb, Sector::Uaf, Sector::Prm];

/// One event and its two sides.
pub(super) struct Row<'e> {
    pub(super) event: &'e EventLine,
    /// The first actor.
    pub(super) first: Option<&'e PartyLine>,
    /// The other side, if the event tells one: the first recipient; else of several actors the one opposite.
    pub(super) second: Option<&'e PartyLine>,
}

impl<'e> Row<'e> {
    pub(super) fn of(event: &'e EventLine) -> Self {
        let first = event.actor.first();
        let second = event.recipient.first().or_else(|| opposite(event));
        Self { event, first, second }
    }

    /// The other actors.
    pub(super) fn with_first(&self) -> impl Iterator<Item = &'e PartyLine> {
        let second = self.second;
        self.event.actor.iter().skip(1).filter(move |party| !second.is_some_and(|second| std::ptr::eq(second, *party)))
    }

    /// The other recipients.
    pub(super) fn with_second(&self) -> impl Iterator<Item = &'e PartyLine> {
        self.event.recipient.iter().skip(1)
    }

    pub(super) fn place(&self) -> Option<&'e PlaceLine> {
        self.event.place.as_ref()
    }

    /// The country of the place.
    pub(super) fn country(&self) -> Option<&'static Country> {
        codes::country(&self.place()?.country)
    }

    /// The best mention.
    pub(super) fn trigger(&self) -> Option<&'e MentionLine> {
        self.event.mentions.first()
    }

    /// Where the article is to be found: its address, else its id.
    pub(super) fn article(&self) -> &'e str {
        self.event.article.url.as_deref().unwrap_or(&self.event.doc)
    }

    /// The 63 leading bits of the id as a number, which fits where ids are whole numbers; none for a foreign id.
    pub(super) fn number(&self) -> Option<i64> {
        i64::try_from(u64::from_str_radix(&self.event.id, 16).ok()? >> 1).ok()
    }

    /// The event in a line for people: who, what, to whom, and the words that tell it.
    pub(super) fn description(&self) -> String {
        let event = self.event;
        let act = std::iter::once(event.event.code()).chain(event.mode.iter().map(|mode| mode.code()));
        let act = act.collect::<Vec<_>>().join(" ");
        let named = |parties: &[PartyLine]| parties.iter().map(PartyLine::called).collect::<Vec<_>>().join(", ");
        let parties = [named(&event.actor), act, named(&event.recipient)];
        let told = parties.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
        self.trigger().map_or_else(|| told.clone(), |trigger| format!("{told}: “{}”", trigger.text))
    }
}

/// Of several actors without a recipient, the one on the other side. Meetings and mutual acts list all sides as actors;
/// of fighters only a state's and others are surely opposed, since two armies or two groups may fight side by side.
fn opposite(event: &EventLine) -> Option<&PartyLine> {
    let (first, others) = event.actor.split_first()?;
    match event.event {
        EventType::Consult | EventType::Cooperate => {
            others.iter().find(|party| party.country != first.country).or_else(|| others.first())
        }
        EventType::Assault if has(first, &STATE_FORCES) => others.iter().find(|party| has(party, &ARMED_FOES)),
        EventType::Assault if has(first, &ARMED_FOES) => others.iter().find(|party| has(party, &STATE_FORCES)),
        _ => None,
    }
}

/// Armed groups that no army fights beside; militias it may.
const ARMED_FOES: [Sector; 2] = [Sector::Reb, Sector::Uaf];

/// Whether one of the party's sectors is listed.
pub(super) fn has(party: &PartyLine, sectors: &[Sector]) -> bool {
    party.sector.iter().any(|sector| sectors.contains(sector))
}
