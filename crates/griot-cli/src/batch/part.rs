//! A file on its way: `PATH.part` until it is whole and takes its name.

use super::unwritable;
use crate::digest::{Digest, Running};
use griot_core::Issue;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An open part, which this run alone writes.
#[derive(Debug)]
pub(crate) struct Part {
    path: PathBuf,
    file: File,
    length: u64,
    running: Running,
}

impl Part {
    /// An empty one.
    pub(crate) fn create(path: &Path) -> Result<Self, Issue> {
        Self::reopen(path, 0, Running::default())
    }

    /// One cut to a length at which its bytes are known.
    pub(crate) fn reopen(path: &Path, length: u64, running: Running) -> Result<Self, Issue> {
        let mut file = locked(&beside(path, ".part"), path)?;
        let cut = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        cut.map_err(|why| unwritable(path, &why))?;
        Ok(Self { path: path.to_owned(), file, length, running })
    }

    /// The name it will have.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes written so far.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The digest of all of them.
    pub(crate) fn digest(&self) -> Digest {
        self.running.digest()
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Issue> {
        self.file.write_all(bytes).map_err(|why| unwritable(&self.path, &why))?;
        self.length += bytes.len() as u64;
        self.running.add(bytes);
        Ok(())
    }

    /// Waits until all bytes are on the disk.
    pub(crate) fn sync(&self) -> Result<(), Issue> {
        self.file.sync_all().map_err(|why| unwritable(&self.path, &why))
    }

    /// Takes the part away, as far as that is possible.
    pub(crate) fn remove(&self) {
        let _ = fs::remove_file(beside(&self.path, ".part"));
    }
}

/// The part of a path takes its name.
pub(crate) fn give_name(path: &Path) -> Result<(), Issue> {
    fs::rename(beside(path, ".part"), path).map_err(|why| unwritable(path, &why))?;
    sync_folder(path);
    Ok(())
}

/// Makes names that were given or taken last through a loss of power, where the system can.
pub(crate) fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Opens a file, made if there is none, that no other run has open; `path` is what the user calls it.
pub(crate) fn locked(file: &Path, path: &Path) -> Result<File, Issue> {
    if path.is_dir() {
        // Told now and not when all is written.
        return Err(unwritable(path, &io::ErrorKind::IsADirectory.into()));
    }
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(file);
    let opened = opened.map_err(|why| unwritable(path, &why))?;
    match opened.try_lock() {
        // A run that ended between the two lines took the file away.
        Ok(()) if !file.exists() => Err(taken(path)),
        Err(TryLockError::WouldBlock) => Err(taken(path)),
        // Some file systems know no locks.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(opened),
    }
}

fn taken(path: &Path) -> Issue {
    Issue::new(path.display().to_string(), "another run is writing it", "wait for that run, or give another file")
}

/// Whether an earlier run left a part there that holds anything.
pub(crate) fn holds_bytes(path: &Path) -> bool {
    beside(path, ".part").metadata().is_ok_and(|meta| meta.len() > 0)
}

/// The bytes of the part of a path; none if there is no part.
pub(crate) fn reader(path: &Path) -> io::Result<Box<dyn Read>> {
    match File::open(beside(path, ".part")) {
        Ok(file) => Ok(Box::new(file)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(Box::new(io::empty())),
        Err(why) => Err(why),
    }
}

/// The path with something added to its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
