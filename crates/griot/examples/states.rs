//! What speaks for each state that an article names, of every party of the gold whose own words tell none: what
//! `training/states.py` learns the weights of `data/models/states` from.
//!
//! `cargo run --release -p griot --example states -- gold/events/*.jsonl` prints one party a line; every fifth line of a
//! file is marked as held out.

#![allow(clippy::print_stdout, reason = "it is a filter")]

use std::collections::BTreeMap;

use griot::resolve::actor::{Act, Coded};
use griot::resolve::{Knowledge, Resolution};
use griot_core::record::{Defaults, read_article};
use griot_core::text::Characters;
use griot_core::{Article, EventType, Lang, Span};
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        for (number, line) in text.lines().enumerate() {
            let article = read_article(line, &file, Defaults::default())
                .map_err(|issue| issue.to_string())?
                .or_lang(|_| Lang::Fr);
            let gold: Value = serde_json::from_str(line)?;
            for event in gold["events"].as_array().ok_or("no events")? {
                parties(&knowledge, &article, event, number % 5 == 4);
            }
        }
    }
    Ok(())
}

/// One side of a gold event: where each party stands, its country by the gold, and who its words say it is.
type Side = Vec<(Span, String, Vec<Coded>)>;

fn parties(knowledge: &Knowledge, article: &Article, event: &Value, held_out: bool) {
    let resolution = Resolution::new(article, knowledge);
    let (actors, recipients) = (side(&resolution, &event["actor"]), side(&resolution, &event["recipient"]));
    let kind = event["event"].as_str().and_then(EventType::from_code).unwrap_or(EventType::ALL[0]);
    let place = span(article, &event["place"]).and_then(|span| resolution.place(span));
    let place = place.map_or(String::new(), |place| place.country);
    for (acts, own, other) in [(true, &actors, &recipients), (false, &recipients, &actors)] {
        let across: Vec<&Coded> = other.iter().flat_map(|(_, _, coded)| coded).collect();
        for (number, (span, country, coded)) in own.iter().enumerate() {
            let others = own.iter().enumerate().filter(|&(n, _)| n != number);
            let beside = others.flat_map(|(_, (_, _, coded))| coded).collect();
            let act = Act { kind, acts, beside, across: across.clone(), place: &place };
            for coded in coded.iter().filter(|coded| coded.implied) {
                let evidence = knowledge.actors.evidence(&resolution.scene, *span, coded, &act);
                let states: Vec<Value> = evidence
                    .into_iter()
                    .map(|(state, evidence)| json!([state, evidence.into_iter().collect::<BTreeMap<_, _>>()]))
                    .collect();
                let line = json!({"article": article.id, "held_out": held_out, "words": span.of(&article.text),
                    "gold": country, "rule": coded.country, "states": states});
                println!("{line}");
            }
        }
    }
}

fn side(resolution: &Resolution, parties: &Value) -> Side {
    let party = |party: &Value| {
        let span = span(resolution.article, party)?;
        Some((span, party["country"].as_str()?.to_owned(), resolution.parties(span)))
    };
    parties.as_array().into_iter().flatten().filter_map(party).collect()
}

fn span(article: &Article, told: &Value) -> Option<Span> {
    let at = |i: usize| told["span"][i].as_u64().map(|n| n as usize);
    Characters::new(&article.text).span([at(0)?, at(1)?])
}
