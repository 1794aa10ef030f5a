//! Where lines go: standard output, a device, or files that take their names only when they are whole.

use crate::batch::{self, Begun, Facts, Journal, Mark, Part, beside};
use crate::convert::{self, Converted};
use griot_core::Issue;
use griot_store::export::{Format, Out};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::mem;
use std::path::{Path, PathBuf};

/// Where a run is to write.
#[derive(Clone, Debug, Default)]
pub(crate) struct Target {
    /// The lines of what was coded; standard output without it.
    pub(crate) output: Option<PathBuf>,
    /// The lines of what was skipped or left open.
    pub(crate) report: Option<PathBuf>,
    /// Go on with a batch that was broken off.
    pub(crate) resume: bool,
    /// What the lines are converted to, if not left as they are.
    pub(crate) format: Option<Format>,
}

/// Why no more lines can be written.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Who reads them has seen enough.
    Unread,
    /// Something is wrong.
    Fault(Issue),
}

impl Stop {
    /// Why `place`, which leads out of this program, takes no more.
    pub(crate) fn of(place: &Path, why: &io::Error) -> Self {
        match why.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Fault(batch::unwritable(place, why)),
        }
    }
}

/// What standard output is called in messages.
const STDOUT: &str = "standard output";

/// Lines on their way out. Those that go to a file make a batch, which can be broken off and gone on with.
#[derive(Debug)]
pub(crate) struct Output {
    events: Lines,
    report: Lines,
    journal: Option<Journal>,
    format: Option<Format>,
}

/// What there is to do.
#[derive(Debug)]
pub(crate) enum Opened {
    /// Write on from this mark.
    At(Box<Output>, Mark),
    /// Nothing: a batch that was broken off at its very end is finished, with this last mark.
    Whole(Mark),
}

impl Output {
    /// Opens everything. `facts` says what decides the lines; a batch goes on only where it was the same.
    ///
    /// # Errors
    /// If something cannot be written, if others write it, or if a batch that was broken off is in the way.
    pub(crate) fn open(target: &Target, facts: impl FnOnce() -> Result<Facts, Issue>) -> Result<Opened, Issue> {
        let (output, report) = (target.output.as_deref(), target.report.as_deref());
        let file = output.filter(|path| !is_device(path));
        let Some(file) = file else {
            if target.resume {
                return Err(not_resumable(output));
            }
            let events = target
                .format
                .map_or_else(|| Lines::loose(output, Lines::Stdout), |to| Lines::as_they_come(output, to))?;
            let report = Lines::loose(report, Lines::Nowhere)?;
            return Ok(Opened::At(Box::new(Self { events, report, journal: None, format: None }), Mark::default()));
        };
        let paths: Vec<&Path> = [Some(file), report.filter(|path| !is_device(path))].into_iter().flatten().collect();
        let (parts, journal, mark) = match batch::begin(&paths, &facts()?, target.resume)? {
            Begun::Whole { journal, mark } => {
                return named_at_last(&paths, target.format, journal).map(|()| Opened::Whole(mark));
            }
            Begun::At { parts, journal, mark } => (parts, journal, mark),
        };
        let mut parts = parts.into_iter().map(Lines::Part);
        let events = parts.next().unwrap_or(Lines::Nowhere);
        let report = parts.next().map_or_else(|| Lines::loose(report, Lines::Nowhere), Ok)?;
        Ok(Opened::At(Box::new(Self { events, report, journal: Some(journal), format: target.format }), mark))
    }

    /// Whether a run that is broken off now can be gone on with.
    pub(crate) fn is_batch(&self) -> bool {
        self.journal.is_some()
    }

    /// Writes lines that belong together.
    pub(crate) fn write(&mut self, lines: &[String]) -> Result<(), Stop> {
        self.events.write(lines)
    }

    /// Writes lines of the report, if one is wanted.
    pub(crate) fn report(&mut self, lines: &[String]) -> Result<(), Stop> {
        self.report.write(lines)
    }

    /// Notes how far the batch has come; its lengths are those of now.
    pub(crate) fn mark(&mut self, mark: Mark) -> Result<(), Stop> {
        let parts = parts([&self.events, &self.report]);
        self.journal.as_mut().map_or(Ok(()), |journal| journal.mark(mark, &parts)).map_err(Stop::Fault)
    }

