//! Words as they are compared across articles and languages: folded, cut short, hashed.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names and people of countries and their capitals, as words are compared: every article on a country has them, and the
/// parties and the place tell them already.
static COMMON: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let rows = griot_data::world::COUNTRIES.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = rows.flat_map(|row| row.split('\t').skip(3).take(6));
    sorted(cells.flat_map(tokens).filter(Token::tells).map(|token| token.stem()).collect())
});

/// The hash of a folded word's beginning.
pub(super) type Word = u32;

/// What a word is compared by, in letters: "Russie" and "Russia", "africain" and "African" agree in five.
const STEM: usize = 5;

/// A set of so few words says half of what a large one says.
const FEW: usize = 2;

/// Words that say nothing of what happened.
static EMPTY: LazyLock<Vec<&str>> = LazyLock::new(|| {
    sorted(
        "a and are as at aux avec been but by ces cet cette dans des donc dont elle elles est et etait etaient \
    ete for from had has have her his ils in into is it its la le les leur leurs mais more nos not of on ont or our par pas \
    plus pour qu que qui sa said says ses son sont sous sur than that the their they this to un une was were which who \
    will with apres avant after before according about also all there when where selon alors ainsi tout tous entre \
    lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday \
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre \
    january february march april may june july august september october november december"
            .split_whitespace()
            .collect(),
    )
});

/// `text` in lower case, without accents.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut folded, c));
    folded
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ => out.extend(c.nfd().filter(|&d| !is_combining_mark(d)).flat_map(char::to_lowercase)),
    }
}

/// 32-bit FNV-1a.
pub(super) fn hash(text: &str) -> Word {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// 64-bit FNV-1a.
pub(super) fn long_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A word of a text.
pub(super) struct Token {
    /// The word, folded.
    pub(super) folded: String,
    /// Where it begins, in characters.
    pub(super) at: usize,
    /// Number of its sentence, from 0.
    pub(super) sentence: usize,
    capital: bool,
    initial: bool,
}

impl Token {
    /// What the word is compared by.
    pub(super) fn stem(&self) -> Word {
        hash(self.folded.get(..STEM).unwrap_or(&self.folded))
    }

    /// Whether it tells anything: no article, no preposition, no single letter.
    pub(super) fn tells(&self) -> bool {
        let long = self.folded.len() > 2 || self.is_number() && self.folded.len() > 1;
        long && EMPTY.binary_search(&self.folded.as_str()).is_err()
    }

    /// Whether it is written as a name.
    pub(super) fn is_name(&self) -> bool {
        self.capital
    }

    fn is_number(&self) -> bool {
        self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The words of `text` in their order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { tokens: Vec::new(), sentence: 0, initial: true };
    let mut word = String::new();
    let mut start = 0;
    for (at, c) in text.chars().chain(['\n']).enumerate() {
        if c.is_alphanumeric() {
            if word.is_empty() {
                start = at;
            }
            word.push(c);
        } else {
            cutter.word(&std::mem::take(&mut word), start);
            cutter.mark(c);
        }
    }
    cutter.tokens
}

struct Cutter {
    tokens: Vec<Token>,
    sentence: usize,
    initial: bool,
}

impl Cutter {
    fn word(&mut self, word: &str, at: usize) {
        if !word.is_empty() {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let (sentence, initial) = (self.sentence, std::mem::take(&mut self.initial));
            self.tokens.push(Token { folded: fold(word), at, sentence, capital, initial });
        }
    }

    /// A sign between words: a full stop, or an end of a line, ends a sentence that has words.
    fn mark(&mut self, c: char) {
        let ends = matches!(c, '.' | '!' | '?' | '\n');
        self.sentence += usize::from(ends && !self.initial);
        self.initial |= ends || matches!(c, '«' | '“' | ':');
    }
}

/// The names of a text (capitalised words; at a beginning only if the text never writes them small) and its numbers.
pub(super) fn names(tokens: &[Token]) -> Vec<Word> {
    names_among(tokens, &tokens.iter().collect::<Vec<_>>())
}

/// The names and numbers among `some` of the words of a text.
pub(super) fn names_among(tokens: &[Token], some: &[&Token]) -> Vec<Word> {
    let small: BTreeSet<&str> =
        tokens.iter().filter(|token| !token.capital).map(|token| token.folded.as_str()).collect();
    let named = |token: &&Token| token.capital && !(token.initial && small.contains(token.folded.as_str()));
    let mut told =
        set(some.iter().copied().filter(|token| token.tells()).filter(|token| named(token) || token.is_number()));
    told.retain(|name| COMMON.binary_search(name).is_err());
    told
}

/// The names in a phrase, sorted: capitalised words, the first only if it stands alone or before another; no numbers, no
/// country, no capital.
pub(super) fn names_of_phrase(tokens: &[Token]) -> Vec<Word> {
    let capital = |at: usize| tokens.get(at).is_none_or(|next| next.capital);
    let named = tokens.iter().enumerate().filter(|(at, token)| token.capital && (!token.initial || capital(at + 1)));
    let mut told = set(named.map(|(_, token)| token).filter(|token| token.tells() && !token.is_number()));
    told.retain(|name| COMMON.binary_search(name).is_err());
    told
}

/// The words compared by, sorted, each once.
pub(super) fn set<'a>(tokens: impl Iterator<Item = &'a Token>) -> Vec<Word> {
    sorted(tokens.map(Token::stem).collect())
}

/// `items` sorted, each once.
pub(super) fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items.dedup();
    items
}

