//! The lines of the gazetteer and the index of their names.
//!
//! Takes the text of the files, gives entries. Never copies the text: an entry borrows its line.

use std::sync::OnceLock;

use super::key::{key, sound, write_key};

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
        })
    }

    /// All names, the canonical one first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.others.split('|').filter(|name| !name.is_empty()))
    }

    /// The names by which French and English know it.
    pub(super) fn main_names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.others.split('|').take_while(|name| !name.is_empty()))
    }

    pub(super) fn is_country(&self) -> bool {
        self.feature.starts_with("PCL")
    }
}

/// A name's hash above the place where it stands in the text, so that sorting them makes an index.
type Slot = u64;

/// All entries, found by name.
pub(super) struct Table {
    /// `places.tsv`, then `places-added.tsv`: places in the text run through both.
    texts: [&'static str; 2],
    /// Beginnings of lines, in order.
    lines: Vec<u32>,
    names: Vec<Slot>,
    /// The same by sound, made when first asked for.
    sounds: OnceLock<Vec<Slot>>,
    /// Countries, capitals and first-level divisions, in the order of the file.
    pub(super) heads: Vec<Entry>,
}

impl Table {
    pub(super) fn read(places: &'static str, added: &'static str) -> Self {
        let mut table = Self {
            texts: [places, added],
            lines: Vec::new(),
            names: Vec::new(),
            sounds: OnceLock::new(),
            heads: Vec::new(),
        };
        table.lines.reserve(places.len() / 50);
        table.names.reserve(places.len() / 30);
        let mut key = String::new();
        let mut start = 0;
        for text in [places, added] {
            let mut at = start;
            for line in text.split('\n') {
                table.read_line(at, line, &mut key);
                at += line.len() as u32 + 1;
            }
            start += text.len() as u32;
        }
        table.names.sort_unstable();
        table
    }

    fn read_line(&mut self, at: u32, line: &'static str, key: &mut String) {
        if line.starts_with('#') || line.is_empty() {
            return;
        }
        self.lines.push(at);
        let mut cells = line.splitn(9, '\t');
        let id = cells.next().unwrap_or_default();
        let mut from = at + id.len() as u32 + 1;
        for names in cells.by_ref().take(2) {
            for name in names.split('|') {
                if !name.is_empty() {
                    write_key(key, name);
                    self.names.push(slot(hash(key), from));
                }
                from += name.len() as u32 + 1;
            }
        }
        if cells.nth(4).is_some_and(|feature| matches!(feature, "PPLC" | "PCLI" | "PCLD" | "ADM1")) {
            self.heads.extend(Entry::read(at, line));
        }
    }

    /// The entries that have a name of this key, in the order of the file.
    pub(super) fn named(&self, key: &str) -> Vec<Entry> {
        let wanted = hash(key);
        let from = self.names.partition_point(|&slot| slot < self::slot(wanted, 0));
        let same = self.names[from..].iter().take_while(|&&slot| slot >> 32 == u64::from(wanted));
        let mut entries: Vec<Entry> = Vec::new();
        for &slot in same {
            let at = slot as u32;
            if self::key(self.name_at(at)) == key {
                let entry = self.entry_of(at);
                if entries.iter().all(|known| known.at != entry.at) {
                    entries.push(entry);
                }
            }
        }
        entries.sort_by_key(|entry| entry.at);
        entries
    }

    /// The entries of `country` that have a name sounding like this key, in the order of the file.
    pub(super) fn sounding(&self, key: &str, country: &str) -> Vec<Entry> {
        let wanted = sound(key);
        let sounds = self.sounds.get_or_init(|| self.index_sounds());
        let from = sounds.partition_point(|&slot| slot < self::slot(hash(&wanted), 0));
        let same = sounds[from..].iter().take_while(|&&slot| slot >> 32 == u64::from(hash(&wanted)));
        let mut found: Vec<Entry> = same.map(|&slot| self.entry_of(slot as u32)).collect();
        let alike = |name: &str| name.len().abs_diff(key.len()) <= 4 && sound(&self::key(name)) == wanted;
        found.retain(|entry| entry.country == country && entry.names().any(alike));
        found.sort_by_key(|entry| entry.at);
        found.dedup_by_key(|entry| entry.at);
        found
    }

    fn index_sounds(&self) -> Vec<Slot> {
        let slots = self.names.iter().map(|&name| slot(hash(&sound(&key(self.name_at(name as u32)))), name as u32));
        let mut sounds: Vec<Slot> = slots.collect();
        sounds.sort_unstable();
        sounds
    }

    /// The name of a country's first-level division.
    pub(super) fn division(&self, country: &str, admin1: &str) -> Option<Entry> {
        self.heads.iter().find(|e| e.feature == "ADM1" && e.country == country && e.admin1 == admin1).copied()
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
        let line = self.lines[self.lines.partition_point(|&line| line <= at) - 1];
        let text = self.line_at(line);
        let id = text.split('\t').next().unwrap_or_default();
        let original = if line as usize >= self.texts[0].len() { self.line_of(id) } else { None };
        original.or_else(|| Entry::read(line, text)).unwrap_or(NOWHERE)
    }

    fn line_at(&self, at: u32) -> &'static str {
        self.tail(at).split('\n').next().unwrap_or_default()
    }

    /// The entry of a `GeoNames` number in `places.tsv`, whose lines are sorted by it.
    fn line_of(&self, id: &str) -> Option<Entry> {
        let wanted: u32 = id.parse().ok()?;
        let own = self.lines.partition_point(|&at| (at as usize) < self.texts[0].len());
        let number = |&at: &u32| self.line_at(at).split('\t').next().and_then(|id| id.parse::<u32>().ok());
        let at = self.lines[..own].partition_point(|at| number(at) < Some(wanted));
        let line = *self.lines[..own].get(at)?;
        (number(&line) == Some(wanted)).then(|| Entry::read(line, self.line_at(line))).flatten()
    }
}

const NOWHERE: Entry =
    Entry { at: 0, id: "", name: "", others: "", point: None, country: "", admin1: "", feature: "", population: 0 };

fn slot(hash: u32, at: u32) -> Slot {
    u64::from(hash) << 32 | u64::from(at)
}

/// FNV-1a, folded to 32 bits: the same on every machine.
fn hash(key: &str) -> u32 {
    let whole = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (whole ^ whole >> 32) as u32
}
