//! The toponyms of a whole text.
//!
//! Names of places are names of people and plain words too, so a name needs evidence: what it names is well known, or
//! lies in the countries of the article, or the words around it speak of a place.

use std::collections::{BTreeMap, BTreeSet};

use griot_core::Span;

use super::Entry;
use super::choose::{Choice, Scene, choose, is_well_known, likeliest};
use super::context::Context;
use super::mention::{Mention, Search, is_capitals};
use super::phrase::holds;
use super::words::Gap;

/// People of a town elsewhere that "in" before its name makes credible.
const NOTABLE: u32 = 5_000;
/// Bytes between a place and the larger one that it is said to lie in.
const BESIDE: usize = 40;

/// Every toponym with its place, in order.
pub(super) fn find(search: &Search, countries: &[String]) -> Vec<(Span, Choice)> {
    let finder = Finder::new(search, search.mentions());
    let told = if countries.is_empty() { finder.own_countries() } else { countries.to_vec() };
    let accepted = finder.accepted(&told);
    finder.resolved(&accepted, countries)
}

/// The places of names that are known to be toponyms, whatever speaks for it.
pub(super) fn place(search: &Search, spans: &[Span], countries: &[String]) -> Vec<Option<Choice>> {
    let found: Vec<Option<Mention>> = spans.iter().map(|&span| search.mention_over(span)).collect();
    let finder = Finder::new(search, found.iter().flatten().cloned().collect());
    let all: Vec<usize> = (0..finder.mentions.len()).collect();
    let mut choices = finder.resolved(&all, countries).into_iter().map(|(_, choice)| choice);
    found.iter().map(|mention| mention.as_ref().and_then(|_| choices.next())).collect()
}

/// Countries by how often they stand in `of`, first come first among equals.
pub(super) fn tally<'a>(of: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for country in of.filter(|country| !country.is_empty()) {
        match counts.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(country, _)| country.to_owned()).collect()
}

struct Finder<'a> {
    search: &'a Search<'a>,
    mentions: Vec<Mention>,
    /// For each word, the mention that it belongs to.
    of_word: Vec<Option<usize>>,
    /// For each mention, the larger place that it is said to lie in.
    containers: Vec<Option<Entry>>,
    /// Names that the text gives to people.
    people: BTreeSet<String>,
}

impl<'a> Finder<'a> {
    fn new(search: &'a Search<'a>, mentions: Vec<Mention>) -> Self {
        let mut of_word = vec![None; search.words.len()];
        for (n, mention) in mentions.iter().enumerate() {
            of_word[mention.words.0..mention.words.1].fill(Some(n));
        }
        let mut finder = Self { search, mentions, of_word, containers: Vec::new(), people: BTreeSet::new() };
        finder.containers = finder.told_containers();
        let known = |m: &Mention| m.entries.iter().any(is_well_known);
        let people = finder.mentions.iter().filter(|m| finder.is_person(m, !known(m)));
        finder.people = people.map(|m| m.key.clone()).collect();
        finder
    }

    /// The countries that the well-known places of the text speak for; failing these, the country that most of its
    /// names may lie in.
    fn own_countries(&self) -> Vec<String> {
        let known = self
            .accepted(&[])
            .into_iter()
            .filter_map(|n| self.likeliest(n, &[], &Context::default()).map(|entry| (n, entry)));
        let sure = known.filter(|(n, entry)| is_well_known(entry) || self.containers[*n].is_some());
        let told = tally(sure.map(|(_, entry)| entry.country));
        if told.is_empty() { self.common_countries() } else { told }
    }

    fn common_countries(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let told = |m: &Mention| !self.search.cues.never.contains(&m.key) && !self.people.contains(&m.key);
        let once = (0..self.mentions.len()).filter(|&n| told(&self.mentions[n]) && seen.insert(&self.mentions[n].key));
        let lands = once.flat_map(|n| {
            let likeliest = self.likeliest(n, &[], &Context::default()).map(|entry| entry.country);
            let others: BTreeSet<&str> = self.mentions[n].entries.iter().map(|entry| entry.country).collect();
            likeliest.into_iter().chain(others.into_iter().filter(move |&country| Some(country) != likeliest))
        });
        tally(lands).into_iter().take(1).collect()
    }

