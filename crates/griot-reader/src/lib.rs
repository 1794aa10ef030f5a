//! Article to Reading: what the model sees in the text, and nothing more.
//!
//! Takes an [`griot_core::Article`], gives a [`Reading`]. Never does I/O and never fails: what it
//! could not read is told as an issue. Knows nothing of dates, places or people outside the text.

pub mod reading;
pub mod sentence;

pub use reading::{Link, Party, Reading, Role, Trigger};
pub use sentence::sentences;
