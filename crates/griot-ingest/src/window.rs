//! A stretch of a stream that can be looked at before it is taken.

use crate::stream::Bytes;
use memchr::memmem;
use std::io;

/// Holds what was read and not yet taken; the caller bounds how far it looks.
pub(crate) struct Window {
    reader: Bytes,
    held: Vec<u8>,
    taken: usize,
    offset: u64,
    ended: bool,
}

impl Window {
    pub(crate) fn new(reader: Bytes) -> Self {
        Self { reader, held: Vec::new(), taken: 0, offset: 0, ended: false }
    }

    /// What is held now.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.held[self.taken..]
    }

    /// How far into the stream what is held begins.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// Reads on; `false` if there is nothing more. After an error the reader may go on behind what was damaged.
    pub(crate) fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.taken > self.held.len() / 2 {
            self.held.drain(..self.taken);
            self.taken = 0;
        }
        let chunk = self.reader.fill_buf()?;
        let count = chunk.len();
        self.held.extend_from_slice(chunk);
        self.reader.consume(count);
        self.ended = count == 0;
        Ok(count > 0)
    }

    /// Reads on until `count` bytes are held; `false` if the stream ends before.
    pub(crate) fn fill(&mut self, count: usize) -> io::Result<bool> {
        while self.bytes().len() < count {
            if !self.more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Lets go of the first bytes.
    pub(crate) fn take(&mut self, count: usize) {
        debug_assert!(count <= self.bytes().len());
        self.taken += count;
        self.offset += count as u64;
    }

    /// Where `pattern` first begins, if that is within `limit` bytes; reads on as far as needed.
    pub(crate) fn find(&mut self, pattern: &[u8], limit: usize) -> io::Result<Option<usize>> {
        let finder = memmem::Finder::new(pattern);
        let mut from = 0;
        loop {
            let bytes = self.bytes();
            let end = bytes.len().min(limit.saturating_add(pattern.len()));
            if let Some(at) = finder.find(&bytes[from.min(end)..end]) {
                return Ok(Some(from + at));
            }
            from = end.saturating_sub(pattern.len() - 1);
            if end > limit || !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Lets go of everything before `pattern`, or to the end; `true` if it was found. Holds little meanwhile.
    pub(crate) fn skip_to(&mut self, pattern: &[u8]) -> io::Result<bool> {
        loop {
            let bytes = self.bytes();
            if let Some(at) = memmem::find(bytes, pattern) {
                self.take(at);
                return Ok(true);
            }
            let kept = bytes.len().min(pattern.len() - 1);
            self.take(bytes.len() - kept);
            if !self.more()? {
                self.take(kept);
                return Ok(false);
            }
        }
    }
}
