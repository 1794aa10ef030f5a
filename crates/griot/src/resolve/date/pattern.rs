//! Patterns as the data spells them, compiled once.
//!
//! `{month}` captures a word of that kind under its own name, `{month:a}` under another, `{month:_}` under none;
//! `@day` is a date that other rules have found; a space is any single break between words; `(?<it>…)` marks what
//! belongs to the date if the pattern looks at more. All else is a regular expression over folded text.

use std::collections::BTreeMap;

use regex_automata::meta::{Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input};
use regex_syntax::hir::Hir;

use super::calendar::Unit;
use super::meaning::Type;
use super::number::number;

/// The value of a word in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Number(i64),
    Unit(Unit),
}

/// The words of a language by kind, and the patterns that stand for more than words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub(super) words: BTreeMap<String, BTreeMap<String, Word>>,
    pub(super) patterns: BTreeMap<String, String>,
}

impl Lexicon {
    /// The value that `text` has as a word of `kind`.
    pub(super) fn value(&self, kind: &str, text: &str) -> Option<Word> {
        let word = text.trim_end_matches('.');
        let known = self.words.get(kind).and_then(|words| words.get(word));
        known.copied().or_else(|| number(word, |part| self.numeral(part)).map(Word::Number))
    }

    fn numeral(&self, word: &str) -> Option<i64> {
        ["numeral", "ordinal"].iter().find_map(|kind| match self.words.get(*kind)?.get(word)? {
            Word::Number(n) => Some(*n),
            Word::Unit(_) => None,
        })
    }

    fn type_of(&self, kind: &str) -> Type {
        let words = self.words.get(kind).filter(|_| !self.patterns.contains_key(kind));
        match words.and_then(|words| words.values().next()) {
            Some(Word::Unit(_)) => Type::Unit,
            _ => Type::Number,
        }
    }

    /// The regular expression of a pattern, without captures.
    pub(super) fn expand(&self, pattern: &str) -> Result<String, String> {
        self.expand_at(pattern, 0)
    }

    fn expand_at(&self, pattern: &str, depth: usize) -> Result<String, String> {
        let mut inner = Source { lexicon: self, holes: None, out: String::new(), depth };
        inner.expand(pattern)?;
        Ok(inner.out)
    }

    /// The regular expression of a kind, without captures.
    fn source(&self, kind: &str, depth: usize) -> Result<String, String> {
        if depth > MAX_DEPTH {
            return Err(format!("`{{{kind}}}` is defined by itself"));
        }
        if let Some(pattern) = self.patterns.get(kind) {
            return self.expand_at(pattern, depth + 1);
        }
        let words = self.words.get(kind).ok_or_else(|| format!("there is no kind of words `{kind}`"))?;
        let mut words: Vec<String> = words.keys().map(|word| spaced(&regex::escape(word))).collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.clone()));
        Ok(words.join("|"))
    }
}

/// How deep patterns may name others.
const MAX_DEPTH: usize = 6;

/// What a break between words may look like in a text: never the end of a paragraph.
const BREAK: &str = r"(?: ?[ \n])";

fn spaced(text: &str) -> String {
    text.replace(' ', BREAK)
}

/// A name of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hole {
    /// A word of this kind.
    Word(String),
    /// A date that other rules found.
    Date,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) regex: Regex,
    /// What the expression was compiled from.
    pub(super) hir: Hir,
    /// The names, in the order of the expression's indices, with the type their values have.
    pub(super) holes: Vec<(String, Hole, Type)>,
}

impl Pattern {
    /// Compiles `text`; the error says what is wrong.
    pub(super) fn compile(text: &str, lexicon: &Lexicon) -> Result<Self, String> {
        let mut source = Source { lexicon, holes: Some(Vec::new()), out: String::new(), depth: 0 };
        source.expand(text)?;
        let whole = format!(r"(?-u:\b{{start-half}})(?:{})(?-u:\b{{end-half}})", source.out);
        // Patterns of hundreds of words have no prefix worth looking for; seeking one takes half of the loading.
        let config = Config::new().auto_prefilter(false);
        let hir = regex_syntax::parse(&whole).map_err(|error| format!("not a regular expression: {error}"))?;
        let built = Regex::builder().configure(config).build_from_hir(&hir);
        let regex = built.map_err(|error| format!("not a regular expression: {error}"))?;
        Ok(Self { regex, hir, holes: source.holes.unwrap_or_default() })
    }

