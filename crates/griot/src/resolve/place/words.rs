//! A text as words, for looking up names of several words.

use griot_core::Span;
use unicode_normalization::char::is_combining_mark;

/// What stands between a word and the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// One space or line-internal white space.
    Space,
    Hyphen,
    /// Anything that no name runs across: a comma, a point, a new line.
    Break,
    /// A `Break` that ends a sentence or a line.
    End,
}

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) span: Span,
    /// Where the word begins after an elided article or preposition (`l'`, `d'`); `span.start` if there is none.
    pub(super) bare: usize,
    /// Where the word ends before a possessive `'s`; `span.end` if there is none.
    pub(super) owner: usize,
    /// Whether it begins with a capital, after the elision.
    pub(super) capital: bool,
    pub(super) gap: Gap,
    /// Whether it begins a sentence or a line.
    pub(super) first: bool,
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|skip| at + skip) {
        let end = start + word_len(&text[start..]);
        let first = match words.last_mut() {
            Some(last) => {
                last.gap = gap(&text[last.span.end..start]);
                last.gap == Gap::End
            }
            None => true,
        };
        words.push(word(text, Span::new(start, end), first));
        at = end;
    }
    words
}

fn word(text: &str, span: Span, first: bool) -> Word {
    let letters = span.of(text);
    let bare = span.start + elision(letters);
    let capital = text[bare..].chars().next().is_some_and(char::is_uppercase);
    let owner = Some(span.end - possessive(letters)).filter(|&owner| owner > bare).unwrap_or(span.end);
    Word { span, bare, owner, capital, gap: Gap::End, first }
}

/// How far the word at the beginning of `text` goes: letters, digits, apostrophes between letters, points of
/// abbreviations.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inside = match c {
            c if c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c) => true,
            '\'' | '’' | '‘' | 'ʼ' => chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()),
            '.' => is_abbreviation(&text[..at]),
            _ => false,
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// Whether a point after `word` belongs to it: St., D.C.
fn is_abbreviation(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    let mut letters = last.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    single || matches!(word, "St" | "Ste" | "Mt" | "Ft")
}

/// Bytes of an elided word and its apostrophe at the beginning.
fn elision(word: &str) -> usize {
    let Some(at) = word.find(['\'', '’', 'ʼ']) else { return 0 };
    if !matches!(&word[..at], "l" | "d" | "L" | "D" | "qu" | "Qu" | "jusqu" | "Jusqu" | "lorsqu" | "puisqu") {
        return 0;
    }
    at + word[at..].chars().next().map_or(0, char::len_utf8)
}

/// Bytes of a possessive `'s` at the end.
fn possessive(word: &str) -> usize {
    ["'s", "’s", "'S", "’S"].iter().find(|end| word.ends_with(**end)).map_or(0, |end| end.len())
}

fn gap(between: &str) -> Gap {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\t');
    match between {
        "-" | "‐" | "‑" => Gap::Hyphen,
        _ if !between.is_empty() && between.chars().all(blank) => Gap::Space,
        _ if between.contains(['\n', '\r', '.', '!', '?', '…', ':', ';', '«', '“', '"', '•']) => Gap::End,
        _ => Gap::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| &text[word.bare..word.owner]).collect()
    }

    #[test]
    fn elisions_possessives_and_abbreviations_are_seen() {
        assert_eq!(shown("L’Ariana, d'Abidjan"), ["Ariana", "Abidjan"]);
        assert_eq!(shown("Haiti's St. Marc. N'Djamena"), ["Haiti", "St.", "Marc", "N'Djamena"]);
        assert_eq!(shown("Washington, D.C. said"), ["Washington", "D.C.", "said"]);
    }

    #[test]
    fn no_word_is_all_elision_and_possessive() {
        assert_eq!(shown("D'S d’s L'’s"), ["S", "s", "L", "s"]);
    }

    #[test]
    fn gaps_tell_where_names_end() {
        let gaps: Vec<Gap> = words("Aix-en Provence, Gao. Fin").iter().map(|word| word.gap).collect();
        assert_eq!(gaps, [Gap::Hyphen, Gap::Space, Gap::Break, Gap::End, Gap::End]);
    }
}
