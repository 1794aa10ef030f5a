//! The file `OUT.journal`.

use super::mark::{Mark, Recovered, opening, recover};
use super::part::{self, Part, beside};
use super::{Facts, unknown, unreadable, unwritable};
use crate::digest::Digest;
use griot_core::Issue;
use std::fs::{self, File};
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Marks between two waits for the disk: what a loss of power costs at most, with what the system writes by itself.
const SYNC_EVERY: u32 = 256;

/// The open journal of a batch. Its lock keeps other runs away.
#[derive(Debug)]
pub(crate) struct Journal {
    out: PathBuf,
    file: File,
    unsynced: u32,
}

impl Journal {
    /// The journal of the batch `out`, empty if there is none. A part that is left without one is not Griot's to
    /// write over.
    pub(super) fn lock(out: &Path, left: Option<&Path>) -> Result<Self, Issue> {
        let path = beside(out, ".journal");
        match left {
            Some(left) if !path.exists() => Err(unknown(left)),
            _ => Ok(Self { file: part::locked(&path, out)?, out: out.to_owned(), unsynced: 0 }),
        }
    }

    /// What it tells beside the parts of these paths.
    pub(super) fn recover(&mut self, paths: &[&Path]) -> Result<Recovered, Issue> {
        let files = paths.iter().map(|path| part::reader(path));
        let recovered = files.collect::<io::Result<_>>().and_then(|files| recover(BufReader::new(&self.file), files));
        recovered.map_err(|why| unreadable(&self.out, &why))
    }

    /// Begins it with what decides the batch.
    pub(super) fn open(&mut self, facts: &Facts) -> Result<(), Issue> {
        self.cut(0)?;
        let written = self.file.write_all(opening(facts).as_bytes()).and_then(|()| self.file.sync_all());
        written.map_err(|why| unwritable(&self.out, &why))
    }

    /// Writes on from this length.
    pub(super) fn cut(&mut self, length: u64) -> Result<(), Issue> {
        let cut = self.file.set_len(length).and_then(|()| self.file.seek(SeekFrom::Start(length)));
        cut.map(|_| ()).map_err(|why| unwritable(&self.out, &why))
    }

    /// Notes how far the parts have come; the last mark, and others from time to time, only when all is on the disk.
    pub(crate) fn mark(&mut self, mark: Mark, parts: &[&Part]) -> Result<(), Issue> {
        let mark = Mark { lengths: parts.iter().map(|part| part.length()).collect(), ..mark };
        let digests: Vec<Digest> = parts.iter().map(|part| part.digest()).collect();
        self.unsynced += 1;
        let is_due = mark.whole || self.unsynced >= SYNC_EVERY;
        if is_due {
            parts.iter().try_for_each(|part| part.sync())?;
        }
        let written = self.file.write_all(mark.line(&digests).as_bytes());
        written.and_then(|()| if is_due { self.sync() } else { Ok(()) }).map_err(|why| unwritable(&self.out, &why))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.unsynced = 0;
        self.file.sync_data()
    }

    /// Takes the journal away: there is nothing left to go on with.
    pub(crate) fn remove(self) -> Result<(), Issue> {
        let removed = fs::remove_file(beside(&self.out, ".journal"));
        part::sync_folder(&self.out);
        removed.map_err(|why| unwritable(&self.out, &why))
    }
}
