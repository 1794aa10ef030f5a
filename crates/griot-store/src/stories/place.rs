//! Where an event was, as far as it is compared.

use super::words::{self, Word};
use griot_core::Precision;
use griot_core::record::PlaceLine;

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.2;
/// Points of one town differ by less, in kilometres.
const TOWN: f64 = 15.0;
/// Points farther apart than this are never two names of one place, in kilometres: a village is often told by the town
/// near it.
const NEAR: f64 = 60.0;
/// A division's middle is at most about so far from a place in it, in kilometres.
const DIVISION: f64 = 300.0;

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    /// Its name, folded and hashed.
    pub(super) name: Word,
    /// The name's words and those of the text.
    pub(super) words: Box<[Word]>,
    /// The name, folded, with nothing but letters and digits.
    pub(super) key: Box<str>,
    pub(super) country: Box<str>,
    pub(super) geonameid: Option<u32>,
    /// Degrees north and east.
    point: Option<(f32, f32)>,
    precision: Precision,
    /// Whether it is a country or a continent.
    wide: bool,
}

/// How two places stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The same place, or points of one town.
    Same,
    /// One may lie in the other.
    Within,
    /// Other names, and nothing known of where they lie.
    Unlike,
    /// They exclude each other.
    Apart,
}

impl Spot {
    /// What is compared of `place`.
    pub(super) fn of(place: &PlaceLine) -> Self {
        let folded = words::fold(&place.name);
        let key: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        let told =
            words::tokens(&place.name).into_iter().chain(words::tokens(place.text.as_deref().unwrap_or_default()));
        let tells = |token: &words::Token| token.tells() && token.is_name();
        Self {
            name: words::hash(&key),
            words: words::sorted(told.filter(tells).map(|token| token.stem()).collect()).into(),
            key: key.into(),
            country: place.country.as_str().into(),
            geonameid: place.geonameid,
            point: place.lat.zip(place.lon).map(|(lat, lon)| (lat as f32, lon as f32)),
            precision: place.precision,
            wide: place.feature.is_some() && matches!(place.precision, Precision::Country | Precision::None),
        }
    }

    /// How the places stand to each other.
    pub(super) fn standing(&self, other: &Self) -> Standing {
        let same_id = self.geonameid.is_some() && self.geonameid == other.geonameid;
        if same_id || self.name == other.name && self.country == other.country {
            return Standing::Same;
        }
        if !self.country.is_empty() && !other.country.is_empty() && self.country != other.country {
            return Standing::Apart;
        }
        if self.wide || other.wide {
            return Standing::Within;
        }
        let division = [self, other].iter().any(|spot| spot.precision == Precision::Admin1);
        match self.kilometres(other) {
            Some(far) if far < if division { DIVISION } else { 0.0 } => Standing::Within,
            Some(far) if far < TOWN => Standing::Same,
            Some(_) => Standing::Apart,
            None if division => Standing::Within,
            None => Standing::Unlike,
        }
    }

    /// Whether both are points, and other ones.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let precise = [self, other].iter().all(|spot| spot.precision == Precision::Exact);
        precise && self.standing(other) == Standing::Apart && self.kilometres(other).is_none_or(|far| far > NEAR)
    }

    /// Along the ground, near enough for a few hundred kilometres.
    fn kilometres(&self, other: &Self) -> Option<f64> {
        let ((lat, lon), (lat2, lon2)) = (self.point?, other.point?);
        let east = f64::from(lon - lon2).abs();
        let east = east.min(360.0 - east) * f64::from(lat).midpoint(f64::from(lat2)).to_radians().cos();
        Some(east.hypot(f64::from(lat - lat2)) * DEGREE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::place;
    use serde_json::{Value, json};

    fn spot(name: &str, changes: &Value) -> Spot {
        Spot::of(&serde_json::from_value(place(name, changes)).unwrap())
    }

    fn at(lat: f64, lon: f64, precision: &str, feature: &str) -> Value {
        json!({"lat": lat, "lon": lon, "precision": precision, "feature": feature})
    }

    #[test]
    fn places_stand_to_each_other_by_name_point_and_precision() {
        let village = spot("Sobala", &at(14.1, -3.5, "exact", "PPL"));
        for (other, want) in [
            (spot("SOBALA", &json!({})), Standing::Same),
            (spot("Sobala-Peulh", &at(14.15, -3.5, "exact", "PPL")), Standing::Same),
            (spot("Koro", &at(14.1, -3.0, "exact", "PPL")), Standing::Apart),
            (spot("Mopti", &at(14.5, -4.2, "admin1", "ADM1")), Standing::Within),
            (spot("Kayes", &at(14.4, -11.4, "admin1", "ADM1")), Standing::Apart),
            (spot("Mali", &at(17.0, -4.0, "country", "PCLI")), Standing::Within),
            (spot("Niger", &json!({"country": "NER"})), Standing::Apart),
            (spot("Dialangou", &json!({})), Standing::Unlike),
        ] {
            assert_eq!(village.standing(&other), want, "{}", other.key);
            assert_eq!(other.standing(&village), want, "{}", other.key);
        }
    }

    #[test]
    fn the_date_line_is_no_border() {
        let here = spot("A", &at(0.0, 179.99, "exact", "PPL"));
        assert_eq!(here.standing(&spot("B", &at(0.0, -179.99, "exact", "PPL"))), Standing::Same);
    }
}
