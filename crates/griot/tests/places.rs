//! Places as phrases and texts name them, and the gazetteer's files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use griot::resolve::place::{Gazetteer, Toponyms};
use griot_core::Span;
use proptest::prelude::*;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

const CASES: &str = include_str!("cases/places.txt");

/// The cases under a heading, as words, countries and what is expected.
fn cases(heading: &str) -> impl Iterator<Item = (&'static str, Vec<String>, &'static str)> {
    let (_, rest) = CASES.split_once(&format!("## {heading}:")).expect("heading");
    let lines = rest.split("\n## ").next().unwrap_or_default().lines().skip(1);
    lines.filter(|line| !line.starts_with('#') && line.contains('|')).map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [words, countries, expected] = cells[..] else { panic!("three cells in {line:?}") };
        (words, countries.split(',').map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect(), expected)
    })
}

fn check(heading: &str, answer: impl Fn(&str, &[String]) -> String) {
    let wrong: Vec<String> = cases(heading)
        .map(|(words, countries, expected)| (words, expected, answer(words, &countries)))
        .filter(|(_, expected, got)| expected != got)
        .map(|(words, expected, got)| format!("{words}\n  expected {expected}\n  got      {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} cases of {heading} fail:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases(heading).count() > 5);
}

fn shown(place: &griot_core::Place) -> String {
    format!("{}, {}", place.name, place.country).trim_end().to_owned()
}

#[test]
fn phrases_resolve() {
    check("resolve", |words, countries| {
        GAZETTEER.resolve(words, countries).as_ref().map_or("nothing".to_owned(), shown)
    });
}

#[test]
fn phrases_without_a_name_lie_somewhere() {
    check("around", |words, countries| {
        let (before, rest) = words.split_once('[').unwrap();
        let (phrase, after) = rest.split_once(']').unwrap();
        let text = format!("{before}{phrase}{after}");
        let toponyms = Toponyms { found: GAZETTEER.find(&text, countries), dateline: None };
        let span = Span::new(before.len(), before.len() + phrase.len());
        GAZETTEER.resolve_at(&text, span, &toponyms, countries).as_ref().map_or("nothing".to_owned(), shown)
    });
}

#[test]
fn every_landmark_is_known_by_its_name() {
    for file in [griot_data::fr::PLACES, griot_data::en::PLACES] {
        let file: toml::Table = toml::from_str(file).unwrap();
        for (name, town) in file["landmark"].as_table().unwrap() {
            let place = GAZETTEER.resolve(&format!("à {name}"), &["NZL".to_owned()]).unwrap();
            assert_eq!(place.geonameid.map(|id| id.to_string()).as_deref(), town.as_str(), "{name}");
        }
    }
}

#[test]
fn toponyms_are_found() {
    check("find", |text, countries| {
        let found = GAZETTEER.find(text, countries);
        found.iter().map(|(span, place)| format!("{} = {}", span.of(text), shown(place))).collect::<Vec<_>>().join("; ")
    });
}

/// Places of the news, as French sentences name them: where each lies, to a fifth of a degree.
const NEWS: &[(&str, &str, (f64, f64))] = &[
    ("Des hommes armés ont attaqué Gao, Kidal et Ménaka.", "Gao", (16.27, -0.04)),
    ("Des hommes armés ont attaqué Gao, Kidal et Ménaka.", "Kidal", (18.44, 1.41)),
    ("Des hommes armés ont attaqué Gao, Kidal et Ménaka.", "Ménaka", (15.92, 2.4)),
    ("Le blocus de Kayes et de Nioro du Sahel se poursuit.", "Kayes", (14.45, -11.44)),
    ("Le blocus de Kayes et de Nioro du Sahel se poursuit.", "Nioro du Sahel", (15.23, -9.59)),
    ("Farabougou est encerclé depuis une semaine.", "Farabougou", (14.89, -6.14)),
    ("Des combats ont éclaté à Tinzaouaten.", "Tinzaouaten", (19.96, 2.86)),
    ("L'armée a quitté Gossi, au Mali.", "Gossi", (15.8, -1.32)),
    ("Une attaque a visé Djibo.", "Djibo", (14.1, -1.63)),
    ("Le massacre de Solhan a fait des dizaines de morts.", "Solhan", (13.38, 0.45)),
    ("À Tillabéri, l'armée a repoussé l'attaque.", "Tillabéri", (14.21, 1.45)),
    ("Un convoi est parti de Bakel pour la frontière.", "Bakel", (14.9, -12.46)),
    ("À Cité Soleil, les gangs ont tiré.", "Cité Soleil", (18.58, -72.33)),
    ("Le M23 a pris Goma et Rutshuru.", "Goma", (-1.67, 29.23)),
    ("Le M23 a pris Goma et Rutshuru.", "Rutshuru", (-1.19, 29.45)),
    ("Une frappe a visé Tyr, dans le sud du Liban.", "Tyr", (33.27, 35.19)),
];

#[test]
fn places_of_the_news_lie_where_they_lie() {
    let near = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 0.2 && (a.1 - b.1).abs() < 0.2;
    for &(text, name, point) in NEWS {
        let found = GAZETTEER.find(text, &[]);
        let place = found.iter().find(|(span, _)| span.of(text) == name).map(|(_, place)| place);
        assert!(place.and_then(|place| place.point).is_some_and(|at| near(at, point)), "{text} {name}: {place:?}");
    }
}

#[test]
fn places_tell_how_far_and_how_precisely() {
    for (words, km, bearing, precision) in [
        ("à 40 km au nord-est de Gao", Some(40), Some("NE"), "place"),
        ("à une quarantaine de kilomètres de Gao", Some(40), None, "place"),
        ("25 miles south of Gao", Some(40), Some("S"), "place"),
        ("près de Gao", None, None, "place"),
        ("à Gao", None, None, "exact"),
        ("dans le nord du Mali", None, None, "country"),
        ("dans la région de Gao", None, None, "admin1"),
        ("la colline Nkongwe", None, None, "country"),
        ("sur le lac Tchad", None, None, "admin1"),
        ("en mer Rouge", None, None, "none"),
    ] {
        let place = GAZETTEER.resolve(words, &["MLI".to_owned()]).unwrap();
        let offset = place.offset.clone().unwrap_or_default();
        assert_eq!(
            (offset.km, offset.bearing.as_deref(), place.precision().code()),
            (km, bearing, precision),
            "{words}"
        );
    }
}

#[test]
fn places_carry_their_reasons() {
    let gao = GAZETTEER.resolve("la ville de Gao", &["MLI".to_owned()]).unwrap();
    assert_eq!(gao.span, None);
    assert_eq!(gao.geonameid, Some(2_457_163));
    assert_eq!(gao.admin1.as_deref(), Some("Gao"));
    assert_eq!(gao.why, ["geonames:2457163", "told to be a town", "country:MLI from article"]);
}

#[test]
fn countries_of_names_and_texts() {
    let sure = |name| GAZETTEER.is_surely_place(name);
    assert_eq!(["Bamako", "Côte d’Ivoire", "Paris"].map(sure), [true; 3]);
    assert_eq!(["Tripoli", "Farfelu-les-Oies"].map(sure), [false; 2]);
    let text = "Le Mali et le Niger ont signé à Bamako. Une mission ira à Ouagadougou.";
    assert_eq!(GAZETTEER.countries(text), ["MLI", "NER", "BFA"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn hostile_text_is_safe(text in r"(\PC|Gao|Saint-|l'|’|\n|\. |de la |Le Caire|D\.C\.|[\u{300}-\u{304}\u{ad}\u{200b}]){0,60}") {
        let found = GAZETTEER.find(&text, &["MLI".to_owned()]);
        prop_assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        prop_assert!(found.iter().all(|(span, place)| !span.of(&text).is_empty() && place.span == Some(*span)));
        prop_assert_eq!(GAZETTEER.resolve(&text, &[]), GAZETTEER.resolve(&text, &[]));
        let (spans, toponyms) = (found.iter().map(|(span, _)| *span), Toponyms { found: found.clone(), dateline: None });
        for span in spans.chain([Span::new(0, text.len()), Span::new(text.len(), text.len())]) {
            let _ = GAZETTEER.resolve_at(&text, span, &toponyms, &["MLI".to_owned()]);
        }
        let _ = (GAZETTEER.countries(&text), GAZETTEER.is_surely_place(&text));
    }
}

#[test]
fn a_huge_text_is_searched() {
    let text = "Saint-".repeat(20_000) + &"Gao ".repeat(20_000);
    assert!(GAZETTEER.find(&text, &[]).len() <= 20_000);
}

/// The lines of a file of places, as cells.
fn rows(file: &'static str, cells: usize) -> Vec<Vec<&'static str>> {
    assert!(file.contains("# source:") && file.contains("# licence:"), "source and licence stand in the head");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let odd = rows.iter().find(|row| row.len() != cells);
    assert_eq!(odd, None, "{cells} cells a line");
    rows
}

#[test]
fn places_are_sorted_unique_and_on_earth() {
    let rows = rows(griot_data::world::PLACES, 9);
    assert!(rows.len() > 100_000);
    let countries: BTreeSet<&str> = rows.iter().filter(|row| row[7].starts_with("PCL")).map(|row| row[5]).collect();
    assert!(countries.len() > 240);
    let mut last = 0;
    for row in &rows {
        let id: u32 = row[0].parse().unwrap();
        assert!(id > last, "{id} after {last}");
        last = id;
        assert!(!row[1].is_empty() && row[1].trim() == row[1], "name of {id}");
        assert!(countries.contains(row[5]) || row[7] == "CONT", "{id}: country {}", row[5]);
        assert_eq!(row[3].is_empty(), row[4].is_empty(), "{id}: half a point");
        for (cell, limit) in [(row[3], 90.0), (row[4], 180.0)] {
            assert!(cell.is_empty() || cell.parse::<f64>().unwrap().abs() <= limit, "{id}: {cell} is off the earth");
        }
        assert!(row[8].is_empty() || row[8].parse::<u32>().is_ok(), "{id}: population {}", row[8]);
    }
}

#[test]
fn additions_have_a_source_and_an_own_or_known_id() {
    let known: BTreeSet<&str> = rows(griot_data::world::PLACES, 9).iter().map(|row| row[0]).collect();
    let rows = rows(griot_data::world::PLACES_ADDED, 10);
    let own = |row: &Vec<&str>| row[0].starts_with('+');
    for row in &rows {
        assert!(!row[9].is_empty(), "{}: no source", row[0]);
        assert!(own(row) != known.contains(row[0]), "{}: neither an own id nor one of places.tsv", row[0]);
        assert!(own(row) || row[3..9].iter().all(|cell| cell.is_empty()), "{}: only names are added", row[0]);
    }
    let order: Vec<_> = rows.iter().map(|row| (own(row), row[0].parse::<u32>().unwrap_or(0), row[0])).collect();
    assert!(order.is_sorted() && order.windows(2).all(|pair| pair[0] != pair[1]), "sorted, each once");
}
