//! When an event was, as far as it is told.

use griot_core::Day;
use griot_core::record::EventLine;

/// Two days told exclude each other from this many days on: the days of one night, or of two time zones, may differ by one.
pub(super) const APART: i32 = 2;
/// How long before its last day an event whose first is not told may have begun, in days.
const BEFORE: i32 = 30;
/// News without a day of its own is of the day it is printed or the one before.
const FRESH: i32 = 1;

/// The days of an event, from 1970-01-01, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Days {
    /// First; none if it is not known at all.
    pub(super) from: Option<i32>,
    /// Last possible.
    pub(super) to: i32,
    /// First possible: earlier than `from` for news without a day of its own.
    pub(super) earliest: i32,
    /// Whether the text tells the day.
    pub(super) told: bool,
}

/// Days since 1970-01-01.
pub(super) fn number(day: Day) -> i32 {
    Day::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

impl Days {
    /// The days of `event`.
    pub(super) fn of(event: &EventLine) -> Self {
        let [from, to, published] =
            [event.date.from, event.date.to, event.article.published].map(|day| day.map(number));
        let presumed = event.date.span.is_none() && from == published;
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (Some(from), to.max(from)),
            (Some(from), None) => (Some(from), published.unwrap_or(from).max(from)),
            (None, Some(to)) => (Some(to), to),
            (None, None) => (None, 0),
        };
        let early = if event.date.from.is_none() {
            BEFORE
        } else if presumed {
            FRESH
        } else {
            0
        };
        Self { from, to, earliest: from.unwrap_or_default() - early, told: from.is_some() && !presumed }
    }

    pub(super) fn first(&self, published: Option<i32>) -> i32 {
        self.from.or(published).unwrap_or_default()
    }

    /// Whether the text tells one day.
    pub(super) fn is_certain(&self) -> bool {
        self.told && self.from == Some(self.to) && self.earliest == self.to
    }

    /// Days between two windows; 0 if they overlap, none if one is not known.
    pub(super) fn gap(&self, other: &Self) -> Option<i32> {
        self.from.and(other.from)?;
        Some((self.earliest - other.to).max(other.earliest - self.to).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::event;
    use serde_json::{Value, json};

    fn days(from: &Value, to: &Value, told: bool) -> Days {
        let span = if told { json!([0, 1]) } else { Value::Null };
        Days::of(&event(json!({"date": {"from": from, "to": to, "span": span, "why": []}})))
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(number(Day::constant(1970, 1, 2)), 1);
        assert_eq!(number(Day::constant(2026, 3, 2)), 20514);
    }

    #[test]
    fn gaps_are_between_windows() {
        let one = |day: &str| days(&json!(day), &json!(day), true);
        let month = days(&json!("2026-03-01"), &json!("2026-03-31"), true);
        assert_eq!(one("2026-03-02").gap(&one("2026-03-05")), Some(3));
        assert_eq!(one("2026-03-05").gap(&one("2026-03-02")), Some(3));
        assert_eq!(one("2026-03-02").gap(&month), Some(0));
        assert_eq!(one("2026-03-02").gap(&days(&Value::Null, &Value::Null, false)), None);
    }

    #[test]
    fn a_day_of_printing_stands_for_the_day_before_too() {
        let printed = days(&json!("2026-03-03"), &json!("2026-03-03"), false);
        assert!(!printed.told);
        assert_eq!(printed.gap(&days(&json!("2026-03-02"), &json!("2026-03-02"), true)), Some(0));
    }

    #[test]
    fn under_way_lasts_until_it_is_printed() {
        assert_eq!(days(&json!("2026-02-01"), &Value::Null, true).to, number(Day::constant(2026, 3, 3)));
    }
}
