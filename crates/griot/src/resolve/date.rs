//! Date expressions to days, against the day of publication.

use griot_core::{Day, Lang, Span};

/// An expression of the text and the days it means, inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// First day; `None` if open or not to be told.
    pub from: Option<Day>,
    /// Last day; `None` with a `from` means still under way.
    pub to: Option<Day>,
    /// Ids of the rules that decided, in order.
    pub why: Vec<String>,
}

/// The date rules of one language.
#[derive(Debug)]
pub struct Dates {}

impl Dates {
    /// The rules that ship with Griot.
    pub fn embedded(_lang: Lang) -> Self {
        Self {}
    }

    /// Every date expression of `text`, in order, none overlapping another.
    pub fn find(&self, _text: &str, _published: Option<Day>) -> Vec<DateMention> {
        Vec::new()
    }
}
