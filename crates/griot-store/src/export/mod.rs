//! Events in many formats, through one door: an [`Exporter`] takes events one by one and writes them on.
//!
//! `docs/formats.md` tells every column. A table lists its columns with the function that fills each; what has no
//! counterpart in a format is left empty, never guessed.

mod acled;
mod cell;
mod codes;
mod delimited;
mod flat;
mod format;
mod gdelt;
mod geojson;
mod hxl;
mod jsonl;
mod parquet;
mod plover;
mod polecat;
mod row;
mod selection;
#[cfg(test)]
mod tests;

pub use format::Format;
pub use selection::Selection;

use griot_core::record::EventLine;
use std::fmt;
use std::io::{self, Write};

/// Where the bytes go.
pub type Out = Box<dyn Write + Send>;

/// A format at work.
trait Sink: Send {
    /// Writes an event, or holds it back within bounds.
    fn write(&mut self, event: &EventLine) -> io::Result<()>;

    /// Writes what was held back and the end of the file, and flushes.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// What became of the events that an exporter was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Written.
    pub written: usize,
    /// Left out, since the selection did not ask for them.
    pub unselected: usize,
    /// Left out, since they did not happen and the format cannot say so ([`Format::tells_status`]).
    pub did_not_happen: usize,
}

/// Writes events in one format.
pub struct Exporter {
    format: Format,
    selection: Selection,
    sink: Box<dyn Sink>,
    counts: Counts,
}

impl fmt::Debug for Exporter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exporter").field("format", &self.format).field("counts", &self.counts).finish_non_exhaustive()
    }
}

impl Exporter {
    /// An exporter of all events to `out`, which it buffers.
    ///
    /// # Errors
    /// If the head of the file cannot be written.
    pub fn new(format: Format, out: Out) -> io::Result<Self> {
        let sink = format.sink(Box::new(io::BufWriter::new(out)))?;
        Ok(Self { format, selection: Selection::default(), sink, counts: Counts::default() })
    }

    /// Writes only what the selection asks for.
    #[must_use]
    pub fn selecting(self, selection: Selection) -> Self {
        Self { selection, ..self }
    }

    /// Writes an event, if it is asked for. Of a format that cannot tell a status, events that did not happen are left
    /// out unless the selection names their status.
    ///
    /// # Errors
    /// If `out` fails.
    pub fn write(&mut self, event: &EventLine) -> io::Result<()> {
        if !self.selection.keeps(event) {
            self.counts.unselected += 1;
        } else if !self.format.tells_status() && self.selection.statuses.is_empty() && !happened(event) {
            self.counts.did_not_happen += 1;
        } else {
            self.counts.written += 1;
            self.sink.write(event)?;
        }
        Ok(())
    }

    /// Writes the end of the file and flushes.
    ///
    /// # Errors
    /// If `out` fails.
    pub fn finish(self) -> io::Result<Counts> {
        self.sink.finish()?;
        Ok(self.counts)
    }
}

fn happened(event: &EventLine) -> bool {
    use griot_core::Status::{Actual, Historical};
    matches!(event.status, Actual | Historical)
}
