//! Gzip: members one after the other, each sound or damaged by itself.

use super::bound::Expansion;
use crate::options::Limits;
use crate::refusal;
use crate::stream::{Bytes, CHUNK};
use flate2::bufread::GzDecoder;
use memchr::memmem;
use std::io::{self, BufRead, BufReader, Read};

/// How a member begins: the mark of gzip and the only compression there is.
pub(crate) const MARK: &[u8] = b"\x1f\x8b\x08";

/// What the members hold, one after the other. A damaged member gives one error; the next read goes on at the
/// next member. After a refusal of too much nothing comes.
pub(crate) fn members(stored: Bytes, limits: Limits) -> Bytes {
    let reader = Members { state: State::Between(Tallied { inner: stored, taken: 0 }), bound: Expansion::new(limits) };
    Box::new(BufReader::with_capacity(CHUNK, reader))
}

struct Members {
    state: State,
    bound: Expansion,
}

enum State {
    /// At the end of a member or before the first.
    Between(Tallied),
    /// Somewhere behind damage.
    Lost(Tallied),
    /// In a member that has given something or not yet.
    Within(Box<GzDecoder<Tallied>>, bool),
    Ended,
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            self.state = match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(0),
                State::Between(stored) => between(stored)?,
                State::Lost(mut stored) => {
                    if find_member(&mut stored)? {
                        State::Within(Box::new(GzDecoder::new(stored)), false)
                    } else {
                        State::Ended
                    }
                }
                State::Within(mut member, given) => match member.read(buffer) {
                    Ok(0) => State::Between(member.into_inner()),
                    Ok(count) => {
                        // On refusal the state stays `Ended`.
                        self.bound.add(count, member.get_ref().taken)?;
                        self.state = State::Within(member, true);
                        return Ok(count);
                    }
                    Err(why) => {
                        self.state = State::Lost(member.into_inner());
                        return Err(damaged(&why, given));
                    }
                },
            };
        }
    }
}

/// The next member. Zeros may fill up the end of a file, as on tapes.
fn between(mut stored: Tallied) -> io::Result<State> {
    loop {
        let next = stored.fill_buf()?;
        match next.iter().position(|byte| *byte != 0) {
            Some(0) => return Ok(State::Within(Box::new(GzDecoder::new(stored)), false)),
            Some(zeros) => stored.consume(zeros),
            None if next.is_empty() => return Ok(State::Ended),
            None => {
                let zeros = next.len();
                stored.consume(zeros);
            }
        }
    }
}

/// Goes to the next mark of a member; `false` if there is none.
fn find_member(stored: &mut Tallied) -> io::Result<bool> {
    loop {
        let bytes = stored.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        let length = bytes.len();
        match memmem::find(bytes, MARK) {
            Some(at) => {
                stored.consume(at);
                return Ok(true);
            }
            // A mark across the border of two buffers is given up with the member that it begins.
            None => stored.consume(length),
        }
    }
}

fn damaged(why: &io::Error, given: bool) -> io::Error {
    let told = match why.kind() {
        io::ErrorKind::UnexpectedEof => "the compressed file ends too early".to_owned(),
        _ => format!("compressed bytes are damaged: {why}"),
    };
    refusal::damaged(told, given)
}

/// Counts the compressed bytes that were used.
struct Tallied {
    inner: Bytes,
    taken: u64,
}

impl Read for Tallied {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.taken += count as u64;
        Ok(count)
    }
}

impl BufRead for Tallied {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.taken += count as u64;
        self.inner.consume(count);
    }
}
