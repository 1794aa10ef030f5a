//! How well places are found and resolved.
//!
//!     places find ARTICLES.jsonl        the toponyms of each article, as `griot annotate --layer places` writes them
//!     places resolve ARTICLES.jsonl     the places of the toponyms whose spans the articles tell
//!     places gold EVENTS.jsonl...       the places of gold events resolved against what the gold says
//!     places gold --dev EVENTS.jsonl... those of the articles that rules may be written from, and what goes wrong
//!     places gold --parties EVENTS.jsonl...  with the countries of the gold's parties, as if the actors were resolved
//!     places time ARTICLES.jsonl        time to open, to search a text and to look up a word

use std::error::Error;
use std::io::Write;

use griot::resolve::fold::fold;
use griot::resolve::place::Gazetteer;
use griot_core::{Place, Span};
use serde_json::{Value, json};

/// Every so many lines of a gold file, one is held out.
const HELD_OUT: usize = 5;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["find", file] => find(file),
        ["resolve", file] => resolve(file),
        ["gold", "--dev", ref files @ ..] => gold(files, true, false),
        ["gold", "--parties", ref files @ ..] => gold(files, false, true),
        ["gold", ref files @ ..] => gold(files, false, false),
        ["time", file] => time(file),
        _ => Err("places find|gold|time FILE: see the head of this example".into()),
    }
}

