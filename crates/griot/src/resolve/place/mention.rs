//! Names of the gazetteer in a text, with what the words around them say.

use griot_core::Span;

use super::cues::{Cues, Kind};
use super::demonym::Demonyms;
use super::key::key;
use super::table::{Entry, Table};
use super::words::{Gap, Word};
use crate::resolve::number::Numbers;

/// Most words that a name has.
const LONGEST: usize = 6;

/// A name of the gazetteer in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its words, from the first up to, not including, the last.
    pub(super) words: (usize, usize),
    pub(super) span: Span,
    pub(super) key: String,
    /// What the name may mean; never empty.
    pub(super) entries: Vec<Entry>,
    /// What the text says it is.
    pub(super) kind: Option<Kind>,
    /// Whether a word of place goes before.
    pub(super) at: bool,
    /// Whether that word is one that only towns take.
    pub(super) in_town: bool,
    pub(super) naming: Naming,
}

/// What a name of a place is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    Place,
    /// A street or square that borrows it: rue de Paris.
    Street,
    /// An adjective or the people of the place: malienne.
    People,
}

impl Mention {
    pub(super) fn is_street(&self) -> bool {
        self.naming == Naming::Street
    }

    pub(super) fn is_demonym(&self) -> bool {
        self.naming == Naming::People
    }
}

/// A text under search.
pub(super) struct Search<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    /// The words as keys.
    pub(super) keys: &'a [String],
    pub(super) table: &'a Table,
    pub(super) cues: &'a Cues,
    pub(super) demonyms: &'a Demonyms,
    pub(super) numbers: &'a [Numbers],
}

