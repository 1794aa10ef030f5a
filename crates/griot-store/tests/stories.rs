//! The ratchet: gathering the events of `gold/stories` must score what `scores/stories.tsv` says.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail and tell")]

#[path = "../src/stories/gold.rs"]
mod gold;

use gold::Told;
use griot_store::stories::{Telling, gather};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// A percentage may be lower than the committed one by this much.
const BORDERLINE: f64 = 0.1;
const HEAD: &str = "set\tb3_precision\tb3_recall\tb3_f1\tpair_precision\tpair_recall\tpair_f1\tevents\tstories\tfound";

/// Shares in per cent.
struct Scores {
    set: &'static str,
    /// Precision, recall and F1 of B-cubed, then of pairs.
    shares: [f64; 6],
    events: usize,
    stories: usize,
    found: usize,
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// How often each stands among `keys`.
fn counts<T: Ord>(keys: &[T]) -> BTreeMap<&T, f64> {
    let mut counts = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1.0;
    }
    counts
}

fn score(set: &'static str, told: &[Told], groups: &[Vec<usize>]) -> Scores {
    let mut found = vec![0; told.len()];
    groups.iter().enumerate().for_each(|(group, members)| members.iter().for_each(|&at| found[at] = group));
    let stories: Vec<&str> = told.iter().map(|told| told.story.as_str()).collect();
    let both: Vec<(&str, usize)> = stories.iter().copied().zip(found.iter().copied()).collect();
    let (by_story, by_group, by_both) = (counts(&stories), counts(&found), counts(&both));
    let mean = |share: &dyn Fn(usize) -> f64| (0..told.len()).map(share).sum::<f64>() / told.len() as f64;
    let precision = mean(&|at| by_both[&both[at]] / by_group[&found[at]]);
    let recall = mean(&|at| by_both[&both[at]] / by_story[&stories[at]]);
    let pairs = |counts: Vec<&f64>| counts.into_iter().map(|count| count * (count - 1.0) / 2.0).sum::<f64>();
    let right = pairs(by_both.values().collect());
    let pair = [right / pairs(by_group.values().collect()), right / pairs(by_story.values().collect())];
    let shares = [precision, recall, harmonic(precision, recall), pair[0], pair[1], harmonic(pair[0], pair[1])]
        .map(|x| 100.0 * x);
    Scores { set, shares, events: told.len(), stories: by_story.len(), found: groups.len() }
}

fn measured() -> Vec<Scores> {
    ["dev", "test"].into_iter().filter_map(measure).collect()
}

fn measure(set: &'static str) -> Option<Scores> {
    let text = std::fs::read_to_string(Path::new(ROOT).join(format!("gold/stories/{set}.jsonl"))).ok()?;
    let told = gold::read(&text);
    let tellings: Vec<Telling> = told.iter().map(|told| Telling::of(&told.event, &told.text)).collect();
    Some(score(set, &told, &gather(&tellings)))
}

fn table(scores: &[Scores]) -> String {
    let mut table = format!("{HEAD}\n");
    for score in scores {
        write!(table, "{}", score.set).unwrap();
        score.shares.iter().for_each(|share| write!(table, "\t{share:.1}").unwrap());
        writeln!(table, "\t{}\t{}\t{}", score.events, score.stories, score.found).unwrap();
    }
    table
}

fn file() -> PathBuf {
    Path::new(ROOT).join("scores/stories.tsv")
}

/// The shares of a set as they are committed.
fn committed(set: &str) -> [f64; 6] {
    let text = std::fs::read_to_string(file()).unwrap_or_default();
    let row = text.lines().find(|line| line.split('\t').next() == Some(set));
    let fields: Vec<&str> = row.unwrap_or_default().split('\t').collect();
    [1, 2, 3, 4, 5, 6].map(|at: usize| fields.get(at).and_then(|field| field.parse().ok()).unwrap_or_default())
}

#[test]
fn stories_score_what_is_committed() {
    let scores = measured();
    println!("{}", table(&scores));
    if std::env::var_os("GRIOT_ACCEPT_SCORES").is_some() {
        std::fs::write(file(), table(&scores)).unwrap();
    }
    for score in &scores {
        let then = committed(score.set);
        for (name, at) in [("B-cubed F1", 2), ("pairwise F1", 5)] {
            assert!(
                score.shares[at] >= then[at] - BORDERLINE,
                "{name} on {} is {:.1}, scores/stories.tsv says {:.1}; to accept it: \
                 GRIOT_ACCEPT_SCORES=1 cargo test -p griot-store --test stories",
                score.set,
                score.shares[at],
                then[at]
            );
        }
    }
}

#[test]
fn scores_of_known_groups_are_known() {
    let told = gold::read(KNOWN);
    let score = |groups: &[Vec<usize>]| score("known", &told, groups).shares.map(|share| share.round() as i32);
    assert_eq!(score(&[vec![0, 1], vec![2]]), [100; 6]);
    // The third event is right for a third of its group; of three pairs one is right.
    assert_eq!(score(&[vec![0, 1, 2]]), [56, 100, 71, 33, 100, 50]);
    assert_eq!(score(&[vec![0, 2], vec![1]])[..3], [67, 67, 67]);
}

const KNOWN: &str = concat!(
    r#"{"id":"a","lang":"fr","published":"2026-03-03","title":"T","text":"Un raid.","events":["#,
    r#"{"event":"ASSAULT","mode":[],"status":"actual","mentions":[{"text":"raid","span":[3,7]}],"actor":[],"recipient":[],"#,
    r#""date":{"from":null,"to":null,"span":null},"place":null,"source":null,"dead":null,"injured":null,"contexts":[],"story":"s"},"#,
    r#"{"event":"ASSAULT","mode":[],"status":"actual","mentions":[{"text":"raid","span":[3,7]}],"actor":[],"recipient":[],"#,
    r#""date":{"from":null,"to":null,"span":null},"place":null,"source":null,"dead":null,"injured":null,"contexts":[],"story":"s"},"#,
    r#"{"event":"ASSAULT","mode":[],"status":"actual","mentions":[{"text":"raid","span":[3,7]}],"actor":[],"recipient":[],"#,
    r#""date":{"from":null,"to":null,"span":null},"place":null,"source":null,"dead":null,"injured":null,"contexts":[],"story":"u"}]}"#,
);
