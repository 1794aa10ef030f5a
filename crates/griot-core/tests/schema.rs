//! The published schema of an output line: what is written keeps to it, and it says no less than the ontology.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use griot_core::record::event_lines;
use griot_core::{
    Actor, Article, Context, Count, Day, Event, EventDate, EventType, Lang, Mention, Mode, Offset, Place, Sector, Span,
    Status,
};
use regex::Regex;
use serde_json::{Value, json};

const TEXT: &str = "À Kati, une délégation russe a été reçue mardi.";

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/event.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn article(full: bool) -> Article {
    let told = |text: &str| full.then(|| text.to_owned());
    Article {
        id: "a".to_owned(),
        text: TEXT.to_owned(),
        published: full.then(day),
        title: told("À Kati"),
        lang: if full { Lang::Fr } else { Lang::En },
        url: told("https://example.org/a"),
        dateline: told("Kati"),
    }
}

fn day() -> Day {
    "2025-11-12".parse().unwrap()
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn why() -> Vec<String> {
    vec!["rule".to_owned()]
}

/// An event of the type that tells nothing but its trigger.
fn bare(kind: EventType) -> Event {
    Event {
        kind,
        modes: vec![],
        status: Status::Actual,
        confidence: 0.0,
        mentions: vec![Mention { span: span("reçue"), sentence: 0, confidence: 0.5 }],
        actors: vec![],
        recipients: vec![],
        date: EventDate::default(),
        place: None,
        source: None,
        dead: None,
        injured: None,
        contexts: vec![],
        why: vec![],
    }
}

/// An event of the type that tells everything that can be told.
fn full(kind: EventType, status: Status) -> Event {
    let actor = Actor {
        span: span("une délégation russe"),
        country: "RUS".to_owned(),
        sectors: Sector::ALL.to_vec(),
        entity: Some("id".to_owned()),
        name: Some("Name".to_owned()),
        why: why(),
    };
    let nobody =
        Actor { country: String::new(), sectors: vec![], entity: None, name: None, why: vec![], ..actor.clone() };
    let count = Count { value: 12, span: span("une"), why: why() };
    let place = Place {
        span: Some(span("Kati")),
        name: "Kati".to_owned(),
        geonameid: Some(1),
        point: Some((12.7, -8.1)),
        country: "MLI".to_owned(),
        admin1: Some("Koulikoro".to_owned()),
        feature: Some("PPL".to_owned()),
        offset: Some(Offset { km: Some(40), bearing: Some("NE".to_owned()) }),
        why: why(),
    };
    Event {
        modes: kind.modes().to_vec(),
        status,
        confidence: 1.0,
        actors: vec![actor.clone(), nobody],
        recipients: vec![actor.clone()],
        date: EventDate { from: Some(day()), to: Some(day()), span: Some(span("mardi")), why: why() },
        place: Some(place),
        source: Some(actor),
        dead: Some(count.clone()),
        injured: Some(count),
        contexts: Context::ALL.to_vec(),
        why: why(),
        ..bare(kind)
    }
}

/// A place that nothing but its name is known of.
fn nowhere() -> Event {
    let mut event = full(EventType::Aid, Status::Actual);
    let place = event.place.take().unwrap();
    event.place =
        Some(Place { span: None, geonameid: None, point: None, admin1: None, feature: None, offset: None, ..place });
    event
}

fn lines() -> Vec<Value> {
    let every = EventType::ALL.iter().flat_map(|kind| Status::ALL.iter().map(|status| full(*kind, *status)));
    let mut lines = event_lines(&article(true), &every.chain([nowhere()]).collect::<Vec<_>>());
    lines.extend(event_lines(&article(false), &EventType::ALL.iter().copied().map(bare).collect::<Vec<_>>()));
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What is wrong with `value`, if anything. Every keyword that the schema uses is known here, or the test fails.
fn wrong(root: &Value, rules: &Value, value: &Value) -> Option<String> {
    rules.as_object().unwrap().iter().find_map(|(keyword, rule)| {
        let holds = match keyword.as_str() {
            "description" | "$schema" | "title" | "$defs" => true,
            "$ref" => {
                return wrong(root, root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap(), value);
            }
            "properties" => return wrong_property(root, rule, value),
            "items" => return value.as_array()?.iter().find_map(|item| wrong(root, rule, item)),
            "anyOf" => rule.as_array().unwrap().iter().any(|rule| wrong(root, rule, value).is_none()),
            "type" => [rule].into_iter().chain(rule.as_array().into_iter().flatten()).any(|kind| is_a(kind, value)),
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "required" => rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
            "pattern" => value.as_str().is_none_or(|text| Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)),
            "format" => rule == "date" && value.as_str().is_none_or(|text| text.parse::<Day>().is_ok()),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            other => panic!("the schema uses `{other}`, which this test does not check"),
        };
        (!holds).then(|| format!("{value} breaks {keyword} {rule}"))
    })
}

/// Readers may meet fields that the schema does not know; what is written has none.
fn wrong_property(root: &Value, rules: &Value, value: &Value) -> Option<String> {
    value.as_object()?.iter().find_map(|(key, value)| match rules.get(key) {
        Some(rule) => wrong(root, rule, value).map(|why| format!("{key}: {why}")),
        None => Some(format!("{key} is not in the schema")),
    })
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some("null") => value.is_null(),
        _ => false,
    }
}

