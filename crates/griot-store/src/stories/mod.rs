//! Stories: the same event told by several articles, gathered with all its tellings.
//!
//! ```text
//! EventLine ──Telling::of──▶ Telling ──keys──▶ pairs ──likeness──▶ links ──divide──▶ stories ──Story::of──▶ Story
//! ```
//! Pure functions: no I/O, no clock, no chance, no hash order. Whether two tellings are compared, how alike they are and
//! how a component is divided depend on those tellings alone; so stories are the same in whatever order articles come.

mod day;
mod divide;
mod evidence;
#[cfg(test)]
mod example;
#[cfg(test)]
mod fit;
mod gather;
#[cfg(test)]
mod gold;
mod keys;
mod likeness;
mod party;
mod place;
#[cfg(test)]
mod properties;
mod story;
mod telling;
mod words;

pub use divide::divide;
pub use gather::gather;
pub use keys::REACH;
pub use likeness::{LEAST, likeness};
pub use story::{FieldTold, Story, Toll, ValueTold, id};
pub use telling::Telling;
