//! Whether the events that Griot finds in gold articles are right, and what speaks for each: what
//! `training/confidence.py` learns the weights of `data/models/confidence` from.
//!
//! `cargo run --release -p griot --example confidence -- GOLD.jsonl` prints one event a line, then for every article how many
//! events the gold tells. Give it articles that the reader was not trained on.

#![allow(clippy::print_stdout, reason = "it is a filter")]

use griot::assemble::{assemble, confidence::evidence};
use griot::resolve::{Knowledge, Resolution};
use griot::score::{read_gold, read_predictions, right};
use griot_core::Lang;
use griot_core::record::{Defaults, event_lines, read_article};
use griot_reader::Reader;
use serde_json::json;
use std::collections::BTreeMap;

type Failure = Box<dyn std::error::Error>;

/// What the reader is less sure of is hardly ever right.
const LEAST: f32 = 0.3;

fn main() -> Result<(), Failure> {
    let file = std::env::args().nth(1).ok_or("give a file of gold")?;
    let (knowledge, reader) = (Knowledge::embedded(), Reader::embedded());
    for line in std::fs::read_to_string(&file)?.lines() {
        let told = |issue: griot_core::Issue| issue.to_string();
        let article = read_article(line, &file, Defaults::default()).map_err(told)?.or_lang(|_| Lang::Fr);
        let mut events = assemble(&reader.read(&article).0, &Resolution::new(&article, &knowledge), 0.0);
        events.retain(|event| event.mentions[0].confidence >= LEAST);
        let lines: Vec<String> = event_lines(&article, &events).iter().map(ToString::to_string).collect();
        let gold = read_gold(line, &file).map_err(told)?;
        let predicted = read_predictions(&lines.join("\n"), &file, &gold, false).map_err(told)?;
        let id = &article.id;
        for (event, right) in events.iter().zip(right(&gold[0], &predicted.events[0])) {
            let evidence: BTreeMap<_, _> = evidence(&event.mentions).into_iter().collect();
            println!("{}", json!({"article": id, "right": right, "evidence": evidence}));
        }
        println!("{}", json!({"article": id, "events": gold[0].events.len()}));
    }
    Ok(())
}
