//! Text as the knowledge files spell it: lower case, no accents, straight apostrophes, plain spaces.

use griot_core::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text that remembers where each of its bytes came from.
///
/// Folding is per character, so every span of the folded text has a span of the original; it never
/// drops a word character, and `origin` never runs backwards.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the span in the original of the character it came from.
    origin: Vec<Span>,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            let before = folded.text.len();
            push_folded(&mut folded.text, c);
            let from = Span::new(at, at + c.len_utf8());
            folded.origin.extend(std::iter::repeat_n(from, folded.text.len() - before));
        }
        folded
    }

    /// The span of the original text that a non-empty span of the folded text came from.
    pub fn original(&self, span: Span) -> Span {
        Span::new(self.origin[span.start].start, self.origin[span.end - 1].end)
    }
}

/// `text` folded, without the way back.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut folded, c));
    folded
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' | ' ' | '\n' => out.push(c),
        '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => out.push(' '),
        '‐' | '‑' | '–' | '—' | '−' => out.push('-'),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        // The soft hyphen and the zero-width characters carry no meaning.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
        _ => out.extend(c.nfd().filter(|&d| !is_combining_mark(d)).flat_map(char::to_lowercase)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_accents_case_apostrophes_and_spaces() {
        assert_eq!(fold("L’ÉTAT-major\u{a0}d'Œuvre"), "l'etat-major d'oeuvre");
    }

    #[test]
    fn leads_back_to_the_original() {
        let text = "à Ségou, l’Œuvre";
        let folded = Folded::new(text);
        let at = folded.text.find("segou").unwrap();
        assert_eq!(folded.original(Span::new(at, at + 5)).of(text), "Ségou");
        let at = folded.text.find("oeuvre").unwrap();
        assert_eq!(folded.original(Span::new(at, at + 6)).of(text), "Œuvre");
    }
}
