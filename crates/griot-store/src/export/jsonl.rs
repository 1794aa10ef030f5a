//! Griot's own lines.

use super::{Out, Sink};
use griot_core::record::EventLine;
use std::io::{self, Write};

pub(super) struct Lines {
    out: Out,
}

impl Lines {
    pub(super) fn new(out: Out) -> Self {
        Self { out }
    }
}

impl Sink for Lines {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        writeln!(self.out, "{}", event.json())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
