//! What the tellings of a story say together.

use griot_core::record::{EventLine, PartyLine};
use griot_core::{Day, Precision};
use serde::Serialize;
use std::cmp::Reverse;

/// What several articles tell of one event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// Stable id, see [`id`].
    pub id: String,
    /// Index of the telling that stands for all: the most precise place, then the surest, then the earliest, then by id.
    pub lead: usize,
    /// First day of publication.
    pub first: Option<Day>,
    /// Last day of publication.
    pub last: Option<Day>,
    /// Deaths as told last; on one day, the most.
    pub dead: Option<u32>,
    /// Injuries as told last; on one day, the most.
    pub injured: Option<u32>,
    /// The numbers in the order of publication.
    pub tolls: Vec<Toll>,
    /// What is told of each field.
    pub fields: Vec<FieldTold>,
}

/// The numbers of one telling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Toll {
    /// Day of publication.
    pub published: Option<Day>,
    /// Id of the event.
    pub event: String,
    /// On whose word.
    pub source: Option<String>,
    /// Deaths.
    pub dead: Option<u32>,
    /// Injuries.
    pub injured: Option<u32>,
}

/// What the tellings say of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldTold {
    /// Its name: `type`, `status`, `date`, `place`, `actor`, `recipient`, `source`, `dead`, `injured`.
    pub field: String,
    /// Whether all that tell it tell the same.
    pub agreed: bool,
    /// What is told, most tellings first, then by first publication.
    pub values: Vec<ValueTold>,
}

/// A value and who tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueTold {
    /// The value as words.
    pub value: String,
    /// Ids of the events, in the order of publication.
    pub events: Vec<String>,
}

/// The story's id: `s` and the id of its first telling, the earliest published, then the lowest id. It changes only when
/// an earlier telling comes in. Empty for no members.
pub fn id(members: &[&EventLine]) -> String {
    members.iter().min_by_key(|event| published(event)).map(|event| format!("s{}", event.id)).unwrap_or_default()
}

/// In the order of publication; days that are not known come last.
fn published(event: &EventLine) -> (bool, Option<Day>, &str) {
    (event.article.published.is_none(), event.article.published, &event.id)
}

impl Story {
    /// What `tellings` say together, in whatever order they stand.
    pub fn of(tellings: &[&EventLine]) -> Self {
        let mut order = tellings.to_vec();
        order.sort_by_key(|event| published(event));
        let days = order.iter().filter_map(|event| event.article.published);
        Self {
            id: id(tellings),
            lead: lead(tellings),
            first: days.clone().min(),
            last: days.max(),
            dead: latest(&order, |event| event.dead),
            injured: latest(&order, |event| event.injured),
            tolls: order
                .iter()
                .filter(|event| event.dead.or(event.injured).is_some())
                .map(|event| Toll::of(event))
                .collect(),
            fields: FIELDS.iter().filter_map(|&(name, value)| FieldTold::of(name, value, &order)).collect(),
        }
    }
}

fn lead(tellings: &[&EventLine]) -> usize {
    let rank = |event: &EventLine| {
        let precision = event.place.as_ref().map_or(Precision::None, |place| place.precision);
        let confidence = Reverse((event.confidence * 1e6) as i64);
        (Precision::ALL.iter().position(|&one| one == precision), event.place.is_none(), confidence)
    };
    (0..tellings.len()).min_by_key(|&at| (rank(tellings[at]), published(tellings[at]))).unwrap_or_default()
}

/// The number told last; of those told on that day the largest.
fn latest(order: &[&EventLine], number: impl Fn(&EventLine) -> Option<u32>) -> Option<u32> {
    let told = order.iter().filter_map(|event| Some((event.article.published, number(event)?)));
    told.max().map(|(_, number)| number)
}

impl Toll {
    fn of(event: &EventLine) -> Self {
        Self {
            published: event.article.published,
            event: event.id.clone(),
            source: event.source.as_ref().map(|source| source.called().to_owned()),
            dead: event.dead,
            injured: event.injured,
        }
    }
}

type Value = fn(&EventLine) -> Option<String>;

const FIELDS: [(&str, Value); 9] = [
    ("type", |event| Some(event.event.code().to_owned())),
    ("status", |event| Some(event.status.code().to_owned())),
    ("date", date),
    ("place", |event| event.place.as_ref().map(|place| place.name.clone())),
    ("actor", |event| parties(&event.actor)),
    ("recipient", |event| parties(&event.recipient)),
    ("source", |event| event.source.as_ref().map(|source| source.called().to_owned())),
    ("dead", |event| event.dead.map(|number| number.to_string())),
    ("injured", |event| event.injured.map(|number| number.to_string())),
];

