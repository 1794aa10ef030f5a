//! How likely an event is one that the article tells, of this type.
//!
//! The reader's own probability is too sure of itself: of the triggers it gives 0.75, half are right. An event's confidence
//! is what came true on articles that the reader had not seen (`data/models/confidence`): of the events of 0.8, eight in ten
//! are right.

use std::sync::LazyLock;

use griot_core::Mention;

use crate::weights::{Evidence, Weights};

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let text = griot_data::models::confidence::WEIGHTS;
    Weights::parse(text, "models/confidence/weights.tsv").expect("the weights that ship with Griot are well formed")
});

/// How far from 0 and 1 a probability is held, so that its odds are finite.
const MARGIN: f64 = 1e-3;

/// The probability (0 to 1) that an event told by these mentions, the surest first, is right.
pub(super) fn confidence(mentions: &[Mention]) -> f32 {
    let odds = WEIGHTS.sum(&evidence(mentions));
    (1.0 / (1.0 + (-odds).exp())) as f32
}

/// What speaks for an event: the odds of its surest mention, and how many there are.
pub fn evidence(mentions: &[Mention]) -> Vec<Evidence> {
    let surest = mentions.first().map_or(0.0, |mention| f64::from(mention.confidence));
    let odds = ((surest + MARGIN) / (1.0 - surest + MARGIN)).ln();
    let pieces = [
        ("always", 1.0),
        ("odds", odds),
        ("odds squared", odds * odds),
        ("mentions", (mentions.len().max(1) as f64).ln()),
    ];
    pieces.map(|(name, amount)| (name.to_owned(), amount)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use griot_core::Span;

    fn told(confidence: f32, times: usize) -> f32 {
        super::confidence(&vec![Mention { span: Span::new(0, 1), sentence: 0, confidence }; times])
    }

    #[test]
    fn what_the_reader_is_surer_of_and_what_is_told_again_is_likelier() {
        let rising = [0.3, 0.5, 0.7, 0.9, 0.99, 1.0].map(|sure| told(sure, 1));
        assert!(rising.is_sorted(), "{rising:?}");
        assert!(told(0.7, 3) > told(0.7, 1));
        assert!(told(0.75, 1) < 0.6, "the reader alone is too sure");
    }

    #[test]
    fn every_piece_has_a_weight() {
        assert!(evidence(&[]).iter().all(|(name, _)| WEIGHTS.has(name)));
    }
}
