//! Events for the tests: an attack on a village, told with changes.

use super::Telling;
use griot_core::record::EventLine;
use serde_json::{Value, json};

/// The text of every example that gives no other.
pub(super) const TEXT: &str = "Neuf villageois ont été tués lundi dans l'attaque de Sobala, dans le cercle de Bankass.";

/// The attack with the fields of `changes` in the place of its own; those of `article` one by one.
pub(super) fn event(changes: Value) -> EventLine {
    let mut event = json!({
        "schema": 1, "id": "a1", "doc": "a", "event": "ASSAULT", "mode": ["firearms"], "status": "actual", "quad": 4,
        "score": -9.0, "cameo": "190", "confidence": 0.9, "why": [],
        "mentions": [{"text": "attaque", "span": [41, 48], "sentence": 0, "confidence": 1.0}],
        "actor": [party("des hommes armés", "MLI", "UAF")], "recipient": [party("Neuf villageois", "MLI", "CVL")],
        "date": {"from": "2026-03-02", "to": "2026-03-02", "span": [28, 33], "why": []},
        "place": place("Sobala", &json!({})), "source": null, "dead": 9, "injured": null,
        "dead_told": null, "injured_told": null, "contexts": [], "story": null,
        "article": {"title": "Mali : neuf morts à Sobala", "published": "2026-03-03", "lang": "fr", "url": null}
    });
    put(&mut event, changes);
    serde_json::from_value(event).unwrap()
}

fn put(object: &mut Value, changes: Value) {
    let Value::Object(changes) = changes else { return };
    for (field, value) in changes {
        if field == "article" { put(&mut object[field], value) } else { object[field] = value }
    }
}

/// A party of one country and sector.
pub(super) fn party(text: &str, country: &str, sector: &str) -> Value {
    json!({"text": text, "span": [0, 1], "country": country, "sector": [sector], "entity": null, "name": null, "why": []})
}

/// A place in Mali of no known point, with `changes`.
pub(super) fn place(name: &str, changes: &Value) -> Value {
    let mut place = json!({"text": name, "span": [53, 59], "name": name, "geonameid": null, "lat": null, "lon": null,
        "country": "MLI", "admin1": null, "feature": null, "precision": "country", "offset": null, "why": []});
    put(&mut place, changes.clone());
    place
}

/// The changed attack as it is compared, with [`TEXT`].
pub(super) fn telling(changes: Value) -> Telling {
    Telling::of(&event(changes), TEXT)
}
