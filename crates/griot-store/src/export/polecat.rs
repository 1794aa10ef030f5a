//! POLECAT's columns. As there, several values stand in one cell, parted by `; `, and a party that is not told, or of
//! which something is not known, says `None`.

use super::cell::{Cell, Column};
use super::codes;
use super::row::Row;
use griot_core::record::{PartyLine, PlaceLine};

pub(super) const COLUMNS: &[Column] = &[
    ("Event ID", |row| row.event.id.as_str().into()),
    ("Event Date", |row| row.event.date.from.into()),
    ("Event Type", |row| row.event.event.code().into()),
    ("Event Mode", |row| list(row.event.mode.iter().map(|mode| mode.code()))),
    ("Intensity", |row| row.event.score.into()),
    ("Quad Code", quad),
    ("Contexts", |row| list(row.event.contexts.iter().map(|context| context.code()))),
    ("Actor Name", |row| name(&row.event.actor)),
    ("Actor Country", |row| country(&row.event.actor)),
    ("Actor COW", |row| cow(&row.event.actor)),
    ("Primary Actor Sector", |row| primary_sector(&row.event.actor)),
    ("Actor Sectors", |row| sectors(&row.event.actor)),
    ("Actor Title", |_| none()),
    ("Actor Name Raw", |row| raw(&row.event.actor)),
    ("Wikipedia Actor ID", |_| none()),
    ("Recipient Name", |row| name(&row.event.recipient)),
    ("Recipient Country", |row| country(&row.event.recipient)),
    ("Recipient COW", |row| cow(&row.event.recipient)),
    ("Primary Recipient Sector", |row| primary_sector(&row.event.recipient)),
    ("Recipient Sectors", |row| sectors(&row.event.recipient)),
    ("Recipient Title", |_| none()),
    ("Recipient Name Raw", |row| raw(&row.event.recipient)),
    ("Wikipedia Recipient ID", |_| none()),
    ("Placename", |row| row.place().map(|place| place.name.as_str()).into()),
    ("City", |row| row.place().filter(|place| has_feature(place, "PPL")).map(|place| place.name.as_str()).into()),
    ("District", |row| row.place().filter(|place| has_feature(place, "ADM2")).map(|place| place.name.as_str()).into()),
    ("Province", |row| row.place().and_then(province).into()),
    ("Country", |row| row.place().map(|place| place.country.as_str()).into()),
    ("Latitude", |row| row.place().and_then(|place| place.lat).into()),
    ("Longitude", |row| row.place().and_then(|place| place.lon).into()),
    ("GeoNames ID", |row| row.place().and_then(|place| place.geonameid).into()),
    ("Raw Placename", |row| row.place().and_then(|place| place.text.as_deref()).into()),
    ("Feature Type", |row| row.place().and_then(|place| place.feature.as_deref()).into()),
    ("Source", |row| row.article().into()),
    ("Publication Date", |row| row.event.article.published.into()),
    ("Story People", |_| Cell::Empty),
    ("Story Organizations", |_| Cell::Empty),
    ("Story Locations", |_| Cell::Empty),
    ("Language", |row| row.event.article.lang.code().into()),
    ("Version", |row| format!("Griot schema {}", row.event.schema).into()),
];

fn none() -> Cell {
    "None".into()
}

fn quad(row: &Row) -> Cell {
    match row.event.quad {
        1 => "VERBAL COOPERATION".into(),
        2 => "MATERIAL COOPERATION".into(),
        3 => "VERBAL CONFLICT".into(),
        4 => "MATERIAL CONFLICT".into(),
        _ => Cell::Empty,
    }
}

/// A semicolon in a value becomes a comma.
fn list<'a>(items: impl Iterator<Item = &'a str>) -> Cell {
    let items: Vec<_> = items.map(|item| item.replace(';', ",")).collect();
    if items.is_empty() { Cell::Empty } else { items.join("; ").into() }
}

/// One value a party, in step across columns.
fn each(parties: &[PartyLine], value: fn(&PartyLine) -> &str) -> Cell {
    let told = |party| Some(value(party)).filter(|value| !value.is_empty()).unwrap_or("None");
    if parties.is_empty() { none() } else { list(parties.iter().map(told)) }
}

fn name(parties: &[PartyLine]) -> Cell {
    each(parties, PartyLine::called)
}

fn country(parties: &[PartyLine]) -> Cell {
    each(parties, |party| &party.country)
}

fn cow(parties: &[PartyLine]) -> Cell {
    each(parties, |party| codes::country(&party.country).map_or("", |country| country.cow_number))
}

fn raw(parties: &[PartyLine]) -> Cell {
    each(parties, |party| &party.text)
}

fn primary_sector(parties: &[PartyLine]) -> Cell {
    parties.first().and_then(|party| party.sector.first()).map_or_else(none, |sector| sector.code().into())
}

/// The sectors of all parties, each once.
fn sectors(parties: &[PartyLine]) -> Cell {
    let mut all: Vec<&str> = Vec::new();
    for code in parties.iter().flat_map(|party| &party.sector).map(|sector| sector.code()) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    if all.is_empty() { none() } else { list(all.into_iter()) }
}

fn has_feature(place: &PlaceLine, feature: &str) -> bool {
    place.feature.as_ref().is_some_and(|code| code.starts_with(feature))
}

fn province(place: &PlaceLine) -> Option<&str> {
    place.admin1.as_deref().or_else(|| has_feature(place, "ADM1").then_some(&place.name))
}
