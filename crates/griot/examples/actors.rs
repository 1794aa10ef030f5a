//! How well actors and recipients of the gold are coded, from their gold spans.
//!
//! `cargo run --release --example actors -- [--show] [--held-out] [FOLDER]`: without `--held-out` it measures on all
//! lines but every fifth, and `--show` prints the errors; with it, on every fifth alone, and shows none.
#![allow(clippy::print_stdout, reason = "this program prints its findings")]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use griot::resolve::Knowledge;
use griot::resolve::actor::{Actors, Scene};
use griot_core::{Article, Lang, Span};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    parties: usize,
    country: usize,
    sector: usize,
    sides: usize,
    sets: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let folder = args.iter().find(|arg| !arg.starts_with("--")).map_or_else(default_folder, PathBuf::from);
    let actors = Knowledge::embedded().actors;
    let mut all = Tally::default();
    for line in lines(&folder, has("--held-out"))? {
        measure(&actors, &serde_json::from_str(&line)?, has("--show") && !has("--held-out"), &mut all);
    }
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    let (country, sector) = (share(all.country, all.parties), share(all.sector, all.parties));
    println!("{} parties: country {country:.3}, first sector {sector:.3}", all.parties);
    println!("{} sides: set of countries {:.3}", all.sides, share(all.sets, all.sides));
    Ok(())
}

fn default_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../gold/events")
}

/// The lines of all files that are held out, or those that are not.
fn lines(folder: &Path, held_out: bool) -> Result<Vec<String>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut kept = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let wanted = |&(at, _): &(usize, &str)| (at % 5 == 4) == held_out;
        kept.extend(text.lines().enumerate().filter(wanted).map(|(_, line)| line.to_owned()));
    }
    Ok(kept)
}

fn measure(actors: &Actors, gold: &Value, show: bool, all: &mut Tally) {
    let article = article(gold);
    let scene = actors.scene(&article);
    let events = gold["events"].as_array().into_iter().flatten();
    for side in events.flat_map(|event| ["actor", "recipient"].map(|side| &event[side])).filter_map(Value::as_array) {
        for party in side {
            one(actors, &article, &scene, party, show, all);
        }
        all.sides += usize::from(!side.is_empty());
        all.sets += usize::from(!side.is_empty() && same_countries(actors, &article, &scene, side));
    }
}

/// Whether all answers together are the countries of one side of an event, no more and no less.
fn same_countries(actors: &Actors, article: &Article, scene: &Scene, side: &[Value]) -> bool {
    let gold: BTreeSet<&str> = side.iter().filter_map(|party| party["country"].as_str()).collect();
    let coded = side.iter().flat_map(|party| actors.code_all(article, scene, bytes(&article.text, &party["span"])));
    let found: BTreeSet<String> = coded.map(|coded| coded.country).collect();
    found.iter().map(String::as_str).eq(gold)
}

fn one(actors: &Actors, article: &Article, scene: &Scene, party: &Value, show: bool, all: &mut Tally) {
    let country = party["country"].as_str().unwrap_or("");
    let sector = party["sector"][0].as_str().unwrap_or("");
    let span = bytes(&article.text, &party["span"]);
    let coded = actors.code_all(article, scene, span);
    let best = coded.iter().find(|c| c.country == country).or(coded.first()).cloned().unwrap_or_default();
    let (right, fits) = (best.country == country, best.sectors.first().map_or("", |s| s.code()) == sector);
    all.parties += 1;
    all.country += usize::from(right);
    all.sector += usize::from(fits);
    if show && !(right && fits) {
        let wrong =
            [(!right, "C"), (!fits, "S")].into_iter().filter_map(|(is, mark)| is.then_some(mark)).collect::<String>();
        let got: Vec<String> = best.sectors.iter().map(ToString::to_string).collect();
        println!(
            "{wrong}\t{}\t{}\tgold {country} {}\tgot {} {}\t{}",
            article.id,
            span.of(&article.text),
            party["sector"],
            best.country,
            got.join(","),
            best.why.join(" ")
        );
    }
}

fn article(gold: &Value) -> Article {
    let text = |key: &str| gold[key].as_str().map(str::to_owned);
    Article {
        id: text("id").unwrap_or_default(),
        text: text("text").unwrap_or_default(),
        published: text("published").and_then(|day| day.parse().ok()),
        title: text("title"),
        lang: gold["lang"].as_str().and_then(Lang::from_code).unwrap_or(Lang::Fr),
        url: None,
        dateline: text("dateline"),
    }
}

/// Characters of the gold to bytes.
fn bytes(text: &str, span: &Value) -> Span {
    let byte = |at: &Value| {
        let at = at.as_u64().unwrap_or(0) as usize;
        text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
    };
    Span::new(byte(&span[0]), byte(&span[1]))
}
