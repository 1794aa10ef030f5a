//! What the whole article tells: the countries it is about, who was introduced, who was named last.

use std::collections::BTreeMap;

use griot_core::Day;

use super::Coded;
use super::words::Word;

/// What the whole article tells about who its people are and which countries it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Countries the article is about, likeliest first.
    pub countries: Vec<String>,
    /// Day of publication, for who holds an office.
    pub(super) day: Option<Day>,
    /// Where a state is named, in order.
    pub(super) sites: Vec<Site>,
    /// Names that the article introduces, in order.
    pub(super) names: Vec<Known>,
    /// Armed groups and gangs, in order.
    pub(super) groups: Vec<Known>,
    /// Organisations, in order.
    pub(super) bodies: Vec<Known>,
}

/// A state named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// First byte.
    pub(super) at: usize,
    /// Number of the sentence.
    pub(super) sentence: usize,
    /// Its code.
    pub(super) code: String,
}

/// Someone the text tells more of than their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// First byte.
    pub(super) at: usize,
    /// Folded words of the name; empty where only the last one named matters.
    pub(super) words: Vec<String>,
    /// Who it is.
    pub(super) coded: Coded,
}

/// How much a state counts where it is named.
const DATELINE: u32 = 6;
const TITLE: u32 = 4;
const LEAD: u32 = 2;

impl Scene {
    /// Ranks the countries: often, early and in the title counts.
    pub(super) fn rank(&mut self, dateline: Option<String>) {
        let mut weights: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
        for (order, site) in self.sites.iter().enumerate() {
            let weight = match site.sentence {
                0 => TITLE,
                1 => LEAD,
                _ => 1,
            };
            weights.entry(&site.code).or_insert((0, order)).0 += weight;
        }
        if let Some(code) = &dateline {
            weights.entry(code).or_insert((0, usize::MAX)).0 += DATELINE;
        }
        let mut ranked: Vec<_> = weights.into_iter().collect();
        ranked.sort_by_key(|&(_, (weight, order))| (std::cmp::Reverse(weight), order));
        self.countries = ranked.into_iter().map(|(code, _)| code.to_owned()).collect();
    }

    /// The state that an unmarked party ("l'armée") at a byte belongs to.
    pub(super) fn home(&self, _at: usize) -> Option<&str> {
        self.countries.first().map(String::as_str)
    }

    /// Of several codes, the one that the article is about.
    pub(super) fn likeliest<'a>(&self, codes: &'a [String]) -> &'a str {
        let known = self.countries.iter().find_map(|code| codes.iter().find(|c| *c == code));
        known.or(codes.first()).map_or("", String::as_str)
    }

    /// The states that "les deux pays" at a byte are.
    pub(super) fn both(&self, at: usize, number: usize) -> Vec<String> {
        let before: Vec<&str> = self.sites.iter().filter(|s| s.at < at).map(|s| s.code.as_str()).collect();
        let named = |code: &&String| before.contains(&code.as_str());
        self.countries.iter().filter(named).take(number).cloned().collect()
    }

    /// The state across from the last one named before a byte.
    pub(super) fn across(&self, at: usize) -> Option<&str> {
        let last = self.sites.iter().rev().find(|s| s.at < at)?;
        let main = self.countries.iter().find(|code| **code != last.code);
        main.map(String::as_str)
    }

    /// The last one of a list before a byte.
    pub(super) fn last(list: &[Known], at: usize) -> Option<&Known> {
        list.iter().rev().find(|known| known.at < at)
    }

    /// The introduced name that shares most words with a row; the latest if several do.
    pub(super) fn named(&self, row: &[Word]) -> Option<&Known> {
        let shared = |known: &Known| {
            let same = |w: &&Word| w.capital && w.text.len() > 2 && known.words.contains(&w.text);
            row.iter().filter(same).count()
        };
        self.names
            .iter()
            .map(|known| (shared(known), known))
            .filter(|&(n, _)| n > 0)
            .max_by_key(|&(n, known)| (n, known.at))
            .map(|(_, known)| known)
    }
}
