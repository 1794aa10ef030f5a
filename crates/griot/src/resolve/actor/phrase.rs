//! One noun phrase by itself: who it names, what they are.

use std::ops::Range;

use griot_core::{Day, Sector, Span};

use super::knowledge::{Base, Tongue};
use super::lexicon::{Hit, Meaning, Naming};
use super::role::{Rank, Role};
use super::words::{Gap, Word};

/// A part of a phrase that tells whose someone is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clue {
    /// Which words.
    pub(super) words: Range<usize>,
    /// Codes it may mean ("congolais": COD, COG).
    pub(super) codes: Vec<String>,
    /// How it names a country; `None` for an entity.
    pub(super) naming: Option<Naming>,
    /// Where someone is, rather than whose.
    pub(super) weak: bool,
    /// Entry that it came from.
    pub(super) why: String,
}

/// What decides the sectors of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decider {
    Role(usize),
    Entity(usize),
}

/// A noun phrase with all that the knowledge finds in it.
#[derive(Debug)]
pub(super) struct Phrase<'a> {
    base: &'a Base,
    tongue: &'a Tongue,
    pub(super) words: &'a [Word],
    pub(super) hits: Vec<Hit>,
}

/// Words after which a phrase tells more about someone already named.
const RELATIVES: [&str; 7] = ["qui", "dont", "que", "who", "which", "whose", "that"];
const LINKS: [&str; 16] =
    ["et", "and", "ou", "or", "s", "le", "la", "les", "l", "the", "de", "du", "des", "d", "two", "deux"];
const CONJUNCTIONS: [&str; 4] = ["et", "and", "ou", "or"];
const ARTICLES: [&str; 6] = ["le", "la", "les", "l", "the", "d"];

impl<'a> Phrase<'a> {
    pub(super) fn new(base: &'a Base, tongue: &'a Tongue, words: &'a [Word]) -> Self {
        Self { base, tongue, words, hits: tongue.lexicon.scan(words) }
    }

