//! `griot export`: coded events to another format.

use crate::args::{Export, Names};
use crate::batch::beside;
use crate::convert;
use crate::output::{device, is_device};
use crate::report;
use crate::run::Outcome;
use griot_core::Issue;
use griot_core::record::{EventLine, read_event};
use griot_ingest::{Input, Lines, Problem};
use griot_store::export::{Counts, Exporter, Out, Selection};
use griot_store::store::{Access, Store};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The longest line that is read, in bytes: an event of the longest article, with room to spare.
const LONGEST: usize = 64 << 20;
/// Problems of one kind shown in full; the others are counted.
const SHOWN: usize = 5;

/// Writes the events of a file or a store that are asked for.
pub(crate) fn export(args: &Export) -> Result<Outcome, Issue> {
    match (&args.store, &args.events) {
        (Some(store), _) => of_store(args, store),
        (None, events) => of_lines(args, events.as_deref().unwrap_or("-")),
    }
}

/// Reads events line by line.
fn of_lines(args: &Export, events: &str) -> Result<Outcome, Issue> {
    if args.stories || !args.filters.is_empty() {
        let problem = "--where and --stories ask a store, and these are lines";
        return Err(Issue::new(
            events,
            problem,
            "keep them in a store, with `griot code --store`, or leave the options out",
        ));
    }
    let format = convert::format(args.format, args.output.as_deref())?;
    let input = Input::from_arg(events);
    let mut events = Events::of(&input)?;
    let target = Target::new(args.output.as_deref(), &input)?;
    let written = target.out().and_then(|out| {
        let mut exporter = Exporter::new(format, out)?.selecting(args.select.selection());
        events.try_for_each(|event| write(&mut exporter, event, args.names))?;
        exporter.finish()
    });
    let read = events.broken.take().map_or(Ok(()), |why| Err(unread(&input, &why)));
    let counts = target.end(written, read)?;
    anstream::eprintln!("{}", summary(counts, &events.skipped));
    Ok(if events.skipped.is_empty() { Outcome::Whole } else { Outcome::Skipped })
}

/// Reads events from a store, in order of their days.
fn of_store(args: &Export, path: &Path) -> Result<Outcome, Issue> {
    let format = convert::format(args.format, args.output.as_deref())?;
    let store = Store::open(path, Access::Read)?;
    let filter = args.filter()?;
    let target = Target::new(args.output.as_deref(), &Input::File(path.to_owned()))?;
    let mut read = Ok(());
    let written = target.out().and_then(|out| {
        // The store selects; what the exporter is told decides only whether it leaves out what did not happen.
        let statuses = Selection { statuses: filter.events.statuses.clone(), ..Selection::default() };
        let mut exporter = Exporter::new(format, out)?.selecting(statuses);
        match store.each(&filter, |stored| write(&mut exporter, stored.event, args.names).map_err(Broken::Output)) {
            Ok(()) => exporter.finish(),
            Err(Broken::Output(why)) => Err(why),
            Err(Broken::Store(issue)) => {
                read = Err(issue);
                exporter.finish()
            }
        }
    });
    let counts = target.end(written, read)?;
    anstream::eprintln!("{}", summary(counts, &BTreeMap::new()));
    Ok(Outcome::Whole)
}

/// Why an export from a store stopped.
enum Broken {
    Store(Issue),
    Output(io::Error),
}

impl From<Issue> for Broken {
    fn from(issue: Issue) -> Self {
        Self::Store(issue)
    }
}

fn write(exporter: &mut Exporter, mut event: EventLine, names: Names) -> io::Result<()> {
    if names == Names::Public {
        event.hide_names();
    }
    exporter.write(&event)
}

fn unread(input: &Input, why: &io::Error) -> Issue {
    Issue::new(input.name(), format!("cannot be read: {why}"), "check the file and the disk")
}

/// The events of an input. Lines that hold none are shown and counted by reason; blank ones are nothing.
pub(crate) struct Events {
    lines: Lines,
    skipped: BTreeMap<&'static str, usize>,
    /// Why reading stopped before the end.
    broken: Option<io::Error>,
}

impl Events {
    pub(crate) fn of(input: &Input) -> Result<Self, Issue> {
        let lines = Lines::open(input, LONGEST).map_err(|problem| problem.issue)?;
        Ok(Self { lines, skipped: BTreeMap::new(), broken: None })
    }

