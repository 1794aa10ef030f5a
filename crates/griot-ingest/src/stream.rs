//! Bytes with a name, wherever they come from.

use crate::Problem;
use crate::options::Limits;
use crate::refusal::{problem, refused};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes that are read once, from the front.
pub(crate) type Bytes = Box<dyn BufRead + Send>;

/// Bytes read of the file now open, counted as they are stored.
pub(crate) type Tally = Arc<AtomicU64>;

/// Read at a time.
pub(crate) const CHUNK: usize = 64 << 10;

/// Looked at to tell what a stream holds.
const START: u64 = 16 << 10;

/// What is to be understood, and what is known of it from outside.
pub(crate) struct Stream {
    /// In messages, and where nothing else names an article, in its id: `file`, `file!member`.
    pub(crate) name: String,
    /// The name without the endings of compressions, for what it tells of the format.
    pub(crate) inner: String,
    /// The bytes.
    pub(crate) reader: Bytes,
    /// The file, if the stream is all of it, for formats that are not read from the front.
    pub(crate) file: Option<PathBuf>,
    /// Archives and compressions around it.
    pub(crate) depth: u8,
}

impl Stream {
    /// The ending of its name in lower case, without those of compressions.
    pub(crate) fn extension(&self) -> String {
        Path::new(&self.inner).extension().unwrap_or_default().to_string_lossy().to_lowercase()
    }

    /// The first bytes; the stream still begins with them. An error met behind them comes behind them again.
    pub(crate) fn start(mut self) -> (Vec<u8>, Self) {
        let mut start = Vec::new();
        let met = Met((&mut self.reader).take(START).read_to_end(&mut start).err());
        self.reader = Box::new(Cursor::new(start.clone()).chain(met.chain(self.reader)));
        (start, self)
    }

    /// A file that holds the stream: itself, or, for one inside another or from a pipe, a nameless copy on the disk.
    pub(crate) fn seekable(mut self, limits: Limits) -> Result<File, Problem> {
        let mut copied = || -> io::Result<File> {
            if let Some(path) = &self.file {
                return File::open(path);
            }
            let mut copy = tempfile::tempfile()?;
            let copied = io::copy(&mut (&mut self.reader).take(limits.expanded), &mut copy)?;
            if copied == limits.expanded {
                return Err(refused(
                    "too large",
                    "it does not end within the limit for unpacked files",
                    "unpack it first",
                ));
            }
            copy.rewind()?;
            Ok(copy)
        };
        let name = self.name.clone();
        copied().map_err(|why| problem(&why, &name))
    }
}

/// An error in its place, once.
struct Met(Option<io::Error>);

impl Read for Met {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

impl BufRead for Met {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.take().map_or(Ok(&[]), Err)
    }

    fn consume(&mut self, _: usize) {}
}

/// Counts what is read.
pub(crate) struct Counted<R> {
    inner: R,
    tally: Tally,
}

impl<R: Read> Counted<R> {
    pub(crate) fn buffered(inner: R, tally: Tally) -> BufReader<Self> {
        BufReader::with_capacity(CHUNK, Self { inner, tally })
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.tally.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