/// "2025-11-11", "2025-11-01/2025-11-30", "2025-11-01/" for one under way, as ISO 8601 writes intervals.
fn date(event: &EventLine) -> Option<String> {
    match (event.date.from, event.date.to) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(from.to_string()),
        (from, to) => Some([from, to].map(|day| day.map(|day| day.to_string()).unwrap_or_default()).join("/")),
    }
}

/// Names where they are known, else country and first sector, else the words: what tellings in other words share.
fn parties(parties: &[PartyLine]) -> Option<String> {
    let coded = |party: &PartyLine| {
        let sector = party.sector.first().map(|sector| sector.code()).unwrap_or_default();
        format!("{} {sector}", party.country).trim().to_owned()
    };
    let called = |party: &PartyLine| match (&party.name, coded(party)) {
        (Some(name), _) => name.clone(),
        (None, coded) if coded.is_empty() => party.text.clone(),
        (None, coded) => coded,
    };
    let names = super::words::sorted(parties.iter().map(called).collect());
    (!names.is_empty()).then(|| names.join("; "))
}

impl FieldTold {
    /// None if no telling tells the field.
    fn of(field: &str, value: Value, order: &[&EventLine]) -> Option<Self> {
        let mut values: Vec<ValueTold> = Vec::new();
        for event in order {
            let Some(value) = value(event) else { continue };
            match values.iter_mut().find(|told| told.value == value) {
                Some(told) => told.events.push(event.id.clone()),
                None => values.push(ValueTold { value, events: vec![event.id.clone()] }),
            }
        }
        values.sort_by_key(|told| Reverse(told.events.len()));
        (!values.is_empty()).then(|| Self { field: field.to_owned(), agreed: values.len() == 1, values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::{event, party, place};
    use serde_json::json;

    fn three() -> [EventLine; 3] {
        let on = |day: &str| json!({"title": null, "published": day, "lang": "fr", "url": null});
        [
            event(json!({"id": "2", "article": on("2026-03-04"), "dead": 17, "source": party("un élu", "MLI", "GOV")})),
            event(
                json!({"id": "1", "article": on("2026-03-03"), "place": place("Sobala", &json!({"precision": "exact"}))}),
            ),
            event(json!({"id": "3", "article": on("2026-03-04"), "dead": 15, "place": null})),
        ]
    }

    #[test]
    fn the_latest_toll_counts_and_on_one_day_the_larger() {
        let three = three();
        let story = Story::of(&three.each_ref());
        assert_eq!((story.id.as_str(), story.lead, story.dead, story.injured), ("s1", 1, Some(17), None));
        assert_eq!([story.first, story.last].map(|day| day.unwrap().day()), [3, 4]);
        let tolls: Vec<_> =
            story.tolls.iter().map(|toll| (toll.event.as_str(), toll.dead, toll.source.as_deref())).collect();
        assert_eq!(tolls, [("1", Some(9), None), ("2", Some(17), Some("un élu")), ("3", Some(15), None)]);
    }

    #[test]
    fn fields_tell_where_the_tellings_differ() {
        let three = three();
        let fields = Story::of(&three.each_ref()).fields;
        let told = |name: &str| fields.iter().find(|field| field.field == name);
        assert!(told("place").is_some_and(|place| place.agreed && place.values[0].events == ["1", "2"]));
        let dead = told("dead").unwrap();
        assert!(!dead.agreed && dead.values.iter().map(|value| value.value.as_str()).eq(["9", "17", "15"]));
        assert!(told("injured").is_none());
        assert_eq!(told("actor").unwrap().values[0].value, "MLI UAF");
        assert_eq!(told("date").unwrap().values[0].value, "2026-03-02");
    }

    #[test]
    fn the_order_of_the_tellings_changes_the_index_of_the_lead_alone() {
        let [a, b, c] = three();
        let (here, there) = (Story::of(&[&a, &b, &c]), Story::of(&[&c, &b, &a]));
        assert_eq!(Story { lead: 1, ..here }, Story { lead: 1, ..there });
    }

    #[test]
    fn under_way_is_an_open_interval() {
        let open = event(json!({"date": {"from": "2026-03-02", "to": null, "span": null, "why": []}}));
        assert_eq!(date(&open).as_deref(), Some("2026-03-02/"));
        assert_eq!(id(&[]), "");
    }
}
