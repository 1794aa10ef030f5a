//! The words around a name that tell what it names.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::key::key;

/// What kind of place the text says a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Town,
    First,
    Second,
}

impl Kind {
    /// Whether a feature code is of this kind.
    pub(super) fn fits(self, feature: &str) -> bool {
        match self {
            Self::Town => feature.starts_with("PPL"),
            Self::First => feature == "ADM1" || feature == "RGN",
            Self::Second => feature == "ADM2",
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::First => "first-level division",
            Self::Second => "second-level division",
        }
    }
}

/// A file `places.toml`: sets of words, all as keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub(super) at: BTreeSet<String>,
    pub(super) in_town: BTreeSet<String>,
    pub(super) of: BTreeSet<String>,
    pub(super) articles: BTreeSet<String>,
    pub(super) hidden: BTreeMap<String, BTreeSet<String>>,
    pub(super) town: BTreeSet<String>,
    pub(super) first: BTreeSet<String>,
    pub(super) second: BTreeSet<String>,
    pub(super) capital: BTreeSet<String>,
    /// Seats of a state's power, which stand in its capital.
    pub(super) seat: BTreeSet<String>,
    pub(super) street: BTreeSet<String>,
    /// Buildings, quarters and the like, which lie in a town.
    pub(super) site: BTreeSet<String>,
    /// Seats of other states.
    pub(super) embassy: BTreeSet<String>,
    /// Words for a whole country.
    pub(super) country: BTreeSet<String>,
    /// Small words that names begin with: la mer Rouge.
    pub(super) begins: BTreeSet<String>,
    /// Small words that names end with: Arabie saoudite.
    pub(super) ends: BTreeSet<String>,
    /// Buildings that stand for a state's power, with the `GeoNames` number of their town.
    pub(super) landmark: BTreeMap<String, String>,
    pub(super) person: BTreeSet<String>,
    pub(super) beside: BTreeSet<String>,
    pub(super) never: BTreeSet<String>,
    /// Words between a place and the larger one that it lies in.
    pub(super) inside: BTreeSet<String>,
    /// Words of nearness.
    pub(super) near: BTreeSet<String>,
    /// Kilometres of a unit of length.
    pub(super) unit: BTreeMap<String, f64>,
    /// Directions, with their letters.
    pub(super) bearing: BTreeMap<String, String>,
    /// Adjectives and people of places that are no country; not as keys.
    pub(super) people: BTreeMap<String, Vec<String>>,
}

impl Cues {
    /// The words of all languages together: names of places do not tell the language of the text.
    ///
    /// # Panics
    /// If a file is no valid TOML of this form; tests read the files that ship.
    pub(super) fn read(files: &[&str]) -> Self {
        let mut all = Self::default();
        for file in files {
            let one: Self = toml::from_str(file).expect("places.toml is well formed");
            all.add(one);
        }
        all
    }

    fn add(&mut self, one: Self) {
        let pairs = [
            (&mut self.at, one.at),
            (&mut self.in_town, one.in_town),
            (&mut self.of, one.of),
            (&mut self.articles, one.articles),
            (&mut self.town, one.town),
            (&mut self.first, one.first),
            (&mut self.second, one.second),
            (&mut self.capital, one.capital),
            (&mut self.seat, one.seat),
            (&mut self.street, one.street),
            (&mut self.site, one.site),
            (&mut self.embassy, one.embassy),
            (&mut self.country, one.country),
            (&mut self.begins, one.begins),
            (&mut self.ends, one.ends),
            (&mut self.person, one.person),
            (&mut self.beside, one.beside),
            (&mut self.never, one.never),
            (&mut self.inside, one.inside),
            (&mut self.near, one.near),
        ];
        for (all, words) in pairs {
            all.extend(words.iter().map(|word| key(word)));
        }
        self.hidden.extend(one.hidden);
        self.landmark.extend(one.landmark.into_iter().map(|(name, town)| (key(&name), town)));
        self.unit.extend(one.unit);
        self.bearing.extend(one.bearing);
        for (place, words) in one.people {
            self.people.entry(place).or_default().extend(words);
        }
    }

    /// The kind of place that a word like "région" says.
    pub(super) fn kind(&self, word: &str) -> Option<Kind> {
        [(&self.town, Kind::Town), (&self.first, Kind::First), (&self.second, Kind::Second)]
            .into_iter()
            .find_map(|(words, kind)| words.contains(word).then_some(kind))
    }

    /// Words that, capital or not, are no part of the name beside them.
    pub(super) fn is_plain(&self, word: &str) -> bool {
        let sets = [&self.at, &self.of, &self.articles, &self.person, &self.beside];
        self.kind(word).is_some() || sets.iter().any(|set| set.contains(word))
    }

    /// Articles that may be part of the name after this word: after "aux", "les".
    pub(super) fn articles_in(&self, word: &str) -> impl Iterator<Item = &str> {
        self.hidden.iter().filter(move |(_, words)| words.contains(word)).map(|(article, _)| article.as_str())
    }
}
