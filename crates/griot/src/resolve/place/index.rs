//! The index that the build script made: where the names and lines of the gazetteer stand in its text.
//!
//! All numbers are little-endian. Places in the text run through both files, as if the second followed the first.

use super::key::hash;

/// Where in the text names stand whose hash is that of `key`, in order; a few may have another key.
pub(crate) fn places(index: &[u8], key: &str) -> impl Iterator<Item = u32> {
    let (before, slots) = index.split_at(4 * (GROUPS + 1));
    let wanted = hash(key);
    let group = (wanted >> 16) as usize;
    let [from, to] = [group, group + 1].map(|n| u32::from_le_bytes(before.as_chunks().0[n]) as usize);
    let group = slots.as_chunks().0[from..to].iter().map(|&slot| u64::from_le_bytes(slot));
    group.filter(move |slot| (slot >> 32) as u32 == wanted).map(|slot| slot as u32)
}

/// Slots stand in groups by the upper half of the hash. Before them the index tells, for each group and the end, how
/// many slots there are before: `u32` each.
pub(crate) const GROUPS: usize = 1 << 16;

/// The numbers of four bytes in `bytes`.
pub(crate) fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|&number| u32::from_le_bytes(number))
}

/// The largest of the sorted numbers in `bytes` that is not above `most`.
pub(crate) fn last_up_to(bytes: &[u8], most: u32) -> Option<u32> {
    let (chunks, _) = bytes.as_chunks::<4>();
    let above = chunks.partition_point(|&number| u32::from_le_bytes(number) <= most);
    above.checked_sub(1).map(|n| u32::from_le_bytes(chunks[n]))
}
