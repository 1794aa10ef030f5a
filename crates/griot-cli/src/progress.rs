//! How far a run has come, on a terminal's standard error and nowhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stdout};

/// A bar over the bytes of the inputs where their number is known, else a count.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// For inputs of `total` bytes; `shown` only if the output does not go to the same terminal.
    pub(crate) fn new(total: Option<u64>, to_file: bool) -> Self {
        let quiet = !to_file && stdout().is_terminal();
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let (bar, form) = match total {
            Some(total) => (ProgressBar::new(total), "{wide_bar} {percent:>3} %  {msg}  {eta} left"),
            None => (ProgressBar::no_length(), "{spinner} {elapsed}  {msg}"),
        };
        bar.set_draw_target(target);
        Self(ProgressStyle::with_template(form).map_or(bar.clone(), |style| bar.with_style(style)))
    }

    pub(crate) fn at(&self, bytes: u64, articles: usize, events: usize) {
        self.0.set_position(bytes);
        self.0.set_message(format!("{articles} articles, {events} events"));
    }

    /// Writes to standard error without tearing the bar.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.0.suspend(say);
    }

    pub(crate) fn done(&self) {
        self.0.finish_and_clear();
    }
}
