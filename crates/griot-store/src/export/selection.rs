//! Which events are written.

use griot_core::record::{DateLine, EventLine};
use griot_core::{Day, EventType, Status};

/// Which events are written; an empty list and a bound that is not given ask for all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// PLOVER event types.
    pub types: Vec<EventType>,
    /// Countries (ISO 3166 alpha-3, or a body's code): of the place, an actor or a recipient.
    pub countries: Vec<String>,
    /// The event was not over before this day.
    pub since: Option<Day>,
    /// The event had begun by this day.
    pub until: Option<Day>,
    /// Whether it happened.
    pub statuses: Vec<Status>,
    /// How sure it must be, 0 to 1.
    pub min_confidence: f64,
}

impl Selection {
    /// Whether the event is asked for. One without any day is not, if days are asked for.
    pub fn keeps(&self, event: &EventLine) -> bool {
        let listed = |list: &[_], item| list.is_empty() || list.contains(item);
        listed(&self.types, &event.event)
            && (self.statuses.is_empty() || self.statuses.contains(&event.status))
            && (self.countries.is_empty() || self.countries.iter().any(|country| concerns(event, country)))
            && self.is_in_time(&event.date)
            && event.confidence >= self.min_confidence
    }

    fn is_in_time(&self, date: &DateLine) -> bool {
        let dated = date.from.or(date.to).is_some();
        let over = self.since.zip(date.to).is_some_and(|(since, to)| to < since);
        let later = self.until.zip(date.from).is_some_and(|(until, from)| from > until);
        self.since.or(self.until).is_none() || (dated && !over && !later)
    }
}

fn concerns(event: &EventLine, country: &str) -> bool {
    let parties = event.actor.iter().chain(&event.recipient).map(|party| party.country.as_str());
    parties.chain(event.place.iter().map(|place| place.country.as_str())).any(|code| code == country)
}
