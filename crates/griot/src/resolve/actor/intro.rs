//! Who an article introduces: "le ministre malien de la Défense, Sadio Camara", "le Front … (FACT)".

use std::ops::Range;

use griot_core::{Article, Sector};

use super::code::Coder;
use super::country::BODIES;
use super::knowledge::Tongue;
use super::lexicon::{Hit, Meaning, Naming};
use super::role::Rank;
use super::scene::{Known, Scene, Site};
use super::words::{Gap, Word, words};
use super::{Actors, Coded, Row};

/// Most words between a role and the name it introduces.
const REACH: usize = 12;
pub(super) const PARTICLES: [&str; 14] =
    ["ag", "al", "el", "ould", "mint", "ben", "bin", "de", "d", "van", "der", "von", "da", "dos"];

/// The article while its scene is made.
pub(super) struct Intro<'a> {
    actors: &'a Actors,
    tongue: &'a Tongue,
    text: &'a str,
    words: Vec<Word>,
    hits: Vec<Hit>,
    scene: Scene,
}

/// The scene of an article.
pub(super) fn scene(actors: &Actors, article: &Article) -> Scene {
    let tongue = actors.base.tongue(article.lang);
    let words = words(&article.text);
    let hits = tongue.lexicon.scan(&words);
    let scene = Scene { day: article.published, ..Scene::default() };
    let mut intro = Intro { actors, tongue, text: &article.text, words, hits, scene };
    intro.sites();
    let dateline = intro.dateline(article);
    intro.scene.rank(dateline.as_deref());
    intro.bodies();
    intro.led();
    intro.names();
    intro.acronyms();
    intro.parties();
    intro.titles();
    intro.scene
}

