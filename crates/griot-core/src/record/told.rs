//! Events as gold and predictions tell them, for the scorer: loose where an event is strict, since gold may
//! leave a field open and a prediction of another program may name countries that Griot does not know.

use super::field::{brief, object};
use crate::text::{Characters, squeezed};
use crate::{EventType, Issue, Span, Status};
use serde_json::Value;

/// One gold article: its text and everything it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// Name of the article.
    pub id: String,
    /// The whole text.
    pub text: String,
    /// Its characters.
    pub characters: Characters,
    /// Its events.
    pub events: Vec<ToldEvent>,
    /// The fields that were annotated, if not all.
    pub annotated: Option<Vec<String>>,
    /// Whether every event of the article was annotated.
    pub exhaustive: bool,
}

/// A line of predictions, not yet held against the text it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Name of the article.
    pub doc: String,
    /// Where the line stands.
    pub place: String,
    events: Vec<Value>,
}

/// An event as it is told; what is not told is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldEvent {
    /// Event type.
    pub kind: EventType,
    /// Modes.
    pub modes: Option<Vec<String>>,
    /// Status.
    pub status: Option<Status>,
    /// Triggers, best first; never empty.
    pub mentions: Vec<Span>,
    /// Who acts.
    pub actors: Vec<ToldParty>,
    /// Who undergoes.
    pub recipients: Vec<ToldParty>,
    /// When.
    pub date: Option<ToldDate>,
    /// Where.
    pub place: Option<ToldSpot>,
    /// On whose word.
    pub source: Option<ToldSpot>,
    /// Deaths.
    pub dead: Option<i64>,
    /// Injuries.
    pub injured: Option<i64>,
}

/// A party to an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldParty {
    /// Country code, or empty.
    pub country: String,
    /// Sectors, most fitting first.
    pub sectors: Vec<String>,
}

/// The days of an event, as `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldDate {
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// A place or a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldSpot {
    /// Where the words stand.
    pub span: Option<Span>,
    /// The words.
    pub text: Option<String>,
    /// Canonical name.
    pub name: Option<String>,
}

const QUOTED: &str = "offsets count Unicode characters of the gold text, end exclusive";

/// The gold article of a line of JSON; `place` ("gold.jsonl:3") is named in the issue if it is none.
///
/// # Errors
/// An issue that names the place, the value and the remedy.
pub fn read_gold(line: &str, place: &str) -> Result<Gold, Issue> {
    let object = object(line, place)?;
    let named = |key: &str| object.get(key).and_then(Value::as_str);
    let id = named("id").filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| Issue::new(place, "the article has no `id`", "give every article an `id` of its own"))?;
    let place = format!("{place}: {id}");
    let missing =
        |what: &str| Issue::new(&place, format!("the article has no {what}"), "gold needs id, text and events");
    let text = named("text").ok_or_else(|| missing("`text`"))?;
    let events = object.get("events").and_then(Value::as_array).ok_or_else(|| missing("list of `events`"))?;
    let characters = Characters::new(text);
    let page = Page { place: &place, text, characters: &characters };
    let events = events.iter().map(|event| page.event(event)).collect::<Result<_, _>>()?;
    let annotated = match object.get("annotated") {
        None => None,
        Some(list) => Some(page.strings("annotated", list)?),
    };
    let exhaustive = object.get("exhaustive") != Some(&Value::Bool(false));
    Ok(Gold { id: id.to_owned(), text: text.to_owned(), events, annotated, exhaustive, characters })
}

/// The predictions of a line of JSON: an event with its article's id in `doc`, as Griot writes it, or an
/// article with its `id` and a list of `events`, as gold is written.
///
/// # Errors
/// An issue that names the place, the value and the remedy.
pub fn read_prediction(line: &str, place: &str) -> Result<Prediction, Issue> {
    let mut object = object(line, place)?;
    let listed = object.get("doc").is_none() && object.get("events").is_some();
    let name = object.get(if listed { "id" } else { "doc" }).and_then(Value::as_str);
    let Some(doc) = name.filter(|name| !name.is_empty()).map(str::to_owned) else {
        return Err(Issue::new(place, "the event has no `doc`", "give each event the id of its article in `doc`"));
    };
    let events = match object.fields.remove("events").filter(|_| listed) {
        None => vec![Value::Object(object.fields)],
        Some(Value::Array(events)) => events,
        Some(other) => {
            return Err(Issue::new(place, format!("`events` is {}", brief(&other)), "give a list of events"));
        }
    };
    Ok(Prediction { place: format!("{place}: {doc}"), doc, events })
}

