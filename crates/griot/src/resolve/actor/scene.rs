//! What the whole article tells: the countries it is about, who was introduced, who was named last.

use std::collections::{BTreeMap, BTreeSet};

use griot_core::{Day, Sector};

use super::Coded;
use super::words::Word;

/// What the whole article tells about who its people are and which countries it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Countries the article is about, likeliest first.
    pub countries: Vec<String>,
    /// Day of publication, for who holds an office.
    pub(super) day: Option<Day>,
    /// First byte of each sentence but the first.
    pub(super) sentences: Vec<usize>,
    /// First byte of each line but the first.
    pub(super) lines: Vec<usize>,
    /// What each country weighs, in the order of `countries`.
    pub(super) weights: Vec<u32>,
    /// Where a state is named, in order.
    pub(super) sites: Vec<Site>,
    /// Names that the article introduces, in order.
    pub(super) names: Vec<Known>,
    /// Where someone begins who leads or makes up what was just named, with the state of that.
    pub(super) led: Vec<(usize, String)>,
    /// All parties that a role or an entity tells, in order.
    pub(super) parties: Vec<Known>,
    /// The states and first sectors of those whose own words tell their state.
    pub(super) told: BTreeSet<(String, Option<Sector>)>,
    /// Titles and functions with words that tell their state, in order: "vice-ministre russe de la Défense".
    pub(super) titles: Vec<Known>,
    /// Armed groups and gangs among them.
    pub(super) groups: Vec<Known>,
    /// Organisations, in order.
    pub(super) bodies: Vec<Known>,
}

/// A state named in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// First byte.
    pub(super) at: usize,
    /// Named by its capital.
    pub(super) capital: bool,
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

impl Known {
    /// Whether it is an organisation that may have delegates of its own.
    fn is_outside(&self) -> bool {
        let first = self.coded.sectors.first();
        first.is_some_and(|s| {
            !matches!(s, Sector::Gov | Sector::Cvl | Sector::Ref | Sector::Mil | Sector::Cop | Sector::Eli)
        })
    }

    /// Whether its own words tell whose it is.
    pub(super) fn is_told(&self) -> bool {
        self.coded.why.first().is_some_and(|why| !why.starts_with("scene:"))
    }

    /// Whether its own words name a state that it is of.
    pub(super) fn has_own_state(&self) -> bool {
        let states = ["demonym:", "country:", "capital:"];
        self.coded.why.first().is_some_and(|why| states.iter().any(|state| why.starts_with(state)))
    }

    /// Whether it is a force of several states.
    pub(super) fn is_force(&self) -> bool {
        matches!(self.coded.country.as_str(), "UNO" | "IGO" | "EUR")
            && matches!(self.coded.sectors.first(), Some(Sector::Mil | Sector::Cop))
    }

    /// Whether it is an armed group or a gang.
    pub(super) fn is_armed(&self) -> bool {
        matches!(self.coded.sectors.first(), Some(Sector::Reb | Sector::Prm | Sector::Crm | Sector::Uaf))
    }
}

/// How much a state counts where it is named.
const DATELINE: u32 = 4;
const TITLE: u32 = 6;
const LEAD: u32 = 3;
/// How much more it counts for a party later in the sentence, or in the next one.
const SAME: u32 = 4;
const BEFORE: u32 = 3;

impl Scene {
    /// Ranks the countries: often, early and in the title counts.
    pub(super) fn rank(&mut self, dateline: Option<&str>) {
        let mut weights: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
        for (order, site) in self.sites.iter().enumerate() {
            let weight = match site.sentence {
                0 => TITLE,
                1 => LEAD,
                _ => 1,
            };
            weights.entry(&site.code).or_insert((0, order)).0 += weight;
        }
        if let Some(code) = dateline {
            weights.entry(code).or_insert((0, usize::MAX)).0 += DATELINE;
        }
        let mut ranked: Vec<_> = weights.into_iter().collect();
        ranked.sort_by_key(|&(_, (weight, order))| (std::cmp::Reverse(weight), order));
        self.weights = ranked.iter().map(|&(_, (weight, _))| weight).collect();
        self.countries = ranked.into_iter().map(|(code, _)| code.to_owned()).collect();
    }

