//! Adjectives and people of places: malienne, Malians, Texan.

use std::collections::{BTreeMap, HashMap};

use super::key::key;
use super::table::{Entry, Table};

/// Words for the people of places, as keys.
pub(super) struct Demonyms {
    of: HashMap<String, Demonym>,
    /// Most words of one that begins with a word.
    longest: HashMap<String, usize>,
}

/// What a demonym is of.
#[derive(Clone, Copy)]
pub(super) struct Demonym {
    pub(super) entry: Entry,
    /// Whether it may stand without a capital.
    pub(super) small: bool,
}

impl Demonyms {
    /// Those of `countries` (the text of `countries.tsv`), and `others`: a place's name and its demonyms.
    pub(super) fn new(countries: &'static str, others: &BTreeMap<String, Vec<String>>, table: &Table) -> Self {
        let mut of = HashMap::new();
        for line in countries.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let &[code, _, _, french_names, english_names, french, english, ..] = &cells[..] else { continue };
            let Some(entry) = table.country(code) else { continue };
            let names: Vec<String> = french_names.split('|').chain(english_names.split('|')).map(key).collect();
            for (words, small) in [(english, false), (french, true)] {
                for word in words.split('|').map(key).filter(|word| word.len() > 3 && !names.contains(word)) {
                    of.insert(word, Demonym { entry, small });
                }
            }
        }
        for (place, words) in others {
            let named = table.named(&key(place));
            let Some(&entry) = named.iter().max_by_key(|entry| (entry.feature == "CONT", entry.population)) else {
                continue;
            };
            for word in words {
                let small = word.starts_with(char::is_lowercase);
                of.insert(key(word), Demonym { entry: entry.found_otherwise(), small });
            }
        }
        let mut longest = HashMap::new();
        for words in of.keys().map(|key: &String| key.split(' ')) {
            let (first, length) = (words.clone().next().unwrap_or_default(), words.count());
            let most = longest.entry(first.to_owned()).or_insert(length);
            *most = length.max(*most);
        }
        Self { of, longest }
    }

    /// Most words of one that begins with this word; 0 if none does.
    pub(super) fn longest(&self, word: &str) -> usize {
        self.longest.get(word).copied().unwrap_or(0)
    }

    pub(super) fn get(&self, key: &str) -> Option<Demonym> {
        self.of.get(key).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::cues::Cues;
    use super::*;

    #[test]
    fn every_place_with_people_is_in_the_gazetteer() {
        let table = Table::embedded();
        for file in [griot_data::fr::PLACES, griot_data::en::PLACES] {
            let cues = Cues::read(&[file]);
            assert!(!cues.people.is_empty());
            for place in cues.people.keys() {
                assert!(!table.named(&key(place)).is_empty(), "[people] of places.toml: {place} has no entry");
            }
        }
    }
}
