//! Scores as JSON, letter for letter as Python writes it.

use super::agree::Field;
use super::tally::{ByType, FieldCount, Level, Scores};
use griot_core::EventType;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;
use std::io::{Result, Write};

pub(super) fn scores(scores: &Scores) -> String {
    let mut out = Vec::new();
    let told = scores.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Spaced));
    debug_assert!(told.is_ok(), "scores have names for keys, and memory takes them");
    String::from_utf8(out).unwrap_or_default()
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("articles", &self.articles)?;
        map.serialize_entry("gold events", &self.gold)?;
        map.serialize_entry("predicted events", &self.predicted)?;
        map.serialize_entry("not exhaustive", &self.not_exhaustive)?;
        map.serialize_entry("not compared in records", &self.not_compared)?;
        map.serialize_entry("event", &self.event)?;
        map.serialize_entry("dyad", &self.dyad)?;
        map.serialize_entry("record", &self.record)?;
        map.serialize_entry("fields", &Named(Field::ALL.map(Field::name).iter().copied().zip(&self.fields).collect()))?;
        let types = EventType::ALL.iter().map(|kind| kind.code());
        map.serialize_entry("by type", &Named(types.zip(&self.by_type).collect()))?;
        map.end()
    }
}

/// An object with these keys in this order.
struct Named<'a, T>(Vec<(&'static str, &'a T)>);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("right", &self.right)?;
        map.serialize_entry("precision", &self.precision)?;
        map.serialize_entry("recall", &self.recall)?;
        map.serialize_entry("f1", &self.f1)?;
        map.serialize_entry("interval", &self.interval)?;
        map.end()
    }
}

impl Serialize for FieldCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Self { pairs, agree, told, told_agree } = self;
        Named(vec![("pairs", pairs), ("agree", agree), ("told", told), ("told agree", told_agree)])
            .serialize(serializer)
    }
}

impl Serialize for ByType {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Self { gold, predicted, event, dyad, record } = self;
        let counts = [("gold", gold), ("predicted", predicted), ("event", event), ("dyad", dyad), ("record", record)];
        Named(counts.to_vec()).serialize(serializer)
    }
}

/// A blank after each comma and colon, and small numbers with two digits of exponent.
struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        out.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        out.write_all(if first { b"" } else { b", " })
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(b": ")
    }

    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, value: f64) -> Result<()> {
        if value == 0.0 || value.abs() >= 1e-4 {
            return write!(out, "{value:?}");
        }
        let shortest = format!("{value:e}");
        let (digits, exponent) = shortest.split_once("e-").unwrap_or((&shortest, "0"));
        write!(out, "{digits}e-{exponent:0>2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_python_writes_them() {
        let shown = |value: f64| {
            let mut out = Vec::new();
            Spaced.write_f64(&mut out, value).unwrap();
            String::from_utf8(out).unwrap()
        };
        let written = [0.0, 1.0, 2.0 / 3.0, 0.1, 1e-4, 0.000_05, 1.25e-5, 1.0 / 300_000.0].map(shown);
        let python =
            ["0.0", "1.0", "0.6666666666666666", "0.1", "0.0001", "5e-05", "1.25e-05", "3.3333333333333333e-06"];
        assert_eq!(written, python);
    }
}
