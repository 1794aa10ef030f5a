//! The names in a folder in their order, in bounded memory however many there are.

use std::collections::BinaryHeap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Names held at a time, some hundred bytes each. A folder with more is gone through once for each so many.
const HELD: usize = 500_000;

/// The names in a folder, in order; those that begin with a dot are left out.
pub(super) struct Names {
    folder: PathBuf,
    held: usize,
    /// The next ones, last first.
    waiting: Vec<OsString>,
    /// The last that was given.
    last: Option<OsString>,
    /// Whether names follow those that wait.
    more: bool,
}

impl Names {
    /// Looks into the folder.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        Self::holding(folder, HELD)
    }

    fn holding(folder: &Path, held: usize) -> io::Result<Self> {
        let mut names = Self { folder: folder.to_owned(), held, waiting: Vec::new(), last: None, more: false };
        names.look()?;
        Ok(names)
    }

    /// The next name; none after the last.
    pub(super) fn next(&mut self) -> io::Result<Option<OsString>> {
        if self.waiting.is_empty() && self.more {
            self.more = false;
            self.look()?;
        }
        let name = self.waiting.pop();
        if self.waiting.is_empty() && self.more {
            self.last.clone_from(&name);
        }
        Ok(name)
    }

    /// Holds the lowest names after the last that was given.
    fn look(&mut self) -> io::Result<()> {
        let mut lowest: BinaryHeap<OsString> = BinaryHeap::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let is_past = self.last.as_ref().is_some_and(|last| name <= *last);
            if is_past || is_hidden(&name) {
                continue;
            }
            if lowest.len() == self.held {
                self.more = true;
                if lowest.peek().is_some_and(|highest| name >= *highest) {
                    continue;
                }
                lowest.pop();
            }
            lowest.push(name);
        }
        self.waiting = lowest.into_sorted_vec();
        self.waiting.reverse();
        Ok(())
    }
}

/// Files that begin with a dot are nobody's articles (`.git`, `.DS_Store`).
fn is_hidden(name: &OsString) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(folder: &Path, held: usize) -> Vec<OsString> {
        let mut names = Names::holding(folder, held).unwrap();
        std::iter::from_fn(|| names.next().unwrap()).collect()
    }

    #[test]
    fn every_name_comes_once_in_order_however_few_are_held() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..23 {
            fs::write(folder.path().join(format!("{}.txt", number * 7 % 23)), "").unwrap();
        }
        fs::write(folder.path().join(".hidden"), "").unwrap();
        let mut due: Vec<OsString> = (0..23).map(|number| format!("{number}.txt").into()).collect();
        due.sort();
        for held in [1, 2, 5, 22, 23, 24, HELD] {
            assert_eq!(all(folder.path(), held), due, "{held} held");
        }
        assert!(Names::of(&folder.path().join("none")).is_err());
    }

    #[test]
    fn no_more_than_so_many_are_held() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..40 {
            fs::write(folder.path().join(number.to_string()), "").unwrap();
        }
        let mut names = Names::holding(folder.path(), 10).unwrap();
        while names.next().unwrap().is_some() {
            assert!(names.waiting.len() <= 10);
        }
    }
}