impl Prediction {
    /// The events, held against the text of their article.
    ///
    /// # Errors
    /// An issue that names the place, the value and the remedy.
    pub fn events(&self, text: &str, characters: &Characters) -> Result<Vec<ToldEvent>, Issue> {
        let page = Page { place: &self.place, text, characters };
        self.events.iter().map(|event| page.event(event)).collect()
    }
}

/// The text that events speak of, and the place that is named when they go wrong.
struct Page<'a> {
    place: &'a str,
    text: &'a str,
    characters: &'a Characters,
}

impl Page<'_> {
    fn issue(&self, what: &str, found: &Value, due: &str) -> Issue {
        Issue::new(self.place, format!("`{what}` is {}, not {due}", brief(found)), format!("give {due}"))
    }

    fn event(&self, value: &Value) -> Result<ToldEvent, Issue> {
        if !value.is_object() {
            return Err(self.issue("events", value, "a list of JSON objects"));
        }
        told(value, "contexts").map(|list| self.strings("contexts", list)).transpose()?;
        Ok(ToldEvent {
            kind: self.kind(&value["event"])?,
            mentions: self.mentions(&value["mentions"])?,
            actors: self.parties(value, "actor")?,
            recipients: self.parties(value, "recipient")?,
            modes: told(value, "mode").map(|list| self.strings("mode", list)).transpose()?,
            status: told(value, "status").map(|status| self.status(status)).transpose()?,
            date: told(value, "date").map(|date| self.date(date)).transpose()?,
            place: told(value, "place").map(|spot| self.spot("place", spot)).transpose()?,
            source: told(value, "source").map(|spot| self.spot("source", spot)).transpose()?,
            dead: self.number(value, "dead")?,
            injured: self.number(value, "injured")?,
        })
    }

    fn kind(&self, value: &Value) -> Result<EventType, Issue> {
        let kind = value.as_str().and_then(EventType::from_code);
        kind.ok_or_else(|| self.issue("event", value, "a type of the codebook"))
    }

    fn status(&self, value: &Value) -> Result<Status, Issue> {
        let codes = || Status::ALL.iter().map(|status| status.code()).collect::<Vec<_>>().join(" or ");
        value.as_str().and_then(Status::from_code).ok_or_else(|| self.issue("status", value, &codes()))
    }

    fn mentions(&self, value: &Value) -> Result<Vec<Span>, Issue> {
        let list = value.as_array().filter(|list| !list.is_empty());
        let list = list.ok_or_else(|| self.issue("mentions", value, "a list with at least one mention"))?;
        let spanned =
            |item| self.span("mention", item)?.ok_or_else(|| self.issue("mention", item, "one with a `span`"));
        list.iter().map(spanned).collect()
    }

    fn parties(&self, event: &Value, side: &str) -> Result<Vec<ToldParty>, Issue> {
        match told(event, side) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => list.iter().map(|item| self.party(side, item)).collect(),
            Some(other) => Err(self.issue(side, other, "a list")),
        }
    }

    fn party(&self, side: &str, item: &Value) -> Result<ToldParty, Issue> {
        self.span(side, item)?;
        let country = match told(item, "country") {
            None => String::new(),
            Some(Value::String(country)) => country.clone(),
            Some(other) => return Err(self.issue(&format!("{side}.country"), other, "a string")),
        };
        let sectors = told(item, "sector").map(|list| self.strings(&format!("{side}.sector"), list)).transpose()?;
        Ok(ToldParty { country, sectors: sectors.unwrap_or_default() })
    }

    fn date(&self, value: &Value) -> Result<ToldDate, Issue> {
        if !value.is_object() {
            return Err(self.issue("date", value, "an object with `from` and `to`"));
        }
        let day = |key| match told(value, key) {
            None => Ok(None),
            Some(Value::String(day)) if is_day(day) => Ok(Some(day.clone())),
            Some(other) => Err(self.issue(&format!("date.{key}"), other, "a day (YYYY-MM-DD)")),
        };
        Ok(ToldDate { from: day("from")?, to: day("to")? })
    }

    fn spot(&self, key: &str, value: &Value) -> Result<ToldSpot, Issue> {
        let span = self.span(key, value)?;
        let name = |key| value[key].as_str().filter(|name| !name.is_empty()).map(str::to_owned);
        Ok(ToldSpot { span, text: name("text"), name: name("name") })
    }

    fn number(&self, event: &Value, key: &str) -> Result<Option<i64>, Issue> {
        let whole = |value: &Value| value.as_i64().ok_or_else(|| self.issue(key, value, "a whole number"));
        told(event, key).map(whole).transpose()
    }

    fn strings(&self, key: &str, value: &Value) -> Result<Vec<String>, Issue> {
        let list = value.as_array().and_then(|list| list.iter().map(|item| item.as_str().map(str::to_owned)).collect());
        list.ok_or_else(|| self.issue(key, value, "a list of strings"))
    }

    /// The bytes of an item's `span`, which must quote its `text` where it has both.
    fn span(&self, what: &str, item: &Value) -> Result<Option<Span>, Issue> {
        if !item.is_object() {
            return Err(self.issue(what, item, "an object"));
        }
        let Some(span) = told(item, "span") else { return Ok(None) };
        let ends = ends(span).ok_or_else(|| self.issue(&format!("{what}.span"), span, "two whole numbers"))?;
        let bytes = self.characters.span(ends).filter(|span| !span.is_empty());
        let bytes = bytes.ok_or_else(|| self.outside(what, ends))?;
        match told(item, "text").and_then(Value::as_str) {
            Some(quote) if squeezed(quote) != squeezed(bytes.of(self.text)) => {
                Err(self.misquoted(what, ends, bytes, quote))
            }
            _ => Ok(Some(bytes)),
        }
    }

    fn outside(&self, what: &str, ends: [usize; 2]) -> Issue {
        let room = self.characters.count();
        Issue::new(self.place, format!("{what}: span {ends:?} is empty or not within the text (0 to {room})"), QUOTED)
    }

    fn misquoted(&self, what: &str, ends: [usize; 2], bytes: Span, quote: &str) -> Issue {
        let found = bytes.of(self.text);
        Issue::new(self.place, format!("{what}: span {ends:?} reads {found:?}, not {quote:?}"), QUOTED)
    }
}

