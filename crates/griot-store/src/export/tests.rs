//! Every format over the same events: what is written, and that readers get back what went in.

use super::cell::Column;
use super::row::Row;
use super::{Exporter, Format, Out, Selection, acled, flat, gdelt, hxl, parquet, polecat};
use griot_core::record::{EventLine, read_event};
use griot_core::{Context, EventType, Mode, Precision, Sector, Status};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Bytes that can be looked at after the exporter is gone.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The only caller of exporters here.
fn exported(format: Format, selection: Selection, events: &[EventLine]) -> (Vec<u8>, super::Counts) {
    let shared = Shared::default();
    let mut exporter = Exporter::new(format, Box::new(shared.clone())).unwrap().selecting(selection);
    for event in events {
        exporter.write(event).unwrap();
    }
    let counts = exporter.finish().unwrap();
    let bytes = std::mem::take(&mut *shared.0.lock().unwrap());
    (bytes, counts)
}

/// Everything, whatever its status.
fn all() -> Selection {
    Selection { statuses: Status::ALL.to_vec(), ..Selection::default() }
}

fn text(format: Format, events: &[EventLine]) -> String {
    String::from_utf8(exported(format, all(), events).0).unwrap()
}

fn party(text: &str, country: &str, sector: &[&str]) -> Value {
    json!({"text": text, "span": [0, 3], "country": country, "sector": sector, "entity": null, "name": null, "why": []})
}

fn known(mut party: Value, entity: &str, name: &str) -> Value {
    party["entity"] = entity.into();
    party["name"] = name.into();
    party
}

fn place(name: &str, country: &str, precision: &str) -> Value {
    let feature = match precision {
        "country" => "PCLI",
        "admin1" => "ADM1",
        _ => "PPL",
    };
    json!({"text": name, "span": [9, 12], "name": name, "geonameid": 2_457_163, "lat": 16.27, "lon": -0.04,
        "country": country, "admin1": "Gao", "feature": feature, "precision": precision, "offset": null, "why": ["w"]})
}

/// A bare event with some fields changed.
pub(super) fn event(changes: &Value) -> EventLine {
    let mut line = json!({"schema": 1, "id": "fedcba9876543210", "doc": "a-1", "event": "ASSAULT", "mode": [],
        "status": "actual", "quad": 4, "score": -9.0, "cameo": "180", "confidence": 0.87, "why": ["reader"],
        "mentions": [{"text": "a attaqué", "span": [8, 17], "sentence": 0, "confidence": 0.9}], "actor": [],
        "recipient": [], "date": {"from": null, "to": null, "span": null, "why": []}, "place": null, "source": null,
        "dead": null, "injured": null, "dead_told": null, "injured_told": null, "contexts": [], "story": null,
        "article": {"title": null, "published": null, "lang": "fr", "url": null}});
    for (key, value) in changes.as_object().unwrap() {
        line[key] = value.clone();
    }
    read_event(&line.to_string(), "test").unwrap()
}

fn days(from: &str, to: Option<&str>) -> Value {
    json!({"from": from, "to": to, "span": [0, 5], "why": []})
}

/// A clash near Gao, told in full.
fn clash() -> EventLine {
    let jnim = known(party("Le JNIM", "IMG", &["REB"]), "jnim", "Jama'at Nusrat al-Islam wal-Muslimin");
    let mut near = place("Gao", "MLI", "place");
    near["offset"] = json!({"km": 40, "bearing": "N"});
    event(&json!({"mode": ["explosives"], "cameo": "183", "actor": [jnim], "place": near, "dead": 2, "injured": 5,
        "recipient": [party("un convoi de l'armée malienne", "MLI", &["MIL"]), party("deux civils", "MLI", &["CVL"])],
        "date": days("2025-11-11", Some("2025-11-11")), "contexts": ["military", "terrorism"],
        "source": party("un élu local", "MLI", &["GOV"]),
        "dead_told": {"text": "Deux", "span": [50, 54], "why": ["n"]}, "story": "s1",
        "article": {"title": "Attaque près de Gao", "published": "2025-11-12", "lang": "fr", "url": "https://example.org/a?b=1&c=2"}}))
}

/// Three governments meet.
fn meeting() -> EventLine {
    let sides = ["MLI", "MLI", "NER", "BFA"].map(|country| party("Le ministre", country, &["GOV"]));
    event(&json!({"id": "00000000000000ff", "event": "CONSULT", "mode": ["multilateral"], "quad": 1, "score": 4.0,
        "cameo": "040", "actor": sides, "date": days("2025-11-10", Some("2025-11-14")),
        "place": place("Niger", "NER", "country"), "article": {"title": null, "published": "2025-11-15", "lang": "fr", "url": null}}))
}

