//! How many died or were hurt.

use super::first;
use crate::resolve::Resolution;
use griot_core::{Count, Span};
use griot_reader::{Role, Trigger};

/// The number of the first party with `role` whose words tell one.
pub(super) fn count(group: &[&Trigger], role: Role, resolution: &Resolution) -> Option<Count> {
    first(group, role, |party| {
        let (value, within) = resolution.numbers().first(party.span.of(&resolution.article.text))?;
        let span = Span::new(party.span.start + within.start, party.span.start + within.end);
        Some(Count { value, span, why: vec![format!("{}.number", resolution.article.lang.code())] })
    })
}
