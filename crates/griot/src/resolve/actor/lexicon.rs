//! The phrases that mean something, and where they stand in a row of words.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Gap, Word, words};

/// How a phrase names a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Its name.
    Name,
    /// An adjective or a noun for its people.
    Demonym,
    /// Its capital.
    Capital,
    /// The first half of a compound ("franco-").
    Prefix,
    /// A town or region, or its people.
    Place,
}

/// What a phrase means; the numbers count in the tables of the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A country.
    Country(Naming, usize),
    /// An entity.
    Entity(usize),
    /// A capital by which a body that sits there is called ("Bruxelles").
    Seat(usize),
    /// A role.
    Role(usize),
    /// No longer what the next word says.
    Former,
    /// A preposition before the place where someone is.
    Abroad,
    /// Several parties in one phrase.
    Together,
    /// Someone of equal rank elsewhere.
    Counterpart,
    /// Between a delegation and who leads or makes up it.
    Led,
}

/// How a phrase must be printed to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    /// With a capital on this word.
    Capital(usize),
    Caps,
}

impl Case {
    /// Names keep the capital of their longest word; short acronyms must be all capitals, or "PAM" is a first name.
    fn of(form: &[Word]) -> Self {
        let letters = |w: &Word| w.text.chars().count();
        if form.iter().all(|w| w.caps) && form.iter().map(letters).sum::<usize>() <= 3 {
            return Self::Caps;
        }
        let capitals = form.iter().enumerate().filter(|(_, w)| w.capital);
        capitals.rev().max_by_key(|(_, w)| letters(w)).map_or(Self::Any, |(at, _)| Self::Capital(at))
    }

    fn allows(self, found: &[Word]) -> bool {
        match self {
            Self::Any => true,
            Self::Capital(at) => found.get(at).is_some_and(|w| w.capital),
            Self::Caps => found.iter().all(|w| w.caps || w.text.bytes().all(|b| b.is_ascii_digit())),
        }
    }
}

/// A phrase of the knowledge found in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which words.
    pub(super) words: Range<usize>,
    /// All it may mean, in the order of the knowledge.
    pub(super) meanings: Vec<Meaning>,
}

/// All that a phrase may mean, told by files of one layer.
#[derive(Debug, Default)]
struct Form {
    layer: usize,
    meanings: Vec<(Meaning, Case)>,
}

/// All phrases of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    forms: HashMap<String, Form>,
    /// Most words of a phrase that begins with this word.
    longest: HashMap<String, usize>,
}

impl Lexicon {
    /// Adds a phrase. The same phrase may mean several things; a higher layer takes it away from a lower one.
    pub(super) fn add(&mut self, form: &str, meaning: Meaning, layer: usize) {
        let row = words(form);
        let Some(first) = row.first() else { return };
        let longest = self.longest.entry(first.text.clone()).or_default();
        *longest = row.len().max(*longest);
        let key = row.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        let read = (meaning, Case::of(&row));
        let form = self.forms.entry(key).or_default();
        if form.layer < layer {
            *form = Form { layer, meanings: Vec::new() };
        }
        if form.layer == layer && !form.meanings.contains(&read) {
            form.meanings.push(read);
        }
    }

    /// The longest phrases of `row`, left to right, none overlapping another.
    pub(super) fn scan(&self, row: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < row.len() {
            let hit = self.longest_at(row, at);
            at = hit.as_ref().map_or(at + 1, |hit| hit.words.end);
            hits.extend(hit);
        }
        hits
    }

    fn longest_at(&self, row: &[Word], at: usize) -> Option<Hit> {
        let most = *self.longest.get(&row[at].text)?;
        let mut key = String::new();
        let mut best = None;
        for end in at..row.len().min(at + most) {
            if end > at {
                // A phrase never runs over the end of a sentence or into brackets.
                if row[end].gap >= Gap::Bracket {
                    break;
                }
                key.push(' ');
            }
            key.push_str(&row[end].text);
            best = self.meanings(&key, row, at..end + 1).or(best);
        }
        best
    }

    fn meanings(&self, key: &str, row: &[Word], words: Range<usize>) -> Option<Hit> {
        let allowed = |&(meaning, case): &(Meaning, Case)| {
            let prefix = matches!(meaning, Meaning::Country(Naming::Prefix, _));
            let compound = row.get(words.end).is_some_and(|next| next.gap == Gap::Hyphen);
            (case.allows(&row[words.clone()]) && (!prefix || compound)).then_some(meaning)
        };
        let mut meanings: Vec<Meaning> = self.forms.get(key)?.meanings.iter().filter_map(allowed).collect();
        meanings.dedup();
        (!meanings.is_empty()).then_some(Hit { words, meanings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(forms: &[&str], text: &str) -> Vec<Range<usize>> {
        let mut lexicon = Lexicon::default();
        for (at, form) in forms.iter().enumerate() {
            lexicon.add(form, Meaning::Role(at), 0);
        }
        lexicon.scan(&words(text)).into_iter().map(|hit| hit.words).collect()
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(scan(&["chef", "chef de l'état"], "le chef de l’État et le chef"), [1..5, 7..8]);
    }

    #[test]
    fn names_keep_their_capitals() {
        assert_eq!(scan(&["PAM", "Minusca"], "Pam, le PAM, la minusca et la MINUSCA"), [2..3, 7..8]);
    }
}
