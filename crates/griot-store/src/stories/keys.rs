//! Which tellings are compared at all: those that share a key and lie near each other in time.

use super::telling::Telling;
use super::words;

/// How far apart the first days of two tellings of one event may lie, in days.
pub const REACH: i32 = 60;

/// Width of the windows in which tellings with nothing in common but type and country are compared, in days.
const WINDOW: i32 = 12;

impl Telling {
    /// Keys under which others may find it, sorted: two tellings are compared only if they share one and their days lie
    /// within [`REACH`]. A key depends on the telling alone, never on what else there is.
    ///
    /// Type and country are compared within a few days ("ASSAULT/MLI/@1709", the number of a window), type and place or
    /// known entity within all of the reach ("ASSAULT/MLI/sobala").
    pub fn keys(&self) -> Vec<String> {
        let kind = self.kind.code();
        let mut keys = Vec::new();
        for country in self.countries() {
            // Two rows of windows, shifted by half: whoever is half a width apart shares one.
            for (row, shift) in [("@", 0), ("+", WINDOW / 2)] {
                keys.push(format!("{kind}/{country}/{row}{}", (self.day() + shift).div_euclid(WINDOW)));
            }
        }
        if let Some(place) = &self.place {
            keys.push(format!("{kind}/{}/{}", place.country, place.key));
        }
        for entity in self.actor.entities.iter().chain(&self.recipient.entities) {
            keys.push(format!("{kind}/#{entity:x}"));
        }
        words::sorted(keys)
    }

    /// The countries it has to do with; an empty one if there is none.
    fn countries(&self) -> Vec<&str> {
        let parties = self.actor.countries.iter().chain(&self.recipient.countries);
        let place = self.place.iter().map(|spot| &spot.country);
        let all: Vec<&str> =
            parties.chain(place).map(|country| &**country).filter(|country| !country.is_empty()).collect();
        if all.is_empty() { vec![""] } else { words::sorted(all) }
    }
}

#[cfg(test)]
mod tests {
    use crate::stories::example::{party, telling};
    use serde_json::json;

    fn share(changes: serde_json::Value) -> bool {
        let keys = telling(json!({})).keys();
        telling(changes).keys().iter().any(|key| keys.contains(key))
    }

    fn on(day: &str) -> serde_json::Value {
        json!({"from": day, "to": day, "span": null, "why": []})
    }

    #[test]
    fn country_and_place_are_keys() {
        let keys = telling(json!({})).keys();
        assert!(keys.contains(&"ASSAULT/MLI/sobala".to_owned()), "{keys:?}");
        assert!(keys.iter().all(|key| key.starts_with("ASSAULT/MLI/")), "{keys:?}");
    }

    #[test]
    fn near_days_share_a_window_and_far_ones_a_place() {
        for near in ["2026-02-26", "2026-03-02", "2026-03-06"] {
            assert!(share(json!({"place": null, "date": on(near)})), "{near}");
        }
        assert!(!share(json!({"place": null, "date": on("2026-04-02")})));
        assert!(share(json!({"date": on("2026-04-02")})));
        assert!(!share(json!({"event": "PROTEST"})));
    }

    #[test]
    fn nothing_known_is_a_country_too() {
        let nowhere = telling(json!({"place": null, "actor": [party("on", "", "UNK")], "recipient": []}));
        assert!(nowhere.keys().iter().all(|key| key.starts_with("ASSAULT//")));
    }
}
