//! What the user named: a file or standard input; or a text already read.

use crate::Problem;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
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

/// How the bytes are to be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One article.
    Plain,
    /// An article a line.
    JsonLines,
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

    pub(crate) fn open(&self) -> Result<Box<dyn BufRead + Send>, Problem> {
        match self {
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(why) => Err(self.unreadable(&why)),
            },
            Self::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
            Self::Read { bytes, .. } => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
        }
    }

    pub(crate) fn unreadable(&self, why: &io::Error) -> Problem {
        let remedy = match why.kind() {
            io::ErrorKind::NotFound => "check the name",
            io::ErrorKind::IsADirectory => "name the files in it, for example with DIRECTORY/*.txt",
            io::ErrorKind::PermissionDenied => "allow reading it",
            _ => "check the file and the disk",
        };
        Problem::new("unreadable file", self.name(), format!("cannot be read: {why}"), remedy)
    }

    /// Told by the name; where that says nothing, JSON Lines begin with a brace.
    pub(crate) fn format(&self, start: &[u8]) -> Format {
        let extension = match self {
            Self::File(path) | Self::Read { path, .. } => extension(path),
            Self::Stdin => String::new(),
        };
        match extension.as_str() {
            "jsonl" | "ndjson" | "json" => Format::JsonLines,
            "txt" | "text" | "md" => Format::Plain,
            _ if first_mark(start) == Some(b'{') => Format::JsonLines,
            _ => Format::Plain,
        }
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn first_mark(start: &[u8]) -> Option<u8> {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    start.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}
