//! Bytes and characters of one text.

use crate::Span;

/// Where each character of a text begins, so that offsets cross between bytes and characters.
///
/// Everything inside counts bytes, everything outside counts Unicode characters; build this once a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    /// First byte of each character, and the length of the text.
    starts: Vec<usize>,
}

impl Default for Characters {
    fn default() -> Self {
        Self::new("")
    }
}

impl Characters {
    /// The characters of `text`.
    pub fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The number of characters before a byte; the whole text's beyond its end, in O(log n).
    ///
    /// A byte within a character counts that character.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start < byte).min(self.count())
    }

    /// The first byte of the character with this number, the text's length for one past the last.
    pub fn byte(&self, character: usize) -> Option<usize> {
        self.starts.get(character).copied()
    }

    /// A span counted in characters: `[first, one past the last]`.
    pub fn of(&self, span: Span) -> [usize; 2] {
        [self.at_byte(span.start), self.at_byte(span.end)]
    }

    /// The bytes of a stretch of characters, if it lies within the text and does not run backwards.
    pub fn span(&self, [start, end]: [usize; 2]) -> Option<Span> {
        (start <= end).then_some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

/// Whether a character is white space; besides Unicode's, the four separators of ASCII.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// The words of a text with one blank between them and none around.
pub fn squeezed(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_count_once() {
        let text = "Été à Gaô";
        let characters = Characters::new(text);
        assert_eq!(characters.count(), 9);
        let gao = Span::new(text.find("Gaô").unwrap(), text.len());
        assert_eq!(characters.of(gao), [6, 9]);
        assert_eq!(characters.span([6, 9]), Some(gao));
        assert_eq!(characters.span([6, 10]), None);
        assert_eq!(characters.span([3, 2]), None);
    }

    proptest! {
        #[test]
        fn there_and_back(text in ".{0,60}", a in 0_usize..80, b in 0_usize..80) {
            let characters = Characters::new(&text);
            prop_assert_eq!(characters.count(), text.chars().count());
            match characters.span([a, b]) {
                None => prop_assert!(a > b || b > characters.count()),
                Some(span) => {
                    let quote: String = text.chars().skip(a).take(b - a).collect();
                    prop_assert_eq!(span.of(&text), quote);
                    prop_assert_eq!(characters.of(span), [a, b]);
                }
            }
        }
    }
}