    pub(super) fn role(&self, at: usize) -> &'a Role {
        &self.tongue.roles[at]
    }

    /// The words that are part of nothing found.
    pub(super) fn unknown(&self) -> Vec<&Word> {
        self.words.iter().enumerate().filter(|&(at, _)| self.is_free(at)).map(|(_, word)| word).collect()
    }

    /// Runs of unknown capital words that may be towns: after a preposition, or all there is.
    pub(super) fn place_names(&self) -> Vec<Span> {
        let free: Vec<usize> = (0..self.words.len()).filter(|&at| self.is_free(at) && self.words[at].capital).collect();
        let runs = free.chunk_by(|&one, &next| next == one + 1 && self.words[next].gap <= Gap::Space);
        let placed = runs.filter(|run| self.is_placed(run[0]) || self.is_all(run[0]..run[0] + run.len()));
        placed.map(|run| Span::new(self.words[run[0]].span.start, self.words[run[run.len() - 1]].span.end)).collect()
    }

    /// The words of the phrase that say something.
    pub(super) fn content(&self) -> Vec<&str> {
        let says = |word: &&str| !LINKS.contains(word) && self.tongue.small.iter().all(|small| small != word);
        self.words.iter().map(|word| word.text.as_str()).filter(says).collect()
    }

    fn is_free(&self, at: usize) -> bool {
        self.hits.iter().all(|hit| !hit.words.contains(&at))
    }

    /// Whether there are but articles outside a range.
    fn is_all(&self, range: Range<usize>) -> bool {
        let article = |at: usize| ARTICLES.contains(&self.words[at].text.as_str());
        !article(range.start) && (0..self.words.len()).all(|at| range.contains(&at) || article(at))
    }

    fn is_placed(&self, at: usize) -> bool {
        const OF: [&str; 5] = ["de", "d", "du", "des", "of"];
        self.is_abroad(at) || at.checked_sub(1).is_some_and(|last| OF.contains(&self.words[last].text.as_str()))
    }

    /// The single capital word that the phrase is, articles aside.
    pub(super) fn single_name(&self) -> Option<&Word> {
        let mut names = self.words.iter().filter(|w| !ARTICLES.contains(&w.text.as_str()));
        names.next().filter(|w| w.capital && names.next().is_none())
    }

    /// The force of an intergovernmental body that the phrase names.
    pub(super) fn force(&self) -> Option<usize> {
        let force = |meaning: &Meaning| match *meaning {
            Meaning::Entity(at) if self.base.entities[at].is_force() => Some(at),
            _ => None,
        };
        self.hits.iter().flat_map(|hit| &hit.meanings).find_map(force)
    }

    /// Whether a comma stands between the first words and a clue, which then tells of a name in apposition.
    pub(super) fn is_apposed(&self, clue: &Clue) -> bool {
        self.words[1..=clue.words.start.max(1).min(self.words.len() - 1)].iter().any(|w| w.gap == Gap::Comma)
    }

    /// The roles found, in order, with their words.
    pub(super) fn roles(&self) -> impl Iterator<Item = (&Range<usize>, usize)> {
        self.hits.iter().filter_map(|hit| match Self::decider(hit) {
            Some(Decider::Role(at)) => Some((&hit.words, at)),
            _ => None,
        })
    }

    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.hits.iter().any(|hit| hit.meanings.contains(&meaning))
    }

    fn decider(hit: &Hit) -> Option<Decider> {
        hit.meanings.iter().find_map(|meaning| match *meaning {
            Meaning::Entity(at) => Some(Decider::Entity(at)),
            Meaning::Role(at) => Some(Decider::Role(at)),
            _ => None,
        })
    }

    /// The first head, else the first extra, else the first weak role.
    pub(super) fn decided_by(&self) -> Option<(&Range<usize>, Decider)> {
        let found = || self.hits.iter().filter_map(|hit| Some((&hit.words, Self::decider(hit)?)));
        let of_rank = |rank| {
            found().find(|&(_, decider)| match decider {
                Decider::Role(at) => {
                    self.role(at).rank == rank && (rank != Rank::Extra || !self.role(at).sectors.is_empty())
                }
                Decider::Entity(_) => rank == Rank::Head,
            })
        };
        of_rank(Rank::Head).or_else(|| of_rank(Rank::Extra)).or_else(|| of_rank(Rank::Weak))
    }

    /// The sectors that the phrase tells, with reasons; `None` if it tells nothing.
    pub(super) fn sectors(&self, day: Option<Day>) -> Option<(Vec<Sector>, Vec<String>)> {
        let (words, decider) = self.decided_by()?;
        let (mut sectors, mut why) = match decider {
            Decider::Role(at) => (self.role(at).sectors.clone(), vec![format!("role:{}", self.role(at).id)]),
            Decider::Entity(at) => (self.base.entities[at].sectors_on(day), vec![self.entity_id(at)]),
        };
        if self.is_former(words.start) && sectors.first().is_some_and(|&s| has_office(s)) {
            sectors = vec![Sector::Eli];
            why.push("role:former".to_owned());
        }
        for (_, extra) in self.roles().filter(|&(_, at)| self.role(at).rank == Rank::Extra) {
            let added = self.role(extra);
            if !sectors.is_empty() && added.sectors.iter().any(|s| !sectors.contains(s)) {
                sectors.extend(&added.sectors);
                why.push(format!("role:{}", added.id));
            }
        }
        Some((sectors, why))
    }

    pub(super) fn entity_id(&self, at: usize) -> String {
        format!("entity:{}", self.base.entities[at].id)
    }

    /// Whether "ancien" or the like stands right before a word, or one word earlier ("deux anciens hauts …").
    fn is_former(&self, at: usize) -> bool {
        self.hits
            .iter()
            .any(|hit| hit.meanings.contains(&Meaning::Former) && (hit.words.end..=hit.words.end + 1).contains(&at))
    }

    /// All clues to whose the party is, in order.
    pub(super) fn clues(&self) -> Vec<Clue> {
        let apart = self.apart_from();
        self.hits
            .iter()
            .filter_map(|hit| self.clue(hit))
            .filter(|clue| clue.naming.is_some() || clue.words.start < apart)
            .collect()
    }

    /// First word from which named entities are others than the party ("victimes de …").
    fn apart_from(&self) -> usize {
        match self.decided_by() {
            Some((words, Decider::Role(at))) if self.role(at).apart && self.role(at).rank == Rank::Head => words.end,
            _ => usize::MAX,
        }
    }

    fn clue(&self, hit: &Hit) -> Option<Clue> {
        let countries: Vec<(Naming, usize)> = hit
            .meanings
            .iter()
            .filter_map(|meaning| match *meaning {
                Meaning::Country(naming, at) => Some((naming, at)),
                _ => None,
            })
            .collect();
        let entities: Vec<usize> = hit
            .meanings
            .iter()
            .filter_map(|meaning| match *meaning {
                Meaning::Entity(at) => Some(at),
                _ => None,
            })
            .collect();
        let naming = countries.first().map(|&(naming, _)| naming);
        let (codes, why) = match (naming, entities.first()) {
            (Some(naming), _) => {
                let codes = countries.iter().map(|&(_, at)| self.base.code(at).to_owned()).collect();
                (codes, format!("{}:{}", label(naming), self.printed(&hit.words)))
            }
            (None, Some(&first)) => {
                let codes = entities.iter().map(|&at| self.base.entities[at].country.clone()).collect();
                (codes, self.entity_id(first))
            }
            (None, None) => return None,
        };
        let abroad = naming != Some(Naming::Demonym) && self.is_abroad(hit.words.start);
        let weak = abroad || self.is_aside(hit.words.start) || self.is_compound(hit.words.end);
        Some(Clue { words: hit.words.clone(), codes, naming, weak, why })
    }

    /// The words of a hit as the knowledge spells them.
    fn printed(&self, range: &Range<usize>) -> String {
        self.words[range.clone()].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether a preposition of place stands before a word, articles aside.
    fn is_abroad(&self, at: usize) -> bool {
        let before = self.words[..at].iter().rposition(|w| !ARTICLES.contains(&w.text.as_str()));
        before.is_some_and(|last| {
            self.hits.iter().any(|hit| hit.words.end == last + 1 && hit.meanings.contains(&Meaning::Abroad))
        })
    }

    /// Whether a word is hyphened to one that means nothing by itself ("Russian-led").
    fn is_compound(&self, end: usize) -> bool {
        let hyphen = self.words.get(end).is_some_and(|w| w.gap == Gap::Hyphen);
        hyphen && self.hits.iter().all(|hit| hit.words.start != end)
    }

    /// Whether a word stands in brackets or in a relative clause.
    fn is_aside(&self, at: usize) -> bool {
        let brackets = self.words[1.min(at)..=at].iter().filter(|w| w.gap == Gap::Bracket).count();
        brackets % 2 == 1 || self.words[..at].iter().any(|w| RELATIVES.contains(&w.text.as_str()))
    }

    /// The clues that tell whose the party is: the first, with those that a conjunction joins to it.
    pub(super) fn owners(&self) -> Vec<Clue> {
        let clues = self.clues();
        let Some(first) = clues.iter().position(|clue| !clue.weak).or(if clues.is_empty() { None } else { Some(0) })
        else {
            return Vec::new();
        };
        let mut owners = vec![clues[first].clone()];
        let mut pending = Vec::new();
        for clue in &clues[first + 1..] {
            let last = pending.last().or(owners.last()).map_or(0, |c: &Clue| c.words.end);
            match self.joint(last, clue.words.start) {
                Joint::None => break,
                Joint::Comma => pending.push(clue.clone()),
                Joint::Firm => {
                    owners.append(&mut pending);
                    owners.push(clue.clone());
                }
            }
        }
        owners
    }

    /// How the words from `end` to `start` join two clues. A comma joins only in a list that ends in "et".
    fn joint(&self, end: usize, start: usize) -> Joint {
        let between = &self.words[end..start];
        let lead = self.words[start].gap;
        let linked = between.iter().all(|w| LINKS.contains(&w.text.as_str()));
        match () {
            () if lead == Gap::Hyphen && between.is_empty() => Joint::Firm,
            () if !linked => Joint::None,
            () if between.iter().any(|w| CONJUNCTIONS.contains(&w.text.as_str())) => Joint::Firm,
            () if lead == Gap::Comma || between.iter().any(|w| w.gap == Gap::Comma) => Joint::Comma,
            () => Joint::None,
        }
    }
}

enum Joint {
    None,
    Comma,
    Firm,
}

const fn label(naming: Naming) -> &'static str {
    match naming {
        Naming::Name => "country",
        Naming::Demonym | Naming::Prefix => "demonym",
        Naming::Capital => "capital",
        Naming::Place => "place",
    }
}

/// Whether one who had the role and has it no more is of the elite.
const fn has_office(sector: Sector) -> bool {
    matches!(sector, Sector::Gov | Sector::Leg | Sector::Jud | Sector::Spy)
}