    /// All matches in `text`, in order, none overlapping another; `starts` are the only places where one may begin, or
    /// `None` for anywhere.
    pub(super) fn matches(&self, text: &str, starts: Option<&[usize]>, mut each: impl FnMut(&Captures)) {
        let Some(starts) = starts else { return self.regex.captures_iter(text).for_each(|found| each(&found)) };
        let mut captures = self.regex.create_captures();
        let mut free = 0;
        for &at in starts {
            if at < free {
                continue;
            }
            self.regex.search_captures(&Input::new(text).range(at..).anchored(Anchored::Yes), &mut captures);
            if let Some(found) = captures.get_match() {
                each(&captures);
                free = found.end().max(at + 1);
            }
        }
    }

    /// Index and type of a name.
    pub(super) fn hole(&self, name: &str) -> Option<(usize, Type)> {
        self.holes.iter().position(|(n, ..)| n == name).map(|index| (index, self.holes[index].2))
    }

    /// Whether it is made of dates that other rules found.
    pub(super) fn is_compound(&self) -> bool {
        self.holes.iter().any(|(_, hole, _)| *hole == Hole::Date)
    }
}

/// A pattern on its way to a regular expression.
struct Source<'a> {
    lexicon: &'a Lexicon,
    /// The names so far; `None` inside a kind, where nothing is captured.
    holes: Option<Vec<(String, Hole, Type)>>,
    out: String,
    depth: usize,
}

impl Source<'_> {
    fn expand(&mut self, text: &str) -> Result<(), String> {
        let mut rest = text;
        let mut in_class = false;
        while let Some(c) = rest.chars().next() {
            let (head, tail) = rest.split_at(c.len_utf8());
            rest = match c {
                '\\' => {
                    let end = 1 + tail.chars().next().map_or(0, char::len_utf8);
                    self.out.push_str(&rest[..end]);
                    &rest[end..]
                }
                '{' if tail.starts_with(|c: char| c.is_ascii_alphabetic()) => self.word(tail)?,
                '@' => self.date(tail)?,
                ' ' if !in_class => {
                    self.out.push_str(BREAK);
                    tail
                }
                _ => {
                    in_class = (in_class || c == '[') && c != ']';
                    self.out.push_str(head);
                    tail
                }
            };
        }
        Ok(())
    }

    /// `month}` or `month:name}`; gives what follows.
    fn word<'t>(&mut self, text: &'t str) -> Result<&'t str, String> {
        let (inside, rest) = text.split_once('}').ok_or_else(|| format!("no `}}` after `{{{text}`"))?;
        let (kind, name) = inside.split_once(':').unwrap_or((inside, inside));
        let source = self.lexicon.source(kind, self.depth)?;
        self.hole(name, Hole::Word(kind.to_owned()), self.lexicon.type_of(kind), &source)?;
        Ok(rest)
    }

    /// `day` or `day:name` after an `@`; gives what follows.
    fn date<'t>(&mut self, text: &'t str) -> Result<&'t str, String> {
        let (grain, rest) = split_name(text);
        let (name, rest) = match rest.strip_prefix(':') {
            Some(after) => split_name(after),
            None => (grain, rest),
        };
        let marks = Grain::marks(grain).ok_or_else(|| format!("there is no grain `@{grain}`"))?;
        self.hole(name, Hole::Date, Type::When, &marks)?;
        Ok(rest)
    }

    fn hole(&mut self, name: &str, hole: Hole, kind: Type, source: &str) -> Result<(), String> {
        match &mut self.holes {
            Some(holes) if name != "_" => {
                if holes.iter().any(|(n, ..)| n == name) {
                    return Err(format!("the name `{name}` stands twice in the pattern"));
                }
                self.out.extend(["(?P<", name, ">", source, ")"]);
                holes.push((name.to_owned(), hole, kind));
            }
            _ => self.out.extend(["(?:", source, ")"]),
        }
        Ok(())
    }
}

