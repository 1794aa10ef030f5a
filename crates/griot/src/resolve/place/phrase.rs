//! The place of a phrase that is known to tell one.

use super::Entry;
use super::choose::{Choice, Scene, choose, lies_in};
use super::mention::{Mention, Search};

/// How many times more people the largest namesake must have to stand for its name alone.
const DOMINANT: u32 = 10;

/// The place of a phrase: its most precise name, in the larger ones beside it.
pub(super) fn resolve(search: &Search, countries: &[String]) -> Option<Choice> {
    let mentions = search.mentions();
    let told: Vec<&Mention> = mentions.iter().filter(|m| m.kind.is_some() || !search.cues.never.contains(&m.key)).collect();
    let choices: Vec<Choice> = told.iter().filter_map(|m| choose(&m.entries, &m.key, scene(m, countries, None))).collect();
    if search.keys.iter().any(|key| search.cues.capital.contains(key)) && choices.iter().all(|c| c.entry.is_country()) {
        if let Some(capital) = capital(search, &choices, countries) {
            return Some(capital);
        }
    }
    let Some(container) = choices.iter().map(|c| c.entry).min_by_key(precision) else {
        return by_sound(search, countries);
    };
    let inside = |m: &&Mention| choose(&m.entries, &m.key, scene(m, countries, Some(container)));
    let mut best: Option<Choice> = None;
    for choice in told.iter().filter_map(inside) {
        if best.as_ref().is_none_or(|best| precision(&choice.entry) > precision(&best.entry)) {
            best = Some(choice);
        }
    }
    best
}

fn scene<'a>(mention: &Mention, countries: &'a [String], container: Option<Entry>) -> Scene<'a> {
    Scene { countries, container, kind: mention.kind, in_town: mention.in_town, near: &[] }
}

/// "Haiti's capital", "la capitale" of the article's country.
fn capital(search: &Search, choices: &[Choice], countries: &[String]) -> Option<Choice> {
    let country = choices.first().map(|choice| choice.entry.country).or(countries.first().map(String::as_str))?;
    let entry = search.table.capital(country)?;
    Some(Choice { entry, why: vec![format!("geonames:{}", entry.id), format!("capital of {country}")] })
}

/// How small a place a feature code stands for.
fn precision(entry: &Entry) -> u8 {
    match entry.feature {
        code if code.starts_with("PCL") => 0,
        "ADM1" | "RGN" => 1,
        "ADM2" => 2,
        _ => 3,
    }
}

/// A place of the article's likeliest countries that is called nearly so.
fn by_sound(search: &Search, countries: &[String]) -> Option<Choice> {
    let names: Vec<&str> =
        search.words.iter().filter(|word| word.capital).map(|word| &search.text[word.bare..word.owner]).collect();
    let key = super::key::key(&names.join(" "));
    if key.len() < 4 {
        return None;
    }
    let entries = countries.iter().take(2).map(|country| search.table.sounding(&key, country)).find(|found| !found.is_empty())?;
    let mut choice = choose(&entries, &key, Scene { countries, ..Scene::default() })?;
    choice.why.push(format!("sounds like {}", names.join(" ")));
    Some(choice)
}

/// The country of a name's entries, if one stands for all.
pub(super) fn country_of(entries: &[Entry]) -> Option<&'static str> {
    if let Some(country) = entries.iter().filter(|e| e.is_country()).max_by_key(|e| e.population) {
        return Some(country.country);
    }
    let largest = entries.iter().max_by_key(|e| (e.population, std::cmp::Reverse(e.at)))?;
    let rival = entries.iter().filter(|e| e.country != largest.country).map(|e| e.population.max(1)).max();
    rival.is_none_or(|rival| largest.population >= rival.saturating_mul(DOMINANT)).then_some(largest.country)
}

/// Whether `inner` is told right after `outer` or before it as lying in it.
pub(super) fn holds(outer: &Entry, inner: &[Entry]) -> bool {
    precision(outer) <= 1 && inner.iter().any(|entry| lies_in(entry, outer))
}
