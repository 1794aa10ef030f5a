//! The place of a phrase that is known to tell one.

use griot_core::Place;

use super::Entry;
use super::choose::{Choice, Scene, choose, is_well_known, lies_in};
use super::mention::{Mention, Search};
use super::offset::offset;
use super::words::Gap;

/// How many times more people the largest namesake must have to stand for its name alone.
const DOMINANT: u32 = 10;

/// The place of a phrase: its most precise name, in the larger ones beside it. A name without an entry is placed in the
/// article's likeliest country.
pub(super) fn resolve(search: &Search, countries: &[String]) -> Option<Place> {
    if let Some(choice) = landmark(search) {
        return Some(choice.place(search.table));
    }
    let choices = choices(search, countries);
    if is_capital(search) && choices.iter().all(|(_, choice)| choice.entry.is_country()) {
        return capital(search, &choices, countries).map(|choice| choice.place(search.table));
    }
    let mut best: Option<&(Mention, Choice)> = None;
    for choice in &choices {
        if best.is_none_or(|best| precision(&choice.1.entry) > precision(&best.1.entry)) {
            best = Some(choice);
        }
    }
    let Some((mention, choice)) = best.cloned() else {
        let told = by_sound(search, countries).map(|choice| choice.place(search.table));
        return told.or_else(|| unknown(search, search.words.len(), countries.first().map_or("", String::as_str)));
    };
    let smaller = || unknown(search, mention.words.0, choice.entry.country).filter(|_| is_set_off(search, &mention));
    let wide = precision(&choice.entry) <= 1;
    let offset = offset(search, mention.words.0, &choice.entry);
    smaller().filter(|_| wide).or_else(|| Some(Place { offset, ..choice.place(search.table) }))
}

/// Whether a comma or bracket stands somewhere before the name: what goes before lies in it.
fn is_set_off(search: &Search, mention: &Mention) -> bool {
    search.words[..mention.words.0].iter().any(|word| word.gap == Gap::Break)
}

/// What the names of a phrase mean, each in the largest of them.
fn choices(search: &Search, countries: &[String]) -> Vec<(Mention, Choice)> {
    let mentions = search.mentions();
    let chosen = |m: &Mention, container| choose(&m.entries, scene(m, countries, container));
    let mut told: Vec<(Mention, Choice)> = Vec::new();
    for mention in &mentions {
        let part = is_part(search, mention, &mentions);
        let credible = |choice: &Choice| is_credible(search, mention, &choice.entry, countries, part);
        told.extend(chosen(mention, None).filter(credible).map(|choice| (mention.clone(), choice)));
    }
    let largest = told.iter().map(|(_, choice)| choice.entry).min_by_key(precision);
    let container = largest.filter(|entry| precision(entry) <= 1);
    let inside = |(mention, choice): (Mention, Choice)| match container {
        Some(container) if container.at != choice.entry.at => {
            let choice = chosen(&mention, Some(container)).unwrap_or(choice);
            (mention, choice)
        }
        _ => (mention, choice),
    };
    told.into_iter().map(inside).collect()
}

/// A phrase is known to tell a place, so little is doubted: plain words, streets, parts of longer names, and villages
/// far from the countries of the article.
fn is_credible(search: &Search, mention: &Mention, entry: &Entry, countries: &[String], part: bool) -> bool {
    if mention.is_street() {
        return false;
    }
    if mention.kind.is_some() || entry.is_country() {
        return true;
    }
    let known = is_well_known(entry);
    let ours = countries.is_empty() || countries.iter().any(|country| country == entry.country);
    !search.cues.never.contains(&mention.key) && (known || ours) && !part
}

/// Whether capitalised words beside the name make it a part of a longer one. Two names with a hyphen are two places:
/// Sikasso-Bougouni.
fn is_part(search: &Search, mention: &Mention, all: &[Mention]) -> bool {
    let (from, to) = mention.words;
    let elided = mention.span.start > search.words[from].span.start;
    let owns = mention.span.end < search.words[to - 1].span.end;
    let placed = |n: usize| all.iter().any(|m| m.words.0 <= n && n < m.words.1 && !search.cues.never.contains(&m.key));
    let name = |n: usize, gap: Gap| {
        let word = search.words.get(n).filter(|word| word.capital);
        word.is_some() && !search.cues.is_plain(&search.keys[n]) && !(gap == Gap::Hyphen && placed(n))
    };
    let before = search.before(from).filter(|_| !elided).is_some_and(|n| name(n, search.words[n].gap));
    let gap = search.words[to - 1].gap;
    let article = search.words.get(to).is_some_and(|word| word.gap == Gap::Hyphen && !word.capital);
    let after = !owns && matches!(gap, Gap::Space | Gap::Hyphen) && name(if article { to + 1 } else { to }, gap);
    before || after
}

