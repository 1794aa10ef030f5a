//! Article to Reading: what the model sees in the text, and nothing more.
//!
//! Takes an [`griot_core::Article`], gives a [`Reading`]. Never does I/O and never fails: what it
//! could not read is told as an issue. Knows nothing of dates, places or people outside the text.

mod decode;
mod engine;
pub mod reader;
pub mod reading;
pub mod sentence;
mod vocabulary;
mod window;

pub use reader::Reader;
pub use reading::{Anchor, Given, Link, Party, Reading, Role, Trigger};
pub use sentence::sentences;
