//! What was done and what was skipped: shown, counted by reason, and kept for a file that lists it.

use anstyle::{AnsiColor, Style};
use griot_core::Issue;
use griot_ingest::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Problems of one kind shown in full; the others are counted, and written with `--report`.
const SHOWN: u64 = 5;

/// The counts of a run. Every item read is coded, skipped or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) read: u64,
    pub(crate) coded: u64,
    /// Events, if that is what articles are coded to, and articles that tell none.
    pub(crate) events: Option<u64>,
    pub(crate) without_event: u64,
    /// Articles that were not coded, by reason.
    pub(crate) skipped: BTreeMap<String, u64>,
    /// Articles that were coded with something left open, by reason.
    pub(crate) open: BTreeMap<String, u64>,
    /// Articles that the user did not ask for, by option.
    pub(crate) left_out: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts an article that was coded, to so many events where events are what is made.
    pub(crate) fn code(&mut self, events: Option<u64>) {
        self.coded += 1;
        if let Some(events) = events {
            *self.events.get_or_insert(0) += events;
            self.without_event += u64::from(events == 0);
        }
    }

    /// Counts a problem; whether it is to be shown in full.
    pub(crate) fn problem(&mut self, problem: &Problem, coded: bool) -> bool {
        let counts = if coded { &mut self.open } else { &mut self.skipped };
        add(counts, problem.reason) <= SHOWN
    }

    /// Counts an article that was not asked for.
    pub(crate) fn leave_out(&mut self, option: &str) {
        add(&mut self.left_out, option);
    }

    /// Articles that were skipped.
    pub(crate) fn all_skipped(&self) -> u64 {
        self.skipped.values().sum()
    }

    /// Whether nothing was skipped or left open.
    pub(crate) fn is_whole(&self) -> bool {
        self.skipped.is_empty() && self.open.is_empty()
    }

    /// Whether nothing could be read at all.
    pub(crate) fn is_nothing(&self) -> bool {
        self.read > 0 && self.skipped.get("unreadable file") == Some(&self.read)
    }

    /// "12 articles read, 9 coded (2 without event), 34 events; skipped 3 (2 not UTF-8, 1 empty text)".
    pub(crate) fn summary(&self) -> String {
        let mut line = format!("{} read, {} coded", counted(self.read, "article"), self.coded);
        if let Some(events) = self.events {
            let _ = write!(line, " ({} without event), {}", self.without_event, counted(events, "event"));
        }
        tell(&mut line, "skipped", &self.skipped);
        tell(&mut line, "left open in part", &self.open);
        tell(&mut line, "left out as asked", &self.left_out);
        line
    }
}

/// Counts one more; gives the count.
fn add(counts: &mut BTreeMap<String, u64>, reason: &str) -> u64 {
    let count = counts.entry(reason.to_owned()).or_default();
    *count += 1;
    *count
}

fn tell(line: &mut String, what: &str, counts: &BTreeMap<String, u64>) {
    if counts.is_empty() {
        return;
    }
    let each: Vec<String> = counts.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
    let _ = write!(line, "; {what} {} ({})", counts.values().sum::<u64>(), each.join(", "));
}

fn counted(count: u64, noun: &str) -> String {
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
