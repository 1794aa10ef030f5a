//! The index that the build script made: where the names and lines of the gazetteer stand in its text.
//!
//! All numbers are little-endian. Places in the text run through both files, as if the second followed the first.

use super::key::hash;

/// Where in the text names stand whose hash is that of `key`, in order; a few may have another key.
pub(crate) fn places(slots: &[u8], key: &str) -> impl Iterator<Item = u32> {
    let (slots, _) = slots.as_chunks::<8>();
    let wanted = u64::from(hash(key)) << 32;
    let from = slots.partition_point(|&slot| u64::from_le_bytes(slot) < wanted);
    let same = slots[from..].iter().map(|&slot| u64::from_le_bytes(slot));
    same.take_while(move |slot| slot >> 32 == wanted >> 32).map(|slot| slot as u32)
}

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
