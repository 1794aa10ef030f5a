//! The sentence grid: stretches that tile the text, so that every byte is in exactly one.

use griot_core::Span;

/// The sentences of `text`, in order, tiling it.
pub fn sentences(text: &str) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}
