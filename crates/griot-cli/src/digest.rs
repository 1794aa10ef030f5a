//! Names for content: the first 128 bits of its SHA-256.
//!
//! One fixed hash serves everything that must be recognised again in a later run; nobody can write two texts that
//! it takes for one.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// 128 bits, outside 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(crate) struct Digest([u8; 16]);

impl Digest {
    /// The digest of a list of parts; `["ab", "c"]` has another than `["a", "bc"]`.
    pub(crate) fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut bytes = Running::default();
        for part in parts {
            bytes.add(&(part.len() as u64).to_le_bytes());
            bytes.add(part);
        }
        bytes.digest()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digest = u128::from_str_radix(&text, 16).map(|number| Self(number.to_be_bytes()));
        // Only as it is written: no capitals, no sign.
        digest.ok().filter(|digest| digest.to_string() == text).ok_or_else(|| format!("{text:?} is no digest"))
    }
}

/// The digest of bytes that come one after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running(Sha256);

impl Running {
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes so far.
    pub(crate) fn digest(&self) -> Digest {
        let whole = self.0.clone().finalize();
        Digest(std::array::from_fn(|at| whole[at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        let mut bytes = Running::default();
        bytes.add(b"a");
        bytes.add(b"bc");
        assert_eq!(bytes.digest().to_string(), "ba7816bf8f01cfea414140de5dae2223");
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let of = |parts: [&str; 2]| Digest::of(parts.map(str::as_bytes));
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
        assert_eq!(Digest::try_from(of(["ab", "c"]).to_string()), Ok(of(["ab", "c"])));
        assert!(Digest::try_from("00".to_owned()).is_err());
    }
}
