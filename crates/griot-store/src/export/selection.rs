//! Which events are written.

use griot_core::record::{EventLine, PartyLine};
use griot_core::{Day, EventType, Lang, Status};

/// Which events are written; an empty list and a bound that is not given ask for all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// PLOVER event types.
    pub types: Vec<EventType>,
    /// Quad classes, 1 to 4.
    pub quads: Vec<u8>,
    /// Countries (ISO 3166 alpha-3, or a body's code): of the place, an actor or a recipient.
    pub countries: Vec<String>,
    /// Countries of an actor.
    pub actor_countries: Vec<String>,
    /// Countries of a recipient.
    pub recipient_countries: Vec<String>,
    /// The event was not over before this day.
    pub since: Option<Day>,
    /// The event had begun by this day.
    pub until: Option<Day>,
    /// Whether it happened.
    pub statuses: Vec<Status>,
    /// Language of the article.
    pub langs: Vec<Lang>,
    /// How sure it must be, 0 to 1.
    pub min_confidence: f64,
}

impl Selection {
    /// Whether the event is asked for. One that tells no day has its article's; one without either is not, if days are
    /// asked for.
    pub fn keeps(&self, event: &EventLine) -> bool {
        fn listed<T: PartialEq>(list: &[T], item: &T) -> bool {
            list.is_empty() || list.contains(item)
        }
        listed(&self.types, &event.event)
            && listed(&self.quads, &event.quad)
            && listed(&self.statuses, &event.status)
            && listed(&self.langs, &event.article.lang)
            && (self.countries.is_empty()
                || event.countries().iter().any(|code| self.countries.iter().any(|one| one == code)))
            && is_of(&event.actor, &self.actor_countries)
            && is_of(&event.recipient, &self.recipient_countries)
            && self.is_in_time(event)
            && event.confidence >= self.min_confidence
    }

    fn is_in_time(&self, event: &EventLine) -> bool {
        let (begins, ends) = event.days();
        let dated = begins.or(ends).is_some();
        let over = self.since.zip(ends).is_some_and(|(since, ends)| ends < since);
        let later = self.until.zip(begins).is_some_and(|(until, begins)| begins > until);
        self.since.or(self.until).is_none() || (dated && !over && !later)
    }
}

fn is_of(parties: &[PartyLine], countries: &[String]) -> bool {
    countries.is_empty() || parties.iter().any(|party| countries.contains(&party.country))
}
