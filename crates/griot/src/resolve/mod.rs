//! Deterministic, knowledge-driven answers to what the text names: days, places, parties.
//!
//! Never asks the model and never does I/O; each answer carries its *why*.

pub mod actor;
pub mod date;
pub mod fold;
mod knowledge;
pub mod number;
pub mod place;
mod resolution;

pub use knowledge::Knowledge;
pub use resolution::Resolution;