#[test]
fn what_is_written_keeps_to_the_schema() {
    let schema = schema();
    for line in lines() {
        assert_eq!(wrong(&schema, &schema, &line), None);
    }
}

#[test]
fn what_is_not_written_breaks_the_schema() {
    let schema = schema();
    let line = &lines()[0];
    for (at, bad) in [
        ("/schema", json!(2)),
        ("/id", json!("xyz")),
        ("/event", json!("FIGHT")),
        ("/mode", json!(["walk"])),
        ("/quad", json!(5)),
        ("/score", json!("4")),
        ("/confidence", json!(1.1)),
        ("/mentions", json!([])),
        ("/mentions/0/span", json!([1])),
        ("/mentions/0/span/1", json!(2.5)),
        ("/actor/0/country", json!("FR")),
        ("/actor/0/why", json!(null)),
        ("/date/from", json!("2025-13-01")),
        ("/place/lat", json!(91)),
        ("/source", json!("he")),
        ("/dead", json!(-1)),
        ("/injured_told/span", json!(null)),
        ("/article/lang", json!("de")),
        ("/article", json!({})),
    ] {
        let mut broken = line.clone();
        *broken.pointer_mut(at).unwrap() = bad;
        assert!(wrong(&schema, &schema, &broken).is_some(), "{at}");
    }
    for key in line.as_object().unwrap().keys() {
        let mut less = line.clone();
        less.as_object_mut().unwrap().remove(key);
        assert!(wrong(&schema, &schema, &less).is_some(), "{key} is required");
    }
}

fn codes<T: std::fmt::Display>(all: &[T]) -> Value {
    all.iter().map(ToString::to_string).collect()
}

#[test]
fn the_schema_lists_the_ontology() {
    let schema = schema();
    let listed = |at: &str| schema.pointer(at).unwrap().clone();
    assert_eq!(listed("/properties/event/enum"), codes(EventType::ALL));
    assert_eq!(listed("/properties/mode/items/enum"), codes(Mode::ALL));
    assert_eq!(listed("/properties/status/enum"), codes(Status::ALL));
    assert_eq!(listed("/properties/contexts/items/enum"), codes(Context::ALL));
    assert_eq!(listed("/$defs/party/properties/sector/items/enum"), codes(Sector::ALL));
    assert_eq!(listed("/$defs/article/properties/lang/enum"), json!(Lang::ALL.map(Lang::code)));
}

#[test]
fn every_key_is_explained_in_the_documentation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/output.md");
    let manual = std::fs::read_to_string(path).unwrap();
    let schema = schema();
    let shapes = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for key in shapes.filter_map(|shape| shape["properties"].as_object()).flat_map(|keys| keys.keys()) {
        assert!(manual.contains(&format!("`{key}`")), "docs/output.md does not explain `{key}`");
    }
}

#[test]
fn the_line_in_the_documentation_keeps_to_the_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/output.md");
    let manual = std::fs::read_to_string(path).unwrap();
    let line = manual.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let schema = schema();
    assert_eq!(wrong(&schema, &schema, &serde_json::from_str(line).unwrap()), None);
}
