//! A feature collection after RFC 7946: an event is a feature, its point where it happened.

use super::row::Row;
use super::{Out, Sink, flat};
use griot_core::record::EventLine;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub(super) struct Features {
    out: Out,
    first: bool,
}

impl Features {
    pub(super) fn new(mut out: Out) -> io::Result<Self> {
        write!(out, r#"{{"type":"FeatureCollection","features":["#)?;
        Ok(Self { out, first: true })
    }
}

impl Sink for Features {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        let comma = if self.first { "" } else { "," };
        self.first = false;
        write!(self.out, "{comma}\n{}", feature(event))
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        writeln!(self.out, "\n]}}")?;
        self.out.flush()
    }
}

/// An event without a point is a feature without geometry.
fn feature(event: &EventLine) -> Value {
    let row = Row::of(event);
    let properties: Map<_, _> =
        flat::COLUMNS.iter().map(|(name, cell)| ((*name).to_owned(), cell(&row).json())).collect();
    let point = event.place.as_ref().and_then(|place| place.lon.zip(place.lat));
    let geometry = point.map(|(lon, lat)| json!({"type": "Point", "coordinates": [lon, lat]}));
    json!({"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties})
}
