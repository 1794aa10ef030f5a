//! Articles of all inputs through one function on all cores, every problem shown, counted and kept.

use crate::batch::{self, Facts, Mark};
use crate::interrupt::{self, Interrupt};
use crate::output::{Opened, Output, Stop, Target};
use crate::parallel::{WorkerLost, in_order};
use crate::progress::Progress;
use crate::report::{self, Tally};
use crate::select::{Item, Selection, Standing, Wanted};
use griot_core::record::EventLine;
use griot_core::{Article, Issue};
use griot_ingest::{Input, Options, Problem, articles};
use griot_store::store::Store;
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
    /// Events among that, if articles are coded to events.
    pub(crate) events: Option<u64>,
    /// What was left open.
    pub(crate) problems: Vec<Problem>,
    /// What a store keeps of it.
    pub(crate) record: Option<Record>,
}

/// An article with its events, for a store.
#[derive(Debug)]
pub(crate) enum Record {
    /// The store has it already.
    Known,
    /// It is new.
    New(Article, Vec<EventLine>),
}

/// What to run over, and where to write.
pub(crate) struct Run {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: Options,
    pub(crate) wanted: Wanted,
    pub(crate) target: Target,
    /// The options that decide the lines.
    pub(crate) facts: Facts,
    /// What keeps articles with their events, and what they are coded with.
    pub(crate) store: Option<(Store, griot_store::store::Run)>,
}

/// What became of one item.
enum Settled {
    Done(Done),
    Skipped(Problem),
    LeftOut(&'static str),
    Broken(io::Error),
}

impl Run {
    /// Gives every article to a worker and writes what it makes of it, in the order of the inputs.
    /// Loads the workers only when there is something to do.
    pub(crate) fn with<W>(mut self, workers: impl FnOnce() -> Vec<W>) -> Result<Outcome, Issue>
    where
        W: FnMut(&Article) -> Done + Send,
    {
        self.refuse_own_input()?;
        interrupt::write_past_limits_as_error();
        let (output, mark) = match Output::open(&self.target, || self.all_facts())? {
            Opened::Whole(mark) => return Ok(sum_up(&mark.tally)),
            Opened::At(output, mark) => (output, mark),
        };
        let progress = Progress::new(self.inputs.iter().map(Input::size).sum(), self.target.output.is_some());
        let interrupt = output.is_batch().then(|| Interrupt::saying(how_to_go_on(&progress)));
        let store = self.store.take();
        let mut ledger = Ledger { output, store, tally: mark.tally.clone(), progress };
        let place = self.place();
        let mut selection = self.selection().map_err(|why| uncomparable(&why))?;
        ledger.go_on(&mut selection, &mark, &place)?;
        let worker = |mut work: W| move |(standing, item)| (standing, settle(item, &mut work));
        let workers = workers().into_iter().map(worker).collect();
        let size = |(_, settled): &(Standing, Settled)| settled.size();
        let mut last = Standing::default();
        let ran = in_order(selection, workers, size, |(standing, settled)| {
            last = standing;
            ledger.take(standing, settled)
        });
        ledger.end(ran, last, interrupt.as_ref())
    }

    /// What the user is told of faults of the output as a whole.
    fn place(&self) -> String {
        self.target.output.as_ref().map_or_else(|| "standard output".to_owned(), |path| path.display().to_string())
    }

    fn selection(self) -> io::Result<Selection<impl Iterator<Item = (u64, Result<Article, Problem>)> + Send>> {
        let folder = self.target.output.as_deref().and_then(Path::parent).filter(|folder| folder.is_dir());
        let folder = folder.map_or_else(std::env::temp_dir, Path::to_owned);
        let mut found = articles(self.inputs, self.options);
        let counted = std::iter::from_fn(move || found.next().map(|item| (found.bytes_read(), item)));
        Selection::new(counted, self.wanted, &folder)
    }

    /// All that decides the lines.
    fn all_facts(&self) -> Result<Facts, Issue> {
        let size =
            |input: &Input| input.size().map_or_else(|| "of unknown size".to_owned(), |size| format!("{size} bytes"));
        let inputs = self.inputs.iter().map(|input| (format!("input {}", input.name()), size(input)));
        let reading = [("inputs read with".to_owned(), format!("{:?}", self.options))];
        Ok(batch::program()?.and(self.facts.clone()).with(reading).with(inputs))
    }

    /// Writing over an input would lose it, and two kinds of lines in one file both.
    fn refuse_own_input(&self) -> Result<(), Issue> {
        let whole = |path: &Path| path.canonicalize().ok();
        let (output, report) = (self.target.output.as_deref(), self.target.report.as_deref());
        if output.is_some() && output == report {
            return Err(Issue::new(self.place(), "is both output and report", "give another file with --report"));
        }
        let written: Vec<_> = [output, report].into_iter().flatten().filter_map(whole).collect();
        let same = |input: &&Input| matches!(input, Input::File(path) if whole(path).is_some_and(|path| path.is_file() && written.contains(&path)));
        self.inputs.iter().find(same).map_or(Ok(()), |input| {
            Err(Issue::new(input.name(), "is both input and output", "give another file with -o or --report"))
        })
    }
}

/// What a run writes and counts.
struct Ledger {
    output: Box<Output>,
    store: Option<(Store, griot_store::store::Run)>,
    tally: Tally,
    progress: Progress,
}

impl Ledger {
    /// Passes over what was dealt with before the run was broken off.
    fn go_on<I>(&mut self, selection: &mut Selection<I>, mark: &Mark, place: &str) -> Result<(), Issue>
    where
        I: Iterator<Item = (u64, Result<Article, Problem>)>,
    {
        let standing = selection.pass_over(mark.taken).map_err(|why| uncomparable(&why))?;
        if (standing.taken, standing.seen) != (mark.taken, mark.seen) {
            let problem = "the inputs are not those of the run that was broken off";
            return Err(Issue::new(place, problem, "give the inputs as they were, or begin anew with another -o"));
        }
        if mark.taken > 0 {
            anstream::eprintln!("going on after {} articles read, {} coded", mark.tally.read, mark.tally.coded);
        }
        self.progress.begin(standing.bytes, &self.tally);
        Ok(())
    }

