//! The whole way of one article: read, resolve, assemble.

use crate::assemble::assemble;
use crate::resolve::{Knowledge, Resolution};
use griot_core::record::{EventLine, event_records};
use griot_core::{Article, Event, Issue};
use griot_reader::{Reader, Reading};
use std::sync::Arc;

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

/// The reader and all knowledge. Clones share them and compute apart: give every thread its own.
#[derive(Clone, Debug)]
pub struct Griot {
    reader: Reader,
    knowledge: Arc<Knowledge>,
    least: f32,
}

impl Griot {
    /// Events less sure than this are left out unless the user asks for another limit.
    pub const LEAST: f32 = 0.35;

    /// Loads what ships with Griot.
    pub fn new() -> Self {
        Self::knowing(Knowledge::embedded())
    }

    /// Loads the reader, to code with this knowledge.
    pub fn knowing(knowledge: Knowledge) -> Self {
        Self { reader: Reader::embedded(), knowledge: Arc::new(knowledge), least: Self::LEAST }
    }

    /// With another least confidence of an event, 0 to 1.
    #[must_use]
    pub fn with_least(self, least: f32) -> Self {
        Self { least, ..self }
    }

    /// What Griot knows of the world, for layers that need no reading.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Codes one article. Never fails: what went wrong is told beside what was found.
    pub fn code(&self, article: &Article) -> Coding {
        let (reading, issues) = self.reader.read(article);
        let resolution = Resolution::new(article, &self.knowledge);
        let events = assemble(&reading, &resolution, self.least);
        Coding { reading, events, issues }
    }

    /// The events of an article as they are written outside, the masked words of private persons beside their names.
    pub fn records(&self, article: &Article, events: &[Event]) -> Vec<EventLine> {
        let mut records = event_records(article, events);
        for (record, event) in records.iter_mut().zip(events) {
            let told = event.actors.iter().chain(&event.recipients).chain(&event.source);
            let written = record.actor.iter_mut().chain(&mut record.recipient).chain(&mut record.source);
            for (actor, line) in told.zip(written) {
                line.masked = self.knowledge.actors.masked(article, actor);
            }
        }
        records
    }
}

impl Default for Griot {
    fn default() -> Self {
        Self::new()
    }
}