    /// The number of the sentence that a byte is in.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentences.partition_point(|&start| start <= at)
    }

    /// The state that an unmarked party ("l'armée") at a byte belongs to: what the article is about and what was
    /// named just before.
    pub(super) fn home(&self, at: usize) -> Option<&str> {
        let near = self.nearby(at);
        let weight = |(order, code): (usize, &String)| {
            let bonus = near.iter().filter(|(named, _)| named == code).map(|&(_, bonus)| bonus).max().unwrap_or(0);
            (std::cmp::Reverse(self.weights.get(order).copied().unwrap_or(0) + bonus), order)
        };
        self.countries
            .iter()
            .enumerate()
            .min_by_key(|&(order, code)| weight((order, code)))
            .map(|(_, code)| code.as_str())
    }

    /// States named in the sentence of a byte before it, and in the sentence before, with what that is worth.
    fn nearby(&self, at: usize) -> Vec<(&str, u32)> {
        let here = self.sentence(at);
        let worth = |site: &Site| match here.checked_sub(site.sentence) {
            Some(0) => Some(SAME),
            Some(1) => Some(BEFORE),
            _ => None,
        };
        let before = self.sites.iter().filter(|site| site.at < at);
        before.filter_map(|site| Some((site.code.as_str(), worth(site)?))).collect()
    }

    /// The last state named before a byte in its sentence or the one before ("son ambassade").
    pub(super) fn possessor(&self, at: usize) -> Option<&str> {
        let here = self.sentence(at);
        let near = self.sites.iter().rev().find(|site| site.at < at)?;
        (near.sentence + 1 >= here).then_some(near.code.as_str())
    }

    /// The state of the delegation that the party at a byte leads.
    pub(super) fn leading(&self, at: usize) -> Option<&str> {
        const ARTICLE: usize = 4; // bytes of "the " or "son ", which the party may leave out
        self.led.iter().find(|(start, _)| (*start..=start + ARTICLE).contains(&at)).map(|(_, code)| code.as_str())
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

    /// The party that a subject pronoun at a byte stands for: the first of its sentence, else of the one before.
    pub(super) fn subject(&self, at: usize) -> Option<&Known> {
        let here = self.sentence(at);
        let first = |sentence| self.parties.iter().find(|known| known.at < at && self.sentence(known.at) == sentence);
        first(here).or_else(|| first(here.checked_sub(1)?))
    }

    /// Whom "le porte-parole" at a byte speaks for: a party outside government, named not long before.
    pub(super) fn spoken_for(&self, at: usize) -> Option<&Known> {
        let here = self.sentence(at);
        let near = |known: &&Known| known.at < at && self.sentence(known.at) + 1 >= here;
        let last = self.parties.iter().rfind(near)?;
        last.is_outside().then_some(last)
    }

    /// The last one of a list before a byte.
    pub(super) fn last(list: &[Known], at: usize) -> Option<&Known> {
        list.iter().rev().find(|known| known.at < at)
    }

    /// The last one before a byte who had the title of these words, and whose state was told.
    pub(super) fn titled(&self, words: &[&str], at: usize) -> Option<&Known> {
        let has = |known: &Known, word: &str| known.words.iter().any(|own| own == word);
        let same = |known: &&Known| {
            known.at < at
                && known.words.first().map(String::as_str) == words.first().copied()
                && words.iter().all(|word| has(known, word))
        };
        self.titles.iter().rfind(same)
    }

    /// Whether a state is named other than by its capital.
    pub(super) fn names_state(&self, code: &str) -> bool {
        self.sites.iter().any(|site| site.code == code && !site.capital)
    }

    /// The body, group or party whose name begins with a word, by which alone it is called later ("le Conseil").
    pub(super) fn short(&self, word: &str, at: usize) -> Option<&Known> {
        let begins = |known: &&Known| known.at < at && known.words.len() > 1 && known.words[0] == word;
        let last = |list: &'_ [Known]| list.iter().rposition(|known| begins(&known));
        [&self.bodies, &self.groups, &self.names].into_iter().find_map(|list| last(list).map(|found| &list[found]))
    }

    /// The introduced name that shares most words with the capital ones given; the latest if several do.
    pub(super) fn named(&self, row: &[&Word]) -> Option<&Known> {
        let shared = |known: &Known| {
            let same = |w: &&&Word| w.capital && w.text.len() > 2 && known.words.contains(&w.text);
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
