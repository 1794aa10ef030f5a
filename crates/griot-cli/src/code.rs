//! `griot code`: many articles to events.

use crate::args::{Code, Least, Threads};
use crate::run::{Done, Outcome, Run, undated};
use griot::Griot;
use griot_core::record::event_lines;
use griot_core::{Article, Issue};
use griot_ingest::{Input, Problem};

/// Codes all inputs.
pub(crate) fn code(args: &Code) -> Result<Outcome, Issue> {
    let inputs = args.inputs.iter().map(|arg| Input::from_arg(arg)).collect();
    let run = Run { inputs, options: args.told.options(), output: args.output.as_deref() };
    run.with(workers(args.least, args.threads))
}

/// Coders that share what Griot knows, one a thread.
pub(crate) fn workers(least: Least, threads: Threads) -> Vec<impl FnMut(&Article) -> Done + Send> {
    let worker = |griot: Griot| move |article: &Article| coded(&griot, article);
    vec![least.griot(); threads.count()].into_iter().map(worker).collect()
}

fn coded(griot: &Griot, article: &Article) -> Done {
    let coding = griot.code(article);
    let unread = coding.issues.into_iter().map(|issue| Problem { reason: "unread in part", issue });
    Done {
        lines: event_lines(article, &coding.events),
        events: coding.events.len(),
        problems: undated(article).into_iter().chain(unread).collect(),
    }
}
