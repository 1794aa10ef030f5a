//! A run that writes files and can be broken off at any moment: `OUT.part`, and beside it `OUT.journal`.
//!
//! Takes lines and marks, gives back after a crash the last mark that is true of the files. Never reads an article.

mod facts;
mod journal;
mod mark;
mod part;

pub(crate) use facts::{Facts, program};
pub(crate) use journal::Journal;
pub(crate) use mark::Mark;
pub(crate) use part::{Part, beside, give_name, sync_folder};

use griot_core::Issue;
use std::io;
use std::path::Path;

/// A batch at its first or a later beginning.
#[derive(Debug)]
pub(crate) enum Begun {
    /// Write on from this mark, a part for each path.
    At { parts: Vec<Part>, journal: Journal, mark: Mark },
    /// All files are written, and only some may lack their names.
    Whole { journal: Journal, mark: Mark },
}

/// Begins a batch of files anew, or goes on with one of the same facts. The first path names the batch.
///
/// # Errors
/// If another run writes it, if it was broken off and is not to go on, if it is another batch, or if something
/// cannot be read or written.
pub(crate) fn begin(paths: &[&Path], facts: &Facts, resume: bool) -> Result<Begun, Issue> {
    let left = paths.iter().find(|path| part::holds_bytes(path)).copied();
    let mut journal = Journal::lock(paths[0], left)?;
    let recovered = journal.recover(paths)?;
    match &recovered.facts {
        // Nothing is lost of what wrote nothing.
        _ if left.is_none() && recovered.mark.is_none() => {}
        None => return Err(unknown(left.unwrap_or(paths[0]))),
        Some(then) => may_go_on(paths[0], then, facts, resume)?,
    }
    match &recovered.mark {
        None => anew(paths, facts, journal),
        Some(mark) if mark.whole => Ok(Begun::Whole { journal, mark: mark.clone() }),
        Some(mark) => {
            journal.cut(recovered.length)?;
            let states = mark.lengths.iter().zip(recovered.files);
            let parts = paths.iter().zip(states).map(|(path, (&length, running))| Part::reopen(path, length, running));
            Ok(Begun::At { parts: parts.collect::<Result<_, _>>()?, journal, mark: mark.clone() })
        }
    }
}

fn anew(paths: &[&Path], facts: &Facts, mut journal: Journal) -> Result<Begun, Issue> {
    journal.open(facts)?;
    let parts = paths.iter().map(|path| Part::create(path)).collect::<Result<_, _>>()?;
    part::sync_folder(paths[0]);
    Ok(Begun::At { parts, journal, mark: Mark::default() })
}

fn may_go_on(out: &Path, then: &Facts, now: &Facts, resume: bool) -> Result<(), Issue> {
    let place = beside(out, ".part").display().to_string();
    let anew = format!("delete {} and {} to begin anew", place, beside(out, ".journal").display());
    if !resume {
        let remedy = format!("give --resume to go on with it, or {anew}");
        return Err(Issue::new(place, "a run that wrote it was broken off", remedy));
    }
    then.difference(now).map_or(Ok(()), |difference| {
        let problem = format!("the run that wrote it was another: {difference}");
        Err(Issue::new(place.clone(), problem, format!("run it as then, or {anew}")))
    })
}

fn unknown(path: &Path) -> Issue {
    let part = beside(path, ".part").display().to_string();
    let problem = "is there already, and no journal tells how far it has come";
    Issue::new(part, problem, "move it away if you need it, else delete it")
}

pub(crate) fn unwritable(path: &Path, why: &io::Error) -> Issue {
    let remedy = match why.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied | io::ErrorKind::IsADirectory => "give another file",
        _ => "check the disk and its free space",
    };
    Issue::new(path.display().to_string(), format!("cannot be written: {why}"), remedy)
}

fn unreadable(out: &Path, why: &io::Error) -> Issue {
    let journal = beside(out, ".journal").display().to_string();
    Issue::new(journal, format!("cannot be read: {why}"), "check the disk, or give another file")
}
