//! Codes of countries and acts in the lists of others: `data/world/{codes,countries,goldstein}.tsv`, read once.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A country in the lists of others; an empty code has no counterpart.
pub(super) struct Country {
    /// Usual English name.
    pub(super) name: &'static str,
    /// ISO 3166 numeric.
    pub(super) number: Option<i64>,
    /// FIPS 10-4.
    pub(super) fips: &'static str,
    /// CAMEO, as GDELT has it for actors.
    pub(super) cameo: &'static str,
    /// Number in the Correlates of War list of states.
    pub(super) cow_number: &'static str,
    /// Region of the world as ACLED draws it.
    pub(super) acled_region: &'static str,
}

static COUNTRIES: LazyLock<HashMap<&str, Country>> = LazyLock::new(|| {
    let names: HashMap<_, _> = rows(griot_data::world::COUNTRIES).map(|cells| (cells[0], cells[4])).collect();
    rows(griot_data::world::CODES)
        .map(|cells| {
            let name = names.get(cells[0]).and_then(|names| names.split('|').next()).unwrap_or_default();
            let [number, fips, cameo, cow_number, acled_region] = [2, 3, 4, 6, 7].map(|at| cells[at]);
            (cells[0], Country { name, number: number.parse().ok(), fips, cameo, cow_number, acled_region })
        })
        .collect()
});

static GOLDSTEIN: LazyLock<HashMap<&str, f64>> = LazyLock::new(|| {
    rows(griot_data::world::GOLDSTEIN).filter_map(|cells| Some((cells[0], cells[1].parse().ok()?))).collect()
});

/// The cells of the lines below the heads of a table.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

/// The country with an ISO 3166 alpha-3 code; none for bodies such as UNO.
pub(super) fn country(iso3: &str) -> Option<&'static Country> {
    COUNTRIES.get(iso3)
}

/// Goldstein's value of a CAMEO code.
pub(super) fn goldstein(cameo: &str) -> Option<f64> {
    GOLDSTEIN.get(cameo).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use griot_core::EventType;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_of_the_knowledge_has_codes_of_the_right_shape() {
        let known: BTreeSet<_> = rows(griot_data::world::COUNTRIES).map(|cells| cells[0]).collect();
        let coded: BTreeSet<_> = COUNTRIES.keys().copied().collect();
        assert_eq!(known.difference(&coded).collect::<Vec<_>>(), [&"EUR"], "a body, not a country");
        assert!(coded.is_subset(&known) && coded.len() > 240);
        for cells in rows(griot_data::world::CODES) {
            let sizes: Vec<_> = cells.iter().map(|cell| cell.len()).collect();
            assert!(matches!(sizes[..], [3, 2, 0 | 3, 0 | 2, 0 | 3, 0 | 3, 0..=3, _]), "{cells:?}");
            let number = |cell: &str| cell.is_empty() || cell.parse::<u16>().is_ok();
            assert!(number(cells[2]) && number(cells[6]) && cells[5].is_empty() == cells[6].is_empty(), "{cells:?}");
        }
    }

    #[test]
    fn codes_that_differ_from_iso() {
        let romania = country("ROU").unwrap();
        assert_eq!((romania.name, romania.number, romania.fips), ("Romania", Some(642), "RO"));
        assert_eq!((romania.cameo, romania.cow_number, romania.acled_region), ("ROM", "360", "Europe"));
        let burkina = country("BFA").unwrap();
        assert_eq!((burkina.fips, burkina.cow_number, burkina.acled_region), ("UV", "439", "Western Africa"));
        assert!(country("UNO").is_none() && country("").is_none());
    }

    #[test]
    fn no_two_countries_share_a_code() {
        for column in [1, 2, 3, 4, 5, 6] {
            let codes: Vec<_> =
                rows(griot_data::world::CODES).map(|cells| cells[column]).filter(|code| !code.is_empty()).collect();
            assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "column {column}");
        }
    }

    #[test]
    fn the_codes_of_the_ontology_are_on_the_scale_or_left_out_on_purpose() {
        let all = EventType::ALL.iter().flat_map(|kind| {
            std::iter::once(kind.cameo(&[])).chain(kind.modes().iter().map(|mode| kind.cameo(&[*mode])))
        });
        let missing: BTreeSet<_> = all.filter(|code| goldstein(code).is_none()).collect();
        assert_eq!(missing.into_iter().collect::<Vec<_>>(), ["166", "176"]);
        assert!(GOLDSTEIN.values().all(|value| (-10.0..=10.0).contains(value)));
        assert_eq!((goldstein("042"), goldstein("195")), (Some(1.9), Some(-10.0)));
    }
}
