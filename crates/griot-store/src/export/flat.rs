//! The flat table: everything of an event but its reasons, one row an event. CSV and the properties of GeoJSON.

use super::cell::{Cell, Column};
use super::row::Row;
use griot_core::record::{PartyLine, PlaceLine};

pub(super) const COLUMNS: &[Column] = &[
    ("id", |row| row.event.id.as_str().into()),
    ("doc", |row| row.event.doc.as_str().into()),
    ("event", |row| row.event.event.code().into()),
    ("mode", |row| list(row.event.mode.iter().map(|mode| mode.code()))),
    ("status", |row| row.event.status.code().into()),
    ("quad", |row| i64::from(row.event.quad).into()),
    ("score", |row| row.event.score.into()),
    ("cameo", |row| row.event.cameo.as_str().into()),
    ("confidence", |row| row.event.confidence.into()),
    ("date_from", |row| row.event.date.from.into()),
    ("date_to", |row| row.event.date.to.into()),
    ("actor", |row| list(names(&row.event.actor))),
    ("actor_country", |row| list(countries(&row.event.actor))),
    ("actor_sector", |row| list(sectors(&row.event.actor))),
    ("actor_entity", |row| list(entities(&row.event.actor))),
    ("recipient", |row| list(names(&row.event.recipient))),
    ("recipient_country", |row| list(countries(&row.event.recipient))),
    ("recipient_sector", |row| list(sectors(&row.event.recipient))),
    ("recipient_entity", |row| list(entities(&row.event.recipient))),
    ("place", |row| place(row, |place| place.name.as_str().into())),
    ("place_country", |row| place(row, |place| place.country.as_str().into())),
    ("admin1", |row| place(row, |place| place.admin1.as_deref().into())),
    ("lat", |row| place(row, |place| place.lat.into())),
    ("lon", |row| place(row, |place| place.lon.into())),
    ("precision", |row| place(row, |place| place.precision.code().into())),
    ("offset_km", |row| place(row, |place| place.offset.as_ref().and_then(|offset| offset.km).into())),
    ("offset_bearing", |row| place(row, |place| place.offset.as_ref().and_then(|to| to.bearing.as_deref()).into())),
    ("geonameid", |row| place(row, |place| place.geonameid.into())),
    ("feature", |row| place(row, |place| place.feature.as_deref().into())),
    ("place_text", |row| place(row, |place| place.text.as_deref().into())),
    ("source", |row| row.event.source.as_ref().map(PartyLine::called).into()),
    ("source_country", |row| row.event.source.as_ref().map(|source| source.country.as_str()).into()),
    ("source_sector", |row| row.event.source.as_ref().map(sector).into()),
    ("dead", |row| row.event.dead.into()),
    ("injured", |row| row.event.injured.into()),
    ("contexts", |row| list(row.event.contexts.iter().map(|context| context.code()))),
    ("trigger", |row| row.trigger().map(|trigger| trigger.text.as_str()).into()),
    ("trigger_first", |row| row.trigger().map(|trigger| trigger.span[0]).into()),
    ("trigger_last", |row| row.trigger().map(|trigger| trigger.span[1]).into()),
    ("sentence", |row| row.trigger().map(|trigger| trigger.sentence).into()),
    ("mentions", |row| row.event.mentions.len().into()),
    ("story", |row| row.event.story.as_deref().into()),
    ("title", |row| row.event.article.title.as_deref().into()),
    ("published", |row| row.event.article.published.into()),
    ("lang", |row| row.event.article.lang.code().into()),
    ("url", |row| row.event.article.url.as_deref().into()),
];

/// Several values in one cell, parted by `|`; one in a value becomes `¦`, so that lists of one event stay in step.
fn list<T: AsRef<str>>(items: impl Iterator<Item = T>) -> Cell {
    let items: Vec<_> = items.map(|item| item.as_ref().replace('|', "¦")).collect();
    if items.iter().all(String::is_empty) { Cell::Empty } else { items.join("|").into() }
}

fn names(parties: &[PartyLine]) -> impl Iterator<Item = &str> {
    parties.iter().map(PartyLine::called)
}

fn countries(parties: &[PartyLine]) -> impl Iterator<Item = &str> {
    parties.iter().map(|party| party.country.as_str())
}

fn sectors(parties: &[PartyLine]) -> impl Iterator<Item = String> {
    parties.iter().map(sector)
}

fn sector(party: &PartyLine) -> String {
    party.sector.iter().map(|sector| sector.code()).collect::<Vec<_>>().join(" ")
}

fn entities(parties: &[PartyLine]) -> impl Iterator<Item = &str> {
    parties.iter().map(|party| party.entity.as_deref().unwrap_or_default())
}

fn place(row: &Row, cell: fn(&PlaceLine) -> Cell) -> Cell {
    row.place().map_or(Cell::Empty, cell)
}
