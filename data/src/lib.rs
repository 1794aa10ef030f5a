//! Griot's knowledge, embedded in the binary as it stands in the folders beside this crate.
//!
//! Takes nothing, gives text and bytes. Never parses: whoever uses a file knows its form.
//! One constant a file, named after its path: `fr/dates.toml` is [`fr::DATES`].