    /// Writes what became of one item.
    fn take(&mut self, standing: Standing, settled: Settled) -> Result<(), Stop> {
        self.tally.read += 1;
        match settled {
            Settled::Done(Done { record: Some(Record::Known), .. }) => self.tally.leave_out("that --store has"),
            Settled::Done(done) => {
                self.keep(done.record.as_ref()).map_err(Stop::Fault)?;
                self.tally.code(done.events);
                self.tell(&done.problems, true)?;
                self.output.write(&done.lines)?;
                // What is not coded costs nothing to go through again.
                self.output.mark(self.mark(standing))?;
            }
            Settled::Skipped(problem) => self.tell(&[problem], false)?,
            Settled::LeftOut(option) => self.tally.leave_out(option),
            Settled::Broken(why) => return Err(Stop::Fault(uncomparable(&why))),
        }
        self.progress.at(standing.bytes, &self.tally);
        Ok(())
    }

    fn keep(&mut self, record: Option<&Record>) -> Result<(), Issue> {
        match (&mut self.store, record) {
            (Some((store, run)), Some(Record::New(article, events))) => store.keep(article, events, *run).map(|_| ()),
            _ => Ok(()),
        }
    }

    fn tell(&mut self, problems: &[Problem], coded: bool) -> Result<(), Stop> {
        for problem in problems {
            if self.tally.problem(problem, coded) {
                self.progress.aside(|| report::show("warning", &problem.issue));
            }
        }
        let lines: Vec<String> = problems.iter().map(|problem| report::line(problem, coded)).collect();
        self.output.report(&lines)
    }

    fn mark(&self, standing: Standing) -> Mark {
        Mark { taken: standing.taken, seen: standing.seen, tally: self.tally.clone(), ..Mark::default() }
    }

    fn end(mut self, ran: Result<(), Stop>, last: Standing, interrupt: Option<&Interrupt>) -> Result<Outcome, Issue> {
        self.progress.done();
        if ran.is_ok() && self.tally.is_nothing() {
            self.output.discard();
            return Err(Issue::new("inputs", "none of them could be read", "check their names"));
        }
        let (is_batch, mark) = (self.output.is_batch(), self.mark(last));
        let complete = ran.and_then(|()| self.output.complete(mark));
        let _held = interrupt.map(Interrupt::hold);
        match complete.and_then(|()| self.output.finish()) {
            Ok(()) => Ok(sum_up(&self.tally)),
            Err(Stop::Unread) => Ok(Outcome::Whole),
            Err(Stop::Fault(Issue { place, problem, remedy })) if is_batch => Err(Issue {
                place,
                problem,
                remedy: format!("{remedy}, then go on with the same command and --resume"),
            }),
            Err(Stop::Fault(issue)) => Err(issue),
        }
    }
}

impl Settled {
    /// Bytes that it holds, roughly.
    fn size(&self) -> usize {
        let problem = |problem: &Problem| problem.issue.problem.len() + problem.issue.place.len() + 200;
        let more = match self {
            Self::Done(done) => {
                done.record.as_ref().map_or(0, Record::size)
                    + done.lines.iter().map(String::len).sum::<usize>()
                    + done.problems.iter().map(problem).sum::<usize>()
            }
            Self::Skipped(told) => problem(told),
            Self::LeftOut(_) | Self::Broken(_) => 0,
        };
        size_of::<(Standing, Self)>() + more
    }
}

impl Record {
    fn size(&self) -> usize {
        match self {
            Self::Known => 0,
            // An event is some 3 kB of strings.
            Self::New(article, events) => article.text.len() + events.len() * 3000,
        }
    }
}

fn settle(item: Item, work: &mut impl FnMut(&Article) -> Done) -> Settled {
    match item {
        Item::Article(article) => attempt(Ok(article), work).map_or_else(Settled::Skipped, Settled::Done),
        Item::Skipped(problem) => Settled::Skipped(problem),
        Item::LeftOut(option) => Settled::LeftOut(option),
        Item::Broken(why) => Settled::Broken(why),
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

/// The counts, and what they mean for the exit code.
fn sum_up(tally: &Tally) -> Outcome {
    anstream::eprintln!("{}", tally.summary());
    if tally.is_whole() { Outcome::Whole } else { Outcome::Skipped }
}

fn how_to_go_on(progress: &Progress) -> impl Fn() + Send + 'static {
    let progress = progress.clone();
    move || progress.aside(|| anstream::eprintln!("broken off; go on with the same command and --resume"))
}

/// The issue of texts that can no longer be compared with each other.
fn uncomparable(why: &io::Error) -> Issue {
    let problem = format!("the file of ids that --dedup needs cannot be used: {why}");
    Issue::new("--dedup", problem, "check the disk and its free space")
}

impl From<WorkerLost> for Stop {
    fn from(_: WorkerLost) -> Self {
        Self::Fault(WorkerLost.into())
    }
}

impl From<WorkerLost> for Issue {
    fn from(_: WorkerLost) -> Self {
        Self::new("griot", "a worker thread ended early", "report it: this is a fault of Griot's")
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
