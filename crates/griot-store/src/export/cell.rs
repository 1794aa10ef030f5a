//! What stands in one column of one row.

use super::row::Row;
use serde_json::Value;

/// A column: its name and what fills it.
pub(super) type Column = (&'static str, fn(&Row) -> Cell);

/// A value, or none.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    Number(f64),
}

impl Cell {
    /// The value as text; a number keeps its point, so that a column is of one type throughout.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => format!("{number:?}"),
        }
    }

    /// The value as JSON; an empty text is kept apart from none.
    pub(super) fn json(self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) => text.into(),
            Self::Whole(number) => number.into(),
            Self::Number(number) => number.into(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<griot_core::Day> for Cell {
    fn from(day: griot_core::Day) -> Self {
        Self::Text(day.to_string())
    }
}

impl<T> From<Option<T>> for Cell
where
    Cell: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}
