//! An article's pieces as windows that the encoder can take at once.
//!
//! Windows overlap; each answers for its own stretch, away from its edges, and the stretches tile
//! the article, so that the work grows with the length of the text and no faster.

use crate::vocabulary::{BEGIN, END, Pieces};
use griot_core::Span;
use std::ops::Range;

/// Pieces of text in a window, without the two that frame it.
const SIZE: usize = 510;
/// From one window's first piece to the next one's.
const STRIDE: usize = 384;

/// What the encoder takes at once: up to [`SIZE`] pieces between two framing ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Index in the article of the piece that stands at 1 here.
    pub(crate) first: usize,
    /// Ids, framed.
    pub(crate) ids: Vec<i32>,
    /// Bytes of each; empty for framing and line marks.
    pub(crate) spans: Vec<Span>,
    /// First and last position of each word, in order.
    pub(crate) words: Vec<(usize, usize)>,
    /// The positions here, frame counted, for which this window answers.
    pub(crate) own: Range<usize>,
}

impl Window {
    /// Bytes from the first to the last piece of an inclusive range of positions.
    pub(crate) fn bytes(&self, start: usize, end: usize) -> Span {
        Span::new(self.spans[start].start, self.spans[end].end)
    }
}

/// The windows over `pieces`, in order; none over no pieces.
pub(crate) fn windows(pieces: &Pieces) -> Vec<Window> {
    let count = pieces.len();
    let last = count.saturating_sub(SIZE).div_ceil(STRIDE);
    (0..=last).filter(|_| count > 0).map(|number| window(pieces, number, number == last)).collect()
}

fn window(pieces: &Pieces, number: usize, is_last: bool) -> Window {
    let first = number * STRIDE;
    let inside = first..(first + SIZE).min(pieces.len());
    let edge = Span::default();
    // Neighbours meet in the middle of what both see.
    let meeting = usize::midpoint(STRIDE, SIZE) - STRIDE;
    let own_start = if number == 0 { 0 } else { 1 + meeting };
    let own_end = if is_last { inside.len() + 2 } else { 1 + STRIDE + meeting };
    Window {
        first,
        ids: framed(BEGIN, &pieces.ids[inside.clone()], END),
        words: words(&pieces.spans[inside.clone()], &pieces.opens[inside.clone()]),
        spans: framed(edge, &pieces.spans[inside], edge),
        own: own_start..own_end,
    }
}

/// Words as positions in the frame; marks between lines belong to none.
fn words(spans: &[Span], opens: &[bool]) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, (_, &opens)) in spans.iter().zip(opens).enumerate().filter(|(_, (span, _))| !span.is_empty()) {
        match words.last_mut() {
            Some(word) if !opens && word.1 == at => word.1 = at + 1,
            _ => words.push((at + 1, at + 1)),
        }
    }
    words
}

fn framed<T: Clone>(open: T, inside: &[T], close: T) -> Vec<T> {
    std::iter::once(open).chain(inside.iter().cloned()).chain(std::iter::once(close)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(count: usize) -> Pieces {
        Pieces {
            ids: vec![9; count],
            spans: (0..count).map(|i| Span::new(i, i + 1)).collect(),
            opens: vec![true; count],
        }
    }

    #[test]
    fn every_piece_has_one_window_that_answers_for_it() {
        for count in [0, 1, 509, 510, 511, 894, 895, 5000] {
            let mut answered = vec![0; count];
            for window in windows(&pieces(count)) {
                assert!(window.ids.len() <= SIZE + 2, "{count} pieces");
                for position in window.own.clone().filter(|&p| p > 0 && p + 1 < window.ids.len()) {
                    answered[window.first + position - 1] += 1;
                }
            }
            assert!(answered.iter().all(|&times| times == 1), "{count} pieces: {answered:?}");
        }
    }
}