impl Intro<'_> {
    /// Where states are named; an ambiguous name counts once the article has told which.
    fn sites(&mut self) {
        self.scene.lines = self.text.match_indices('\n').map(|(at, _)| at + 1).collect();
        self.scene.sentences = self.words.iter().skip(1).filter(|w| w.gap == Gap::Stop).map(|w| w.span.start).collect();
        let mut doubtful = Vec::new();
        for hit in &self.hits {
            let codes = self.states(hit);
            let Some(code) = codes.first().cloned() else { continue };
            let at = self.words[hit.words.start].span.start;
            let capital = matches!(hit.meanings.first(), Some(Meaning::Country(Naming::Capital, _)));
            let site = Site { at, capital, sentence: self.scene.sentence(at), code };
            if codes.len() > 1 {
                doubtful.push((site, codes));
            } else {
                self.scene.sites.push(site);
            }
        }
        self.scene.rank(None);
        for (mut site, codes) in doubtful {
            self.scene.likeliest(&codes).clone_into(&mut site.code);
            self.scene.sites.push(site);
        }
        let mut towns = self.towns();
        self.scene.sites.append(&mut towns);
        self.scene.sites.sort_by_key(|site| site.at);
    }

    /// Names after a preposition of place that the gazetteer knows.
    fn towns(&self) -> Vec<Site> {
        let abroad = self.hits.iter().filter(|hit| hit.meanings.contains(&Meaning::Abroad));
        let named = abroad.filter_map(|hit| self.name_at(hit.words.end));
        named.filter_map(|name| self.town(name)).collect()
    }

    fn town(&self, name: Range<usize>) -> Option<Site> {
        let (first, last) = (self.words.get(name.start)?, self.words.get(name.end.checked_sub(1)?)?);
        let at = first.span.start;
        let code = self.actors.country_of(self.text.get(at..last.span.end)?)?;
        Some(Site { at, capital: false, sentence: self.scene.sentence(at), code })
    }

    /// The codes of the states that a hit may name.
    fn states(&self, hit: &Hit) -> Vec<String> {
        let code = |meaning: &Meaning| match *meaning {
            Meaning::Country(_, at) => Some(self.actors.base.code(at)),
            Meaning::Entity(at) => Some(self.actors.base.entities[at].country.as_str()),
            _ => None,
        };
        let codes = hit.meanings.iter().filter_map(code);
        codes.filter(|code| !code.is_empty() && !BODIES.contains(code)).map(str::to_owned).collect()
    }

    fn dateline(&self, article: &Article) -> Option<String> {
        let dateline = article.dateline.as_deref()?;
        let row = words(dateline);
        let told = self.tongue.lexicon.scan(&row).iter().find_map(|hit| self.states(hit).into_iter().next());
        told.or_else(|| self.actors.country_of(dateline))
    }

    fn bodies(&mut self) {
        let entities = self.hits.iter().filter(|hit| hit.meanings.iter().any(|m| matches!(m, Meaning::Entity(_))));
        let known: Vec<Known> = entities.map(|hit| self.known(hit.words.clone(), hit.words.clone())).collect();
        let body = |known: &&Known| matches!(known.coded.country.as_str(), "UNO" | "EUR" | "IGO" | "NGO");
        self.scene.bodies = known.iter().filter(body).cloned().collect();
        self.scene.groups = known.iter().filter(|known| known.is_armed()).cloned().collect();
        self.scene.parties = known;
    }

    /// "une délégation russe menée par le vice-ministre": the state named last in the sentence.
    fn led(&mut self) {
        let led = self.hits.iter().filter(|hit| hit.meanings.contains(&Meaning::Led));
        self.scene.led = led
            .filter_map(|hit| {
                let (at, next) = (self.words[hit.words.start].span.start, self.words.get(hit.words.end)?.span.start);
                let last = self.scene.sites.iter().rfind(|site| site.at < at)?;
                (last.sentence == self.scene.sentence(at)).then(|| (next, last.code.clone()))
            })
            .collect();
    }

    /// Those that a role tells ("la milice Dan Na Alama", "des rebelles touaregs") beside the known entities.
    fn parties(&mut self) {
        let head = |hit: &&Hit| {
            hit.meanings.iter().any(|m| matches!(*m, Meaning::Role(at) if self.tongue.roles[at].rank == Rank::Head))
        };
        let told = self.hits.iter().filter(head).map(|hit| {
            let end = self.clause(hit.words.end, 4, Gap::Comma);
            self.known(self.owner_before(hit.words.start)..end, 0..0)
        });
        let told: Vec<Known> = told.collect();
        self.scene.groups.extend(told.iter().filter(|known| known.is_armed()).cloned());
        self.scene.groups.sort_by_key(|known| known.at);
        self.scene.parties.extend(told);
        self.scene.parties.extend(self.scene.names.iter().cloned());
        self.scene.parties.sort_by_key(|known| known.at);
        let told = self.scene.parties.iter().filter(|known| known.is_told());
        let of = |known: &Known| (known.coded.country.clone(), known.coded.sectors.first().copied());
        self.scene.told = told.map(of).collect();
    }

    /// Titles whose state their own words tell.
    fn titles(&mut self) {
        let role = |hit: &&Hit| hit.meanings.iter().any(|m| matches!(m, Meaning::Role(_)));
        let told = self.hits.iter().filter(role).filter_map(|hit| {
            let end = self.clause(hit.words.end, 4, Gap::Comma);
            let whole = self.owner_before(hit.words.start)..end;
            self.names_state(&whole).then(|| self.known(whole, hit.words.start..end))
        });
        self.scene.titles = told.filter(Known::has_own_state).collect();
    }

    fn names_state(&self, words: &Range<usize>) -> bool {
        let first = self.hits.partition_point(|hit| hit.words.start < words.start);
        let within = self.hits[first..].iter().take_while(|hit| hit.words.start < words.end);
        within.flat_map(|hit| &hit.meanings).any(|meaning| matches!(meaning, Meaning::Country(..)))
    }

    /// The end of the words from `from`, at most `most` on, before a gap as wide as `wide`.
    fn clause(&self, from: usize, most: usize, wide: Gap) -> usize {
        let last = self.words.len().min(from + most);
        (from..last).find(|&at| self.words[at].gap >= wide).unwrap_or(last)
    }

    /// Who the words are, known by the words of `name`.
    fn known(&self, range: Range<usize>, name: Range<usize>) -> Known {
        let at = self.words[range.start].span.start;
        let row = Row { text: self.text, words: &self.words[range] };
        let coded =
            Coder::new(self.actors, self.tongue, &self.scene, row, at).all().into_iter().next().unwrap_or_default();
        Known { at, words: self.words[name].iter().map(|w| w.text.clone()).collect(), coded }
    }

    // ---- names

    fn names(&mut self) {
        let mut found: Vec<(Range<usize>, Known)> = Vec::new();
        for hit in self.hits.iter().filter(|hit| hit.meanings.iter().any(|m| matches!(m, Meaning::Role(_)))) {
            let name = self.name_after(hit.words.end).or_else(|| self.name_after_comma(hit.words.end));
            if let Some(name) = name {
                let start = self.owner_before(hit.words.start);
                found.push((name.clone(), self.known(start..name.end, name)));
            }
        }
        found.extend(self.appositions());
        found.retain(|(_, known)| known.coded != Coded::default());
        let name_at = |name: &Range<usize>| self.words[name.start].span.start;
        // Of several roles around one name: one whose state is told, then one that stands before, then the nearest.
        found.sort_by_key(|(name, known)| {
            let before = known.at < name_at(name);
            (name.start, !known.is_told(), !before, name_at(name).abs_diff(known.at))
        });
        found.dedup_by_key(|(name, _)| name.start);
        self.scene.names = found.into_iter().map(|(_, known)| known).collect();
        self.scene.names.sort_by_key(|known| known.at);
    }

    /// A name right after a role, demonyms and the like between.
    fn name_after(&self, mut at: usize) -> Option<Range<usize>> {
        while let Some(hit) = self.hit_at(at).filter(|hit| self.words[hit.words.start].gap <= Gap::Space) {
            at = hit.words.end;
        }
        (self.words.get(at)?.gap <= Gap::Space).then(|| self.name_at(at)).flatten()
    }

    /// A name of two words or more after the comma that closes a title.
    fn name_after_comma(&self, from: usize) -> Option<Range<usize>> {
        let comma = self.clause(from, REACH, Gap::Comma);
        let mut at = (self.words.get(comma)?.gap == Gap::Comma).then_some(comma)?;
        while self.hit_at(at).is_some()
            || ["l", "le", "la", "m", "mme", "s", "e"].contains(&self.words.get(at)?.text.as_str())
        {
            at = self.hit_at(at).map_or(at + 1, |hit| hit.words.end);
        }
        self.name_at(at).filter(|name| name.len() > 1)
    }

    fn hit_at(&self, at: usize) -> Option<&Hit> {
        let found = self.hits.binary_search_by_key(&at, |hit| hit.words.start).ok()?;
        self.hits.get(found)
    }

    /// The run of capital words that begins at a word and means nothing else.
    fn name_at(&self, at: usize) -> Option<Range<usize>> {
        let starts = |at: usize| self.words.get(at).is_some_and(|w| w.capital) && self.hit_at(at).is_none();
        if !starts(at) {
            return None;
        }
        let mut end = at + 1;
        while let Some(word) = self.words.get(end).filter(|w| w.gap <= Gap::Space) {
            let particle = PARTICLES.contains(&word.text.as_str()) && starts(end + 1);
            if !(word.capital || particle || word.gap == Gap::Hyphen) {
                break;
            }
            end += 1;
        }
        Some(at..end)
    }

    /// In English the owner stands before the title: "Turkey's deputy foreign minister".
    fn owner_before(&self, at: usize) -> usize {
        let mut start = at;
        for hit in self.hits.iter().rev().filter(|hit| hit.words.end <= at) {
            let near =
                at - hit.words.start <= 5 && self.words[hit.words.start + 1..=at].iter().all(|w| w.gap <= Gap::Space);
            if !near {
                break;
            }
            let possessive = self.words.get(hit.words.end).is_some_and(|w| w.text == "s") || hit.words.end == at;
            if possessive && hit.meanings.iter().any(|m| matches!(m, Meaning::Country(..))) {
                start = hit.words.start;
            }
        }
        start
    }

    /// "Selim Korkmazer, Turkey's deputy foreign minister": a name, a comma, a role.
    fn appositions(&self) -> Vec<(Range<usize>, Known)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let Some(name) = self.name_at(at) else {
                at += 1;
                continue;
            };
            at = name.end;
            let comma = self.words.get(name.end).is_some_and(|w| w.gap == Gap::Comma);
            if name.len() < 2 || !comma {
                continue;
            }
            let end = self.clause(name.end + 1, REACH, Gap::Comma);
            let role = self.hits.iter().any(|hit| {
                (name.end..(name.end + 6).min(end)).contains(&hit.words.start)
                    && hit.meanings.iter().any(|m| matches!(m, Meaning::Role(_)))
            });
            if role {
                found.push((name.clone(), self.known(name.end..end, name)));
            }
        }
        found
    }

    // ---- acronyms

    /// "le Front pour l'alternance et la concorde au Tchad (FACT)".
    fn acronyms(&mut self) {
        let mut found = Vec::new();
        for at in 1..self.words.len() {
            let word = &self.words[at];
            let opens = word.gap == Gap::Bracket && word.capital && word.text.len() > 1;
            if !opens || self.hit_at(at).is_some() {
                continue;
            }
            if let Some(start) = self.spelled_out(at) {
                let known = self.known(self.kind_before(start)..at, at..at + 1);
                found.push(known);
            }
        }
        self.scene.names.extend(found);
        self.scene.names.sort_by_key(|known| known.at);
    }

    /// Where the words begin that tell what kind of group a name is: "les rebelles du …".
    fn kind_before(&self, at: usize) -> usize {
        let collective = |hit: &&Hit| {
            hit.meanings.iter().any(|m| match *m {
                Meaning::Role(role) => {
                    !matches!(self.tongue.roles[role].sectors.first(), None | Some(Sector::Gov | Sector::Cvl))
                }
                _ => false,
            })
        };
        let near = |hit: &&Hit| {
            hit.words.end <= at
                && at - hit.words.end <= 2
                && self.words[hit.words.end..=at].iter().all(|w| w.gap <= Gap::Space)
        };
        self.hits.iter().rfind(|hit| near(hit) && collective(hit)).map_or(at, |hit| hit.words.start)
    }

    /// Where the name begins whose first letter the acronym at a word has.
    fn spelled_out(&self, at: usize) -> Option<usize> {
        let initial = self.words[at].text.chars().next();
        let reach = at.saturating_sub(REACH);
        let from = (reach..at).rev().find(|&i| self.words[i].gap >= Gap::Comma).unwrap_or(reach);
        let fits = |&i: &usize| self.words[i].capital && self.words[i].text.chars().next() == initial;
        (from..at).find(fits)
    }
}
