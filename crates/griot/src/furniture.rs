//! Lines of a web page that are not the article's.

use griot_core::{Lang, Span};

/// The furniture of one language's pages.
#[derive(Debug)]
pub struct Furniture {}

impl Furniture {
    /// What ships with Griot.
    pub fn embedded(_lang: Lang) -> Self {
        Self {}
    }

    /// The lines of `text` that are furniture.
    pub fn find(&self, _text: &str) -> Vec<Span> {
        Vec::new()
    }
}
