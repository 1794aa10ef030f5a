//! What decides the output of a batch, so that only the same batch goes on.

use crate::digest::{Digest, Running};
use griot_core::Issue;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read};

/// Names and values, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Facts(Vec<(String, String)>);

impl Facts {
    /// With more names and values.
    #[must_use]
    pub(crate) fn with(mut self, more: impl IntoIterator<Item = (String, String)>) -> Self {
        self.0.extend(more);
        self
    }

    /// With those of another list.
    #[must_use]
    pub(crate) fn and(self, more: Self) -> Self {
        self.with(more.0)
    }

    /// As JSON, in order.
    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The first fact in which two batches differ, in words.
    pub(crate) fn difference(&self, now: &Self) -> Option<String> {
        let longer = self.0.len().max(now.0.len());
        let at = (0..longer).find(|&at| self.0.get(at) != now.0.get(at))?;
        let told =
            |facts: &Self| facts.0.get(at).map_or_else(|| "nothing more".to_owned(), |(n, v)| format!("{n}: {v}"));
        Some(format!("then “{}”, now “{}”", told(self), told(now)))
    }
}

/// Griot's version and the digest of the program file: code, knowledge and model in one.
///
/// # Errors
/// If the program file cannot be read.
pub(crate) fn program() -> Result<Facts, Issue> {
    let digest = own_digest().map_err(|why| {
        Issue::new("griot", format!("its program file cannot be read: {why}"), "write to standard output instead of -o")
    })?;
    let version = format!("{} (build {digest})", env!("CARGO_PKG_VERSION"));
    Ok(Facts(vec![("griot".to_owned(), version)]))
}

fn own_digest() -> io::Result<Digest> {
    let mut file = File::open(std::env::current_exe()?)?;
    let mut bytes = Running::default();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(bytes.digest()),
            read => bytes.add(&buffer[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(told: &[(&str, &str)]) -> Facts {
        Facts::default().with(told.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn the_first_difference_is_told() {
        let then = facts(&[("--lang", "fr"), ("input a.jsonl", "12 bytes")]);
        assert_eq!(then.difference(&then.clone()), None);
        let now = facts(&[("--lang", "en"), ("input a.jsonl", "12 bytes")]);
        assert_eq!(then.difference(&now).unwrap(), "then “--lang: fr”, now “--lang: en”");
        let more = facts(&[("--lang", "fr"), ("input a.jsonl", "12 bytes"), ("input b.jsonl", "1 byte")]);
        assert_eq!(then.difference(&more).unwrap(), "then “nothing more”, now “input b.jsonl: 1 byte”");
    }
}
