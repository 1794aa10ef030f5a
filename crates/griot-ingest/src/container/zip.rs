//! ZIP: its members in the order of its table of contents.

use super::bound::Expansion;
use crate::options::Limits;
use crate::refusal::refused;
use crate::stream::{Bytes, CHUNK, Tally};
use crate::{Problem, refusal};
use flate2::Crc;
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, FileReader, ReaderAt, ZipArchive, ZipArchiveEntryWayfinder};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::vec;

/// How an archive begins: with a member, or, if it is empty, with its table of contents.
pub(crate) const MARKS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

const REMEDY: &str = "fetch the file again, or unpack it and name the files in it";

/// Members of one archive, most; some hundred bytes of each are held.
const MOST: usize = 1_000_000;

/// An archive and what of it is still to be read.
pub(crate) struct Archive {
    name: String,
    bytes: Arc<ZipArchive<FileReader>>,
    members: vec::IntoIter<Member>,
    limits: Limits,
    tally: Tally,
}

/// A line of the table of contents.
struct Member {
    name: String,
    way: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
    encrypted: bool,
}

impl Archive {
    pub(crate) fn open(file: File, name: &str, limits: Limits, tally: Tally) -> Result<Self, Problem> {
        let damaged =
            |why: rawzip::Error| Problem::new("damaged archive", name, format!("no sound ZIP: {why}"), REMEDY);
        let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
        let archive = ZipArchive::from_file(file, &mut buffer).map_err(damaged)?;
        let mut members = Vec::new();
        let mut contents = archive.entries(&mut buffer);
        while let Some(entry) = contents.next_entry().map_err(damaged)? {
            if entry.is_dir() {
                continue;
            }
            if members.len() == MOST {
                let told = format!("the archive has more than {MOST} members");
                return Err(Problem::new("too large", name, told, "unpack it and name its folder"));
            }
            members.push(Member {
                name: String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned(),
                way: entry.wayfinder(),
                method: entry.compression_method(),
                crc: entry.crc32(),
                encrypted: entry.flags().is_encrypted(),
            });
        }
        Ok(Self { name: name.to_owned(), bytes: Arc::new(archive), members: members.into_iter(), limits, tally })
    }

    /// Name and bytes of the next member, or why it cannot be read; hidden files are passed over as in folders.
    pub(crate) fn next(&mut self) -> Option<Result<(String, Bytes), Problem>> {
        let member = self.members.by_ref().find(|member| !is_hidden(&member.name))?;
        let place = format!("{}!{}", self.name, member.name);
        Some(self.unpack(&member).map_err(|why| refusal::problem(&why, &place)).map(|bytes| (place, bytes)))
    }

    fn unpack(&self, member: &Member) -> io::Result<Bytes> {
        if member.encrypted {
            return Err(refused("damaged archive", "the member is encrypted", "unpack it with its password"));
        }
        let entry = self.bytes.get_entry(member.way).map_err(|why| damaged(&why))?;
        let (at, end) = entry.compressed_data_range();
        let part = Part { archive: Arc::clone(&self.bytes), at, end, tally: Arc::clone(&self.tally) };
        let unpacked: Box<dyn Read + Send> = match member.method {
            CompressionMethod::STORE => Box::new(part),
            CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(part)),
            other => {
                let told = format!("the member is compressed by a method that is not read ({other:?})");
                return Err(refused("damaged archive", told, "unpack it and name the files in it"));
            }
        };
        let bound = Expansion::new(self.limits);
        let checked = Checked { unpacked, stored: end - at, bound, crc: Crc::new(), due: member.crc };
        Ok(Box::new(BufReader::with_capacity(CHUNK, checked)))
    }
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

fn damaged(why: &dyn std::fmt::Display) -> io::Error {
    refused("damaged archive", format!("no sound member of a ZIP: {why}"), REMEDY)
}

/// The compressed bytes of a member.
struct Part {
    archive: Arc<ZipArchive<FileReader>>,
    at: u64,
    end: u64,
    tally: Tally,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.end - self.at).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.archive.get_ref().read_at(&mut buffer[..most], self.at)?;
        if count == 0 && most > 0 {
            return Err(damaged(&"the file ends too early"));
        }
        self.at += count as u64;
        self.tally.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Unpacked bytes within the limits; an error at the end if they are not those that were packed.
struct Checked {
    unpacked: Box<dyn Read + Send>,
    stored: u64,
    bound: Expansion,
    crc: Crc,
    due: u32,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.unpacked.read(buffer).map_err(|why| damaged(&why))?;
        self.crc.update(&buffer[..count]);
        self.bound.add(count, self.stored)?;
        if count == 0 && !buffer.is_empty() && self.crc.sum() != self.due {
            return Err(damaged(&"its checksum differs"));
        }
        Ok(count)
    }
}
