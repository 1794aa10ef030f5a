//! Where a phrase lies that names no place of the gazetteer: "la préfecture", "rue Tchaïkovski", "le camp".
//!
//! It lies in a town that the text names, "la région" in a division, "le pays" is the article's country.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use griot_core::{Offset, Place, Span};

use super::choose::Choice;
use super::cues::Cues;
use super::mention::{Mention, Search};
use super::table::{Entry, Table};

/// The toponyms of a text, for phrases that name none.
#[derive(Clone, Debug, Default)]
pub struct Toponyms {
    /// Each with its span, in order.
    pub found: Vec<(Span, Place)>,
    /// Where the article was written.
    pub dateline: Option<Place>,
}

/// Places as they come to mind at a phrase.
struct Near<'a> {
    /// Those of its sentence, the last one before it first.
    sentence: Vec<&'a Place>,
    /// Those before, the last one first, the dateline, and those to come.
    others: Vec<&'a Place>,
}

impl Toponyms {
    fn near<'a>(&'a self, text: &str, span: Span) -> Near<'a> {
        let (before, rest) = self.found.split_at(self.found.partition_point(|(at, _)| at.start < span.start));
        let after = &rest[rest.partition_point(|(at, _)| at.start < span.end)..];
        let (earlier, same) = before.split_at(before.partition_point(|(at, _)| are_apart(text, at.end, span.start)));
        let (next, later) = after.split_at(after.partition_point(|(at, _)| !are_apart(text, span.end, at.start)));
        let places = |found: &'a [(Span, Place)]| found.iter().map(|(_, place)| place);
        Near {
            sentence: places(same).rev().chain(places(next)).collect(),
            others: places(earlier).rev().chain(&self.dateline).chain(places(later)).collect(),
        }
    }
}

/// Whether a sentence ends between two bytes. Where none does for long, one is taken to: a text without full stops
/// would be read through for every phrase.
fn are_apart(text: &str, from: usize, to: usize) -> bool {
    const LONGEST: usize = 1_000; // bytes
    let between = &text[from.min(to)..to];
    between.len() > LONGEST || ["\n", ". ", "! ", "? "].iter().any(|end| between.contains(end))
}

impl<'a> Near<'a> {
    /// The town that is meant: one of the sentence in the article's likeliest country, else the one of that country that
    /// the text names most, else the nearest.
    fn town(&self, country: Option<&str>) -> Option<&'a Place> {
        let ours = |place: &&&Place| Some(place.country.as_str()) == country && is_town(place);
        let here = self.sentence.iter().find(ours);
        let told = || most_told(self.others.iter().filter(ours).copied());
        let nearest = || self.all().find(|place| is_town(place));
        here.copied().or_else(told).or_else(nearest)
    }

    /// The division of the article's likeliest country that was named last, else that of the town.
    fn division(&self, country: &str, table: &Table) -> Option<Place> {
        let named = self.all().find(|place| is_division(place) && place.country == country);
        let around_town = || {
            let town = self.town(Some(country)).filter(|town| town.country == country)?;
            table.division_called(country, town.admin1.as_deref()?)
        };
        named.cloned().or_else(|| around_town().map(|entry| place_of(entry, table)))
    }

    fn all(&self) -> impl Iterator<Item = &'a Place> {
        self.sentence.iter().chain(&self.others).copied()
    }
}

/// The place named most, the first of equals.
fn most_told<'a>(places: impl Iterator<Item = &'a Place>) -> Option<&'a Place> {
    let mut counts: BTreeMap<&str, (usize, Reverse<usize>, &Place)> = BTreeMap::new();
    for (order, place) in places.enumerate() {
        counts.entry(&place.name).or_insert((0, Reverse(order), place)).0 += 1;
    }
    counts.into_values().max_by_key(|&(count, order, _)| (count, order)).map(|(_, _, place)| place)
}

fn is_town(place: &Place) -> bool {
    place.feature.as_deref().is_some_and(|code| code.starts_with("PPL"))
}

fn is_division(place: &Place) -> bool {
    place.feature.as_deref().is_some_and(|code| code.starts_with("ADM"))
}

fn place_of(entry: Entry, table: &Table) -> Place {
    Choice { entry, why: vec![format!("geonames:{}", entry.id)] }.place(table)
}

/// What a phrase without a name speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Town,
    Division,
    Country,
}

impl Sort {
    /// By the first word that tells one.
    fn of(search: &Search) -> Self {
        search.keys.iter().find_map(|key| Self::told(search.cues, key)).unwrap_or(Self::Town)
    }

    fn told(cues: &Cues, key: &String) -> Option<Self> {
        if is_site(cues, key) || cues.town.contains(key) {
            return Some(Self::Town);
        }
        let country = cues.country.contains(key).then_some(Self::Country);
        country.or_else(|| cues.kind(key).map(|_| Self::Division))
    }
}

/// Whether the `place` that the words were resolved to is what they stand for, and not borrowed or said of a building,
/// a street or a quarter: "l'hôpital saoudien", "l'ambassade de France", "le lycée Descartes", "le palais du Peuple".
pub(super) fn is_meant(search: &Search, place: &Place) -> bool {
    if place.feature.is_none() {
        return !search.keys.iter().any(|key| is_site(search.cues, key));
    }
    let is_country = place.feature.as_deref().is_some_and(|code| code.starts_with("PCL"));
    let embassy = is_country && search.keys.iter().any(|key| search.cues.embassy.contains(key));
    let elsewhere = |mention: &Mention| (embassy && !mention.at) || is_borrowed(search, mention, is_country);
    !search.mentions().iter().any(elsewhere)
}

/// A lake, river or park that several countries share lies for the article in its likeliest one.
pub(super) fn in_a_country(place: Place, countries: &[String]) -> Place {
    let shared = place.country.is_empty() && matches!(place.feature.as_deref(), Some("LK" | "STM" | "PRK"));
    match countries.first().filter(|_| shared) {
        Some(country) => Place { country: country.clone(), ..place },
        None => place,
    }
}

/// Whether a building has the name: it goes right before, or the name is an adjective.
fn is_borrowed(search: &Search, mention: &Mention, is_country: bool) -> bool {
    if mention.is_demonym() {
        return is_country && search.keys.iter().any(|key| is_site(search.cues, key));
    }
    let elided = mention.span.start > search.words[mention.words.0].span.start;
    let before = search.before(mention.words.0).filter(|_| !elided);
    before.is_some_and(|n| is_site(search.cues, &search.keys[n]))
}

fn is_site(cues: &Cues, key: &String) -> bool {
    [&cues.site, &cues.street, &cues.embassy].iter().any(|set| set.contains(key))
}

/// The place that the phrase at `span` of `text` lies in.
pub(super) fn enclosing(
    search: &Search,
    text: &str,
    span: Span,
    toponyms: &Toponyms,
    countries: &[String],
) -> Option<Place> {
    let near = toponyms.near(text, span);
    let country = countries.first().map(String::as_str);
    let whole = || country.and_then(|code| search.table.country(code)).map(|entry| place_of(entry, search.table));
    let town = || near.town(country).cloned();
    let place = match Sort::of(search) {
        Sort::Country => whole().or_else(town),
        Sort::Division => country.and_then(|code| near.division(code, search.table)).or_else(town),
        Sort::Town => town(),
    }?;
    let offset = is_town(&place).then(Offset::default);
    let mut why = place.why;
    why.push(format!("around {}", span.of(text)));
    Some(Place { span: None, offset, why, ..place })
}
