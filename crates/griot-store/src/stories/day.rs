//! When an event was, as far as it is told.

use griot_core::Day;
use griot_core::record::EventLine;

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

    /// Whether one day is told.
    pub(super) fn is_one(&self) -> bool {
        self.from == Some(self.to)
    }

    /// Days between two windows; 0 if they overlap, none if one is not known.
    pub(super) fn gap(&self, other: &Self) -> Option<i32> {
        self.from.and(other.from)?;
        Some((self.earliest - other.to).max(other.earliest - self.to).max(0))
    }
}
