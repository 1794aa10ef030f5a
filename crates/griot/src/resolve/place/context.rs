//! Where the sure places of a text lie, for telling the others apart.

use super::table::Entry;

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;

/// The sure places of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    places: Vec<(String, (f64, f64))>,
    /// First-level divisions that are named, by country and code.
    divisions: Vec<(&'static str, &'static str)>,
    /// Names with the country that each speaks for.
    votes: Vec<(String, &'static str)>,
}

impl Context {
    /// Adds a place that the text calls `key`; a country tells nothing of its towns.
    pub(super) fn add(&mut self, key: &str, entry: &Entry) {
        let vote = (key.to_owned(), entry.country);
        if !entry.country.is_empty() && !self.votes.contains(&vote) {
            self.votes.push(vote);
        }
        if entry.is_country() || entry.feature == "CONT" {
            return;
        }
        let division = (entry.country, entry.admin1);
        if entry.feature == "ADM1" && !self.divisions.contains(&division) {
            self.divisions.push(division);
        }
        let known = self.places.iter().any(|(name, point)| name == key && Some(*point) == entry.point);
        if let Some(point) = entry.point.filter(|_| !known && entry.feature != "ADM1") {
            self.places.push((key.to_owned(), point));
        }
    }

    /// The share of the other names that speak for the country of `entry`, which is called `key`; 0 if there are none.
    pub(super) fn share(&self, entry: &Entry, key: &str) -> f64 {
        let (mut ours, mut all) = (0_u32, 0_u32);
        for (_, country) in self.votes.iter().filter(|(name, _)| name != key) {
            all += 1;
            ours += u32::from(*country == entry.country);
        }
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
