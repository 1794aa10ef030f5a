//! ACLED's columns. ACLED codes political violence, demonstrations and a choice of other developments: events that it
//! has no type for keep their row with the types empty.

mod act;
mod inter;

use super::cell::{Cell, Column};
use super::codes;
use super::row::Row;
use act::Act;
use griot_core::Precision;
use griot_core::record::PartyLine;
use inter::Inter;

pub(super) const COLUMNS: &[Column] = &[
    ("event_id_cnty", event_id),
    ("event_date", |row| row.event.date.from.into()),
    ("year", |row| row.event.date.from.map(|day| i64::from(day.year())).into()),
    ("time_precision", time_precision),
    ("disorder_type", |row| Act::of(row).disorder().into()),
    ("event_type", |row| Act::of(row).kind.into()),
    ("sub_event_type", |row| Act::of(row).sub.into()),
    ("actor1", |row| actor(row, row.first)),
    ("assoc_actor_1", |row| associates(row, row.first, row.with_first())),
    ("inter1", |row| inter::first(row).map(Inter::name).into()),
    ("actor2", |row| actor(row, row.second)),
    ("assoc_actor_2", |row| associates(row, row.second, row.with_second())),
    ("inter2", |row| inter::second(row).map(Inter::name).into()),
    ("interaction", interaction),
    ("civilian_targeting", |row| Act::of(row).targets_civilians(row).then_some("Civilian targeting").into()),
    ("iso", |row| row.country().and_then(|country| country.number).into()),
    ("region", |row| row.country().map(|country| country.acled_region).into()),
    ("country", |row| row.country().map(|country| country.name).into()),
    ("admin1", |row| row.place().and_then(|place| place.admin1.as_deref()).into()),
    ("admin2", |_| Cell::Empty),
    ("admin3", |_| Cell::Empty),
    ("location", |row| row.place().map(|place| place.name.as_str()).into()),
    ("latitude", |row| row.place().and_then(|place| place.lat).into()),
    ("longitude", |row| row.place().and_then(|place| place.lon).into()),
    ("geo_precision", |row| row.place().and_then(|place| geo_precision(place.precision)).into()),
    ("source", |row| row.article().into()),
    ("source_scale", |_| Cell::Empty),
    ("notes", |row| row.description().into()),
    ("fatalities", |row| row.event.dead.into()),
    ("tags", tags),
    ("timestamp", |_| Cell::Empty),
];

/// The country of the place and a number.
fn event_id(row: &Row) -> Cell {
    let country = row.place().map_or("", |place| &place.country);
    row.number().map(|number| format!("{country}{number}")).into()
}

/// 1 a day, 2 a week, 3 a month; none for what is longer, under way or not dated.
fn time_precision(row: &Row) -> Cell {
    let days = |(from, to): (griot_core::Day, griot_core::Day)| from.until(to).ok().map(|span| span.get_days() + 1);
    match row.event.date.from.zip(row.event.date.to).and_then(days) {
        Some(1) => 1_i64.into(),
        Some(2..=7) => 2_i64.into(),
        Some(8..=31) => 3_i64.into(),
        _ => Cell::Empty,
    }
}

/// 1 the town, 2 near it, 3 a region; ACLED has none for a country.
fn geo_precision(precision: Precision) -> Option<i64> {
    match precision {
        Precision::Exact => Some(1),
        Precision::Place => Some(2),
        Precision::Admin1 => Some(3),
        Precision::Country | Precision::None => None,
    }
}

/// "Protesters (Mali)" for people whom ACLED names by their part, with their own name among the associates.
fn actor(row: &Row, party: Option<&PartyLine>) -> Cell {
    let Some(party) = party else { return Cell::Empty };
    generic(row, party).unwrap_or_else(|| party.called().to_owned()).into()
}

fn generic(row: &Row, party: &PartyLine) -> Option<String> {
    let part = inter::of(row, party).filter(|inter| inter.is_generic())?;
    let country = codes::country(&party.country).or(row.country())?;
    Some(format!("{} ({})", part.name(), country.name))
}

/// The others of a side, parted by `; `.
fn associates<'e>(row: &Row, main: Option<&'e PartyLine>, others: impl Iterator<Item = &'e PartyLine>) -> Cell {
    let main = main.filter(|party| generic(row, party).is_some());
    let names: Vec<_> = main.into_iter().chain(others).map(|party| party.called().replace(';', ",")).collect();
    if names.is_empty() { Cell::Empty } else { names.join("; ").into() }
}

/// Both kinds of actor in ACLED's order; "only" where one acts alone; none if one of the two is not known.
fn interaction(row: &Row) -> Cell {
    let known = |party: Option<&PartyLine>, inter: Option<Inter>| party.is_some() == inter.is_some();
    let (first, second) = (inter::first(row), inter::second(row));
    if !known(row.first, first) || !known(row.second, second) {
        return Cell::Empty;
    }
    let mut both: Vec<_> = [first, second].into_iter().flatten().collect();
    both.sort_unstable();
    match both[..] {
        [] => Cell::Empty,
        [alone] => format!("{} only", alone.name()).into(),
        // The one pair that ACLED writes the other way round.
        [Inter::Civilians, Inter::External] => "External/Other forces-Civilians".into(),
        _ => both.iter().map(|inter| inter.name()).collect::<Vec<_>>().join("-").into(),
    }
}

/// What ACLED has no column for.
fn tags(row: &Row) -> Cell {
    let event = row.event;
    let modes: String = event.mode.iter().flat_map(|mode| [" ", mode.code()]).collect();
    format!("griot: {}{modes}; {}; confidence {:?}", event.event, event.status, event.confidence).into()
}