    /// Whether all there were came: nothing stopped the reading, no line was passed over.
    pub(crate) fn whole(self) -> io::Result<()> {
        let passed_over = || io::Error::other("a line of it is no event");
        self.broken.map_or_else(|| if self.skipped.is_empty() { Ok(()) } else { Err(passed_over()) }, Err)
    }

    fn skip(&mut self, problem: &Problem) {
        let count = self.skipped.entry(problem.reason).or_default();
        *count += 1;
        if *count <= SHOWN {
            report::show("warning", &problem.issue);
        }
    }
}

impl Iterator for Events {
    type Item = EventLine;

    fn next(&mut self) -> Option<EventLine> {
        loop {
            let line = self.lines.next().unwrap_or_else(|why| {
                self.broken = Some(why);
                None
            })?;
            let event =
                line.text.map(|text| if text.trim().is_empty() { None } else { Some(event(&text, &line.place)) });
            match event.and_then(Option::transpose) {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(problem) => self.skip(&problem),
            }
        }
    }
}

fn event(line: &str, place: &str) -> Result<EventLine, Problem> {
    read_event(line, place).map_err(|issue| Problem { reason: "no event", issue })
}

/// Standard output, a device, or a file that is there only when it is whole.
enum Target {
    Stdout,
    Device { path: PathBuf, file: File },
    File { path: PathBuf, part: PathBuf, file: File },
}

impl Target {
    /// Writing over the input would lose it.
    fn new(path: Option<&Path>, input: &Input) -> Result<Self, Issue> {
        let Some(path) = path else { return Ok(Self::Stdout) };
        if is_device(path) {
            return Ok(Self::Device { path: path.to_owned(), file: device(path)? });
        }
        let real = |path: &Path| path.canonicalize().ok();
        if matches!(input, Input::File(from) if real(from).is_some() && real(from) == real(path)) {
            return Err(Issue::new(input.name(), "is both input and output", "give another file with -o"));
        }
        let part = beside(path, ".part");
        let file = File::create(&part).map_err(|why| {
            Issue::new(part.display().to_string(), format!("cannot be written: {why}"), "give another file with -o")
        })?;
        Ok(Self::File { path: path.to_owned(), part, file })
    }

    fn out(&self) -> io::Result<Out> {
        Ok(match self {
            Self::Stdout => Box::new(io::stdout()),
            Self::Device { file, .. } | Self::File { file, .. } => Box::new(file.try_clone()?),
        })
    }

    /// The file takes its name if all was read and written; else what there is of it goes.
    fn end(self, written: io::Result<Counts>, read: Result<(), Issue>) -> Result<Counts, Issue> {
        let whole = match &self {
            Self::File { path, part, file } if read.is_ok() => written.and_then(|counts| {
                file.sync_all()?;
                fs::rename(part, path)?;
                Ok(counts)
            }),
            _ => written,
        };
        if let Self::File { part, .. } = &self {
            // After a success there is none.
            let _ = fs::remove_file(part);
        }
        read?;
        match whole {
            // Who reads the output may have seen enough.
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(Counts::default()),
            whole => whole.map_err(|why| self.unwritten(&why)),
        }
    }

    fn unwritten(&self, why: &io::Error) -> Issue {
        let place = match self {
            Self::Stdout => "standard output".to_owned(),
            Self::Device { path, .. } | Self::File { path, .. } => path.display().to_string(),
        };
        Issue::new(place, format!("cannot be written: {why}"), "check the disk and its free space")
    }
}

/// "12 events; 3 not asked for; 2 that did not happen left out (--status asks for them); skipped 1 (1 no event)".
fn summary(counts: Counts, skipped: &BTreeMap<&'static str, usize>) -> String {
    let mut parts = vec![format!("{} event{}", counts.written, if counts.written == 1 { "" } else { "s" })];
    if counts.unselected > 0 {
        parts.push(format!("{} not asked for", counts.unselected));
    }
    if counts.did_not_happen > 0 {
        parts.push(format!("{} that did not happen left out (--status asks for them)", counts.did_not_happen));
    }
    if !skipped.is_empty() {
        let each: Vec<_> = skipped.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        parts.push(format!("skipped {} ({})", skipped.values().sum::<usize>(), each.join(", ")));
    }
    parts.join("; ")
}
