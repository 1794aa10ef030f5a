//! Number words to numbers.

use super::fold::Folded;
use griot_core::{Issue, Lang, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The number words of one language: `data/*/numbers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Words that add to what stands before them.
    words: BTreeMap<String, u32>,
    /// Words that multiply what stands before them.
    times: BTreeMap<String, u32>,
    /// Words that may stand inside a number and say nothing.
    joiners: BTreeSet<String>,
    /// Texts with their numbers.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by a test"))]
    examples: Vec<(String, u32)>,
    /// Texts that tell no number.
    #[cfg_attr(not(test), expect(dead_code, reason = "run by a test"))]
    counter_examples: Vec<String>,
}

/// Larger than any toll: what is written larger is no count of people.
const MOST: u32 = 100_000_000;

impl Numbers {
    /// The words that ship with Griot.
    ///
    /// # Panics
    /// If the file in the binary is damaged; a test of this crate loads it.
    pub fn embedded(lang: Lang) -> Self {
        let (file, text) = match lang {
            Lang::Fr => ("fr/numbers.toml", griot_data::fr::NUMBERS),
            Lang::En => ("en/numbers.toml", griot_data::en::NUMBERS),
        };
        Self::parse(file, text).unwrap_or_else(|issue| panic!("{issue}"))
    }

    /// The words of a file of that name.
    ///
    /// # Errors
    /// If it is not of the form of the shipped ones.
    pub fn parse(file: &str, text: &str) -> Result<Self, Issue> {
        toml::from_str(text)
            .map_err(|why| Issue::new(file, why.to_string(), "write it as the shipped data/fr/numbers.toml"))
    }

    /// The first number that `text` tells, and where it stands.
    pub fn first(&self, text: &str) -> Option<(u32, Span)> {
        let folded = Folded::new(text);
        let mut number: Option<(u32, Span)> = None;
        for (word, span) in self.words(&folded.text) {
            let gap = number.map_or("", |(_, before)| folded.text[before.end..span.start].trim_matches([' ', '-']));
            let goes_on = gap.is_empty() || self.joiners.contains(gap);
            match (number, self.next(number.map(|(value, _)| value), &word).filter(|_| goes_on)) {
                (None, next) => number = next.map(|value| (value, span)),
                (Some((_, before)), Some(value)) => number = Some((value, Span::new(before.start, span.end))),
                (Some(_), None) if self.joiners.contains(&word) => {}
                (Some(_), None) => break,
            }
        }
        number.filter(|&(value, _)| value <= MOST).map(|(value, span)| (value, folded.original(span)))
    }

    /// Words of folded text with their spans; two that the knowledge writes as one ("quatre-vingt") are one.
    fn words(&self, text: &str) -> Vec<(String, Span)> {
        let mut joined: Vec<(String, Span)> = Vec::new();
        for (word, span) in words(text) {
            let both = joined.last().map(|(before, at)| (format!("{before}-{word}"), Span::new(at.start, span.end)));
            match both.filter(|(both, _)| self.words.contains_key(both)) {
                Some(both) => *joined.last_mut().expect("there is a word before") = both,
                None => joined.push((word.to_owned(), span)),
            }
        }
        joined
    }

    /// What `word` makes of the number read so far; `None` if it is no number word.
    fn next(&self, before: Option<u32>, word: &str) -> Option<u32> {
        if let Some(digits) = digits(word) {
            return match before {
                None => Some(digits),
                // Groups of three digits apart: "1 200".
                Some(before) if word.len() == 3 && before < 1000 => before.checked_mul(1000)?.checked_add(digits),
                Some(_) => None,
            };
        }
        if let Some(&times) = self.times.get(word) {
            return multiplied(before, times);
        }
        self.words.get(word).and_then(|&more| added(before.unwrap_or(0), more))
    }
}

/// "soixante et onze" goes on, "deux trois" does not: what is added must be smaller than what stands.
fn added(before: u32, more: u32) -> Option<u32> {
    let step = match more {
        0..10 => 10,
        10..20 => 20,
        _ => 100,
    };
    before.is_multiple_of(step).then(|| before.checked_add(more))?
}

/// "deux cent mille": a multiplier takes what stands before it, or the part of it that is smaller than itself.
fn multiplied(before: Option<u32>, times: u32) -> Option<u32> {
    let before = before.unwrap_or(1);
    let (above, own) = (before - before % times, before % times);
    match own {
        0 if above > 0 => above.checked_add(times),
        own => own.max(1).checked_mul(times)?.checked_add(above),
    }
}

/// Digits, in groups of three if parted: "1,200", "1.200"; a fraction is no count.
fn digits(word: &str) -> Option<u32> {
    let mut groups = word.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    rest.iter().all(|group| group.len() == 3).then(|| format!("{first}{}", rest.concat()).parse().ok())?
}

/// Words of folded text with their spans; a hyphen parts words, a separator inside digits does not.
fn words(text: &str) -> Vec<(&str, Span)> {
    let part_of_word = |(at, c): (usize, char)| {
        let between_digits = || {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            digit(text[..at].chars().next_back()) && digit(text[at + c.len_utf8()..].chars().next())
        };
        c.is_alphanumeric() || (matches!(c, ',' | '.') && between_digits())
    };
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, at < text.len() && part_of_word((at, c))) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((&text[from..at], Span::new(from, at)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_tells_its_number() {
        for lang in Lang::ALL {
            let numbers = Numbers::embedded(lang);
            for (text, value) in &numbers.examples {
                assert_eq!(numbers.first(text).map(|(v, _)| v), Some(*value), "{text}");
            }
            for text in &numbers.counter_examples {
                assert_eq!(numbers.first(text), None, "{text}");
            }
        }
    }

    #[test]
    fn a_number_knows_its_words() {
        let text = "au moins vingt-trois civils";
        let (_, span) = Numbers::embedded(Lang::Fr).first(text).unwrap();
        assert_eq!(span.of(text), "vingt-trois");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_safe(text in "(\\PC|deux|mille|millions|9|,|-| ){0,40}") {
            for lang in Lang::ALL {
                if let Some((_, span)) = Numbers::embedded(lang).first(&text) {
                    assert!(!span.of(&text).is_empty());
                }
            }
        }
    }
}
