//! `griot code`: many articles to events.

use crate::args::{Code, Names, Threads};
use crate::batch::Facts;
use crate::convert;
use crate::output::Target;
use crate::run::{Done, Outcome, Run, undated};
use crate::select::Wanted;
use griot::Griot;
use griot_core::record::{EventLine, event_records};
use griot_core::{Article, Event, Issue, Lang};
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
    run.with(|| workers(args.coder.griot(own), names(args, format), args.threads))
}

/// JSON Lines are the record and keep the words of the article; what is made to be handed on does not.
fn names(args: &Code, format: Format) -> Names {
    args.names.unwrap_or(if format == Format::Jsonl { Names::All } else { Names::Public })
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
        ("--names", names(args, format).told().to_owned()),
    ];
    Facts::default().with(options.map(|(name, value)| (name.to_owned(), value)))
}

fn told(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "not given".to_owned(), |value| value.to_string())
}

/// Coders that share what Griot knows, one a thread.
pub(crate) fn workers(griot: Griot, names: Names, threads: Threads) -> Vec<impl FnMut(&Article) -> Done + Send> {
    let worker = |griot: Griot| move |article: &Article| coded(&griot, article, names);
    vec![griot; threads.count()].into_iter().map(worker).collect()
}

fn coded(griot: &Griot, article: &Article, names: Names) -> Done {
    let coding = griot.code(article);
    let unread = coding.issues.into_iter().map(|issue| Problem { reason: "unread in part", issue });
    Done {
        lines: lines(griot, article, &coding.events, names),
        events: Some(coding.events.len() as u64),
        problems: undated(article).into_iter().chain(unread).collect(),
    }
}

/// The lines of the events, with the names that are asked for.
fn lines(griot: &Griot, article: &Article, events: &[Event], names: Names) -> Vec<String> {
    let mut records = event_records(article, events);
    for (record, event) in records.iter_mut().zip(events) {
        mask(griot, article, event, record);
        if names == Names::Public {
            record.hide_names();
        }
    }
    records.iter().map(EventLine::json).collect()
}

fn mask(griot: &Griot, article: &Article, event: &Event, record: &mut EventLine) {
    let told = event.actors.iter().chain(&event.recipients).chain(&event.source);
    let written = record.actor.iter_mut().chain(&mut record.recipient).chain(&mut record.source);
    for (actor, line) in told.zip(written) {
        line.masked = griot.knowledge().actors.masked(article, actor);
    }
}