fn lines(file: &str) -> Outcome<Vec<Value>> {
    let text = std::fs::read_to_string(file).map_err(|why| format!("{file}: {why}"))?;
    text.split('\n').filter(|line| !line.is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn find(file: &str) -> Outcome<()> {
    let gazetteer = Gazetteer::embedded();
    let mut out = std::io::stdout().lock();
    for article in lines(file)? {
        let text = article["text"].as_str().unwrap_or_default();
        let chars = |byte: usize| text[..byte].chars().count();
        let toponym = |(span, place): (Span, Place)| toponym([chars(span.start), chars(span.end)], &place);
        let toponyms: Vec<Value> = gazetteer.find(text, &[]).into_iter().map(toponym).collect();
        writeln!(out, "{}", json!({"id": article["id"], "toponyms": toponyms}))?;
    }
    Ok(())
}

fn resolve(file: &str) -> Outcome<()> {
    let gazetteer = Gazetteer::embedded();
    let mut out = std::io::stdout().lock();
    for article in lines(file)? {
        let text = article["text"].as_str().unwrap_or_default();
        let byte = |chars: u64| byte(text, chars);
        let told = article["toponyms"].as_array().into_iter().flatten();
        let told: Vec<[u64; 2]> =
            told.map(|one| [0, 1].map(|end| one["span"][end].as_u64().unwrap_or_default())).collect();
        let spans: Vec<Span> = told.iter().map(|&[start, end]| Span::new(byte(start), byte(end))).collect();
        let places = told.iter().zip(gazetteer.place_spans(text, &spans, &[]));
        let toponyms: Vec<Value> =
            places.filter_map(|(&span, place)| Some(toponym(span.map(|at| at as usize), &place?))).collect();
        writeln!(out, "{}", json!({"id": article["id"], "toponyms": toponyms}))?;
    }
    Ok(())
}

/// The byte at which so many characters end.
fn byte(text: &str, chars: u64) -> usize {
    text.chars().take(chars as usize).map(char::len_utf8).sum()
}

fn toponym(span: [usize; 2], place: &Place) -> Value {
    json!({"span": span, "lat": place.point.map(|p| p.0), "lon": place.point.map(|p| p.1),
           "geonameid": place.geonameid, "name": place.name, "why": place.why})
}

/// Counts of one measure.
#[derive(Default)]
struct Hits {
    of: usize,
    found: usize,
    resolved: usize,
    country: usize,
    name: usize,
    any_name: usize,
}

fn gold(files: &[&str], dev: bool, parties: bool) -> Outcome<()> {
    let gazetteer = Gazetteer::embedded();
    let mut out = std::io::stdout().lock();
    let mut hits = Hits::default();
    for file in files {
        for (n, article) in lines(file)?.iter().enumerate() {
            if (n % HELD_OUT == HELD_OUT - 1) != dev {
                let countries = countries(&gazetteer, article, parties);
                measure(&gazetteer, article, &countries, dev.then_some(&mut out), &mut hits)?;
            }
        }
    }
    let share = |n: usize| n as f64 / hits.of.max(1) as f64;
    writeln!(
        out,
        "{} places: resolved {:.3}, country {:.3}, name {:.3}, one of the place's names {:.3}; found in the text {:.3}",
        hits.of,
        share(hits.resolved),
        share(hits.country),
        share(hits.name),
        share(hits.any_name),
        share(hits.found)
    )?;
    Ok(())
}

/// The countries an article is about, by its toponyms and, if asked, first by the gold's parties.
fn countries(gazetteer: &Gazetteer, article: &Value, parties: bool) -> Vec<String> {
    let (text, dateline) = (article["text"].as_str(), article["dateline"].as_str());
    let told = gazetteer.countries(&format!("{}\n{}", dateline.unwrap_or_default(), text.unwrap_or_default()));
    let events = article["events"].as_array().into_iter().flatten().filter(|_| parties);
    let sides = events.flat_map(|event| [&event["actor"], &event["recipient"]]);
    let codes =
        sides.flat_map(|side| side.as_array().into_iter().flatten()).filter_map(|side| side["country"].as_str());
    let mut all: Vec<String> = Vec::new();
    for code in codes.map(str::to_owned).filter(|code| !NO_STATE.contains(&code.as_str())).chain(told) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}

/// What the codebook writes for parties of no state.
const NO_STATE: [&str; 8] = ["", "UNO", "EUR", "IGO", "NGO", "ISM", "MNC", "IMG"];

fn measure(
    gazetteer: &Gazetteer,
    article: &Value,
    countries: &[String],
    tell: Option<&mut impl Write>,
    hits: &mut Hits,
) -> Outcome<()> {
    let text = article["text"].as_str().unwrap_or_default();
    let mut tell = tell;
    let toponyms = gazetteer.toponyms(text, article["dateline"].as_str(), countries);
    for place in article["events"].as_array().into_iter().flatten().map(|event| &event["place"]) {
        let Some(words) = place["text"].as_str() else { continue };
        let (name, country) = (place["name"].as_str().unwrap_or(words), place["country"].as_str().unwrap_or_default());
        let at = |end: usize| place["span"][end].as_u64().map_or(0, |at| byte(text, at));
        let span = Span::new(at(0), at(1));
        let answer = gazetteer.resolve_at(text, span, &toponyms, countries);
        hits.of += 1;
        hits.found += usize::from(toponyms.found.iter().any(|(span, _)| words.contains(span.of(text))));
        hits.resolved += usize::from(answer.is_some());
        let named = answer.as_ref().is_some_and(|place| spelt(&place.name) == spelt(name));
        let same =
            answer.as_ref().zip(gazetteer.resolve(name, &[country.to_owned()])).is_some_and(|(a, b)| a.name == b.name);
        let right = answer.as_ref().is_some_and(|place| place.country == country);
        hits.country += usize::from(right);
        hits.name += usize::from(named);
        hits.any_name += usize::from(named || same);
        if let Some(out) = tell.as_mut().filter(|_| !(right && (named || same))) {
            writeln!(out, "{}\t{words} → {name} {country}\t{countries:?}\t{}", article["id"], told(answer.as_ref()))?;
        }
    }
    Ok(())
}

/// A name by its letters: hyphens and accents are the gazetteer's and the press's own affair.
fn spelt(name: &str) -> String {
    fold(name).replace('-', " ")
}

fn told(place: Option<&Place>) -> String {
    place.map_or("nothing".to_owned(), |place| {
        format!("{} {} {:?} {:?}", place.name, place.country, place.feature, place.why)
    })
}

#[expect(clippy::disallowed_methods, reason = "this measures time")]
fn time(file: &str) -> Outcome<()> {
    let start = std::time::Instant::now();
    let gazetteer = Gazetteer::embedded();
    let loaded = start.elapsed();
    let articles = lines(file)?;
    let texts: Vec<&str> = articles.iter().filter_map(|article| article["text"].as_str()).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let start = std::time::Instant::now();
    let found: usize = texts.iter().map(|text| gazetteer.find(text, &[]).len()).sum();
    let speed = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
    let words: Vec<&str> = texts.iter().flat_map(|text| text.split_whitespace()).collect();
    let start = std::time::Instant::now();
    let known = words.iter().filter(|word| gazetteer.is_surely_place(word)).count();
    let lookup = start.elapsed() / words.len().max(1) as u32;
    writeln!(
        std::io::stdout(),
        "opening {loaded:?}; {found} toponyms in {bytes} bytes, {speed:.1} MB a second; {known} of {} words known, {lookup:?} a lookup",
        words.len()
    )?;
    Ok(())
}
