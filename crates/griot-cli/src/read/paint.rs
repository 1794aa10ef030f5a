//! Colours and widths: what a terminal can show, and what plain text shows instead.

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use griot_core::{EventType, Quad};
use std::io::stdout;

/// The widest lines that read well.
const WIDEST: usize = 100;

/// How to show things.
pub(super) struct Paint {
    /// Columns.
    pub(super) width: usize,
    /// Whether to tell the rules that decided.
    pub(super) why: bool,
    colour: bool,
}

impl Paint {
    /// As standard output can show it.
    pub(super) fn of_terminal(why: bool) -> Self {
        let columns = terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0));
        let colour = AutoStream::choice(&stdout()) != ColorChoice::Never;
        Self { width: columns.clamp(40, WIDEST), why, colour }
    }

    #[cfg(test)]
    pub(super) fn plain(width: usize) -> Self {
        Self { width, why: false, colour: false }
    }

    #[cfg(test)]
    pub(super) fn coloured(width: usize) -> Self {
        Self { width, why: false, colour: true }
    }

    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }

    /// The colour of an event's kind: cooperation green and blue, conflict yellow and red.
    pub(super) fn event(&self, kind: EventType) -> Style {
        let colour = match kind.quad() {
            Quad::VerbalCooperation => AnsiColor::Cyan,
            Quad::MaterialCooperation => AnsiColor::Green,
            Quad::VerbalConflict => AnsiColor::Yellow,
            Quad::MaterialConflict => AnsiColor::Red,
        };
        self.style(Style::new().bold().fg_color(Some(colour.into())))
    }

    pub(super) fn evidence(&self) -> Style {
        self.style(Style::new().underline())
    }

    pub(super) fn bold(&self) -> Style {
        self.style(Style::new().bold())
    }

    pub(super) fn dim(&self) -> Style {
        self.style(Style::new().dimmed())
    }

    /// What stands around a trigger where there are no colours.
    pub(super) fn brackets(&self) -> (&'static str, &'static str) {
        if self.colour { ("", "") } else { ("[", "]") }
    }
}