    /// The mentions that are toponyms, by their index.
    fn accepted(&self, countries: &[String]) -> Vec<usize> {
        let sure: Vec<usize> = (0..self.mentions.len()).filter(|&n| self.is_sure(n, countries)).collect();
        let names: BTreeSet<&str> = sure.iter().map(|&n| self.mentions[n].key.as_str()).collect();
        let again = |m: &Mention| {
            names.contains(m.key.as_str())
                && !m.is_street()
                && !self.is_person(m, true)
                && !self.is_title(m)
                && !self.is_compound(m)
        };
        (0..self.mentions.len()).filter(|&n| sure.binary_search(&n).is_ok() || again(&self.mentions[n])).collect()
    }

    fn is_sure(&self, n: usize, countries: &[String]) -> bool {
        let mention = &self.mentions[n];
        let Some(entry) = self.likeliest(n, countries, &Context::default()) else { return false };
        if mention.is_demonym() {
            return !self.is_person(mention, false);
        }
        if mention.is_street() || self.is_compound(mention) {
            return false;
        }
        mention.kind.is_some() || (!self.is_other(mention, entry) && self.has_evidence(n, entry, countries))
    }

    /// Whether the name is one of something else: a plain word, an acronym, a person, a newspaper. States are states.
    fn is_other(&self, mention: &Mention, entry: &Entry) -> bool {
        let state = matches!(entry.feature, "PCLI" | "CONT");
        let word = self.search.cues.never.contains(&mention.key) || self.is_title(mention);
        (word && !state) || self.is_shouted(mention) || self.is_person(mention, !is_well_known(entry))
    }

    /// Whether enough speaks for a place: that it is known, or near by, or told to be one.
    fn has_evidence(&self, n: usize, entry: &Entry, countries: &[String]) -> bool {
        let mention = &self.mentions[n];
        let person = self.people.contains(&mention.key) && !matches!(entry.feature, "PCLI" | "CONT");
        let placed = mention.at || mention.in_town || self.containers[n].is_some();
        let local = countries.iter().any(|country| country == entry.country);
        let first = self.search.words[mention.words.0].first;
        let peopled = entry.population > 0 || !entry.feature.starts_with("PPL");
        if placed {
            return local
                || self.containers[n].is_some()
                || entry.population >= NOTABLE
                || !person && is_well_known(entry);
        }
        !person && (is_well_known(entry) || (local && !first && peopled))
    }

    /// Whether the name is half of a hyphenated word whose other half names no place: New-Bell, Wal-Mart.
    fn is_compound(&self, mention: &Mention) -> bool {
        let (from, to) = mention.words;
        let before =
            from.checked_sub(1).filter(|&n| self.search.words[n].gap == Gap::Hyphen && self.search.words[n].capital);
        let after = Some(to).filter(|&n| self.search.words[n - 1].gap == Gap::Hyphen && self.search.words[n].capital);
        let shouted = |n: usize| is_capitals(self.search.words[n].span.of(self.search.text));
        before.into_iter().chain(after).any(|n| !self.is_town(n) && !shouted(n))
    }

    /// An acronym in capitals is no town's name, unless at the beginning of a line, where datelines stand.
    fn is_shouted(&self, mention: &Mention) -> bool {
        let word = mention.span.of(self.search.text);
        let short = mention.words.1 - mention.words.0 == 1 && word.chars().count() <= 4;
        short
            && is_capitals(word)
            && !mention.entries.iter().any(|e| e.names().any(is_capitals))
            && !self.search.words[mention.words.0].first
    }

    /// Whether a title or another capitalised word right before makes the name a person's. A word that begins the
    /// sentence has its capital from there, so it tells only against names that are not well known.
    fn is_person(&self, mention: &Mention, strict: bool) -> bool {
        let Some(before) = self.search.before(mention.words.0) else { return false };
        if mention.span.start > self.search.words[mention.words.0].span.start {
            return false;
        }
        let word = self.search.words[before];
        let titled = self.search.cues.person.contains(&self.search.keys[before]);
        let agency = word.span.len() > 1 && is_capitals(word.span.of(self.search.text));
        let name = word.capital && !agency && word.gap == Gap::Space && !self.is_plain(before);
        let named = name && (strict || !word.first);
        titled || (named && !self.is_known(before))
    }

    /// Whether a capitalised word right after makes the name a part of a longer one: Washington Post.
    fn is_title(&self, mention: &Mention) -> bool {
        let last = self.search.words[mention.words.1 - 1];
        let joined = last.gap == Gap::Space && mention.span.end == last.span.end;
        let next = mention.words.1;
        joined && self.search.words.get(next).is_some_and(|w| w.capital) && !self.is_plain(next) && !self.is_known(next)
    }

    fn is_plain(&self, n: usize) -> bool {
        self.search.cues.is_plain(&self.search.keys[n])
    }

