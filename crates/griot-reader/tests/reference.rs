//! The Rust reader against PyTorch: same weights, same articles, same decisions.

use griot_core::{Article, Context, EventType, Lang, Mode, Sector, Span, Status};
use griot_reader::{Reader, Role, Trigger};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A trigger and its parties as training wrote them: type, span, then role with span.
type Seen = (String, Span, BTreeSet<(String, Span)>);

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

fn told(text: &str, trigger: &Value) -> Seen {
    let parties = trigger["parties"].as_array().unwrap();
    let party = |p: &Value| (p[0].as_str().unwrap().to_owned(), bytes(text, [&p[1], &p[2]]));
    let span = bytes(text, [&trigger["span"][0], &trigger["span"][1]]);
    (trigger["event"].as_str().unwrap().to_owned(), span, parties.iter().map(party).collect())
}

fn seen(trigger: &Trigger) -> Seen {
    let parties = trigger.parties.iter().map(|p| (p.role.code().to_owned(), p.span)).collect();
    (trigger.kind.code().to_owned(), trigger.span, parties)
}

/// Triggers and parties that both say, that only the reference says, that only the reader says.
fn compare(reader: &Reader) -> [usize; 3] {
    let articles = gold();
    let mut counts = [0; 3];
    for line in reference() {
        let article = &articles[line["id"].as_str().unwrap()];
        let (reading, issues) = reader.read(article);
        assert!(issues.is_empty(), "{issues:?}");
        let flat = |triggers: Vec<Seen>| -> BTreeSet<(String, Span, String, Span)> {
            triggers
                .into_iter()
                .flat_map(|(kind, span, parties)| {
                    let own = (kind.clone(), span, String::new(), span);
                    parties.into_iter().map(move |(role, at)| (kind.clone(), span, role, at)).chain([own])
                })
                .collect()
        };
        let expected = flat(line["triggers"].as_array().unwrap().iter().map(|t| told(&article.text, t)).collect());
        let found = flat(reading.triggers.iter().map(seen).collect());
        counts[0] += expected.intersection(&found).count();
        counts[1] += expected.difference(&found).count();
        counts[2] += found.difference(&expected).count();
    }
    counts
}

#[test]
fn float_products_take_the_decisions_of_pytorch() {
    assert!(reference().len() >= 30, "{} reference articles", reference().len());
    let [both, missing, extra] = compare(&Reader::exact());
    println!("float: {both} triggers and parties alike, {missing} missing, {extra} extra");
    assert!(both > 300);
    assert_eq!((missing, extra), (0, 0));
}

#[test]
fn whole_number_products_stay_close() {
    let [both, missing, extra] = compare(&Reader::embedded());
    let f1 = 2.0 * both as f64 / (2 * both + missing + extra) as f64;
    println!("int8: {both} triggers and parties alike, {missing} missing, {extra} extra, F1 {f1:.4}");
    assert!(f1 > 0.95, "{f1}");
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
}
