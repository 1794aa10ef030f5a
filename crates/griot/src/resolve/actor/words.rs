//! Text as a row of folded words that remember how they stood in print.

use griot_core::Span;

use crate::resolve::fold::fold;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but an apostrophe or the dot of an abbreviation.
    Tight,
    /// A hyphen.
    Hyphen,
    /// A space.
    Space,
    /// A comma or a dash.
    Comma,
    /// A bracket opens or closes.
    Bracket,
    /// The end of a sentence, a colon, a line.
    Stop,
}

/// A run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: String,
    /// Where it stands.
    pub(super) span: Span,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// It has no small letter.
    pub(super) caps: bool,
    /// What parts it from the word before.
    pub(super) gap: Gap,
}

/// Abbreviations whose dot ends no sentence.
const ABBREVIATIONS: [&str; 16] =
    ["m", "mm", "mme", "mmes", "mlle", "me", "mgr", "dr", "pr", "st", "mr", "mrs", "ms", "gen", "col", "lt"];

/// The words of `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut end = 0;
    for (start, run) in runs(text) {
        let folded = fold(run);
        if folded.is_empty() {
            continue;
        }
        let gap = words.last().map_or(Gap::Stop, |last| gap_between(last, &text[end..start]));
        end = start + run.len();
        let capital = run.chars().next().is_some_and(char::is_uppercase);
        let caps = capital && !run.chars().any(char::is_lowercase);
        words.push(Word { text: folded, span: Span::new(start, end), capital, caps, gap });
    }
    words
}

/// Every maximal run of letters and digits, with its first byte.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !belongs(c))
        .filter(|run| !run.is_empty())
        .map(|run| (run.as_ptr() as usize - text.as_ptr() as usize, run))
}

/// Whether a character is part of a word; combining marks and soft hyphens do not part one.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

fn gap_between(last: &Word, between: &str) -> Gap {
    if between == "." {
        return Gap::Tight;
    }
    let abbreviated = ABBREVIATIONS.contains(&last.text.as_str()) || last.text.len() == 1;
    let gap_of = |c| match c {
        '.' if abbreviated => Gap::Tight,
        '.' | '!' | '?' | ';' | ':' | '…' | '\n' | '«' | '»' | '“' | '”' | '"' => Gap::Stop,
        '(' | ')' | '[' | ']' => Gap::Bracket,
        ',' | '–' | '—' => Gap::Comma,
        c if c.is_whitespace() => Gap::Space,
        '-' | '‐' | '‑' => Gap::Hyphen,
        _ => Gap::Tight,
    };
    between.chars().map(gap_of).max().unwrap_or(Gap::Tight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, Gap)> {
        words(text).into_iter().map(|w| (w.text, w.gap)).collect()
    }

    #[test]
    fn parts_at_apostrophes_and_hyphens() {
        let expected = [("l", Gap::Stop), ("etat", Gap::Tight), ("major", Gap::Hyphen), ("malien", Gap::Space)];
        assert_eq!(shown("l’État-major malien"), expected.map(|(w, g)| (w.to_owned(), g)));
    }

    #[test]
    fn dots_of_abbreviations_end_no_sentence() {
        let gaps: Vec<Gap> = words("M. Diarra (U.S.) parle. Il").into_iter().map(|w| w.gap).collect();
        assert_eq!(gaps, [Gap::Stop, Gap::Space, Gap::Bracket, Gap::Tight, Gap::Bracket, Gap::Stop]);
    }
}