impl Search<'_> {
    /// Every name, the longest at each place, none overlapping another.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let mention = self.mention_at(at);
            at = mention.as_ref().map_or(at + 1, |m| m.words.1);
            found.extend(mention);
        }
        found
    }

    /// The name or demonym that begins at a word, the longer one of two.
    fn mention_at(&self, at: usize) -> Option<Mention> {
        let (name, people) = (self.name_at(at), self.demonym_at(at));
        let longer = people.as_ref().zip(name.as_ref()).is_some_and(|(people, name)| name.words.1 > people.words.1);
        if longer { name } else { people.or(name) }
    }

    fn demonym_at(&self, at: usize) -> Option<Mention> {
        let more = self.demonyms.longest(&self.keys[at]).checked_sub(1)?;
        let joined = (at + 1..self.words.len()).take_while(|&n| self.joins(n)).take(more).last();
        (at..=joined.unwrap_or(at)).rev().find_map(|last| self.demonym(at, last + 1))
    }

    fn demonym(&self, from: usize, to: usize) -> Option<Mention> {
        let (first, last) = (self.words[from], self.words[to - 1]);
        let key = if to == from + 1 { self.keys[from].clone() } else { self.keys[from..to].join(" ") };
        let found = self.demonyms.get(&key).filter(|found| found.small || first.capital)?;
        let span = Span::new(first.bare, last.owner.max(first.bare));
        let words = (from, to);
        let entries = vec![found.entry];
        Some(Mention { words, span, key, entries, kind: None, at: false, in_town: false, naming: Naming::People })
    }

    fn name_at(&self, at: usize) -> Option<Mention> {
        if !self.may_begin(at) {
            return None;
        }
        let longest = (at + 1..self.words.len()).take_while(|&n| self.joins(n)).take(LONGEST - 1).last();
        let last = longest.unwrap_or(at);
        (at..=last).rev().filter(|&end| self.may_end(at, end)).find_map(|end| self.lookup(at, end + 1))
    }

    /// A capital begins a name, or an Arabic article joined to one: al-Qaim, or a word that names begin with: mer Rouge.
    fn may_begin(&self, at: usize) -> bool {
        let word = self.words[at];
        let joined = word.gap == Gap::Hyphen && word.span.len() <= 3;
        let capital = || self.words.get(at + 1).is_some_and(|next| next.capital);
        word.capital || (joined && capital()) || self.cues.begins.contains(&self.keys[at])
    }

    /// The name that `span` is or holds: the longest, the last of equals.
    pub(super) fn mention_over(&self, span: Span) -> Option<Mention> {
        let from = self.words.partition_point(|word| word.span.end <= span.start);
        let to = self.words.partition_point(|word| word.span.start < span.end);
        let lengths = (1..=to.saturating_sub(from).min(LONGEST)).rev();
        let ranges = lengths.flat_map(|length| (from..=to - length).rev().map(move |at| (at, at + length)));
        let name = |(from, to): (usize, usize)| {
            let demonym = self.demonym(from, to).filter(|_| self.words[from].capital || to == from + 1);
            demonym.or_else(|| if self.may_begin(from) { self.lookup(from, to) } else { None })
        };
        ranges.into_iter().find_map(name)
    }

    fn may_end(&self, at: usize, end: usize) -> bool {
        if at == end {
            return self.words[at].capital;
        }
        self.words[end].capital || self.words[end - 1].gap == Gap::Hyphen || self.cues.ends.contains(&self.keys[end])
    }

    /// Whether a name may run from the word before `n` into it.
    pub(super) fn joins(&self, n: usize) -> bool {
        matches!(self.words[n - 1].gap, Gap::Space | Gap::Hyphen)
    }

    fn lookup(&self, from: usize, to: usize) -> Option<Mention> {
        let (first, last) = (self.words[from], self.words[to - 1]);
        if self.is_article_of_country(from, to) {
            return None;
        }
        [last.span.end, last.owner].into_iter().find_map(|end| {
            let whole = Span::new(first.span.start, end.max(first.span.start));
            let bare = Span::new(first.bare, end.max(first.bare));
            let (mut key, mut entries) = self.entries(from, bare);
            let mut span = bare;
            if whole != bare {
                let (elided, more) = self.entries(from, whole);
                if entries.is_empty() {
                    (key, span) = (elided, whole);
                }
                add_new(&mut entries, more);
            }
            (!entries.is_empty()).then(|| self.mention((from, to), span, key, entries))
        })
    }

    /// "La France" is the country, whatever hamlet is called so.
    fn is_article_of_country(&self, from: usize, to: usize) -> bool {
        to > from + 1
            && self.cues.articles.contains(&self.keys[from])
            && self.table.named(&self.keys[from + 1..to].join(" ")).iter().any(Entry::is_country)
    }

    fn entries(&self, from: usize, span: Span) -> (String, Vec<Entry>) {
        let words = span.of(self.text);
        let key = key(words);
        let mut entries = self.table.named(&key);
        if from > 0 && self.joins(from) {
            for article in self.cues.articles_in(&self.keys[from - 1]) {
                add_new(&mut entries, self.table.named(&format!("{article} {key}")));
            }
        }
        if key.len() <= 3 {
            let capitals = is_capitals(words);
            entries.retain(|entry| entry.names().any(|name| is_capitals(name) == capitals && self::key(name) == key));
        }
        entries.retain(|entry| !is_only_abbreviated(entry, &key) || self.is_abbreviation(from, span));
        (key, entries)
    }

    /// Abbreviations stand after a comma (Paris, Ky.) or have points inside (B.C., W.Va.).
    fn is_abbreviation(&self, from: usize, span: Span) -> bool {
        let dotted = span.of(self.text).trim_end_matches('.').contains('.');
        let after = from > 0 && self.text.get(self.words[from - 1].span.end..span.start) == Some(", ");
        let full = is_capitals(span.of(self.text)) || self.text[span.end..].starts_with('.');
        dotted || (after && full)
    }

    fn mention(&self, words: (usize, usize), span: Span, key: String, entries: Vec<Entry>) -> Mention {
        let before = self.before(words.0);
        let plain = self.skip_articles(before);
        let is = |at: Option<usize>, set: &std::collections::BTreeSet<String>| {
            at.is_some_and(|n| set.contains(&self.keys[n]))
        };
        let elided = span.start > self.words[words.0].span.start;
        let of = plain.filter(|_| is(plain, &self.cues.of));
        let head = if elided { before } else { of.and_then(|n| self.before(n)) };
        let near = if elided { before } else { head.filter(|_| of.is_some()) };
        let kind = self.kind_before(head, plain).or_else(|| self.kind_after(words.1));
        let kind = kind.filter(|kind| entries.iter().any(|entry| kind.fits(entry.feature)));
        let at = is(plain, &self.cues.at) || is(near, &self.cues.at);
        let in_town = is(before, &self.cues.in_town);
        let street = is(plain, &self.cues.street) || is(head, &self.cues.street);
        let naming = if street { Naming::Street } else { Naming::Place };
        Mention { words, span, key, entries, kind, at, in_town, naming }
    }

    /// "région de Mopti", "ville sainte de Najaf" but not "State Police": without "of" the kind is no proper name.
    fn kind_before(&self, head: Option<usize>, plain: Option<usize>) -> Option<Kind> {
        let kind = |n: usize| self.cues.kind(&self.keys[n]);
        let adjective = head.and_then(|n| self.before(n)).filter(|&n| !self.words[n].capital);
        let plain = plain.filter(|&n| !self.words[n].capital);
        head.and_then(kind).or_else(|| adjective.and_then(kind)).or_else(|| plain.and_then(kind))
    }

    /// "Mopti region", "Kano State".
    fn kind_after(&self, end: usize) -> Option<Kind> {
        let joined = self.words[end - 1].gap == Gap::Space;
        let key = self.keys.get(end).filter(|_| joined)?;
        self.cues.kind(key).filter(|kind| *kind != Kind::Town)
    }

    /// The word before `n` in the same stretch of text.
    pub(super) fn before(&self, n: usize) -> Option<usize> {
        n.checked_sub(1).filter(|&before| matches!(self.words[before].gap, Gap::Space | Gap::Hyphen))
    }

    fn skip_articles(&self, n: Option<usize>) -> Option<usize> {
        n.and_then(|n| if self.cues.articles.contains(&self.keys[n]) { self.before(n).or(Some(n)) } else { Some(n) })
    }
}

/// Whether a place is called so only in abbreviation: Ky. and KY for Kentucky.
fn is_only_abbreviated(entry: &Entry, key: &str) -> bool {
    let short = |name: &str| name.ends_with('.') || (name.len() == 2 && is_capitals(name));
    let mut names = entry.names().filter(|name| self::key(name) == key).peekable();
    entry.feature == "ADM1" && !entry.added.is_empty() && names.peek().is_some() && names.all(short)
}

fn add_new(entries: &mut Vec<Entry>, more: Vec<Entry>) {
    for entry in more {
        if entries.iter().all(|known| known.at != entry.at) {
            entries.push(entry);
        }
    }
}

pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}
