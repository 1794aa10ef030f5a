//! Where the sure places of a text lie, for telling the others apart.

use std::collections::{BTreeMap, BTreeSet};

use super::table::Entry;

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;

/// Places that distances are taken to; the later ones of a long text would cost time and tell little.
const MOST: usize = 300;

/// The sure places of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    places: Vec<(String, (f64, f64))>,
    /// First-level divisions that are named, by country and code.
    divisions: BTreeSet<(&'static str, &'static str)>,
    /// The countries that each name speaks for.
    votes: BTreeMap<String, BTreeSet<&'static str>>,
    /// How many names speak for each country.
    counts: BTreeMap<&'static str, u32>,
}

impl Context {
    /// Adds a place that the text calls `key`; a country tells nothing of its towns.
    pub(super) fn add(&mut self, key: &str, entry: &Entry) {
        if !entry.country.is_empty() && self.votes.entry(key.to_owned()).or_default().insert(entry.country) {
            *self.counts.entry(entry.country).or_default() += 1;
        }
        if entry.is_country() || entry.feature == "CONT" {
            return;
        }
        if entry.feature == "ADM1" {
            self.divisions.insert((entry.country, entry.admin1));
        } else if let Some(point) = entry.point.filter(|_| self.places.len() < MOST) {
            let place = (key.to_owned(), point);
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
    }

    /// The share of the other names that speak for the country of `entry`, which is called `key`; 0 if there are none.
    pub(super) fn share(&self, entry: &Entry, key: &str) -> f64 {
        let own = self.votes.get(key);
        let all: u32 = self.counts.values().sum::<u32>() - own.map_or(0, |own| own.len() as u32);
        let told = self.counts.get(entry.country).copied().unwrap_or_default();
        let ours = told - u32::from(own.is_some_and(|own| own.contains(entry.country)));
        if all == 0 { 0.0 } else { f64::from(ours) / f64::from(all) }
    }

    /// Whether the text names the first-level division that the place lies in.
    pub(super) fn names_division_of(&self, entry: &Entry) -> bool {
        entry.feature != "ADM1" && self.divisions.contains(&(entry.country, entry.admin1))
    }

    /// Kilometres to the nearest other place.
    pub(super) fn distance(&self, entry: &Entry, key: &str) -> Option<f64> {
        let (lat, lon) = entry.point.filter(|_| entry.feature != "ADM1")?;
        let others = self.places.iter().filter(|(name, _)| name != key);
        others.map(|&(_, (a, b))| distance((lat, lon), (a, b))).min_by(f64::total_cmp)
    }
}

/// Kilometres between two points, well enough where they are near.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let east = (a.1 - b.1).abs();
    let east = east.min(360.0 - east) * f64::midpoint(a.0, b.0).to_radians().cos();
    DEGREE * (a.0 - b.0).hypot(east)
}
