//! Where lines go: standard output, or a file that appears only when it is whole.

use griot_core::Issue;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Lines on their way out.
pub(crate) enum Output {
    /// Standard output, an article at a time.
    Stdout,
    /// `PATH.part`, renamed to `PATH` at the end.
    File { path: PathBuf, writer: BufWriter<File> },
}

impl Output {
    /// Standard output without a path.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, Issue> {
        match path {
            None => Ok(Self::Stdout),
            Some(path) => Self::file(path),
        }
    }

    fn file(path: &Path) -> Result<Self, Issue> {
        let part = beside(path, ".part");
        let file = File::create(&part).map_err(|why| {
            Issue::new(part.display().to_string(), format!("cannot be written: {why}"), "give another file with -o")
        })?;
        Ok(Self::File { path: path.to_owned(), writer: BufWriter::new(file) })
    }

    /// Writes lines that belong together.
    pub(crate) fn write(&mut self, lines: &[String]) -> io::Result<()> {
        let all = |out: &mut dyn Write| lines.iter().try_for_each(|line| writeln!(out, "{line}"));
        match self {
            Self::Stdout => {
                let mut out = BufWriter::new(io::stdout().lock());
                all(&mut out)?;
                out.flush()
            }
            Self::File { writer, .. } => all(writer),
        }
    }

    /// All is written: the file takes its name.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout => Ok(()),
            Self::File { path, writer } => {
                writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
                fs::rename(beside(&path, ".part"), path)
            }
        }
    }
}

/// The path with something added to its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
