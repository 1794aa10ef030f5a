//! The nouns of Griot: article, span, event, ontology, issue, and the record that writes them down.
//!
//! Takes nothing, gives types. Never does I/O, holds no algorithm of reading or resolving; only
//! [`record`] knows JSON, and only there do byte offsets become Unicode characters.

pub mod article;
pub mod event;
pub mod issue;
pub mod ontology;
pub mod record;
pub mod span;
pub mod text;

pub use article::{Article, Lang};
pub use event::{Actor, Count, Event, EventDate, Mention, Offset, Place, Precision};
pub use issue::Issue;
pub use ontology::{Context, EventType, Mode, Quad, Sector, Status};
pub use span::Span;
pub use text::Characters;

/// A calendar day without time or zone.
pub type Day = jiff::civil::Date;
