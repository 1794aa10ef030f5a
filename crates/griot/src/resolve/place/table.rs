//! The lines of the gazetteer and the index of their names.
//!
//! Takes the text of the files, gives entries. Never copies the text: an entry borrows its line.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::index;
use super::key::{key, sound};

/// One place as its line tells it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    /// Where the line begins: the order of the file, and what makes two entries the same.
    pub(super) at: u32,
    /// `GeoNames` number, or an own one that begins with `+`.
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) others: &'static str,
    pub(super) point: Option<(f64, f64)>,
    pub(super) country: &'static str,
    pub(super) admin1: &'static str,
    pub(super) feature: &'static str,
    pub(super) population: u32,
    /// Names that `places-added.tsv` gives a place of `places.tsv`.
    pub(super) added: &'static str,
    /// How the name relates to it by which it was found.
    pub(super) called: Called,
}

/// What the name by which a place was found is to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// Added by hand, as is everything about a place that was added by hand.
    Added,
    /// The canonical one.
    First,
    /// One of those by which French and English know it.
    Main,
    /// One of many others, or none.
    Other,
}

impl Entry {
    fn read(at: u32, line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut next = || cells.next();
        let (id, name, others) = (next()?, next()?, next()?);
        let (lat, lon) = (next()?.parse().ok(), next()?.parse().ok());
        Some(Self {
            at,
            id,
            name,
            others,
            point: lat.zip(lon),
            country: next()?,
            admin1: next()?,
            feature: next()?,
            population: next()?.parse().unwrap_or(0),
            added: "",
            called: Called::Other,
        })
    }

    /// All names, the canonical one first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let others = self.others.split('|').filter(|name| !name.is_empty());
        std::iter::once(self.name).chain(others).chain(self.added_names())
    }

    /// The names by which French and English know it.
    pub(super) fn main_names(&self) -> impl Iterator<Item = &'static str> {
        let others = self.others.split('|').take_while(|name| !name.is_empty());
        std::iter::once(self.name).chain(others).chain(self.added_names())
    }

    /// Names added by hand.
    pub(super) fn added_names(&self) -> impl Iterator<Item = &'static str> {
        self.added.split('|').filter(|name| !name.is_empty())
    }

    pub(super) fn is_country(&self) -> bool {
        self.feature.starts_with("PCL")
    }

    /// The entry as one that was found by this key.
    fn found_by(self, key: &str) -> Self {
        let called = if self.is_added() || is_called(self.added_names(), key) {
            Called::Added
        } else if is_called(std::iter::once(self.name), key) {
            Called::First
        } else if is_called(self.main_names(), key) {
            Called::Main
        } else {
            Called::Other
        };
        Self { called, ..self }
    }

    /// The entry as one that none of its names led to.
    pub(super) fn found_otherwise(self) -> Self {
        Self { called: if self.is_added() { Called::Added } else { Called::Other }, ..self }
    }

    /// Whether it was added by hand.
    pub(super) fn is_added(&self) -> bool {
        self.id.starts_with('+')
    }
}

/// Whether one of the names has this key, an article aside.
fn is_called(mut names: impl Iterator<Item = &'static str>, key: &str) -> bool {
    names.any(|name| self::key(name).strip_suffix(key).is_some_and(|article| article.len() <= 4))
}

/// All entries, found by name.
pub(super) struct Table {
    /// `places.tsv`, then `places-added.tsv`: places in the text run through both.
    texts: [&'static str; 2],
    /// Countries, capitals and first-level divisions, in the order of the file.
    heads: Vec<Entry>,
    /// First-level divisions in `heads`, by country and code.
    divisions: BTreeMap<(&'static str, &'static str), usize>,
}

/// The index of the texts, as [`index::Index`] describes it.
const LINES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.lines"));
const HEADS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.heads"));
const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.names"));
const SOUNDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.sounds"));

impl Table {
    pub(super) fn embedded() -> Self {
        let texts = [griot_data::world::PLACES, griot_data::world::PLACES_ADDED];
        let mut table = Self { texts, heads: Vec::new(), divisions: BTreeMap::new() };
        table.heads = index::numbers(HEADS).filter_map(|line| Entry::read(line, table.line_at(line))).collect();
        let divisions = table.heads.iter().enumerate().filter(|(_, entry)| entry.feature == "ADM1");
        table.divisions = divisions.map(|(n, entry)| ((entry.country, entry.admin1), n)).collect();
        table
    }

