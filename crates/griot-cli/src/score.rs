//! `griot score`: predictions against gold.

use crate::args::{Names, Score};
use crate::code::workers;
use crate::parallel::in_order;
use crate::report;
use crate::run::{Done, Outcome, attempt};
use griot::score::{Bootstrap, read_gold, read_predictions};
use griot_core::Issue;
use griot_core::record::Defaults;
use griot_ingest::{Input, Problem, articles};
use std::io::{Write, stdout};
use std::path::Path;

/// Scores a file of predictions, or what Griot now makes of the gold's texts.
pub(crate) fn score(args: &Score) -> Result<Outcome, Issue> {
    let text = whole(&args.gold)?;
    let gold = read_gold(&text, &args.gold.display().to_string())?;
    let (lines, place, mut outcome) = match &args.pred {
        Some(path) => (whole(path)?, path.display().to_string(), Outcome::Whole),
        None => predicted(args, text)?,
    };
    let predictions = read_predictions(&lines, &place, &gold, args.skip_unknown)?;
    if predictions.skipped > 0 {
        anstream::eprintln!("{} predictions for articles that are not in the gold passed over", predictions.skipped);
        outcome = Outcome::Skipped;
    }
    let report = griot::score::score(&gold, &predictions, Bootstrap::default());
    let mut text = if args.json { format!("{}\n", report.json()) } else { report.text(args.by_type) };
    if args.errors > 0 {
        text.push_str(&report.errors(args.errors));
    }
    let written = stdout().lock().write_all(text.as_bytes());
    written.map_err(|why| Issue::new("standard output", format!("cannot be written: {why}"), "check where it goes"))?;
    Ok(outcome)
}

fn whole(path: &Path) -> Result<String, Issue> {
    let place = path.display().to_string();
    let unreadable = |why| Issue::new(place, format!("cannot be read: {why}"), "check the name, and that it is UTF-8");
    std::fs::read_to_string(path).map_err(unreadable)
}

/// The events of the texts in `gold`, coded now.
fn predicted(args: &Score, gold: String) -> Result<(String, String, Outcome), Issue> {
    let input = Input::Read { path: args.gold.clone(), bytes: gold.into_bytes().into() };
    let found = articles(vec![input], Defaults::default());
    let griot = args.coder.griot(args.coder.own()?);
    let workers =
        workers(griot, Names::All, args.threads).into_iter().map(|mut work| move |item| attempt(item, &mut work));
    let mut lines = String::new();
    let mut outcome = Outcome::Whole;
    // All lines are kept anyhow, so none counts as waiting.
    in_order(
        found,
        workers.collect(),
        |_| 0,
        |done: Result<Done, Problem>| {
            let done = done.unwrap_or_else(|problem| Done { problems: vec![problem], ..Done::default() });
            for problem in &done.problems {
                report::show("warning", &problem.issue);
                outcome = Outcome::Skipped;
            }
            done.lines.iter().for_each(|line| lines.extend([line, "\n"]));
            Ok::<(), Issue>(())
        },
    )?;
    Ok((lines, "what Griot made".to_owned(), outcome))
}