/// Students march in Romania, which CAMEO writes otherwise.
fn march() -> EventLine {
    event(&json!({"id": "1", "doc": "b", "event": "PROTEST", "mode": ["demo"], "cameo": "141", "score": -5.0,
        "actor": [party("students", "ROU", &["EDU"]), party("two unions", "ROU", &["LAB"])],
        "recipient": [party("the EU", "EUR", &[])], "date": days("2025-10-01", None),
        "place": place("Cluj", "ROU", "admin1"), "article": {"title": null, "published": null, "lang": "en", "url": null}}))
}

/// A threat, which did not happen yet, with hostile words everywhere.
fn hostile() -> EventLine {
    let words = "tab\there, \"quoted\"; pipe|d\r\nline\u{2028}end \u{7} =1+1 نص 🕊";
    let mut somewhere = place(words, "", "none");
    for key in ["geonameid", "lat", "lon", "admin1", "feature", "text", "span"] {
        somewhere[key] = Value::Null;
    }
    event(
        &json!({"id": "no number", "doc": words, "status": "future", "cameo": "", "mentions": [], "mode": ["beat", "torture"],
        "actor": [party(words, "", &[]), party("|", "UNO", &["MIL", "SPY", "COP", "JUD"])], "place": somewhere,
        "source": party(words, "NGO", &["PTY"]),
        "article": {"title": words, "published": "0001-01-01", "lang": "en", "url": words}}),
    )
}

fn samples() -> Vec<EventLine> {
    vec![clash(), meeting(), march(), hostile(), event(&json!({}))]
}

#[test]
fn what_is_written() {
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Parquet) {
        insta::assert_snapshot!(format!("{}", format.name()), text(format, &samples()));
    }
}

#[test]
fn without_events_every_format_is_a_whole_file() {
    for (format, whole) in [
        (Format::Jsonl, ""),
        (Format::Plover, ""),
        (Format::Gdelt, ""),
        (Format::Geojson, "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n"),
    ] {
        assert_eq!(text(format, &[]), whole);
    }
    assert_eq!(text(Format::Csv, &[]).lines().count(), 1);
    assert_eq!(text(Format::Hxl, &[]).lines().count(), 2);
    assert!(parquet::lines(exported(Format::Parquet, all(), &[]).0).is_empty());
}

#[test]
fn formats_have_the_columns_of_their_models() {
    let names = |columns: &[Column]| columns.iter().map(|(name, _)| *name).collect::<std::collections::BTreeSet<_>>();
    for (columns, count) in [(gdelt::COLUMNS, 61), (polecat::COLUMNS, 40), (acled::COLUMNS, 31), (flat::COLUMNS, 46)] {
        assert_eq!((columns.len(), names(columns).len()), (count, count));
    }
    assert_eq!(hxl::COLUMNS.len(), hxl::TAGS.len());
    assert!(hxl::TAGS.iter().all(|tag| tag.starts_with('#')));
}

#[test]
fn a_format_is_told_by_its_name_or_its_file() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        let table = Path::new("out").join(format!("events.{}.tsv", format.name()));
        assert_eq!(Format::of_path(&table), Some(format));
    }
    for (path, format) in [
        ("a/e.parquet", Some(Format::Parquet)),
        ("e.GeoJSON", Some(Format::Geojson)),
        ("e.ndjson", Some(Format::Jsonl)),
        ("my.events.csv", Some(Format::Csv)),
        ("hxl.csv", Some(Format::Csv)),
        ("e.plover.jsonl", Some(Format::Plover)),
        ("e.tsv", None),
        ("e.json", None),
        ("csv", None),
    ] {
        assert_eq!(Format::of_path(Path::new(path)), format, "{path}");
    }
}

#[test]
fn a_format_that_cannot_say_so_has_no_events_that_did_not_happen() {
    for format in Format::ALL {
        let (_, counts) = exported(format, Selection::default(), &samples());
        let kept = if format.tells_status() { (5, 0) } else { (4, 1) };
        assert_eq!((counts.written, counts.did_not_happen), kept, "{}", format.name());
    }
    let future = Selection { statuses: vec![Status::Future], ..Selection::default() };
    let (_, counts) = exported(Format::Gdelt, future, &samples());
    assert_eq!((counts.written, counts.unselected, counts.did_not_happen), (1, 4, 0));
}