    /// The entries that have a name of this key, in the order of the file.
    pub(super) fn named(&self, key: &str) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for at in index::places(NAMES, key).filter(|&at| self::key(self.name_at(at)) == key) {
            let entry = self.entry_of(at);
            match entries.iter_mut().find(|known| known.at == entry.at) {
                Some(known) if known.added.is_empty() => known.added = entry.added,
                Some(_) => {}
                None => entries.push(entry),
            }
        }
        entries.sort_by_key(|entry| entry.at);
        entries.into_iter().map(|entry| entry.found_by(key)).collect()
    }

    /// The entries of `country` that have a name sounding like this key, in the order of the file.
    pub(super) fn sounding(&self, key: &str, country: &str) -> Vec<Entry> {
        let wanted = sound(key);
        let mut found: Vec<Entry> = index::places(SOUNDS, &wanted).map(|at| self.entry_of(at)).collect();
        let alike = |name: &str| name.len().abs_diff(key.len()) <= 4 && sound(&self::key(name)) == wanted;
        found.retain(|entry| entry.country == country && entry.names().any(alike));
        found.sort_by_key(|entry| entry.at);
        found.dedup_by_key(|entry| entry.at);
        found
    }

    /// The name of a country's first-level division.
    pub(super) fn division(&self, country: &str, admin1: &str) -> Option<Entry> {
        self.divisions.get(&(country, admin1)).map(|&n| self.heads[n])
    }

    /// A country's first-level division of this name.
    pub(super) fn division_called(&self, country: &str, name: &str) -> Option<Entry> {
        self.heads.iter().find(|e| e.feature == "ADM1" && e.country == country && e.name == name).copied()
    }

    /// The country of this code.
    pub(super) fn country(&self, code: &str) -> Option<Entry> {
        self.heads.iter().find(|e| e.is_country() && e.country == code).copied()
    }

    /// The capital of a country.
    pub(super) fn capital(&self, country: &str) -> Option<Entry> {
        self.heads.iter().find(|e| e.feature == "PPLC" && e.country == country).copied()
    }

    fn tail(&self, at: u32) -> &'static str {
        let [places, added] = self.texts;
        let at = at as usize;
        if at < places.len() { &places[at..] } else { &added[at - places.len()..] }
    }

    fn name_at(&self, at: u32) -> &'static str {
        self.tail(at).split(['\t', '|']).next().unwrap_or_default()
    }

    /// The entry on whose line the text's place `at` is; an addition to an entry leads to that entry.
    fn entry_of(&self, at: u32) -> Entry {
        let Some(line) = index::last_up_to(LINES, at) else { return NOWHERE };
        let told = Entry::read(line, self.line_at(line)).unwrap_or(NOWHERE);
        let original = (line as usize >= self.texts[0].len()).then(|| self.line_of(told.id)).flatten();
        original.map_or(told, |original| Entry { added: told.others, ..original })
    }

    fn line_at(&self, at: u32) -> &'static str {
        self.tail(at).split('\n').next().unwrap_or_default()
    }

    /// The entry of a `GeoNames` number in `places.tsv`, whose lines are sorted by it.
    pub(super) fn line_of(&self, id: &str) -> Option<Entry> {
        let wanted: u32 = id.parse().ok()?;
        let number = |line: &str| line.split('\t').next().and_then(|id| id.parse::<u32>().ok());
        let (mut low, mut high) = (0, self.texts[0].len() as u32);
        while low < high {
            let line = index::last_up_to(LINES, low + (high - low) / 2)?;
            let text = self.line_at(line);
            match number(text)?.cmp(&wanted) {
                Ordering::Equal => return Entry::read(line, text),
                Ordering::Less => low = line + text.len() as u32 + 1,
                Ordering::Greater => high = line,
            }
        }
        None
    }
}

const NOWHERE: Entry = Entry {
    at: 0,
    id: "",
    name: "",
    others: "",
    point: None,
    country: "",
    admin1: "",
    feature: "",
    population: 0,
    added: "",
    called: Called::Other,
};
