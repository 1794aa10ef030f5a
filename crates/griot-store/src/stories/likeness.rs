//! How surely two tellings are of one event.

use super::evidence::{COUNT, evidence};
use super::telling::Telling;

/// From this likeness on two tellings are linked.
pub const LEAST: f64 = 0.5;

/// What each piece of evidence weighs, in log-odds.
const WEIGHTS: [(&str, f64); COUNT] = [
    ("always", -3.0),
    ("same_article", -4.0),
    ("other_type", -3.0),
    ("mode_same", 0.7),
    ("mode_other", -1.0),
    ("status_other", -2.5),
    ("negated", -2.0),
    ("actor_country_same", 0.7),
    ("actor_country_other", -1.0),
    ("actor_sector_other", -0.5),
    ("actor_entity_same", 1.0),
    ("actor_words", 1.0),
    ("recipient_country_same", 0.5),
    ("recipient_country_other", -1.0),
    ("recipient_sector_other", -0.5),
    ("recipient_entity_same", 0.7),
    ("recipient_words", 0.7),
    ("party_crossed", 0.3),
    ("place_same", 1.2),
    ("place_within", 0.2),
    ("place_unlike", -1.2),
    ("place_apart", -4.0),
    ("place_named", 1.0),
    ("day_same", 1.5),
    ("day_overlap", 0.8),
    ("day_near", -0.5),
    ("day_gap", -1.5),
    ("published_gap", -0.4),
    ("dead_same", 1.0),
    ("dead_less", -0.7),
    ("injured_same", 0.5),
    ("triggers", 0.7),
    ("around_one_language", 2.0),
    ("around_two_languages", 1.5),
    ("named", 2.0),
    ("names", 2.0),
    ("title_one_language", 1.5),
    ("title_two_languages", 1.5),
];

/// How surely two tellings are of one event, 0 to 1; the same both ways.
pub fn likeness(a: &Telling, b: &Telling) -> f64 {
    let odds: f64 = evidence(a, b).iter().zip(WEIGHTS).map(|(found, (_, weight))| found * weight).sum();
    1.0 / (1.0 + (-odds).exp())
}
