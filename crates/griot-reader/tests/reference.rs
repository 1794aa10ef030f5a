//! The Rust reader against PyTorch: same weights, same articles, same decisions.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail and tell")]

use griot_core::{Article, Context, EventType, Lang, Mode, Sector, Span, Status};
use griot_reader::{Anchor, Reader, Reading, Role};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A trigger, as type and span; or a party, as its trigger's and its role and span.
type Trigger = (String, Span);
type Party = (Trigger, String, Span);

/// What one side says of an article.
#[derive(Default)]
struct Seen {
    triggers: BTreeSet<Trigger>,
    parties: BTreeSet<Party>,
    /// Triggers whose type training could not tell for sure.
    ties: BTreeSet<Span>,
}

/// How many of a kind both sides say, only training, only the reader.
#[derive(Debug, Default)]
struct Counts {
    alike: usize,
    missing: usize,
    extra: usize,
}

impl Counts {
    fn add<T: Ord>(&mut self, expected: &BTreeSet<T>, found: &BTreeSet<T>) {
        self.alike += expected.intersection(found).count();
        self.missing += expected.difference(found).count();
        self.extra += found.difference(expected).count();
    }

    fn merge(&mut self, other: &Self) {
        self.alike += other.alike;
        self.missing += other.missing;
        self.extra += other.extra;
    }
}

fn gold() -> BTreeMap<String, Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gold/events");
    let mut articles = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            let article = article(&value);
            articles.insert(article.id.clone(), article);
        }
    }
    articles
}

fn article(value: &Value) -> Article {
    Article {
        id: value["id"].as_str().unwrap().to_owned(),
        text: value["text"].as_str().unwrap().to_owned(),
        published: None,
        title: None,
        lang: Lang::from_code(value["lang"].as_str().unwrap()).unwrap(),
        url: None,
        dateline: None,
    }
}

fn reference() -> Vec<Value> {
    griot_data::models::reader::REFERENCE.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Training counts characters.
fn bytes(text: &str, span: [&Value; 2]) -> Span {
    let at = |n: &Value| {
        let n = usize::try_from(n.as_u64().unwrap()).unwrap();
        text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
    };
    Span::new(at(span[0]), at(span[1]))
}

fn told(text: &str, line: &Value) -> Seen {
    let mut seen = Seen::default();
    for value in line["triggers"].as_array().unwrap() {
        let span = bytes(text, [&value["span"][0], &value["span"][1]]);
        if value["tie"] == true {
            seen.ties.insert(span);
            continue;
        }
        let trigger = (value["event"].as_str().unwrap().to_owned(), span);
        for party in value["parties"].as_array().unwrap() {
            let span = bytes(text, [&party[1], &party[2]]);
            seen.parties.insert((trigger.clone(), party[0].as_str().unwrap().to_owned(), span));
        }
        seen.triggers.insert(trigger);
    }
    seen
}

fn found(reading: &Reading, ties: &BTreeSet<Span>) -> Seen {
    let mut seen = Seen::default();
    for trigger in reading.triggers.iter().filter(|trigger| !ties.contains(&trigger.span)) {
        let key = (trigger.kind.code().to_owned(), trigger.span);
        let party = |p: &griot_reader::Party| (key.clone(), p.role.code().to_owned(), p.span);
        seen.parties.extend(trigger.parties.iter().map(party));
        seen.triggers.insert(key);
    }
    seen
}

/// What both sides say of some articles; ties too.
fn compare(reader: &Reader, lines: &[Value], articles: &BTreeMap<String, Article>) -> (Counts, Counts, usize) {
    let (mut triggers, mut parties, mut ties) = (Counts::default(), Counts::default(), 0);
    for line in lines {
        let article = &articles[line["id"].as_str().unwrap()];
        let (reading, issues) = reader.read(article);
        assert!(issues.is_empty(), "{issues:?}");
        let expected = told(&article.text, line);
        let found = found(&reading, &expected.ties);
        ties += expected.ties.len();
        triggers.add(&expected.triggers, &found.triggers);
        parties.add(&expected.parties, &found.parties);
    }
    (triggers, parties, ties)
}

/// The same of all articles, each half by a reader of its own: two threads wait half as long.
fn compare_all(lines: &[Value]) -> (Counts, Counts, usize) {
    let (reader, articles) = (Reader::embedded(), gold());
    let other = reader.clone();
    let (front, back) = lines.split_at(lines.len() / 2);
    std::thread::scope(|scope| {
        let front = scope.spawn(|| compare(&other, front, &articles));
        let mut all = compare(&reader, back, &articles);
        let (triggers, parties, ties) = front.join().unwrap();
        all.0.merge(&triggers);
        all.1.merge(&parties);
        all.2 += ties;
        all
    })
}

/// Sums of floats in another order may move a probability across its threshold: at most this share of
/// what is seen may differ, and no trigger but those of which training says that two types tie.
const BORDERLINE: f64 = 0.002;

#[test]
fn takes_the_decisions_of_training() {
    let lines = reference();
    assert!(lines.len() >= 30, "{} reference articles", lines.len());
    let (triggers, parties, ties) = compare_all(&lines);
    println!("triggers {triggers:?}, parties {parties:?} (alike, missing, extra)");
    assert!(triggers.alike > 300 && parties.alike > 1000);
    assert!(ties as f64 <= BORDERLINE * triggers.alike as f64, "{ties} ties");
    assert_eq!((triggers.missing, triggers.extra), (0, 0));
    assert!((parties.missing + parties.extra) as f64 <= BORDERLINE * parties.alike as f64, "{parties:?}");
}

#[test]
fn labels_stand_in_the_order_of_training() {
    let labels: Value = serde_json::from_str(griot_data::models::reader::LABELS).unwrap();
    let list = |name: &str| labels[name].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect::<Vec<_>>();
    let codes = |codes: &mut dyn Iterator<Item = &'static str>| codes.collect::<Vec<_>>();
    assert_eq!(list("types"), codes(&mut EventType::ALL.iter().map(|c| c.code())));
    assert_eq!(list("modes"), codes(&mut Mode::ALL.iter().map(|c| c.code())));
    assert_eq!(list("statuses"), codes(&mut Status::ALL.iter().map(|c| c.code())));
    assert_eq!(list("sectors"), codes(&mut Sector::ALL.iter().map(|c| c.code())));
    assert_eq!(list("contexts"), codes(&mut Context::ALL.iter().map(|c| c.code())));
    assert_eq!(list("roles"), codes(&mut Role::ALL.iter().map(|c| c.code())));
    assert_eq!(list("anchors"), codes(&mut Anchor::ALL.iter().map(|c| c.code())));
}