    /// All is written, and `mark` is the last: what is to be converted is.
    pub(crate) fn complete(&mut self, mark: Mark) -> Result<(), Stop> {
        let parts = parts([&self.events, &self.report]);
        let whole = match &mut self.journal {
            Some(journal) => journal.mark(Mark { whole: true, ..mark }, &parts),
            None => parts.iter().try_for_each(|part| part.sync()),
        };
        let converted = whole.and_then(|()| match (self.format, &self.events) {
            (Some(format), Lines::Part(part)) => convert::convert(part.path(), format),
            _ => Ok(()),
        });
        converted.map_err(Stop::Fault)?;
        match mem::replace(&mut self.events, Lines::Nowhere) {
            Lines::Converted(converted) => converted.finish(),
            other => {
                self.events = other;
                Ok(())
            }
        }
    }

    /// All is complete: the files take their names.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let parts = parts([&self.events, &self.report]);
        let paths: Vec<&Path> = parts.iter().map(|part| part.path()).collect();
        let named = give_names(&paths, self.format);
        named.and_then(|()| self.journal.map_or(Ok(()), Journal::remove)).map_err(Stop::Fault)
    }

    /// Leaves nothing behind of a run that made nothing.
    pub(crate) fn discard(self) {
        parts([&self.events, &self.report]).into_iter().for_each(Part::remove);
        // A journal that stays tells of nothing, and the next run begins anew over it.
        let _ = self.journal.map(Journal::remove);
    }
}

/// The files that still lack their names get them; only the first is converted.
fn give_names(paths: &[&Path], format: Option<Format>) -> Result<(), Issue> {
    let unnamed = paths.iter().enumerate().filter(|(_, path)| beside(path, ".part").exists());
    unnamed.into_iter().try_for_each(|(at, path)| match format {
        Some(_) if at == 0 => convert::give_name(path),
        _ => batch::give_name(path),
    })
}

/// Ends a batch that was broken off when all its lines were written.
fn named_at_last(paths: &[&Path], format: Option<Format>, journal: Journal) -> Result<(), Issue> {
    if let Some(format) = format.filter(|_| beside(paths[0], ".part").exists()) {
        convert::convert(paths[0], format)?;
    }
    give_names(paths, format)?;
    journal.remove()
}

/// One way out.
#[derive(Debug)]
enum Lines {
    Nowhere,
    Stdout,
    /// What cannot be cut and renamed: a device, a pipe.
    Device(PathBuf, File),
    Converted(Converted),
    Part(Part),
}

impl Lines {
    /// A way out that belongs to no batch.
    fn loose(path: Option<&Path>, without: Self) -> Result<Self, Issue> {
        let Some(path) = path else { return Ok(without) };
        if !is_device(path) {
            return Ok(Self::Part(Part::create(path)?));
        }
        Ok(Self::Device(path.to_owned(), device(path)?))
    }

    /// A way to standard output or a device, in another format.
    fn as_they_come(path: Option<&Path>, format: Format) -> Result<Self, Issue> {
        let out: Out = match path {
            Some(path) => Box::new(device(path)?),
            None => Box::new(io::stdout()),
        };
        Converted::new(format, out, path.unwrap_or(Path::new(STDOUT))).map(Self::Converted)
    }

    fn write(&mut self, lines: &[String]) -> Result<(), Stop> {
        if lines.is_empty() {
            return Ok(());
        }
        let bytes = || lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>();
        match self {
            Self::Nowhere => Ok(()),
            Self::Stdout => print(bytes().as_bytes()).map_err(|why| Stop::of(Path::new(STDOUT), &why)),
            Self::Device(path, file) => file.write_all(bytes().as_bytes()).map_err(|why| Stop::of(path, &why)),
            Self::Converted(converted) => converted.write(lines),
            Self::Part(part) => part.write(bytes().as_bytes()).map_err(Stop::Fault),
        }
    }
}

fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(bytes)?;
    out.flush()
}

/// A device, to be written on.
pub(crate) fn device(path: &Path) -> Result<File, Issue> {
    OpenOptions::new().append(true).open(path).map_err(|why| batch::unwritable(path, &why))
}

/// The files of a batch, in the order of its journal.
fn parts(lines: [&Lines; 2]) -> Vec<&Part> {
    lines.into_iter().filter_map(|lines| if let Lines::Part(part) = lines { Some(part) } else { None }).collect()
}

