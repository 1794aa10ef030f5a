//! The 61 columns of GDELT 2.0 events, so that scripts written for GDELT read Griot's.
//!
//! GDELT has one actor a side: the first of each. It places actors too, which Griot does not.

use super::cell::{Cell, Column};
use super::codes;
use super::row::Row;
use griot_core::record::{PartyLine, PlaceLine};
use griot_core::{Day, Precision, Sector};

pub(super) const COLUMNS: &[Column] = &[
    ("GLOBALEVENTID", |row| row.number().into()),
    ("SQLDATE", |row| from(row, |day| ymd(day).into())),
    ("MonthYear", |row| from(row, |day| (ymd(day) / 100).into())),
    ("Year", |row| from(row, |day| i64::from(day.year()).into())),
    ("FractionDate", |row| from(row, |day| fraction(day).into())),
    ("Actor1Code", |row| actor(row.first).code()),
    ("Actor1Name", |row| name(row.first)),
    ("Actor1CountryCode", |row| actor(row.first).country.into()),
    ("Actor1KnownGroupCode", |row| actor(row.first).group.into()),
    ("Actor1EthnicCode", |_| Cell::Empty),
    ("Actor1Religion1Code", |_| Cell::Empty),
    ("Actor1Religion2Code", |_| Cell::Empty),
    ("Actor1Type1Code", |row| actor(row.first).kind(0)),
    ("Actor1Type2Code", |row| actor(row.first).kind(1)),
    ("Actor1Type3Code", |row| actor(row.first).kind(2)),
    ("Actor2Code", |row| actor(row.second).code()),
    ("Actor2Name", |row| name(row.second)),
    ("Actor2CountryCode", |row| actor(row.second).country.into()),
    ("Actor2KnownGroupCode", |row| actor(row.second).group.into()),
    ("Actor2EthnicCode", |_| Cell::Empty),
    ("Actor2Religion1Code", |_| Cell::Empty),
    ("Actor2Religion2Code", |_| Cell::Empty),
    ("Actor2Type1Code", |row| actor(row.second).kind(0)),
    ("Actor2Type2Code", |row| actor(row.second).kind(1)),
    ("Actor2Type3Code", |row| actor(row.second).kind(2)),
    ("IsRootEvent", |row| i64::from(is_root(row)).into()),
    ("EventCode", |row| row.event.cameo.as_str().into()),
    ("EventBaseCode", |row| row.event.cameo.get(..3).into()),
    ("EventRootCode", |row| row.event.cameo.get(..2).into()),
    ("QuadClass", |row| i64::from(row.event.quad).into()),
    ("GoldsteinScale", |row| codes::goldstein(&row.event.cameo).into()),
    ("NumMentions", |row| row.event.mentions.len().into()),
    ("NumSources", |_| 1_i64.into()),
    ("NumArticles", |_| 1_i64.into()),
    ("AvgTone", |_| Cell::Empty),
    ("Actor1Geo_Type", |_| 0_i64.into()),
    ("Actor1Geo_FullName", |_| Cell::Empty),
    ("Actor1Geo_CountryCode", |_| Cell::Empty),
    ("Actor1Geo_ADM1Code", |_| Cell::Empty),
    ("Actor1Geo_ADM2Code", |_| Cell::Empty),
    ("Actor1Geo_Lat", |_| Cell::Empty),
    ("Actor1Geo_Long", |_| Cell::Empty),
    ("Actor1Geo_FeatureID", |_| Cell::Empty),
    ("Actor2Geo_Type", |_| 0_i64.into()),
    ("Actor2Geo_FullName", |_| Cell::Empty),
    ("Actor2Geo_CountryCode", |_| Cell::Empty),
    ("Actor2Geo_ADM1Code", |_| Cell::Empty),
    ("Actor2Geo_ADM2Code", |_| Cell::Empty),
    ("Actor2Geo_Lat", |_| Cell::Empty),
    ("Actor2Geo_Long", |_| Cell::Empty),
    ("Actor2Geo_FeatureID", |_| Cell::Empty),
    ("ActionGeo_Type", |row| row.place().map_or(0, kind_of_place).into()),
    ("ActionGeo_FullName", |row| row.place().map(full_name).into()),
    ("ActionGeo_CountryCode", |row| row.place().map(fips).into()),
    ("ActionGeo_ADM1Code", |row| row.place().filter(|place| place.precision == Precision::Country).map(fips).into()),
    ("ActionGeo_ADM2Code", |_| Cell::Empty),
    ("ActionGeo_Lat", |row| row.place().and_then(|place| place.lat).into()),
    ("ActionGeo_Long", |row| row.place().and_then(|place| place.lon).into()),
    ("ActionGeo_FeatureID", |row| row.place().filter(|place| place.precision == Precision::Country).map(fips).into()),
    ("DATEADDED", |row| row.event.article.published.map(|day| ymd(day) * 1_000_000).into()),
    ("SOURCEURL", |row| row.article().into()),
];