#[test]
fn selections() {
    let kept = |selection: &Selection| samples().iter().map(|event| selection.keeps(event)).collect::<Vec<_>>();
    let day = |text: &str| Some(text.parse().unwrap());
    let any = Selection::default;
    assert_eq!(kept(&any()), [true; 5]);
    assert_eq!(kept(&Selection { types: vec![EventType::Protest], ..any() }), [false, false, true, false, false]);
    assert_eq!(
        kept(&Selection { countries: vec!["NER".into(), "EUR".into()], ..any() }),
        [false, true, true, false, false]
    );
    assert_eq!(kept(&Selection { since: day("2025-11-12"), ..any() }), [false, true, true, false, false]);
    // The fourth tells no day: its article appeared on the first day of year 1. The fifth has no day at all.
    assert_eq!(kept(&Selection { until: day("2025-11-10"), ..any() }), [false, true, true, true, false]);
    assert_eq!(
        kept(&Selection { since: day("0001-01-01"), until: day("0001-01-01"), ..any() }),
        [false, false, false, true, false]
    );
    assert_eq!(
        kept(&Selection { since: day("2025-11-11"), until: day("2025-11-11"), ..any() }),
        [true, true, true, false, false]
    );
    assert_eq!(kept(&Selection { min_confidence: 0.9, ..any() }), [false; 5]);
}

#[test]
fn articles_of_plover_hold_their_adjacent_events() {
    let events = [clash(), meeting(), march(), clash()];
    let lines: Vec<Value> =
        text(Format::Plover, &events).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> =
        lines.iter().map(|line| (line["id"].as_str().unwrap(), line["events"].as_array().unwrap().len())).collect();
    assert_eq!(told, [("a-1", 2), ("b", 1), ("a-1", 1)]);
    assert_eq!(lines[0]["title"], "Attaque près de Gao");
}

#[test]
fn row_groups_are_bounded() {
    let events = vec![event(&json!({})); 16_384 + 3];
    let (bytes, _) = exported(Format::Parquet, Selection::default(), &events);
    assert_eq!(parquet::groups(bytes), [16_384, 3]);
}

/// A disk that is full after some bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    let write = |format, room| -> io::Result<()> {
        let out: Out = Box::new(Full(room));
        let mut exporter = Exporter::new(format, out)?;
        samples().iter().try_for_each(|event| exporter.write(event))?;
        exporter.finish().map(|_| ())
    };
    for format in Format::ALL {
        for room in [0, 10, 700] {
            let why = write(format, room).expect_err(format.name());
            assert_eq!(why.kind(), io::ErrorKind::StorageFull, "{}: {why}", format.name());
        }
        write(format, 1 << 20).unwrap();
    }
}

#[test]
fn every_column_is_explained() {
    let manual = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats.md")).unwrap();
    let section = |heading: &str| {
        let found = manual.split("\n## ").find(|section| section.starts_with(heading));
        found.unwrap_or_else(|| panic!("docs/formats.md has no section {heading}")).to_owned()
    };
    for (heading, columns) in [
        ("CSV", flat::COLUMNS),
        ("POLECAT", polecat::COLUMNS),
        ("ACLED", acled::COLUMNS),
        ("GDELT", gdelt::COLUMNS),
        ("HXL", hxl::COLUMNS),
    ] {
        let section = section(heading);
        for (name, _) in columns {
            assert!(section.contains(&format!("`{name}`")), "{heading}: docs/formats.md does not explain `{name}`");
        }
    }
    let hxl = section("HXL");
    assert!(hxl::TAGS.iter().all(|tag| hxl.contains(&format!("`{tag}`"))));
}

fn words() -> impl Strategy<Value = String> {
    let hostile =
        ["\t", "\n", "\r", "\"", "\"\"", ";", "|", ",", "", " ", "\u{0}", "\u{85}", "\u{2028}", "=1", "é", "字", "🕊"];
    let odd = prop::collection::vec(prop::sample::select(hostile.to_vec()), 0..5).prop_map(|parts| parts.concat());
    prop_oneof![odd, "\\PC{0,9}", Just("Bamako".to_owned())]
}

fn codes<T: Copy + std::fmt::Debug + ToString + 'static>(all: &'static [T]) -> impl Strategy<Value = Value> {
    prop::collection::vec(prop::sample::select(all), 0..4)
        .prop_map(|codes| codes.iter().map(ToString::to_string).collect())
}

fn maybe<T: Into<Value> + std::fmt::Debug>(some: impl Strategy<Value = T>) -> impl Strategy<Value = Value> {
    prop::option::of(some).prop_map(|value| value.map_or(Value::Null, Into::into))
}

/// A number as people write them; JSON knows no others.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![(-18_000_i32..18_000).prop_map(|n| f64::from(n) / 100.0), -1e9..1e9]
}

