//! How far a run has come, on a terminal's standard error and nowhere else.

use crate::report::Tally;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stdout};
use std::time::Duration;

/// A bar over the bytes of the inputs where their number is known, else a count.
#[derive(Clone)]
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Articles coded before this run went on.
    before: u64,
}

impl Progress {
    /// For inputs of `total` bytes; shown only if the output does not go to the same terminal.
    pub(crate) fn new(total: Option<u64>, to_file: bool) -> Self {
        let quiet = !to_file && stdout().is_terminal();
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let (bar, form) = match total {
            Some(total) => (ProgressBar::new(total), "{wide_bar} {percent:>3} %  {msg}  {eta} left"),
            None => (ProgressBar::no_length(), "{spinner} {elapsed}  {msg}"),
        };
        bar.set_draw_target(target);
        let bar = ProgressStyle::with_template(form).map_or(bar.clone(), |style| bar.with_style(style));
        Self { bar, before: 0 }
    }

    /// Begins to measure, at what an earlier run left.
    pub(crate) fn begin(&mut self, bytes: u64, tally: &Tally) {
        self.before = tally.coded;
        self.bar.set_position(bytes);
        self.bar.reset_eta();
        self.bar.reset_elapsed();
    }

    pub(crate) fn at(&self, bytes: u64, tally: &Tally) {
        self.bar.set_position(bytes);
        if !self.bar.is_hidden() {
            self.bar.set_message(counts(tally, tally.coded - self.before, self.bar.elapsed()));
        }
    }

    /// Writes to standard error without tearing the bar.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    pub(crate) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

/// A bar over events that are compared with each other.
pub(crate) fn gathering(events: u64) -> ProgressBar {
    let bar = ProgressBar::new(events);
    let form = "{wide_bar} {percent:>3} %  {pos} events gathered into stories  {eta} left";
    ProgressStyle::with_template(form).map_or(bar.clone(), |style| bar.with_style(style))
}

/// "120 coded (5.8/s), 431 events, 2 skipped".
fn counts(tally: &Tally, coded: u64, spent: Duration) -> String {
    let rate = coded as f64 / spent.as_secs_f64().max(0.001);
    let events = tally.events.map_or_else(String::new, |events| format!(", {events} events"));
    let skipped = match tally.all_skipped() {
        0 => String::new(),
        skipped => format!(", {skipped} skipped"),
    };
    format!("{} coded ({rate:.1}/s){events}{skipped}", tally.coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_this_run() {
        let mut tally = Tally { coded: 119, ..Tally::default() };
        tally.code(Some(431));
        assert_eq!(counts(&tally, 20, Duration::from_secs(4)), "120 coded (5.0/s), 431 events");
        assert_eq!(counts(&Tally::default(), 0, Duration::ZERO), "0 coded (0.0/s)");
    }
}