/// How many items two sorted sets share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut at, mut count) = (0, 0);
    for item in a {
        while b.get(at).is_some_and(|other| other < item) {
            at += 1;
        }
        count += usize::from(b.get(at) == Some(item));
    }
    count
}

/// How much two sorted sets have in common, 0 to 1: little also where all that little there is is shared.
pub(super) fn common<T: Ord>(a: &[T], b: &[T]) -> f64 {
    shared(a, b) as f64 / (a.len().min(b.len()) + FEW) as f64
}

/// The share of the smaller set that is in the larger, 0 to 1; 0 where one is empty.
pub(super) fn overlap<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let smaller = a.len().min(b.len());
    if smaller == 0 { 0.0 } else { shared(a, b) as f64 / smaller as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_accents_case_and_ligatures() {
        assert_eq!(fold("Économie, cœur, ßA"), "economie, coeur, ssa");
    }

    #[test]
    fn names_of_one_language_are_those_of_the_other() {
        let told = |text| names(&tokens(text));
        let (french, english) = (told("Le général Michée frappe Kharkiv."), told("Strikes by Michee hit Kharkov."));
        assert_eq!(shared(&french, &english), 2);
    }

    #[test]
    fn a_beginning_is_a_name_unless_written_small_elsewhere() {
        assert_eq!(names(&tokens("Soldats tués. Des soldats fuient.")).len(), 0);
        assert_eq!(names(&tokens("Sobala brûle.")).len(), 1);
    }

    #[test]
    fn a_phrase_begins_with_a_name_only_before_another() {
        let told = |text| names_of_phrase(&tokens(text)).len();
        assert_eq!(
            [told("Sept hommes"), told("Karim Jaziri"), told("Jaziri"), told("9 soldats maliens")],
            [0, 2, 1, 0]
        );
    }

    #[test]
    fn countries_their_people_and_days_are_no_names() {
        assert!(names(&tokens("Lundi, la Russie et les Maliens. On Monday, French troops in Bamako.")).len() <= 1);
    }

    #[test]
    fn sentences_are_counted_and_words_stand_at_characters() {
        let told: Vec<_> =
            tokens("É a. B\n\nc?! d").iter().map(|token| (token.folded.clone(), token.at, token.sentence)).collect();
        let want = [("e", 0, 0), ("a", 2, 0), ("b", 5, 1), ("c", 8, 2), ("d", 12, 3)];
        assert_eq!(told, want.map(|(word, at, sentence)| (word.to_owned(), at, sentence)));
    }

    #[test]
    fn overlap_is_of_the_smaller_set() {
        assert!((overlap(&[1, 2, 3], &[3, 4]) - 0.5).abs() < 1e-9);
        assert!(overlap::<u8>(&[], &[]).abs() < 1e-9);
    }
}
