//! What the user named: a file, a folder, a pattern, standard input; or a text already read.

use crate::stream::{Bytes, Counted, Stream, Tally};
use crate::{Problem, refusal};
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file; a folder, for all files in it; or, where there is no such file, a pattern with `*`, `?` or `[…]`.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// What was read from a file that can be read only once, such as a pipe.
    Read {
        /// The file.
        path: PathBuf,
        /// All that it held.
        bytes: Arc<[u8]>,
    },
}

impl Input {
    /// The input of a command-line argument: `-` is standard input, all else a file.
    pub fn from_arg(arg: &str) -> Self {
        if arg == "-" { Self::Stdin } else { Self::File(PathBuf::from(arg)) }
    }

    /// What it is called in messages, and where an article has no id of its own, in its id.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Read { path, .. } => path.to_string_lossy().into_owned(),
            Self::Stdin => "stdin".to_owned(),
        }
    }

    /// How many bytes it holds, if that can be told beforehand.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::File(path) => path.metadata().ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len()),
            Self::Stdin => None,
            Self::Read { bytes, .. } => Some(bytes.len() as u64),
        }
    }

    /// Its bytes, counted in `tally` as they are read.
    pub(crate) fn open(&self, tally: &Tally) -> Result<Stream, Problem> {
        let name = self.name();
        let counted =
            |reader: Box<dyn Read + Send>| -> Bytes { Box::new(Counted::buffered(reader, Arc::clone(tally))) };
        let (reader, file): (Bytes, _) = match self {
            Self::File(path) => {
                let file = File::open(path).map_err(|why| refusal::problem(&why, &name))?;
                let is_file = file.metadata().is_ok_and(|meta| meta.is_file());
                (counted(Box::new(file)), is_file.then(|| path.clone()))
            }
            Self::Stdin => (counted(Box::new(io::stdin())), None),
            Self::Read { bytes, .. } => (counted(Box::new(Cursor::new(Arc::clone(bytes)))), None),
        };
        Ok(Stream { inner: name.clone(), name, reader, file, depth: 0 })
    }
}
