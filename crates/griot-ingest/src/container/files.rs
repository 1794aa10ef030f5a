//! Names on the command line to files: folders with all that is in them, patterns, files themselves.

use super::names::Names;
use crate::{Problem, refusal};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files below one name, in the order of their names. Holds a bounded number of names of the folder it is in and of
/// those around it, and nothing else of them.
pub(crate) struct Files {
    folders: Vec<Folder>,
    /// Folders entered by links: a second link to one could double the way without end.
    linked: HashSet<PathBuf>,
    /// What was named itself, last first.
    named: Vec<PathBuf>,
}

/// A folder under way.
struct Folder {
    path: PathBuf,
    /// Where links lead in the end; a folder inside itself is a loop.
    real: PathBuf,
    /// Names still to come.
    names: Names,
}

impl Files {
    /// A folder is all files in it; a name that is no file but has `*`, `?` or `[` in it is all that fit it.
    pub(crate) fn of(path: &Path) -> Self {
        let mut named = matching(path).unwrap_or_else(|| vec![path.to_owned()]);
        named.reverse();
        Self { folders: Vec::new(), linked: HashSet::new(), named }
    }

    /// What to do with a path that was come upon; `None` if it is a folder, now entered.
    fn visit(&mut self, path: PathBuf) -> Option<Result<PathBuf, Problem>> {
        // What cannot be looked at, such as a link to nowhere, is told when it is opened.
        let Ok(meta) = path.metadata() else { return Some(Ok(path)) };
        if meta.is_dir() {
            return self.enter(&path).err().map(Err);
        }
        let waits = !meta.is_file() && !self.folders.is_empty();
        Some(if waits { Err(special(&path)) } else { Ok(path) })
    }

    fn enter(&mut self, path: &Path) -> Result<(), Problem> {
        let place = path.to_string_lossy();
        let unreadable = |why: std::io::Error| refusal::problem(&why, &place);
        let real = path.canonicalize().map_err(unreadable)?;
        let within = self.folders.iter().any(|folder| folder.real == real);
        if within || path.is_symlink() && !self.linked.insert(real.clone()) {
            let told = "the link leads to a folder that is read already";
            return Err(Problem::new("link loop", place, told, "nothing is lost: its files are read where they lie"));
        }
        let names = Names::of(path).map_err(unreadable)?;
        self.folders.push(Folder { path: path.to_owned(), real, names });
        Ok(())
    }

    /// The next path to visit; leaves folders that are done, or that can no longer be read.
    fn next_path(&mut self) -> Option<Result<PathBuf, Problem>> {
        while let Some(folder) = self.folders.last_mut() {
            match folder.names.next() {
                Ok(Some(name)) => return Some(Ok(folder.path.join(name))),
                Ok(None) => {
                    self.folders.pop();
                }
                Err(why) => {
                    let problem = refusal::problem(&why, &folder.path.to_string_lossy());
                    self.folders.pop();
                    return Some(Err(problem));
                }
            }
        }
        self.named.pop().map(Ok)
    }
}

impl Iterator for Files {
    type Item = Result<PathBuf, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = self.next_path()?.map_or_else(|problem| Some(Err(problem)), |path| self.visit(path));
            if found.is_some() {
                return found;
            }
        }
    }
}

/// A pipe or device in a folder would be waited for without end.
fn special(path: &Path) -> Problem {
    let told = "no file: a pipe, a socket or a device";
    Problem::new("unreadable file", path.to_string_lossy(), told, "name it by itself to have it read")
}

/// The paths that fit a pattern, in order; `None` if it is a name like any other.
fn matching(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern = path.to_str().filter(|text| text.contains(['*', '?', '[']) && !path.exists())?;
    let found: Vec<PathBuf> =
        glob::glob(pattern).ok()?.map(|found| found.unwrap_or_else(|why| why.path().to_owned())).collect();
    (!found.is_empty()).then_some(found)
}
