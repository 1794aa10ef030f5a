//! The scores against those of the codebook's scorer in Python: recorded on made-up articles, and live on
//! broken copies of the gold where the scorer stands beside the repository.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use griot::score::{Bootstrap, Report, read_gold, read_predictions, score};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

const GOLD: &str = include_str!("score/gold.jsonl");
const EVENTS: &str = include_str!("score/events.jsonl");

/// What the two ways to ask for scores print.
fn scored(gold: &str, predicted: &str, errors: usize) -> [String; 2] {
    let gold = read_gold(gold, "gold.jsonl").unwrap();
    let predictions = read_predictions(predicted, "pred.jsonl", &gold, false).unwrap();
    let report: Report = score(&gold, &predictions, Bootstrap::default());
    [report.text(true) + &report.errors(errors), report.json() + "\n"]
}

#[test]
fn recorded_scores() {
    let expected = [include_str!("score/report.txt"), include_str!("score/report.json")];
    assert_eq!(scored(GOLD, EVENTS, 20), expected);
}

#[test]
fn predictions_in_the_form_of_gold_score_alike() {
    assert_eq!(scored(GOLD, include_str!("score/articles.jsonl"), 20), scored(GOLD, EVENTS, 20));
}

#[test]
fn gold_against_itself_is_perfect() {
    let gold = read_gold(GOLD, "gold").unwrap();
    let predictions = read_predictions(GOLD, "gold", &gold, false).unwrap();
    let scores = score(&gold, &predictions, Bootstrap { rounds: 0, seed: 0 }).scores;
    let perfect = [scores.event, scores.dyad, scores.record].iter().all(|level| level.right == scores.gold);
    assert!(perfect && scores.event.interval.is_none());
}

#[test]
fn bad_lines_are_named() {
    let gold = read_gold(GOLD, "gold.jsonl").unwrap();
    let sound: Value = serde_json::from_str(EVENTS.lines().next().unwrap()).unwrap();
    for (key, value, problem) in [
        ("doc", json!(null), "no `doc`"),
        ("doc", json!("z"), "no article \"z\""),
        ("event", json!("FIGHT"), "\"FIGHT\""),
        ("mentions", json!([]), "at least one mention"),
        ("mentions", json!([{"text": "x"}]), "one with a `span`"),
        ("mentions", json!([{"span": [5, 5]}]), "empty or not within"),
        ("mentions", json!([{"span": [0, 9999]}]), "not within the text (0 to"),
        ("mentions", json!([{"span": [-1, 3]}]), "not within"),
        ("mentions", json!([{"span": [0, "1"]}]), "two whole numbers"),
        ("mentions", json!([{"text": "Zorv", "span": [1, 5]}]), "reads \"orvi\", not \"Zorv\""),
        ("status", json!("past"), "`status`"),
        ("actor", json!("RUS"), "`actor`"),
        ("actor", json!([{"country": 3}]), "`actor.country`"),
        ("date", json!({"from": "11/11/2025"}), "`date.from`"),
        ("dead", json!("12"), "`dead`"),
        ("place", json!("Kelm"), "`place`"),
        ("mode", json!("visit"), "`mode`"),
        ("contexts", json!([1]), "`contexts`"),
    ] {
        let mut bad = sound.clone();
        bad[key] = value;
        let issue = read_predictions(&format!("{sound}\n\n{bad}\n"), "pred.jsonl", &gold, false).unwrap_err();
        assert!(issue.place.starts_with("pred.jsonl:3") && issue.problem.contains(problem), "{key}: {issue}");
    }
}

#[test]
fn bad_gold_is_named() {
    for (line, problem) in [
        ("{", "not JSON"),
        ("{}", "no `id`"),
        (r#"{"id": "b"}"#, "no `text`"),
        (r#"{"id": "b", "text": "x"}"#, "no list of `events`"),
        (r#"{"id": "a", "text": "", "events": []}"#, "used twice, first at gold.jsonl:1"),
    ] {
        let first = r#"{"id": "a", "text": "", "events": []}"#;
        let issue = read_gold(&format!("{first}\n{line}"), "gold.jsonl").unwrap_err();
        assert!(issue.place.starts_with("gold.jsonl:2") && issue.problem.contains(problem), "{line}: {issue}");
    }
    assert_eq!(read_gold("\n", "gold.jsonl").unwrap_err().place, "gold.jsonl");
}

#[test]
fn unknown_articles_are_passed_over_on_request_and_counted() {
    let gold = read_gold(GOLD, "gold").unwrap();
    let foreign = r#"{"doc": "z", "event": "AID", "mentions": [{"span": [0, 1]}]}"#;
    let predictions = read_predictions(foreign, "pred", &gold, true).unwrap();
    assert_eq!((predictions.skipped, predictions.events.iter().all(Vec::is_empty)), (1, true));
}

/// All gold of the repository, in the order of its files' names.
fn repository_gold() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gold/events");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// Predictions that are wrong in every way that scores distinguish, the same in every run.
fn broken(gold: &str, mut seed: u64) -> String {
    let mut dice = move |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let mut lines = String::new();
    for line in gold.lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        for event in article["events"].as_array().unwrap() {
            for _ in 0..[1, 1, 1, 1, 2, 0][dice(6) as usize] {
                let mut event = event.clone();
                event["doc"] = article["id"].clone();
                (0..dice(5)).for_each(|_| spoil(&mut event, &mut dice));
                writeln!(lines, "{event}").unwrap();
            }
        }
    }
    lines
}

fn spoil(event: &mut Value, dice: &mut impl FnMut(u64) -> u64) {
    match dice(12) {
        0 => event["mode"] = json!(["visit"]),
        1 => event["status"] = json!("future"),
        2 => event["date"] = json!({"from": "2020-01-01"}),
        3 => event["place"] = json!({"name": event["place"]["name"].as_str().map(str::to_uppercase)}),
        4 => event["source"] = json!(null),
        5 => event["dead"] = json!(7),
        6 => event["event"] = json!(["ASSAULT", "CONSULT", "COERCE"][dice(3) as usize]),
        7 => event["mentions"] = json!([{"span": [dice(90), 90 + dice(60)]}]),
        8 => event["actor"] = event["recipient"].clone(),
        9 => event["recipient"] = json!([]),
        10 => event["actor"].as_array_mut().unwrap().reverse(),
        _ => event["actor"] = json!([{"country": "FRA", "sector": ["GOV"]}]),
    }
}

/// What the scorer in Python prints.
fn python(gold: &Path, predicted: &Path, options: &[&str]) -> Option<String> {
    let scorer = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/score/score_events.py"));
    let run =
        Command::new("python3").args(["-B", "-X", "utf8"]).arg(scorer).args([gold, predicted]).args(options).output();
    let out = run.ok().filter(|_| scorer.exists())?;
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).unwrap())
}

#[test]
fn the_scorer_in_python_agrees() {
    let gold = repository_gold();
    let [gold_file, predicted_file] =
        ["gold.jsonl", "predicted.jsonl"].map(|name| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
    std::fs::write(&gold_file, &gold).unwrap();
    for seed in 0..4 {
        let predicted = broken(&gold, seed);
        std::fs::write(&predicted_file, &predicted).unwrap();
        let ways = [&["--by-type", "--errors", "9999"][..], &["--json"]];
        let [Some(text), Some(json)] = ways.map(|options| python(&gold_file, &predicted_file, options)) else {
            return eprintln!("skipped: no ../shared/score/score_events.py beside the repository, or no python3");
        };
        assert_eq!(scored(&gold, &predicted, 9999), [text, json], "seed {seed}");
    }
}