/// Whether the path leads to something that is neither a file nor about to become one. What `/dev/stdout` leads to
/// may be a file, but its name is not to be given to another.
pub(crate) fn is_device(path: &Path) -> bool {
    let is_stream = path.starts_with("/dev") && path.is_symlink();
    is_stream || path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir())
}

fn not_resumable(output: Option<&Path>) -> Issue {
    let place = output.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
    let problem = "--resume goes on with a file that was broken off, and this is none";
    Issue::new(place, problem, "name the file with -o OUT, or leave --resume out")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Tally;
    use proptest::prelude::*;
    use std::fs;

    /// Lines of the events and of the report that a step makes; one without events makes no mark.
    type Step = (Option<Vec<String>>, Vec<String>);

    fn facts(lang: &str) -> Facts {
        Facts::default().with([("--lang".to_owned(), lang.to_owned())])
    }

    fn open(folder: &Path, resume: bool, lang: &str) -> Result<Opened, Issue> {
        let target = Target {
            output: Some(folder.join("out.jsonl")),
            report: Some(folder.join("report.jsonl")),
            resume,
            format: None,
        };
        Output::open(&target, || Ok(facts(lang)))
    }

    fn mark(taken: usize) -> Mark {
        Mark { taken: taken as u64, tally: Tally { read: taken as u64, ..Tally::default() }, ..Mark::default() }
    }

    /// Takes the steps from where the batch stands, up to the one with the number `end`.
    fn go_on(folder: &Path, steps: &[Step], end: usize) -> Option<Box<Output>> {
        let Opened::At(mut output, begun) = open(folder, true, "fr").unwrap() else { return None };
        for (at, (events, report)) in steps.iter().enumerate().take(end).skip(begun.taken as usize) {
            output.report(report).unwrap();
            if let Some(events) = events {
                output.write(events).unwrap();
                output.mark(mark(at + 1)).unwrap();
            }
        }
        Some(output)
    }

    fn finished(folder: &Path, steps: &[Step]) -> (String, String) {
        if let Some(mut output) = go_on(folder, steps, steps.len()) {
            output.complete(mark(steps.len())).unwrap();
            output.finish().unwrap();
        }
        let names: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        let read = |name| fs::read_to_string(folder.join(name)).unwrap();
        (read("out.jsonl"), read("report.jsonl"))
    }

    fn refused(folder: &Path, resume: bool, lang: &str) -> String {
        open(folder, resume, lang).map(|_| "not refused").unwrap_err().to_string()
    }

    /// Cuts a file to a share of its length, but never below its first `least` bytes.
    fn cut(file: &Path, least: usize, share: f64) {
        let length = file.metadata().unwrap().len() as usize;
        let kept = least + ((length - least) as f64 * share) as usize;
        fs::OpenOptions::new().write(true).open(file).unwrap().set_len(kept as u64).unwrap();
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let lines = || proptest::collection::vec("[a-z]{0,5}", 0..3);
        proptest::collection::vec((proptest::option::weighted(0.8, lines()), lines()), 0..8)
    }

    fn all<'a>(lines: impl Iterator<Item = &'a Vec<String>>) -> String {
        lines.flatten().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Broken off after any step, and any of the three files cut anywhere: the batch goes on to the same files.
        #[test]
        fn a_batch_goes_on_to_the_same_files(steps in steps(), at in 0_usize..8, cuts in [0.0..=1.0, 0.0..=1.0, 0.0..=1.0]) {
            let folder = tempfile::tempdir().unwrap();
            let file = |name| folder.path().join(name);
            drop(go_on(folder.path(), &steps, at));
            // Its first line is on the disk before there are any parts.
            let first = fs::read_to_string(file("out.jsonl.journal")).unwrap().find('\n').unwrap() + 1;
            cut(&file("out.jsonl.journal"), first, cuts[0]);
            cut(&file("out.jsonl.part"), 0, cuts[1]);
            cut(&file("report.jsonl.part"), 0, cuts[2]);
            let due = (all(steps.iter().filter_map(|step| step.0.as_ref())), all(steps.iter().map(|step| &step.1)));
            prop_assert_eq!(finished(folder.path(), &steps), due);
        }
    }

    fn two_steps() -> [Step; 2] {
        [(Some(vec!["event".to_owned()]), vec![]), (Some(vec![]), vec!["skipped".to_owned()])]
    }

    #[test]
    fn what_was_broken_off_is_neither_lost_nor_mixed_with_another() {
        let folder = tempfile::tempdir().unwrap();
        drop(go_on(folder.path(), &two_steps(), 1));
        assert!(refused(folder.path(), false, "fr").contains("give --resume"), "it would be written over");
        assert!(refused(folder.path(), true, "en").contains("then “--lang: fr”, now “--lang: en”"));
        let alone = Target { output: Some(folder.path().join("out.jsonl")), resume: true, ..Target::default() };
        let begins_anew =
            matches!(Output::open(&alone, || Ok(facts("fr"))), Ok(Opened::At(_, mark)) if mark.taken == 0);
        assert!(begins_anew, "its marks are of two files");
        drop(go_on(folder.path(), &two_steps(), 1));
        assert_eq!(finished(folder.path(), &two_steps()), ("event\n".to_owned(), "skipped\n".to_owned()));
    }

    #[test]
    fn a_part_that_is_not_a_batchs_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("report.jsonl.part"), "mine").unwrap();
        for resume in [false, true] {
            assert!(refused(folder.path(), resume, "fr").contains("no journal tells how far"));
            fs::write(folder.path().join("out.jsonl.journal"), "torn").unwrap();
        }
        assert_eq!(fs::read_to_string(folder.path().join("report.jsonl.part")).unwrap(), "mine");
    }

    #[test]
    fn two_runs_do_not_write_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let first = go_on(folder.path(), &two_steps(), 1);
        assert!(refused(folder.path(), true, "fr").contains("another run is writing it"));
        let other = Target { report: Some(folder.path().join("report.jsonl")), ..Target::default() };
        assert!(Output::open(&other, || Ok(facts("fr"))).unwrap_err().problem.contains("another run"));
        drop(first);
        assert!(open(folder.path(), true, "fr").is_ok());
    }

    #[test]
    fn a_run_broken_off_while_files_take_their_names_is_finished() {
        for named in 0..=2 {
            let folder = tempfile::tempdir().unwrap();
            let file = |name: &str| folder.path().join(name);
            let mut output = go_on(folder.path(), &two_steps(), 2).unwrap();
            output.mark(Mark { whole: true, ..mark(2) }).unwrap();
            drop(output);
            for name in ["out.jsonl", "report.jsonl"].into_iter().take(named) {
                fs::rename(file(&format!("{name}.part")), file(name)).unwrap();
            }
            assert!(matches!(open(folder.path(), true, "fr"), Ok(Opened::Whole(last)) if last.taken == 2));
            assert_eq!(fs::read_to_string(file("out.jsonl")).unwrap(), "event\n");
            assert_eq!(fs::read_to_string(file("report.jsonl")).unwrap(), "skipped\n");
            assert!(!file("out.jsonl.journal").exists());
        }
    }

    /// Broken off before, while and after the file is converted, and when it has its name but the lines are there.
    #[test]
    fn a_run_broken_off_while_it_converts_is_finished() {
        let lines = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/events.jsonl"));
        for state in 0..=4 {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out.csv");
            let open = || {
                let target =
                    Target { output: Some(out.clone()), resume: true, format: Some(Format::Csv), report: None };
                Output::open(&target, || Ok(facts("fr")))
            };
            let Ok(Opened::At(mut output, _)) = open() else { panic!("it begins") };
            output.write(&lines.lines().map(str::to_owned).collect::<Vec<_>>()).unwrap();
            output.complete(mark(1)).unwrap();
            drop(output);
            let (made, part) = (beside(&out, ".converted.part"), beside(&out, ".part"));
            let due = fs::read(&made).unwrap();
            match state {
                0 => fs::remove_file(made).unwrap(),
                1 => cut(&made, 0, 0.5),
                2 => {}
                3 => fs::rename(made, &out).unwrap(),
                _ => fs::rename(made, &out).and_then(|()| fs::remove_file(part)).unwrap(),
            }
            assert!(matches!(open(), Ok(Opened::Whole(last)) if last.taken == 1), "{state}");
            assert!(fs::read(&out).unwrap() == due, "{state}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{state}");
        }
    }

    #[test]
    fn what_wrote_nothing_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        drop(go_on(folder.path(), &two_steps(), 0));
        assert!(open(folder.path(), false, "en").is_ok());
        let Ok(Opened::At(output, _)) = open(folder.path(), false, "fr") else { panic!("it can be opened again") };
        output.discard();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_is_refused_before_anything_is_coded() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("out.jsonl")).unwrap();
        assert!(refused(folder.path(), false, "fr").contains("is a directory"));
    }
}