fn from(row: &Row, cell: fn(Day) -> Cell) -> Cell {
    row.event.date.from.map_or(Cell::Empty, cell)
}

/// 2025-11-12 as 20251112.
fn ymd(day: Day) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// The year and, behind the point, how much of it is over, as GDELT reckons it: months of 30 days in a year of 365.
fn fraction(day: Day) -> f64 {
    let over = (f64::from(day.month()) * 30.0 + f64::from(day.day())) / 365.0;
    ((f64::from(day.year()) + over.min(0.9999)) * 10_000.0).round() / 10_000.0
}

/// A party in CAMEO's codes.
#[derive(Default)]
struct Actor {
    country: Option<&'static str>,
    group: Option<&'static str>,
    kinds: Vec<&'static str>,
}

impl Actor {
    /// All codes in one. A known body's kind goes before its name (IGOUNO), a state's sectors after (MLIGOV).
    fn code(&self) -> Cell {
        let (body, sectors) = self.kinds.split_at(usize::from(self.group.is_some()).min(self.kinds.len()));
        let code: String =
            body.iter().copied().chain(self.country).chain(self.group).chain(sectors.iter().copied()).collect();
        if code.is_empty() { Cell::Empty } else { code.into() }
    }

    fn kind(&self, at: usize) -> Cell {
        self.kinds.get(at).copied().into()
    }
}

fn actor(party: Option<&PartyLine>) -> Actor {
    let Some(party) = party else { return Actor::default() };
    let (country, group, body) = match party.country.as_str() {
        "UNO" => (None, Some("UNO"), Some("IGO")),
        "EUR" => (Some("EUR"), Some("EEC"), Some("IGO")),
        "IGO" => (None, None, Some("IGO")),
        "NGO" => (None, None, Some("NGO")),
        "MNC" => (None, None, Some("MNC")),
        "IMG" => (None, None, Some("IMG")),
        iso3 => (codes::country(iso3).map(|country| country.cameo).filter(|code| !code.is_empty()), None, None),
    };
    let kinds = body.into_iter().chain(party.sector.iter().filter_map(|sector| kind(*sector)));
    Actor { country, group, kinds: kinds.take(3).collect() }
}

/// A sector in CAMEO's codes. Parties, paramilitaries, clergy, social movements and the unknown have none there.
fn kind(sector: Sector) -> Option<&'static str> {
    match sector {
        Sector::Jrn => Some("MED"),
        Sector::Med => Some("HLH"),
        Sector::Pty | Sector::Prm | Sector::Rel | Sector::Soc | Sector::Unk | Sector::Pre => None,
        same => Some(same.code()),
    }
}

fn name(party: Option<&PartyLine>) -> Cell {
    party.map(|party| party.called().to_uppercase()).into()
}

/// GDELT's root events are those of the lead: here, told in the first sentence, or in the one after a title.
fn is_root(row: &Row) -> bool {
    let lead = usize::from(row.event.article.title.is_some());
    row.event.mentions.iter().any(|mention| mention.sentence <= lead)
}

/// 1 a country, 2 a state of the USA, 3 a town there, 4 a town elsewhere, 5 a division elsewhere, 0 none of these.
fn kind_of_place(place: &PlaceLine) -> i64 {
    let american = place.country == "USA";
    match place.precision {
        Precision::Country => 1,
        Precision::Admin1 if american => 2,
        Precision::Admin1 => 5,
        Precision::Exact | Precision::Place if american => 3,
        Precision::Exact | Precision::Place => 4,
        Precision::None => 0,
    }
}

/// "Gao, Gao, Mali".
fn full_name(place: &PlaceLine) -> String {
    let country = codes::country(&place.country).map(|country| country.name);
    let division = place.admin1.as_deref().filter(|_| place.precision != Precision::Country);
    let parts = match place.precision {
        Precision::Country => [country.or(Some(&place.name)), None, None],
        _ => [Some(place.name.as_str()), division, country],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// FIPS has Gaza and the West Bank apart.
fn fips(place: &PlaceLine) -> &'static str {
    match (place.country.as_str(), place.admin1.as_deref()) {
        ("PSE", Some("Gaza Strip")) => "GZ",
        ("PSE", None) => "",
        (iso3, _) => codes::country(iso3).map_or("", |country| country.fips),
    }
}
