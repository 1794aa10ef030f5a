//! Inputs to records: files opened, archives entered, formats told apart, one record cut off at a time.

use crate::Problem;
use crate::container::files::Files;
use crate::container::zip::Archive;
use crate::container::{DEEPEST, gzip};
use crate::format;
use crate::input::Input;
use crate::options::{Format, Options};
use crate::record::Record;
use crate::sniff::{Kind, kind};
use crate::stream::{Stream, Tally};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::BufReader;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::vec;

/// Records of one stream, or of all streams of an archive.
pub(crate) type Source = Box<dyn Iterator<Item = Result<Record, Problem>> + Send>;

/// The records of all inputs, in order: files of a folder by their names, members of an archive and records of
/// a file as they stand in it.
///
/// Cutting records off is cheap and goes one after the other; making articles of them ([`Record::article`]) is
/// the work, and may be done by as many threads as there are.
pub fn records(inputs: Vec<Input>, options: impl Into<Options>) -> Records {
    Records {
        inputs: inputs.into_iter(),
        files: None,
        source: None,
        options: Arc::new(options.into()),
        tally: Tally::default(),
        size: None,
        closed: 0,
    }
}

/// The iterator behind [`records`].
pub struct Records {
    inputs: vec::IntoIter<Input>,
    files: Option<Files>,
    source: Option<Source>,
    options: Arc<Options>,
    tally: Tally,
    size: Option<u64>,
    closed: u64,
}

impl Records {
    /// Bytes read so far of all files, as they are stored: compressed bytes count, not what they unpack to.
    pub fn bytes_read(&self) -> u64 {
        let open = self.tally.load(Ordering::Relaxed);
        self.closed + self.size.map_or(open, |size| open.min(size))
    }

    /// The next input to open: the next file of the folder under way, or the next that was named.
    fn next_input(&mut self) -> Option<Result<Input, Problem>> {
        loop {
            if let Some(found) = self.files.as_mut().and_then(Iterator::next) {
                return Some(found.map(Input::File));
            }
            match self.inputs.next()? {
                Input::File(path) => self.files = Some(Files::of(&path)),
                other => return Some(Ok(other)),
            }
        }
    }

    fn open(&mut self, input: &Input) -> Result<(), Problem> {
        self.close();
        self.size = input.size();
        let stream = input.open(&self.tally)?;
        self.source = Some(open(stream, &self.options, &self.tally)?);
        Ok(())
    }

    /// Counts the whole file now done: some formats do not read all of it.
    fn close(&mut self) {
        self.source = None;
        let read = self.tally.swap(0, Ordering::Relaxed);
        self.closed += self.size.take().unwrap_or(read);
    }
}

impl Iterator for Records {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.source.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            self.close();
            let opened = self.next_input()?.and_then(|input| self.open(&input));
            if let Err(problem) = opened {
                return Some(Err(problem));
            }
        }
    }
}

/// The records of a stream, whatever it holds.
fn open(stream: Stream, options: &Arc<Options>, tally: &Tally) -> Result<Source, Problem> {
    let name = stream.name.clone();
    let (start, stream) = stream.start();
    let options = Arc::clone(options);
    match kind(&legible(&start, &options), &stream.extension(), options.format, &options.columns) {
        Kind::Gzip | Kind::Zip if stream.depth >= DEEPEST => Err(too_deep(&name)),
        Kind::Gzip => open(unpacked(stream, &options), &options, tally),
        Kind::Zip => {
            let depth = stream.depth + 1;
            let archive = Archive::open(stream.seekable(options.limits)?, &name, options.limits, Arc::clone(tally))?;
            Ok(Box::new(Members { archive, source: None, options, tally: Arc::clone(tally), depth }))
        }
        Kind::Of(Format::Parquet) => format::parquet::source(stream.seekable(options.limits)?, name, options),
        Kind::Of(Format::Html) => Ok(format::plain::page(stream, options)),
        Kind::Of(Format::Warc) => Ok(format::warc::source(stream, options)),
        Kind::Of(Format::Feed) => Ok(format::feed::source(stream, &start, options)),
        Kind::Of(format) => Ok(format::source(format, decoded(stream, &options), options)),
        Kind::Unknown(what) => Err(unknown(&name, what)),
    }
}

fn unpacked(stream: Stream, options: &Options) -> Stream {
    let inner =
        stream.inner.strip_suffix(".gz").or(stream.inner.strip_suffix(".gzip")).unwrap_or(&stream.inner).to_owned();
    let reader = gzip::members(stream.reader, options.limits);
    Stream { inner, reader, file: None, depth: stream.depth + 1, ..stream }
}

/// The start in UTF-8, if the user or a byte order mark tells that it is written otherwise.
fn legible(start: &[u8], options: &Options) -> Vec<u8> {
    let told = options.encoding.map(|encoding| encoding.0);
    match encoding_rs::Encoding::for_bom(start).map(|(encoding, _)| encoding).or(told) {
        Some(encoding) if encoding != encoding_rs::UTF_8 && !start.starts_with(gzip::MARK) => {
            encoding.decode(start).0.into_owned().into_bytes()
        }
        _ => start.to_owned(),
    }
}

/// The stream in UTF-8, if the user or a byte order mark tells that it is written otherwise; else as it is.
fn decoded(mut stream: Stream, options: &Options) -> Stream {
    let told = options.encoding.map(|encoding| encoding.0);
    let mut decoder = DecodeReaderBytesBuilder::new();
    let decoder = decoder.encoding(told).bom_override(true).utf8_passthru(true).build(stream.reader);
    stream.reader = Box::new(BufReader::new(decoder));
    stream
}

fn too_deep(name: &str) -> Problem {
    Problem::new(
        "archive in archive",
        name,
        "an archive inside an archive inside another",
        "unpack the outer one first",
    )
}

fn unknown(name: &str, what: &str) -> Problem {
    let known: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
    let remedy = format!("convert it first, or say what it is with --from ({})", known.join(", "));
    Problem::new("unknown format", name, format!("it is {what}"), remedy)
}

/// The records of all members of an archive.
struct Members {
    archive: Archive,
    source: Option<Source>,
    options: Arc<Options>,
    tally: Tally,
    depth: u8,
}

impl Members {
    fn open(&mut self, (name, reader): (String, crate::stream::Bytes)) -> Result<(), Problem> {
        let stream = Stream { inner: name.clone(), name, reader, file: None, depth: self.depth };
        self.source = Some(open(stream, &self.options, &self.tally)?);
        Ok(())
    }
}

impl Iterator for Members {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.source.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            self.source = None;
            if let Err(problem) = self.archive.next()?.and_then(|member| self.open(member)) {
                return Some(Err(problem));
            }
        }
    }
}