fn any_day() -> impl Strategy<Value = String> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn any_parties() -> impl Strategy<Value = Value> {
    let country = prop::sample::select(vec!["MLI", "ROU", "PSE", "USA", "XKX", "UNO", "EUR", "IMG", "", "???"]);
    let party = (words(), country, codes(Sector::ALL), maybe(words())).prop_map(|(text, country, sector, name)| {
        json!({"text": text, "span": [0, 1], "country": country, "sector": sector, "entity": name, "name": name, "why": [text]})
    });
    prop::collection::vec(party, 0..4).prop_map(Value::from)
}

fn any_place() -> impl Strategy<Value = Value> {
    let country = prop::sample::select(vec!["MLI", "USA", "PSE", "", "ALA"]);
    let precision = prop::sample::select(Precision::ALL.to_vec());
    let place = (words(), country, maybe(number()), maybe(number()), maybe(words()), precision).prop_map(
        |(name, country, lat, lon, more, precision)| {
            json!({"text": more, "span": null, "name": name, "geonameid": 7, "lat": lat, "lon": lon, "country": country,
                "admin1": more, "feature": more, "precision": precision.code(),
                "offset": {"km": null, "bearing": more}, "why": []})
        },
    );
    maybe(place)
}

fn any_event() -> impl Strategy<Value = EventLine> {
    let act = (
        prop::sample::select(EventType::ALL),
        codes(Mode::ALL),
        prop::sample::select(Status::ALL),
        codes(Context::ALL),
    );
    let days = (maybe(any_day()), maybe(any_day()), maybe(any_day()));
    let sides = (any_parties(), any_parties(), any_parties());
    (act, days, sides, any_place(), (words(), words(), maybe(words())), (number(), maybe(0_u32..9)), 0_u8..6).prop_map(
        |((kind, mode, status, contexts), (from, to, published), (actor, recipient, sources), place, (id, doc, more), (score, dead), quad)| {
            event(&json!({"id": id, "doc": doc, "event": kind.code(), "mode": mode, "status": status.code(), "quad": quad,
                "score": score, "cameo": doc, "actor": actor, "recipient": recipient, "source": sources[0], "place": place,
                "date": {"from": from, "to": to, "span": null, "why": []}, "dead": dead, "injured": dead,
                "contexts": contexts, "story": more,
                "mentions": [{"text": id, "span": [3, 1], "sentence": 0, "confidence": score}],
                "article": {"title": more, "published": published, "lang": "fr", "url": more}}))
        },
    )
}

fn cells(columns: &[Column], event: &EventLine) -> Vec<String> {
    let row = Row::of(event);
    columns.iter().map(|(_, cell)| cell(&row).text()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn comma_separated_cells_come_back(events in prop::collection::vec(any_event(), 0..4)) {
        for (format, columns, heads) in [
            (Format::Csv, flat::COLUMNS, 1), (Format::Acled, acled::COLUMNS, 1), (Format::Hxl, hxl::COLUMNS, 2),
        ] {
            let written = text(format, &events);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
            let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            let due: Vec<_> = events.iter().map(|event| cells(columns, event)).collect();
            prop_assert_eq!(&rows[heads..], due);
        }
    }

    #[test]
    fn tab_separated_rows_are_whole_with_and_without_quotes(events in prop::collection::vec(any_event(), 0..4)) {
        for (format, columns, heads) in [(Format::Polecat, polecat::COLUMNS, 1), (Format::Gdelt, gdelt::COLUMNS, 0)] {
            let written = text(format, &events);
            let split: Vec<Vec<&str>> = written.split_terminator('\n').map(|line| line.split('\t').collect()).collect();
            prop_assert_eq!(split.len(), heads + events.len());
            prop_assert!(split.iter().all(|row| row.len() == columns.len()));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(b'\t').from_reader(written.as_bytes());
            let quoted: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(quoted, split);
        }
    }

    #[test]
    fn nested_formats_lose_nothing(events in prop::collection::vec(any_event(), 0..4)) {
        let lines = text(Format::Jsonl, &events);
        let back: Vec<_> = lines.split_terminator('\n').map(|line| read_event(line, "back").unwrap()).collect();
        prop_assert_eq!(&back, &events);
        let columns = parquet::lines(exported(Format::Parquet, all(), &events).0);
        let back: Vec<_> = columns.iter().map(|line| read_event(line, "back").unwrap()).collect();
        prop_assert_eq!(back, events);
    }

    #[test]
    fn json_formats_are_json(events in prop::collection::vec(any_event(), 0..4)) {
        let map: Value = serde_json::from_str(&text(Format::Geojson, &events)).unwrap();
        prop_assert_eq!(map["features"].as_array().unwrap().len(), events.len());
        let told: usize = text(Format::Plover, &events)
            .split_terminator('\n')
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["events"].as_array().unwrap().len())
            .sum();
        prop_assert_eq!(told, events.len());
    }
}
