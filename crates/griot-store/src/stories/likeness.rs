//! How surely two tellings are of one event.

use super::evidence::{COUNT, contradict, evidence};
use super::telling::Telling;

/// From this likeness on two tellings are linked.
pub const LEAST: f64 = 0.5;

/// What each piece of evidence weighs, in log-odds. What differs weighs more than what agrees: tellings of one country and day agree
/// in much. Who acts weighs most where the act is words, the place where both tell one; modes and sectors weigh little,
/// for the reader is not sure of them. Where they come from: docs/decisions/0007-stories.md.
const WEIGHTS: [(&str, f64); COUNT] = [
    ("always", -2.7),
    ("same_article", -4.0),
    ("mode_same", 0.9),
    ("mode_other", -1.5),
    ("actor_country_same", 0.4),
    ("actor_country_other", -1.2),
    ("actor_sector_other", -0.6),
    ("actor_entity_same", 1.0),
    ("actor_entity_other", -1.0),
    ("actor_name_same", 0.7),
    ("actor_name_other", -0.8),
    ("actor_words", 0.6),
    ("recipient_country_same", 0.3),
    ("recipient_country_other", -1.0),
    ("recipient_sector_other", -1.1),
    ("recipient_entity_same", 0.7),
    ("recipient_entity_other", -0.7),
    ("recipient_name_same", 1.0),
    ("recipient_name_other", -1.5),
    ("recipient_words", 0.7),
    ("speaker_country_other", -2.0),
    ("speaker_entity_other", -2.0),
    ("speaker_words", 0.7),
    ("party_crossed", 0.2),
    ("place_same", 1.0),
    ("place_within", 0.2),
    ("place_unlike", -1.4),
    ("place_apart", -4.0),
    ("place_named_near", 1.4),
    ("place_named", 0.6),
    ("day_same", 1.7),
    ("day_overlap", 1.2),
    ("day_near", -0.5),
    ("day_gap", -1.7),
    ("published_gap", -0.15),
    ("dead_same", 1.0),
    ("dead_less", -1.0),
    ("injured_same", 0.5),
    ("triggers", 0.5),
    ("around_one_language", 2.0),
    ("around_two_languages", 1.5),
    ("named", 2.0),
    ("names", 1.7),
    ("title_one_language", 1.5),
    ("title_two_languages", 1.5),
];

/// How surely two tellings are of one event, 0 to 1; the same both ways. 0 if they contradict each other: another type,
/// planned and done, one day told and another, a village and another far away.
pub fn likeness(a: &Telling, b: &Telling) -> f64 {
    if contradict(a, b) {
        return 0.0;
    }
    let odds: f64 = evidence(a, b).iter().zip(WEIGHTS).map(|(found, (_, weight))| found * weight).sum();
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::{TEXT, event, party, place, telling};
    use serde_json::{Value, json};

    /// How alike the attack is to itself in another article with `changes`.
    fn like(changes: Value) -> f64 {
        let mut changes = changes;
        changes["id"] = json!("b1");
        changes["doc"] = json!("b");
        likeness(&telling(json!({})), &telling(changes))
    }

    fn day(from: &str, to: &str) -> Value {
        json!({"from": from, "to": to, "span": [28, 33], "why": []})
    }

    #[test]
    fn the_same_told_again_is_one() {
        assert!(like(json!({})) > 0.95);
        assert!(like(json!({"actor": [party("le JNIM", "IMG", "REB")], "dead": 17})) > LEAST);
        assert!(like(json!({"date": day("2026-03-01", "2026-03-31")})) > LEAST);
    }

    #[test]
    fn other_days_places_and_plans_are_others() {
        assert!(like(json!({"date": day("2026-03-12", "2026-03-12")})) < LEAST);
        let point = |lat: f64| json!({"lat": lat, "lon": -3.5, "feature": "PPL", "precision": "exact"});
        let there = Telling::of(&event(json!({"id": "c1", "doc": "c", "place": place("Koro", &point(14.1))})), TEXT);
        let here = telling(json!({"place": place("Sobala", &point(13.1))}));
        assert!(likeness(&here, &there) < LEAST);
        assert!(like(json!({"status": "future"})) < LEAST);
        assert!(like(json!({"event": "ACCUSE"})) < LEAST);
    }

    #[test]
    fn one_article_tells_two_events() {
        assert!(likeness(&telling(json!({})), &telling(json!({"id": "a2"}))) < like(json!({})));
    }

    #[test]
    fn numbers_that_agree_support_and_numbers_that_shrink_do_not() {
        let later = |dead: u32| like(json!({"dead": dead, "article": {"published": "2026-03-05"}}));
        assert!(later(9) > later(15) && later(15) > later(2));
    }

    #[test]
    fn another_language_tells_the_same_by_its_names() {
        let told = json!({"id": "e1", "doc": "e", "mentions": [{"text": "raid", "span": [25, 29], "sentence": 0, "confidence": 1.0}],
            "recipient": [party("17", "MLI", "CVL")], "dead": 17, "actor": [], "mode": [],
            "article": {"title": "Death toll rises to 17 after raid in Mali", "published": "2026-03-04", "lang": "en"}});
        let english = Telling::of(
            &event(told),
            "The death toll of Monday's raid on Sobala in the Bankass district has risen to 17.",
        );
        assert!(likeness(&telling(json!({})), &english) > LEAST);
    }
}
