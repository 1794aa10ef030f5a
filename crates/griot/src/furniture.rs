//! Lines of a text that belong to the web page around the article: links, sharing, subscriptions.
//!
//! Takes a text, gives the spans of such lines. The rules are data (`furniture.toml` of each language).

use crate::resolve::fold::fold;
use griot_core::{Lang, Span};
use griot_data::{en, fr};
use serde::Deserialize;

/// The rules of one language.
#[derive(Debug)]
pub struct Furniture {
    rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
struct File {
    line: Vec<Rule>,
}

/// What makes a line furniture; the words are spelled folded.
#[derive(Debug, Deserialize)]
#[cfg_attr(not(test), expect(dead_code, reason = "the id and the examples are read by the tests"))]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    label: Vec<String>,
    #[serde(default)]
    whole: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

impl Rule {
    /// Whether a folded line without its outer marks is furniture.
    fn fits(&self, line: &str) -> bool {
        let rest = |words: &String| line.strip_prefix(words.as_str());
        self.whole.iter().any(|words| line.trim_end_matches([':', ' ']) == words)
            || self.begins.iter().filter_map(rest).any(|rest| !rest.starts_with(char::is_alphanumeric))
            || self.label.iter().filter_map(rest).any(|rest| rest.trim_start().starts_with(':'))
    }
}

impl Furniture {
    /// The rules that ship with Griot.
    ///
    /// # Panics
    /// If the embedded rules are damaged; a test of this crate loads them.
    pub fn embedded(lang: Lang) -> Self {
        let (name, text) = match lang {
            Lang::Fr => ("fr", fr::FURNITURE),
            Lang::En => ("en", en::FURNITURE),
        };
        let file: File = toml::from_str(text).unwrap_or_else(|why| panic!("data/{name}/furniture.toml: {why}"));
        Self { rules: file.line }
    }

    /// The lines of `text` that are furniture, in order, without their line ends.
    pub fn find(&self, text: &str) -> Vec<Span> {
        lines(text).filter(|line| self.is_furniture(line.of(text))).collect()
    }

    fn is_furniture(&self, line: &str) -> bool {
        let folded = fold(line);
        let bare = without_marks(&folded);
        self.rules.iter().any(|rule| rule.fits(bare))
    }
}

/// A line without bullets, brackets and marks around it, but for the colon that makes a label.
fn without_marks(folded: &str) -> &str {
    let is_mark = |c: char| !c.is_alphanumeric();
    folded.trim_start_matches(is_mark).trim_end_matches(|c| is_mark(c) && c != ':')
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rules_catch_their_examples_and_leave_their_counter_examples() {
        for lang in Lang::ALL {
            let furniture = Furniture::embedded(lang);
            for rule in &furniture.rules {
                assert!(!rule.yes.is_empty() && !rule.no.is_empty(), "{} needs examples of both kinds", rule.id);
                let alone = |line: &str| rule.fits(without_marks(&fold(line)));
                for line in &rule.yes {
                    assert!(alone(line), "{}: {line}", rule.id);
                }
                for line in &rule.no {
                    assert!(!furniture.is_furniture(line), "{}: {line}", rule.id);
                }
            }
        }
    }

    #[test]
    fn words_of_the_rules_are_folded() {
        for rule in Lang::ALL.into_iter().flat_map(|lang| Furniture::embedded(lang).rules) {
            for words in rule.begins.iter().chain(&rule.label).chain(&rule.whole) {
                assert_eq!(words, &fold(words), "{}", rule.id);
            }
        }
    }

    #[test]
    fn whole_lines_are_given() {
        let text = "Un titre\n  À lire aussi : autre chose \nLe texte.\nLire :\nPartager";
        let found = Furniture::embedded(Lang::Fr).find(text);
        let lines: Vec<&str> = found.iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["  À lire aussi : autre chose ", "Lire :", "Partager"]);
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in "(\\PC|\n|:){0,80}") {
            for lang in Lang::ALL {
                for line in Furniture::embedded(lang).find(&text) {
                    prop_assert!(!line.of(&text).contains('\n'));
                }
            }
        }
    }
}
