//! A table for humanitarian tools: a row of names, a row of HXL tags, a row an event.

use super::cell::{Cell, Column};
use griot_core::record::PartyLine;

pub(super) const COLUMNS: &[Column] = &[
    ("Start", |row| row.event.date.from.into()),
    ("End", |row| row.event.date.to.into()),
    ("Event type", |row| row.event.event.code().into()),
    ("Event mode", |row| codes(row.event.mode.iter().map(|mode| mode.code()))),
    ("Event status", |row| row.event.status.code().into()),
    ("Actors", |row| names(&row.event.actor)),
    ("Recipients", |row| names(&row.event.recipient)),
    ("Country", |row| row.place().map(|place| place.country.as_str()).into()),
    ("Admin 1", |row| row.place().and_then(|place| place.admin1.as_deref()).into()),
    ("Place", |row| row.place().map(|place| place.name.as_str()).into()),
    ("Latitude", |row| row.place().and_then(|place| place.lat).into()),
    ("Longitude", |row| row.place().and_then(|place| place.lon).into()),
    ("Precision of the point", |row| row.place().map(|place| place.precision.code()).into()),
    ("Dead", |row| row.event.dead.into()),
    ("Injured", |row| row.event.injured.into()),
    ("On whose word", |row| row.event.source.as_ref().map(PartyLine::called).into()),
    ("Article", |row| row.article().into()),
    ("Published", |row| row.event.article.published.into()),
    ("Description", |row| row.description().into()),
    ("Id", |row| row.event.id.as_str().into()),
];

/// The tag of each column.
pub(super) const TAGS: &[&str] = &[
    "#date+start",
    "#date+end",
    "#event+type",
    "#event+mode",
    "#event+status",
    "#group+name+first",
    "#group+name+second",
    "#country+code",
    "#adm1+name",
    "#loc+name",
    "#geo+lat",
    "#geo+lon",
    "#geo+precision",
    "#affected+killed",
    "#affected+injured",
    "#meta+source",
    "#meta+url",
    "#date+published",
    "#description",
    "#meta+id",
];

fn names(parties: &[PartyLine]) -> Cell {
    codes(parties.iter().map(PartyLine::called))
}

/// Several values in one cell, parted by `; `.
fn codes<'a>(items: impl Iterator<Item = &'a str>) -> Cell {
    let items: Vec<_> = items.collect();
    if items.is_empty() { Cell::Empty } else { items.join("; ").into() }
}
