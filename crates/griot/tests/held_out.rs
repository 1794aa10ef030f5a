//! The ratchet: the held-out articles must score what `scores/held-out.tsv` says, and a fall must be explained there.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail and tell")]

use griot::Griot;
use griot::score::{Bootstrap, Level, read_gold, read_predictions, score};
use griot_core::Lang;
use griot_core::record::{Defaults, event_lines, read_article};
use std::fmt::Write as _;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Processors that add in another order may move a borderline decision; a percentage may differ by this much.
const BORDERLINE: f64 = 0.3;

/// Every fifth line of each gold file, in the order of their names.
fn held_out() -> String {
    let mut files: Vec<_> =
        std::fs::read_dir(Path::new(ROOT).join("gold/events")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let fifth: Vec<&str> = texts.iter().flat_map(|text| text.lines().skip(4).step_by(5)).collect();
    fifth.join("\n")
}

/// The events of all articles: two readers wait half as long as one.
fn coded(gold: &str) -> String {
    let lines: Vec<&str> = gold.lines().collect();
    let (front, back) = lines.split_at(lines.len() / 2);
    let griot = Griot::new();
    std::thread::scope(|scope| {
        let other = griot.clone();
        let front = scope.spawn(move || coded_by(&other, front));
        let back = coded_by(&griot, back);
        front.join().unwrap() + &back
    })
}

fn coded_by(griot: &Griot, gold: &[&str]) -> String {
    let mut out = String::new();
    for line in gold {
        let article = read_article(line, "gold", Defaults::default()).unwrap().or_lang(|_| Lang::Fr);
        for event in event_lines(&article, &griot.code(&article).events) {
            writeln!(out, "{event}").unwrap();
        }
    }
    out
}

/// Event, Dyad and Record F1 in per cent, and the note.
fn committed() -> Vec<([f64; 3], String)> {
    let text = std::fs::read_to_string(Path::new(ROOT).join("scores/held-out.tsv")).unwrap();
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        ([1, 2, 3].map(|i: usize| fields[i].parse().unwrap()), fields[4].trim().to_owned())
    };
    text.lines().filter(|line| !line.starts_with('#')).skip(1).map(row).collect()
}

#[test]
fn held_out_articles_score_what_is_committed() {
    let gold = held_out();
    let told = read_gold(&gold, "gold").unwrap();
    let predictions = read_predictions(&coded(&gold), "coded", &told, false).unwrap();
    let scores = score(&told, &predictions, Bootstrap { rounds: 0, ..Bootstrap::default() }).scores;
    let measured = [&scores.event, &scores.dyad, &scores.record].map(|level: &Level| 100.0 * level.f1);
    let (last, _) = committed().pop().unwrap();
    println!("measured {measured:.1?}, committed {last:.1?}");
    for (name, (now, then)) in ["Event", "Dyad", "Record"].iter().zip(measured.into_iter().zip(last)) {
        assert!(
            (now - then).abs() <= BORDERLINE,
            "{name} F1 is {now:.1}, scores/held-out.tsv says {then:.1}: add a line"
        );
    }
}

#[test]
fn every_fall_has_its_note() {
    for pair in committed().windows(2) {
        let falls = pair[0].0.iter().zip(pair[1].0).any(|(&before, now)| now < before - BORDERLINE);
        assert!(!falls || !pair[1].1.is_empty(), "a fall from {:?} to {:?} without a note", pair[0].0, pair[1].0);
    }
}
