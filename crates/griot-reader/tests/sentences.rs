//! The sentence grid against the codebook's: recorded cases, and the scorer itself where it stands beside us.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use griot_reader::sentences;
use proptest::prelude::*;
use std::io::Write;
use std::process::{Command, Stdio};

const BORDER: &str = "‖";

/// The text with a mark at every border.
fn show(text: &str) -> String {
    sentences(text).iter().map(|span| span.of(text)).collect::<Vec<_>>().join(BORDER)
}

#[test]
fn recorded_cases() {
    let cases: Vec<_> = include_str!("sentences.txt").split("--- ").skip(1).collect();
    assert!(cases.len() > 20);
    for case in cases {
        let (name, expected) = case.split_once('\n').unwrap();
        let expected = expected.strip_suffix('\n').unwrap();
        assert_eq!(show(&expected.replace(BORDER, "")), expected, "{name}");
    }
}

proptest! {
    #[test]
    fn they_tile_any_text(text in r"(\PC|[ .!?…»'’()\n\u{a0}\u{1f}A-Cm]){0,60}") {
        let grid = sentences(&text);
        prop_assert_eq!(grid[0].start, 0);
        prop_assert_eq!(grid[grid.len() - 1].end, text.len());
        prop_assert!(grid.windows(2).all(|pair| pair[0].end == pair[1].start));
        prop_assert!(text.is_empty() || grid.iter().all(|span| !span.is_empty() && text.is_char_boundary(span.end)));
    }
}

/// Texts without end of what borders hang on, the same in every run.
fn made_up() -> Vec<String> {
    const PIECES: [&str; 32] = [
        ".", ".", ".", "!", "?", "…", "\n", " ", " ", " ", "\u{a0}", "\u{1c}", "»", "«", "’", "'", "\"", "”", ")", "(",
        "—", "-", "M", "Mme", "m", "U", "S", "Été", "mot", "3", "e\u{301}", "Ⓐ",
    ];
    let mut seed = 1_u64;
    let mut draw = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        PIECES[(seed >> 59) as usize]
    };
    (0..4000).map(|_| (0..24).map(|_| draw()).collect()).collect()
}

fn gold() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gold/events");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let lines: Vec<_> = files.flat_map(|file| file.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let text =
        |line: &String| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().map(str::to_owned);
    lines.iter().filter_map(text).collect()
}

/// What the scorer makes of the texts, `None` without a scorer or a Python to run it.
fn scorer(texts: &[String]) -> Option<Vec<String>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/score");
    std::fs::exists(format!("{folder}/score_events.py")).ok().filter(|there| *there)?;
    let script = "import json, sys; from score_events import sentences; print(json.dumps(\
        ['‖'.join(t[s:e] for s, e in sentences(t)) for t in json.load(sys.stdin)]))";
    let mut python = Command::new("python3");
    python.args(["-B", "-X", "utf8", "-c", script]).env("PYTHONPATH", folder);
    let mut python = python.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    python.stdin.take()?.write_all(serde_json::to_string(texts).unwrap().as_bytes()).unwrap();
    let out = python.wait_with_output().unwrap();
    assert!(out.status.success());
    Some(serde_json::from_slice(&out.stdout).unwrap())
}

#[test]
fn the_scorer_has_the_same_grid() {
    let texts = [made_up(), gold()].concat();
    let Some(expected) = scorer(&texts) else {
        return eprintln!("skipped: no ../shared/score/score_events.py beside the repository, or no python3");
    };
    for (text, expected) in texts.iter().zip(expected) {
        assert_eq!(show(text), expected);
    }
}
