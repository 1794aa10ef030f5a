//! `griot code`: many articles to events.

use crate::args::{Code, Names, Threads};
use crate::batch::{Facts, program};
use crate::output::Target;
use crate::run::{Done, Outcome, Record, Run, undated};
use crate::select::Wanted;
use crate::{convert, progress};
use griot::Griot;
use griot_core::record::EventLine;
use griot_core::{Article, Event, Issue, Lang};
use griot_ingest::{Input, Problem};
use griot_store::export::Format;
use griot_store::store::{Access, Run as MadeWith, Store};
use std::path::Path;

/// Codes all inputs.
pub(crate) fn code(args: &Code) -> Result<Outcome, Issue> {
    match &args.store {
        Some(path) => into_store(args, path),
        None => to_file(args),
    }
}

fn to_file(args: &Code) -> Result<Outcome, Issue> {
    let wanted = args.choice.wanted()?;
    let own = args.coder.own()?;
    let output = args.output.clone().filter(|path| path.as_os_str() != "-");
    let format = convert::format(args.format, output.as_deref())?;
    let run = Run {
        inputs: inputs(args),
        options: args.told.options(),
        facts: facts(args, &wanted, format).with(args.coder.facts(&own)),
        wanted,
        target: Target {
            output,
            report: args.report.clone(),
            resume: args.resume,
            format: Some(format).filter(|to| *to != Format::Jsonl),
        },
        store: None,
    };
    run.with(|| workers(args.coder.griot(own), names(args, format), args.threads))
}

fn inputs(args: &Code) -> Vec<Input> {
    args.inputs.iter().map(|arg| Input::from_arg(arg)).collect()
}

/// Codes what the store has not, and gathers it into stories. Broken off at any moment, the same command goes on.
fn into_store(args: &Code, path: &Path) -> Result<Outcome, Issue> {
    let wanted = args.choice.wanted()?;
    let own = args.coder.own()?;
    let facts = program()?.with(args.coder.facts(&own));
    let mut store = Store::open(path, Access::Write)?;
    let made_with = store.run(&facts.json())?;
    let griot = args.coder.griot(own);
    let coders = (0..args.threads.count()).map(|_| Keeper::new(griot.clone(), path, made_with));
    let coders: Vec<Keeper> = coders.collect::<Result<_, Issue>>()?;
    let run = Run {
        inputs: inputs(args),
        options: args.told.options(),
        wanted,
        target: Target { report: args.report.clone(), ..Target::default() },
        facts: Facts::default(),
        store: Some((store, made_with)),
    };
    let outcome =
        run.with(|| coders.into_iter().map(|coder| move |article: &Article| coder.coded(article)).collect())?;
    gather(path)?;
    Ok(outcome)
}

/// Brings the stories of a store up to date, and tells what it holds.
pub(crate) fn gather(path: &Path) -> Result<(), Issue> {
    let mut store = Store::open(path, Access::Write)?;
    let bar = progress::gathering(store.ungathered()?);
    store.gather(|done| bar.set_position(done as u64))?;
    bar.finish_and_clear();
    let held = store.meta()?;
    let (events, stories, articles) = (held.events, held.stories, held.articles);
    anstream::eprintln!("{}: {events} events of {articles} articles, {stories} stories", path.display());
    Ok(())
}

/// One thread's coder for a store.
struct Keeper {
    griot: Griot,
    store: Store,
    made_with: MadeWith,
}

impl Keeper {
    fn new(griot: Griot, path: &Path, made_with: MadeWith) -> Result<Self, Issue> {
        Ok(Self { griot, store: Store::open(path, Access::Read)?, made_with })
    }

    fn coded(&self, article: &Article) -> Done {
        // A store that cannot be read cannot be written either, and there it is told.
        if self.store.has(article, self.made_with).unwrap_or(false) {
            return Done { record: Some(Record::Known), ..Done::default() };
        }
        let coding = self.griot.code(article);
        let record = self.griot.records(article, &coding.events);
        let events = Some(coding.events.len() as u64);
        let problems = problems(article, coding.issues);
        Done { events, problems, record: Some(Record::New(article.clone(), record)), ..Done::default() }
    }
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
    Done {
        lines: lines(griot, article, &coding.events, names),
        events: Some(coding.events.len() as u64),
        problems: problems(article, coding.issues),
        record: None,
    }
}

fn problems(article: &Article, issues: Vec<Issue>) -> Vec<Problem> {
    let unread = issues.into_iter().map(|issue| Problem { reason: "unread in part", issue });
    undated(article).into_iter().chain(unread).collect()
}

/// The lines of the events, with the names that are asked for.
fn lines(griot: &Griot, article: &Article, events: &[Event], names: Names) -> Vec<String> {
    let mut records = griot.records(article, events);
    if names == Names::Public {
        records.iter_mut().for_each(EventLine::hide_names);
    }
    records.iter().map(EventLine::json).collect()
}
