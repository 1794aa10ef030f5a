//! The whole way of one article: read, resolve, assemble.

use griot_core::{Article, Event, Issue};
use griot_reader::Reading;

/// Everything that is said of one article.
#[derive(Clone, Debug, Default)]
pub struct Coding {
    /// What the reader saw.
    pub reading: Reading,
    /// The events, in order of their best mention.
    pub events: Vec<Event>,
    /// What went wrong without stopping.
    pub issues: Vec<Issue>,
}

/// The reader and all knowledge, loaded once; shared by threads.
#[derive(Debug)]
pub struct Griot {}

impl Griot {
    /// Loads what ships with Griot.
    pub fn new() -> Self {
        Self {}
    }

    /// Codes one article.
    pub fn code(&self, _article: &Article) -> Coding {
        Coding::default()
    }
}

impl Default for Griot {
    fn default() -> Self {
        Self::new()
    }
}
