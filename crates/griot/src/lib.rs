//! From an article to its coded events: read, resolve, assemble.
//!
//! Takes an [`griot_core::Article`], gives its events with every field's evidence. Never does I/O,
//! never reads the clock, never fails: what went wrong is told as issues beside the events.

pub mod assemble;
pub mod furniture;
pub mod pipeline;
pub mod resolve;
pub mod score;
mod weights;

pub use pipeline::{Coding, Griot};
pub use weights::Evidence;
// What the reading is made of is part of what this crate gives.
pub use griot_reader::{Reading, Trigger, sentences};
