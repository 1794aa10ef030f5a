//! Coded events on their way to the format that was asked for.
//!
//! A batch writes lines, which can be gone on with; when they are whole, they are converted. What goes to standard
//! output or a device is converted as it comes.

use crate::batch::{self, beside};
use crate::export::Events;
use crate::output::{Stop, is_device};
use griot_core::Issue;
use griot_core::record::read_event;
use griot_ingest::Input;
use griot_store::export::{Counts, Exporter, Format, Out};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The format that is meant by `--format`, by the file's name, or by nothing.
///
/// # Errors
/// If the name of the file tells none.
pub(crate) fn format(told: Option<Format>, output: Option<&Path>) -> Result<Format, Issue> {
    let Some(path) = output.filter(|path| !is_device(path)) else { return Ok(told.unwrap_or(Format::Jsonl)) };
    told.or_else(|| Format::of_path(path)).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        Issue::new(path.display().to_string(), "its name tells no format", format!("give --format: {names}"))
    })
}

/// The name of a converted file until it has that of the batch.
fn made(out: &Path) -> PathBuf {
    beside(out, ".converted.part")
}

/// Converts the lines of the batch `out`, all of them written. What there is of the new file goes if that fails; the
/// lines stay.
///
/// # Errors
/// If something cannot be read or written.
pub(crate) fn convert(out: &Path, format: Format) -> Result<(), Issue> {
    let part = beside(out, ".part");
    let written = File::create(made(out)).and_then(|file| written(&part, format, &file));
    let counts = written.map_err(|why| {
        let _ = fs::remove_file(made(out));
        batch::unwritable(out, &why)
    })?;
    tell(counts);
    Ok(())
}

fn written(part: &Path, format: Format, file: &File) -> io::Result<Counts> {
    let mut events = Events::of(&Input::File(part.to_owned())).map_err(|issue| io::Error::other(issue.to_string()))?;
    let mut exporter = Exporter::new(format, Box::new(file.try_clone()?))?;
    events.try_for_each(|event| exporter.write(&event))?;
    let counts = exporter.finish()?;
    events.whole()?;
    file.sync_all()?;
    Ok(counts)
}

/// The converted file takes the name of the batch, whose lines are no longer needed.
///
/// # Errors
/// If the file system refuses it.
pub(crate) fn give_name(out: &Path) -> Result<(), Issue> {
    let named = fs::rename(made(out), out).and_then(|()| {
        batch::sync_folder(out);
        fs::remove_file(beside(out, ".part"))
    });
    named.map_err(|why| batch::unwritable(out, &why))
}

/// Lines converted as they come.
#[derive(Debug)]
pub(crate) struct Converted {
    exporter: Exporter,
    place: PathBuf,
}

impl Converted {
    /// To `out`, which the user calls `place`.
    ///
    /// # Errors
    /// If the head of the format cannot be written.
    pub(crate) fn new(format: Format, out: Out, place: &Path) -> Result<Self, Issue> {
        let exporter = Exporter::new(format, out).map_err(|why| batch::unwritable(place, &why))?;
        Ok(Self { exporter, place: place.to_owned() })
    }

    pub(crate) fn write(&mut self, lines: &[String]) -> Result<(), Stop> {
        for line in lines {
            let event = read_event(line, "griot").map_err(Stop::Fault)?;
            self.exporter.write(&event).map_err(|why| Stop::of(&self.place, &why))?;
        }
        Ok(())
    }

    /// Writes the end of the format.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let counts = self.exporter.finish().map_err(|why| Stop::of(&self.place, &why))?;
        tell(counts);
        Ok(())
    }
}

/// What a format has no place for is told.
fn tell(counts: Counts) {
    if counts.did_not_happen > 0 {
        anstream::eprintln!("{} that did not happen left out of this format", counts.did_not_happen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/events.jsonl"));

    #[test]
    fn the_format_is_told_or_known_by_the_name() {
        let of = |told, name: &str| format(told, Some(Path::new(name)));
        assert_eq!(of(None, "e.csv").ok(), Some(Format::Csv));
        assert_eq!(of(Some(Format::Hxl), "e.csv").ok(), Some(Format::Hxl));
        assert!(of(None, "e.xlsx").is_err_and(|issue| issue.remedy.contains("give --format: jsonl, csv")));
        assert_eq!((format(None, None).ok(), of(None, "/dev/null").ok()), (Some(Format::Jsonl), Some(Format::Jsonl)));
    }

    #[test]
    fn every_format_takes_the_place_of_the_lines() {
        for format in Format::ALL {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out");
            fs::write(beside(&out, ".part"), LINES).unwrap();
            convert(&out, format).and_then(|()| give_name(&out)).unwrap();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{}", format.name());
            assert!(format != Format::Jsonl || fs::read_to_string(&out).unwrap() == LINES);
        }
    }

    /// Lines cut off by a fault of the disk must not give a file that looks whole.
    #[test]
    fn lines_that_cannot_all_be_read_give_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out.csv");
        let cut = &LINES[..LINES.len() - 100];
        fs::write(beside(&out, ".part"), cut).unwrap();
        assert!(convert(&out, Format::Csv).unwrap_err().problem.contains("a line of it is no event"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(beside(&out, ".part")).unwrap(), cut, "the lines stay");
    }
}
