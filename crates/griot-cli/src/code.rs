//! `griot code`: many articles to events.

use crate::args::{Code, Threads};
use crate::batch::Facts;
use crate::convert;
use crate::output::Target;
use crate::run::{Done, Outcome, Run, undated};
use crate::select::Wanted;
use griot::Griot;
use griot_core::record::event_lines;
use griot_core::{Article, Issue, Lang};
use griot_ingest::{Input, Problem};
use griot_store::export::Format;

/// Codes all inputs.
pub(crate) fn code(args: &Code) -> Result<Outcome, Issue> {
    let wanted = args.choice.wanted()?;
    let own = args.coder.own()?;
    let output = args.output.clone().filter(|path| path.as_os_str() != "-");
    let format = convert::format(args.format, output.as_deref())?;
    let run = Run {
        inputs: args.inputs.iter().map(|arg| Input::from_arg(arg)).collect(),
        options: args.told.options(),
        facts: facts(args, &wanted, format).with(args.coder.facts(&own)),
        wanted,
        target: Target {
            output,
            report: args.report.clone(),
            resume: args.resume,
            format: Some(format).filter(|to| *to != Format::Jsonl),
        },
    };
    run.with(|| workers(args.coder.griot(own), args.threads))
}

/// The options that decide what is written of the articles; the number of threads does not.
fn facts(args: &Code, wanted: &Wanted, format: Format) -> Facts {
    let report = args.report.as_ref().map(|path| path.display());
    let options = [
        ("--limit", told(wanted.limit)),
        ("--since", told(wanted.since)),
        ("--until", told(wanted.until)),
        ("--only-lang", told(wanted.lang.map(Lang::code))),
        ("--dedup", wanted.dedup.to_string()),
        ("--report", told(report)),
        ("--format", format.name().to_owned()),
    ];
    Facts::default().with(options.map(|(name, value)| (name.to_owned(), value)))
}

fn told(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "not given".to_owned(), |value| value.to_string())
}

/// Coders that share what Griot knows, one a thread.
pub(crate) fn workers(griot: Griot, threads: Threads) -> Vec<impl FnMut(&Article) -> Done + Send> {
    let worker = |griot: Griot| move |article: &Article| coded(&griot, article);
    vec![griot; threads.count()].into_iter().map(worker).collect()
}

fn coded(griot: &Griot, article: &Article) -> Done {
    let coding = griot.code(article);
    let unread = coding.issues.into_iter().map(|issue| Problem { reason: "unread in part", issue });
    Done {
        lines: event_lines(article, &coding.events),
        events: Some(coding.events.len() as u64),
        problems: undated(article).into_iter().chain(unread).collect(),
    }
}
