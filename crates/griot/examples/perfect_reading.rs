//! What resolving and assembling lose: codes gold articles as if the reader had seen exactly what the gold tells.
//!
//! `cargo run --release -p griot --example perfect_reading -- gold/events/*.jsonl` prints events as JSON Lines for
//! `griot score`; every fifth line of a file is held out and passed over.

#![allow(clippy::print_stdout, reason = "it is a filter")]

use griot::resolve::{Knowledge, Resolution};
use griot::{Reading, Trigger, assemble::assemble, sentences};
use griot_core::record::{Defaults, event_lines, read_article};
use griot_core::text::Characters;
use griot_core::{Article, EventType, Lang, Mode, Sector, Span, Status};
use griot_reader::{Link, Party, Role};
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let knowledge = Knowledge::embedded();
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        for (_, line) in text.lines().enumerate().filter(|(number, _)| number % 5 != 4) {
            let article = read_article(line, &file, Defaults::default())
                .map_err(|issue| issue.to_string())?
                .or_lang(|_| Lang::Fr);
            let gold: Value = serde_json::from_str(line)?;
            let reading = reading(&article, &gold["published"], gold["events"].as_array().ok_or("no events")?);
            let events = assemble(&reading, &Resolution::new(&article, &knowledge), 0.0);
            for line in event_lines(&article, &events) {
                println!("{line}");
            }
        }
    }
    Ok(())
}

fn reading(article: &Article, published: &Value, events: &[Value]) -> Reading {
    let characters = Characters::new(&article.text);
    let bytes = |value: &Value| -> Option<Span> {
        let at = |i: usize| value[i].as_u64().map(|n| n as usize);
        characters.span([at(0)?, at(1)?])
    };
    let bounds = sentences(&article.text);
    let mut triggers: Vec<(usize, Trigger)> = Vec::new();
    for (number, event) in events.iter().enumerate() {
        let told = parties(event, &bytes);
        for (rank, mention) in event["mentions"].as_array().into_iter().flatten().enumerate() {
            let Some(span) = bytes(&mention["span"]) else { continue };
            let sentence = bounds.partition_point(|sentence| sentence.end <= span.start);
            triggers.push((number, Trigger { sentence, ..trigger(event, published, span, rank, &told) }));
        }
    }
    triggers.sort_by_key(|(_, trigger)| trigger.span);
    let mut links = Vec::new();
    for b in 0..triggers.len() {
        let same = |a: usize| f32::from(u8::from(triggers[a].0 == triggers[b].0));
        links.extend((0..b).map(|a| Link { a, b, probability: same(a) }));
    }
    Reading { sentences: bounds, triggers: triggers.into_iter().map(|(_, t)| t).collect(), links }
}

fn trigger(event: &Value, published: &Value, span: Span, rank: usize, parties: &[Party]) -> Trigger {
    let code = |key: &str| event[key].as_str().unwrap_or_default();
    let told = Status::from_code(code("status"));
    let modes = event["mode"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Trigger {
        span,
        sentence: 0,
        kind: EventType::from_code(code("event")).unwrap_or(EventType::ALL[0]),
        confidence: 1.0 - rank as f32 / 1000.0,
        status: std::array::from_fn(|i| f32::from(u8::from(told == Some(Status::ALL[i])))),
        modes: modes.filter_map(Mode::from_code).map(|mode| (mode, 1.0)).collect(),
        contexts: Vec::new(),
        anchor: anchor(&event["date"], published),
        parties: parties.to_vec(),
    }
}

/// As training tells them (`training/griot_training/gold.py`).
fn anchor(date: &Value, published: &Value) -> [f32; 3] {
    match date["from"].as_str() {
        None => [1.0, 0.0, 0.0],
        day if day == published.as_str() => [0.0, 1.0, 0.0],
        _ => [0.0, 0.0, 1.0],
    }
}

fn parties(event: &Value, bytes: &impl Fn(&Value) -> Option<Span>) -> Vec<Party> {
    let mut made = Vec::new();
    let mut add = |role: Role, told: &Value| {
        let sectors = told["sector"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let sectors = sectors.filter_map(Sector::from_code).map(|sector| (sector, 1.0)).collect();
        made.extend(bytes(&told["span"]).map(|span| Party { span, role, confidence: 1.0, sectors }));
    };
    for (role, key) in [(Role::Actor, "actor"), (Role::Recipient, "recipient")] {
        for told in event[key].as_array().into_iter().flatten() {
            add(role, told);
        }
    }
    for (role, key) in [(Role::Place, "place"), (Role::Source, "source"), (Role::Date, "date")] {
        add(role, &event[key]);
    }
    made
}
