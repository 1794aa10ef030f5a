//! Articles of all inputs through one function on all cores, every problem shown, counted and kept.

use crate::output::{Output, beside};
use crate::parallel::in_order;
use crate::progress::Progress;
use crate::report::{self, Report};
use griot_core::{Article, Issue};
use griot_ingest::{Input, Options, Problem, articles};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// How a run ended that could be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing was skipped.
    Whole,
    /// Something was skipped, and told.
    Skipped,
}

/// What became of one article.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// What is written of it.
    pub(crate) lines: Vec<String>,
    /// Events among that.
    pub(crate) events: usize,
    /// What was left open.
    pub(crate) problems: Vec<Problem>,
}

/// What to run over, and where to write.
pub(crate) struct Run<'a> {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: Options,
    pub(crate) output: Option<&'a Path>,
}

/// One article or problem on its way, with the bytes read up to it.
type Item<T> = (u64, Result<T, Problem>);

impl Run<'_> {
    /// Gives every article to a worker and writes what it makes of it, in the order of the inputs.
    pub(crate) fn with<W>(self, workers: Vec<W>) -> Result<Outcome, Issue>
    where
        W: FnMut(&Article) -> Done + Send,
    {
        self.refuse_own_input()?;
        let mut output = Output::new(self.output)?;
        let mut skipped = Skipped::new(self.output);
        let progress = Progress::new(self.inputs.iter().map(Input::size).sum(), self.output.is_some());
        let mut report = Report::default();
        let workers = workers.into_iter().map(|mut work| move |(at, item)| (at, attempt(item, &mut work))).collect();
        let mut found = articles(self.inputs, self.options);
        let items = std::iter::from_fn(move || found.next().map(|item| (found.bytes_read(), item)));
        let ran = in_order(items, workers, |(at, done): Item<Done>| {
            take(done, &mut output, &mut skipped, &mut report, &progress)?;
            progress.at(at, report.articles, report.events);
            Ok(())
        });
        progress.done();
        let written = ran.and_then(|()| output.finish()).and_then(|()| skipped.finish());
        end(written, &report, self.output)
    }

    /// Writing over an input would lose it.
    fn refuse_own_input(&self) -> Result<(), Issue> {
        let Some(output) = self.output.and_then(|path| path.canonicalize().ok()) else { return Ok(()) };
        let same =
            |input: &&Input| matches!(input, Input::File(path) if path.canonicalize().ok().as_ref() == Some(&output));
        self.inputs.iter().find(same).map_or(Ok(()), |input| {
            Err(Issue::new(input.name(), "is both input and output", "give another file with -o"))
        })
    }
}

/// Codes an article; a fault of Griot's costs that article and no other.
pub(crate) fn attempt(
    item: Result<Article, Problem>,
    work: &mut impl FnMut(&Article) -> Done,
) -> Result<Done, Problem> {
    let article = item?;
    catch_unwind(AssertUnwindSafe(|| work(&article))).map_err(|_| {
        let remedy = "report it with the article: this is a fault of Griot's";
        Problem::new("fault of Griot's", article.id, "the article could not be coded", remedy)
    })
}

/// Writes what became of one article.
fn take(
    done: Result<Done, Problem>,
    output: &mut Output,
    skipped: &mut Skipped,
    report: &mut Report,
    progress: &Progress,
) -> io::Result<()> {
    let coded = done.is_ok();
    let done = done.unwrap_or_else(|problem| Done { problems: vec![problem], ..Done::default() });
    report.articles += usize::from(coded);
    report.events += done.events;
    for problem in &done.problems {
        if report.count(problem, coded) {
            progress.aside(|| report::show("warning", &problem.issue));
        }
        skipped.write(problem, coded)?;
    }
    output.write(&done.lines)
}

fn end(written: io::Result<()>, report: &Report, output: Option<&Path>) -> Result<Outcome, Issue> {
    match written {
        // Who reads the output may have seen enough.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => return Ok(Outcome::Whole),
        Err(why) => {
            let place = output.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
            return Err(Issue::new(place, format!("cannot be written: {why}"), "check the disk and its free space"));
        }
        Ok(()) if report.is_nothing() => {
            return Err(Issue::new("inputs", "none of them could be read", "check their names"));
        }
        Ok(()) => anstream::eprintln!("{}", report.summary()),
    }
    Ok(if report.is_whole() { Outcome::Whole } else { Outcome::Skipped })
}

/// The file of what was skipped; it is there only if something was.
struct Skipped<'a> {
    beside: Option<&'a Path>,
    file: Option<Output>,
}

impl<'a> Skipped<'a> {
    fn new(beside: Option<&'a Path>) -> Self {
        Self { beside, file: None }
    }

    fn write(&mut self, problem: &Problem, coded: bool) -> io::Result<()> {
        let Some(output) = self.beside else { return Ok(()) };
        let path = beside(output, ".skipped.jsonl");
        let file = match self.file.take() {
            Some(file) => file,
            None => Output::new(Some(&path)).map_err(|issue| io::Error::other(issue.to_string()))?,
        };
        self.file.insert(file).write(&[report::line(problem, coded)])
    }

    /// Names the file; one of an earlier run would tell of articles that are not in this one.
    fn finish(self) -> io::Result<()> {
        match (self.file, self.beside) {
            (Some(file), _) => file.finish(),
            (None, Some(output)) => match std::fs::remove_file(beside(output, ".skipped.jsonl")) {
                Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
                _ => Ok(()),
            },
            (None, None) => Ok(()),
        }
    }
}

/// The problem of an article whose day of publication nobody told.
pub(crate) fn undated(article: &Article) -> Option<Problem> {
    article.published.is_none().then(|| {
        Problem::new(
            "no publication day",
            article.id.as_str(),
            "no day of publication; dates told relative to it are left open",
            "give one with --published DAY, or with \"published\" in JSON Lines",
        )
    })
}
