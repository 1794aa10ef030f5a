//! Events of `gold/stories` as Griot would write them: what the gold leaves out is filled in.

use griot_core::record::EventLine;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// An event of the gold.
pub(crate) struct Told {
    /// The event.
    pub(crate) event: EventLine,
    /// Its article's text.
    pub(crate) text: String,
    /// The story it belongs to; one of its own where the gold tells none.
    pub(crate) story: String,
}

/// Words of a place that make it a division, in French and English.
const DIVISIONS: [&str; 12] = [
    "région",
    "region",
    "province",
    "district",
    "cercle",
    "department",
    "département",
    "wilaya",
    "county",
    "governorate",
    "gouvernorat",
    "oblast",
];

/// The events of a gold file, in order.
pub(crate) fn read(gold: &str) -> Vec<Told> {
    let articles = gold.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    articles.flat_map(|article| events(&article)).collect()
}

fn events(article: &Value) -> Vec<Told> {
    let told = article["events"].as_array().unwrap().iter().enumerate();
    let one = |(number, event): (usize, &Value)| Told {
        event: serde_json::from_value(line(article, event, number)).unwrap(),
        text: article["text"].as_str().unwrap().to_owned(),
        story: event["story"].as_str().map_or_else(|| format!("{}-{number}", article["id"]), str::to_owned),
    };
    told.map(one).collect()
}

fn line(article: &Value, event: &Value, number: usize) -> Value {
    let mut line = event.clone();
    let id = article["id"].as_str().unwrap();
    put(
        &mut line,
        json!({
            "schema": 1, "id": format!("{id}-{number}"), "doc": id, "quad": 1, "score": 0.0, "cameo": "", "confidence": 1.0,
            "why": [], "dead_told": null, "injured_told": null, "story": null,
            "article": {"title": article["title"], "published": article["published"], "lang": article["lang"], "url": null},
        }),
    );
    for mention in line["mentions"].as_array_mut().unwrap() {
        put(mention, json!({"sentence": 0, "confidence": 1.0}));
    }
    for side in ["actor", "recipient"] {
        line[side].as_array_mut().unwrap().iter_mut().for_each(party);
    }
    party(&mut line["source"]);
    put(&mut line["date"], json!({"why": []}));
    place(&mut line["place"]);
    line
}

/// Puts the fields into an object; what is none stays as it is.
fn put(object: &mut Value, fields: Value) {
    if let (Value::Object(object), Value::Object(fields)) = (object, fields) {
        object.extend(fields);
    }
}

/// Puts the fields into an object that lacks them.
fn fill(object: &mut Value, fields: Value) {
    if let (Value::Object(object), Value::Object(fields)) = (object, fields) {
        let missing: Map<String, Value> = fields.into_iter().filter(|(field, _)| !object.contains_key(field)).collect();
        object.extend(missing);
    }
}

fn party(party: &mut Value) {
    let entity = party["text"].as_str().and_then(entity);
    fill(party, json!({"country": "", "sector": [], "entity": entity, "name": null, "why": []}));
}

/// Lines of knowledge: the names of each known entity, and its id.
static ENTITIES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let lines = griot_data::world::ENTITIES.lines().filter_map(|line| line.trim().strip_prefix("{ id = \""));
    let names = lines.filter_map(|line| line.split_once('"')).flat_map(|(id, rest)| {
        let lists = [" names = [", " fr = [", " en = ["].into_iter().filter_map(|list| rest.split_once(list));
        let names = lists
            .filter_map(|(_, list)| list.split_once(']'))
            .flat_map(|(names, _)| names.split('"').skip(1).step_by(2));
        names.map(move |name| (format!(" {} ", plain(name)), id))
    });
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
});

/// Words parted by single spaces.
fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The known entity with the longest name in `text`.
fn entity(text: &str) -> Option<&'static str> {
    let text = format!(" {} ", plain(text));
    ENTITIES.iter().find(|(name, _)| text.contains(name)).map(|&(_, id)| id)
}

/// A village that no gazetteer has, a division, or a country.
fn place(place: &mut Value) {
    let words = format!("{} {}", place["text"], place["name"]).to_lowercase();
    let (precision, feature) = if is_country(place["name"].as_str().unwrap_or_default()) {
        ("country", json!("PCLI"))
    } else if DIVISIONS.iter().any(|division| words.contains(division)) {
        ("admin1", json!("ADM1"))
    } else {
        ("country", Value::Null)
    };
    fill(place, json!({"text": null, "span": null, "country": ""}));
    put(
        place,
        json!({"geonameid": null, "lat": null, "lon": null, "admin1": null, "feature": feature,
        "precision": precision, "offset": null, "why": []}),
    );
}

fn is_country(name: &str) -> bool {
    let rows = griot_data::world::COUNTRIES.lines().filter(|line| !line.starts_with('#'));
    let mut names = rows.flat_map(|row| row.split('\t').skip(3).take(2)).flat_map(|cell| cell.split('|'));
    names.any(|one| one.strip_suffix(name).is_some_and(|article| matches!(article, "" | "le " | "la " | "les " | "l'")))
}