/// The value of a field; null is as good as absent.
fn told<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    value.get(key).filter(|value| !value.is_null())
}

/// Two whole numbers; those below 0 and beyond all texts become one that is beyond all texts.
fn ends(span: &Value) -> Option<[usize; 2]> {
    let whole = |n: &Value| match n.as_u64() {
        Some(n) => usize::try_from(n).ok(),
        None => n.as_i64().map(|_| usize::MAX),
    };
    match span.as_array()?.as_slice() {
        [start, end] => Some([whole(start)?, whole(end)?]),
        _ => None,
    }
}

fn is_day(text: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const TEXT: &str = "À Kati, on se bat.";

    fn gold(event: &Value) -> Result<Gold, Issue> {
        read_gold(&json!({"id": "a", "text": TEXT, "events": [event]}).to_string(), "gold:1")
    }

    #[test]
    fn characters_become_bytes() {
        let told = json!({"event": "ASSAULT", "mentions": [{"text": "on  se\nbat", "span": [8, 17]}],
            "actor": [{"span": null, "country": null, "sector": ["REB"]}], "place": {"span": [2, 6], "name": ""},
            "date": {"from": "2025-99-99"}, "dead": 0, "mode": null});
        let gold = gold(&told).unwrap();
        let event = &gold.events[0];
        assert_eq!((event.mentions[0].of(TEXT), event.mentions[0]), ("on se bat", Span::new(9, 18)));
        assert_eq!(event.place.as_ref().unwrap().span, Some(Span::new(3, 7)));
        assert_eq!(event.place.as_ref().unwrap().name, None);
        assert_eq!((event.dead, &event.modes, event.actors.len()), (Some(0), &None, 1));
        assert!(gold.exhaustive && gold.annotated.is_none());
    }

    #[test]
    fn both_forms_of_prediction() {
        let event = json!({"event": "AID", "mentions": [{"span": [0, 1]}], "doc": "a"});
        let one = read_prediction(&event.to_string(), "p:1").unwrap();
        let listed = read_prediction(&json!({"id": "a", "events": [event]}).to_string(), "p:1").unwrap();
        let characters = Characters::new(TEXT);
        assert_eq!((&one.doc, one.events(TEXT, &characters)), (&listed.doc, listed.events(TEXT, &characters)));
    }

    fn anything() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-3_i64..30).prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC{0,4}".prop_map(Value::from),
            Just(json!({"span": [0, 3]})),
            Just(json!([{"span": [9, 12]}])),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let key = prop::sample::select(vec!["span", "text", "from", "country", "sector", "name"]);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map(key.prop_map(str::to_owned), inner, 0..3)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_an_issue(line in "\\PC{0,40}", key in 0_usize..12, value in anything()) {
            let keys = ["event", "mentions", "actor", "recipient", "mode", "status", "date", "place", "source", "dead",
                "injured", "contexts"];
            let mut event = json!({"event": "AID", "mentions": [{"span": [0, 1]}]});
            event[keys[key]] = value;
            let _ = (read_gold(&line, "gold:1"), read_prediction(&line, "p:1"));
            if let Ok(gold) = gold(&event) {
                let spans = gold.events[0].mentions.iter();
                prop_assert!(spans.map(|span| span.of(TEXT)).all(|words| !words.is_empty()));
            }
        }
    }
}