/// The last name before word `end`, which the gazetteer does not have.
fn unknown(search: &Search, end: usize, country: &str) -> Option<Place> {
    let is_name = |n: &usize| {
        let key = &search.keys[*n];
        search.words[*n].capital && !search.cues.articles.contains(key) && !search.cues.never.contains(key)
    };
    let last = (0..end).rev().find(is_name)?;
    let joins = |n: &usize| *n < end && search.words[*n].capital && search.words[*n - 1].gap != Gap::Break;
    let last = (last + 1..end).take_while(joins).last().unwrap_or(last);
    let runs_on = |n: &usize| {
        let word = search.words[*n];
        word.gap == Gap::Hyphen || (word.capital && word.gap != Gap::Break)
    };
    let first = (0..last).rev().take_while(runs_on).last().unwrap_or(last);
    let name = search.text.get(search.words[first].bare..search.words[last].owner)?;
    let mut why = vec!["not in the gazetteer".to_owned()];
    why.extend(Some(format!("country:{country} from article")).filter(|_| !country.is_empty()));
    let country = country.to_owned();
    let name = name.to_owned();
    Some(Place {
        span: None,
        name,
        geonameid: None,
        point: None,
        country,
        admin1: None,
        feature: None,
        offset: None,
        why,
    })
}

/// Whether the words speak of a capital, or of what stands in one: "la Primature", "devant le Parlement géorgien".
fn is_capital(search: &Search) -> bool {
    search.keys.iter().any(|key| search.cues.capital.contains(key) || search.cues.seat.contains(key))
}

/// The town of the building that the words name: "à l'Élysée", "la Maison Blanche", "au palais du Luxembourg".
fn landmark(search: &Search) -> Option<Choice> {
    const LONGEST: usize = 3; // words
    let words = search.words;
    let ends = |from: usize| (from..words.len()).take(LONGEST).take_while(move |&n| n == from || search.joins(n));
    let names = (0..words.len()).flat_map(|from| ends(from).map(move |to| (from, to)));
    let is_whole = |&(from, to): &(usize, usize)| {
        let hyphen = words[to].gap == Gap::Hyphen || from.checked_sub(1).is_some_and(|n| words[n].gap == Gap::Hyphen);
        words[to].capital && !hyphen
    };
    let town = |(from, to): (usize, usize)| {
        let name = search.text.get(words[from].bare..words[to].owner)?;
        search.cues.landmark.get(&super::key::key(name))
    };
    let entry = search.table.line_of(names.filter(is_whole).find_map(town)?)?;
    Some(Choice { entry, why: vec![format!("geonames:{}", entry.id), "town of the building".to_owned()] })
}

fn scene<'a>(mention: &Mention, countries: &'a [String], container: Option<Entry>) -> Scene<'a> {
    Scene { countries, container, kind: mention.kind, in_town: mention.in_town, ..Scene::default() }
}

/// "Haiti's capital"; "la capitale" of the article's country.
fn capital(search: &Search, choices: &[(Mention, Choice)], countries: &[String]) -> Option<Choice> {
    let country = choices.first().map(|(_, choice)| choice.entry.country).or(countries.first().map(String::as_str))?;
    let entry = search.table.capital(country)?;
    Some(Choice { entry, why: vec![format!("geonames:{}", entry.id), format!("capital of {country}")] })
}

/// How small a place a feature code stands for.
fn precision(entry: &Entry) -> u8 {
    match entry.feature {
        code if code.starts_with("PCL") || code == "CONT" => 0,
        "ADM1" | "RGN" => 1,
        "ADM2" => 2,
        _ => 3,
    }
}

/// A place of the article's likeliest countries that is called nearly so.
fn by_sound(search: &Search, countries: &[String]) -> Option<Choice> {
    if search.keys.iter().any(|key| search.cues.street.contains(key)) {
        return None;
    }
    let names: Vec<&str> =
        search.words.iter().filter(|word| word.capital).map(|word| &search.text[word.bare..word.owner]).collect();
    let key = super::key::key(&names.join(" "));
    if key.len() < 4 {
        return None;
    }
    let entries =
        countries.iter().take(2).map(|country| search.table.sounding(&key, country)).find(|found| !found.is_empty())?;
    let mut choice = choose(&entries, Scene { countries, ..Scene::default() })?;
    choice.why.push(format!("sounds like {}", names.join(" ")));
    Some(choice)
}

/// Whether one country's entry stands for all of a name.
pub(super) fn has_one_country(entries: &[Entry]) -> bool {
    let Some(largest) = entries.iter().max_by_key(|e| (e.population, std::cmp::Reverse(e.at))) else { return false };
    let rival = entries.iter().filter(|e| e.country != largest.country).map(|e| e.population.max(1)).max();
    let dominant = rival.is_none_or(|rival| largest.population >= rival.saturating_mul(DOMINANT));
    dominant || entries.iter().any(Entry::is_country)
}

/// Whether `inner` is told right after `outer` or before it as lying in it.
pub(super) fn holds(outer: &Entry, inner: &[Entry]) -> bool {
    precision(outer) <= 1 && inner.iter().any(|entry| lies_in(entry, outer))
}
