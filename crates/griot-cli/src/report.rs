//! What was done and what was skipped: shown, counted by reason, and kept for a file.

use anstyle::{AnsiColor, Style};
use griot_core::Issue;
use griot_ingest::Problem;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Problems of one kind shown in full; the others are counted, and written where there is a file for them.
const SHOWN: usize = 5;

/// The counts of a run.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) articles: usize,
    pub(crate) events: usize,
    /// Articles that were not coded, by reason.
    skipped: BTreeMap<&'static str, usize>,
    /// Articles that were coded with something left open, by reason.
    open: BTreeMap<&'static str, usize>,
}

impl Report {
    /// Counts a problem; whether it is to be shown in full.
    pub(crate) fn count(&mut self, problem: &Problem, coded: bool) -> bool {
        let counts = if coded { &mut self.open } else { &mut self.skipped };
        let count = counts.entry(problem.reason).or_default();
        *count += 1;
        *count <= SHOWN
    }

    /// Whether nothing was skipped.
    pub(crate) fn is_whole(&self) -> bool {
        self.skipped.is_empty() && self.open.is_empty()
    }

    /// Whether nothing could be read at all.
    pub(crate) fn is_nothing(&self) -> bool {
        self.articles == 0 && !self.skipped.is_empty() && self.skipped.keys().all(|reason| *reason == "unreadable file")
    }

    /// "12 articles, 34 events; skipped 3 (2 not UTF-8, 1 empty text)".
    pub(crate) fn summary(&self) -> String {
        let mut line = format!("{}, {}", counted(self.articles, "article"), counted(self.events, "event"));
        add(&mut line, "skipped", &self.skipped);
        add(&mut line, "left open in part", &self.open);
        line
    }
}

fn add(line: &mut String, what: &str, counts: &BTreeMap<&'static str, usize>) {
    if counts.is_empty() {
        return;
    }
    let each: Vec<String> = counts.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let _ = write!(line, "; {what} {} ({})", counts.values().sum::<usize>(), each.join(", "));
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A problem as a line of JSON.
pub(crate) fn line(problem: &Problem, coded: bool) -> String {
    let Issue { place, problem: what, remedy } = &problem.issue;
    serde_json::json!({"place": place, "reason": problem.reason, "problem": what, "remedy": remedy, "coded": coded})
        .to_string()
}

/// Shows an issue on standard error.
pub(crate) fn show(level: &str, issue: &Issue) {
    let color = if level == "error" { AnsiColor::Red } else { AnsiColor::Yellow };
    let style = Style::new().bold().fg_color(Some(color.into()));
    anstream::eprintln!("{style}{level}{style:#}: {issue}");
}
