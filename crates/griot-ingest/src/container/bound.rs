//! A bound on what compressed bytes may unpack to.

use crate::options::Limits;
use crate::refusal::refused;
use std::io;

/// Small files may grow as much as they like: a page of one letter is no attack.
const SMALL: u64 = 16 << 20;

/// Counts what came out of compressed bytes and refuses what grows beyond the limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expansion {
    limits: Limits,
    expanded: u64,
}

impl Expansion {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, expanded: 0 }
    }

    /// Counts `count` bytes that came out when `stored` bytes in all had gone in.
    pub(crate) fn add(&mut self, count: usize, stored: u64) -> io::Result<()> {
        self.expanded += count as u64;
        let Limits { expanded, ratio, .. } = self.limits;
        let told = if self.expanded > expanded {
            format!("unpacks to more than {expanded} bytes")
        } else if self.expanded > SMALL && self.expanded / ratio > stored {
            format!("{stored} bytes unpack to more than {ratio} times as many")
        } else {
            return Ok(());
        };
        Err(refused("too large", told, "unpack it by itself, if it is not made to fill disks"))
    }
}