    /// Whether the word is of the name of a place that is more than a hamlet.
    fn is_town(&self, word: usize) -> bool {
        let mention = self.of_word.get(word).copied().flatten().map(|n| &self.mentions[n]);
        mention.is_some_and(|m| m.entries.iter().any(|entry| entry.population >= NOTABLE || entry.is_country()))
    }

    /// Whether the word is of a well-known place's name.
    fn is_known(&self, word: usize) -> bool {
        let mention = self.of_word.get(word).copied().flatten().map(|n| &self.mentions[n]);
        mention.is_some_and(|m| m.entries.iter().any(is_well_known))
    }

    /// For each mention, what the text says it lies in, here or where it names the place again.
    fn told_containers(&self) -> Vec<Option<Entry>> {
        let here: Vec<Option<Entry>> = (0..self.mentions.len()).map(|n| self.container(n)).collect();
        let mut of_name: BTreeMap<&str, Entry> = BTreeMap::new();
        for (mention, container) in self.mentions.iter().zip(&here) {
            if let Some(container) = container {
                of_name.entry(&mention.key).or_insert(*container);
            }
        }
        let told =
            |(mention, here): (&Mention, &Option<Entry>)| here.or_else(|| of_name.get(mention.key.as_str()).copied());
        self.mentions.iter().zip(&here).map(told).collect()
    }

    /// The larger place beside a mention: Boise, Idaho; Gao (Mali); à Gao, dans le nord du Mali; Douentza au Mali.
    fn container(&self, n: usize) -> Option<Entry> {
        let (mention, next) = (&self.mentions[n], self.mentions.get(n + 1)?);
        let between = self.search.text.get(mention.span.end..next.span.start)?;
        let first = || {
            self.search.keys.get(mention.words.1).filter(|_| self.search.words[mention.words.1 - 1].gap == Gap::Space)
        };
        let set_off = between.trim_start().starts_with([',', '(']);
        let beside = between.len() <= BESIDE
            && (set_off || first().is_some_and(|word| self.search.cues.inside.contains(word)))
            && !between.contains(['.', ')', '\n']);
        let outer = likeliest(&next.entries, Scene { kind: next.kind, ..Scene::default() })?;
        (beside && !mention.is_demonym() && !next.is_demonym() && holds(outer, &mention.entries)).then_some(*outer)
    }

    fn scene<'b>(&'b self, n: usize, countries: &'b [String], context: &'b Context) -> Scene<'b> {
        let mention = &self.mentions[n];
        Scene {
            countries,
            container: self.containers[n],
            kind: mention.kind,
            in_town: mention.in_town,
            key: &mention.key,
            context: Some(context),
        }
    }

    fn likeliest(&self, n: usize, countries: &[String], context: &Context) -> Option<&Entry> {
        likeliest(&self.mentions[n].entries, self.scene(n, countries, context))
    }

    /// The places, each among the others.
    fn resolved(&self, accepted: &[usize], countries: &[String]) -> Vec<(Span, Choice)> {
        let mut context = self.sure_context(accepted, countries);
        for _ in 0..ROUNDS {
            context = self.context(accepted.iter().copied(), countries, &context);
        }
        let resolved = |&n: &usize| {
            let mention = &self.mentions[n];
            Some((mention.span, choose(&mention.entries, self.scene(n, countries, &context))?))
        };
        accepted.iter().filter_map(resolved).collect()
    }

    /// Where the places are that are told or hardly in doubt.
    fn sure_context(&self, accepted: &[usize], countries: &[String]) -> Context {
        let alone = Context::default();
        let sure = accepted.iter().copied().filter(|&n| {
            let mention = &self.mentions[n];
            let known = || self.likeliest(n, countries, &alone).is_some_and(is_well_known);
            self.containers[n].is_some() || mention.is_demonym() || is_in_one_country(&mention.entries) || known()
        });
        self.context(sure, countries, &alone)
    }

    /// Where these mentions' places are, chosen in `context`.
    fn context(&self, of: impl Iterator<Item = usize>, countries: &[String], context: &Context) -> Context {
        let mut made = Context::default();
        for n in of {
            if let Some(entry) = self.likeliest(n, countries, context) {
                made.add(&self.mentions[n].key, entry);
            }
            if let Some(container) = self.containers[n] {
                made.add(container.name, &container);
            }
        }
        made
    }
}

/// How often the places of a text are chosen anew, each in the light of the others.
const ROUNDS: usize = 2;

fn is_in_one_country(entries: &[Entry]) -> bool {
    entries.iter().all(|entry| entry.country == entries[0].country)
}