fn split_name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len()))
}

/// How fine a date is, and the byte that stands for it where other rules look for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Grain {
    Day = 1,
    Weekday = 2,
    Week = 3,
    Month = 4,
    Year = 5,
    /// Seasons, quarters, decades, parts of these.
    Stretch = 6,
    /// Open at an end: no longer part of anything but a range.
    Open = 7,
}

impl Grain {
    /// The byte that stands for a date of this grain.
    pub(super) const fn mark(self) -> char {
        self as u8 as char
    }

    /// The class of marks that a name in a pattern stands for.
    fn marks(name: &str) -> Option<String> {
        let grains: &[Self] = match name {
            "date" => &[Self::Day, Self::Weekday, Self::Week, Self::Month, Self::Year, Self::Stretch],
            "day" => &[Self::Day, Self::Weekday],
            "weekday" => &[Self::Weekday],
            "week" => &[Self::Week],
            "month" => &[Self::Month],
            "year" => &[Self::Year],
            "stretch" => &[Self::Stretch, Self::Month, Self::Year],
            "open" => &[Self::Open],
            _ => return None,
        };
        let marks: Vec<String> = grains.iter().map(|grain| format!("\\x{:02x}", *grain as u8)).collect();
        Some(format!("[{}]", marks.concat()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let words = |list: &[(&str, Word)]| list.iter().map(|(w, v)| ((*w).to_owned(), *v)).collect();
        let mut lexicon = Lexicon::default();
        lexicon.words.insert("month".into(), words(&[("mai", Word::Number(5)), ("juin", Word::Number(6))]));
        lexicon.words.insert("unit".into(), words(&[("jour", Word::Unit(Unit::Day))]));
        lexicon.words.insert("numeral".into(), words(&[("deux", Word::Number(2))]));
        lexicon.patterns.insert("day".into(), "[0-9]{1,2}|{numeral}".into());
        lexicon
    }

    #[test]
    fn captures_words_by_name() {
        let pattern = Pattern::compile("{day:a} au {day:b} {month}", &lexicon()).unwrap();
        assert_eq!(pattern.hole("b"), Some((1, Type::Number)));
        assert!(!pattern.is_compound());
        let text = "du deux au  14\njuin.";
        let found = pattern.regex.captures_iter(text).next().unwrap();
        let word = |name| &text[found.get_group_by_name(name).unwrap().range()];
        assert_eq!((word("a"), word("b"), word("month")), ("deux", "14", "juin"));
        assert!(!pattern.regex.is_match("2 au 14 juins"));
        assert!(!pattern.regex.is_match("2 au 14\n\njuin"));
    }

    #[test]
    fn sees_dates_of_other_rules() {
        let pattern = Pattern::compile("depuis @day:x", &lexicon()).unwrap();
        assert_eq!(pattern.hole("x"), Some((0, Type::When)));
        assert!(pattern.is_compound());
        assert!(pattern.regex.is_match("depuis \u{2},"));
        assert!(!pattern.regex.is_match("depuis \u{4},"));
    }

    #[test]
    fn tells_what_is_wrong() {
        for (text, says) in [
            ("{moth}", "no kind of words `moth`"),
            ("{month", "no `}`"),
            ("@fortnight", "no grain `@fortnight`"),
            ("{month} {month}", "stands twice"),
            ("(", "not a regular expression"),
        ] {
            let error = Pattern::compile(text, &lexicon()).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
        let mut lexicon = lexicon();
        lexicon.patterns.insert("loop".into(), "{loop}".into());
        assert!(Pattern::compile("{loop}", &lexicon).unwrap_err().contains("defined by itself"));
    }
}
