//! Indexes the gazetteer, so that opening it takes no time. `resolve/place/index.rs` reads what this writes.

#[path = "src/resolve/fold.rs"]
#[expect(dead_code, unreachable_pub, reason = "the library uses the rest")]
mod fold;
#[path = "src/resolve/place/key.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod key;

#[path = "src/resolve/place/index.rs"]
#[expect(dead_code, reason = "the library reads what this writes")]
mod index;

mod resolve {
    pub(crate) use crate::fold;
}

use std::error::Error;
use std::path::Path;

use index::GROUPS;
use key::{hash, sound, write_key};

const FILES: [&str; 2] = ["../../data/world/places.tsv", "../../data/world/places-added.tsv"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in FILES {
        println!("cargo::rerun-if-changed={file}");
        texts.push(std::fs::read_to_string(file).map_err(|why| format!("{file}: {why}"))?);
    }
    let made = Index::of(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let out = std::env::var("OUT_DIR")?;
    let parts = [("lines", made.lines), ("heads", made.heads), ("names", made.names), ("sounds", made.sounds)];
    for (name, bytes) in parts {
        std::fs::write(Path::new(&out).join(format!("places.{name}")), bytes)?;
    }
    Ok(())
}

/// The index as bytes, made once when Griot is built.
struct Index {
    /// Beginnings of lines, in order: `u32` each.
    lines: Vec<u8>,
    /// Beginnings of the lines of countries, capitals and first-level divisions, in order: `u32` each.
    heads: Vec<u8>,
    /// Where each name stands, below the hash of its key; sorted: `u64` each, after where each group of them begins.
    names: Vec<u8>,
    /// The same by sound.
    sounds: Vec<u8>,
}

impl Index {
    /// The index of the gazetteer's texts, in their order.
    fn of(texts: &[&str]) -> Self {
        let (mut lines, mut heads, mut names, mut sounds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut at = 0;
        for line in texts.iter().flat_map(|text| text.split_inclusive('\n')) {
            if !line.starts_with(['#', '\n']) {
                lines.extend_from_slice(&(at as u32).to_le_bytes());
                if line.split('\t').nth(7).is_some_and(|feature| HEADS.contains(&feature)) {
                    heads.extend_from_slice(&(at as u32).to_le_bytes());
                }
                push_names(line, at, &mut names, &mut sounds);
            }
            at += line.len();
        }
        Self { lines, heads, names: sorted(names), sounds: sorted(sounds) }
    }
}

/// Features that are looked for by country, not by name.
const HEADS: &[&str] = &["PPLC", "PCLI", "PCLD", "ADM1"];

fn push_names(line: &str, at: usize, names: &mut Vec<u64>, sounds: &mut Vec<u64>) {
    let mut cells = line.splitn(4, '\t');
    let mut from = at + cells.next().map_or(0, str::len) + 1;
    let mut written = String::new();
    for name in cells.take(2).flat_map(|cell| cell.split('|')) {
        if !name.is_empty() {
            write_key(&mut written, name);
            names.push(slot(&written, from as u32));
            sounds.push(slot(&sound(&written), from as u32));
        }
        from += name.len() + 1;
    }
}

fn sorted(mut slots: Vec<u64>) -> Vec<u8> {
    slots.sort_unstable();
    let before = (0..=GROUPS as u64).map(|group| slots.partition_point(|slot| slot >> 48 < group) as u32);
    let before: Vec<u8> = before.flat_map(u32::to_le_bytes).collect();
    before.into_iter().chain(slots.into_iter().flat_map(u64::to_le_bytes)).collect()
}

fn slot(key: &str, at: u32) -> u64 {
    u64::from(hash(key)) << 32 | u64::from(at)
}
