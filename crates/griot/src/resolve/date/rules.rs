//! The rules of one language, from the text that linguists edit.
//!
//! Takes TOML, gives compiled rules or an issue with file, line and remedy. Never looks at an article.

use std::collections::BTreeMap;

use griot_core::{Day, Issue};
use regex::Regex;
use serde::Deserialize;
use toml::Spanned;

use super::calendar::Unit;
use super::meaning::{self, Expr};
use super::pattern::{Lexicon, Pattern, Word};
use super::prefix::Prefixes;

/// The rules of one language.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) lang: String,
    /// The day on which the counter-examples were written, and the examples that tell none.
    pub(super) published: Day,
    pub(super) lexicon: Lexicon,
    /// Rules over text.
    pub(super) leaves: Vec<Rule>,
    /// Rules over text and the dates found in it.
    pub(super) compounds: Vec<Rule>,
    /// How the patterns of `leaves` begin, then of `compounds`.
    pub(super) prefixes: [Prefixes; 2],
    /// Words that tell of the future.
    pub(super) future: Option<Regex>,
    /// Words that tell of the past.
    pub(super) past: Option<Regex>,
    /// Words that look like either and are neither.
    pub(super) neither: Option<Regex>,
    /// What stands between clauses.
    pub(super) breaks: Option<Regex>,
}

/// One rule: an id, a pattern and what it means.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) pattern: Pattern,
    pub(super) means: Expr,
    /// The date must begin with a capital letter in the article.
    pub(super) capital: bool,
    /// What may not stand right before.
    pub(super) not_after: Option<Regex>,
    /// What may not stand right behind.
    pub(super) not_before: Option<Regex>,
    pub(super) yes: Vec<Example>,
    pub(super) no: Vec<String>,
}

/// A text, and the days that the rule must find in it.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) text: String,
    pub(super) published: Day,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lang: String,
    published: Spanned<String>,
    words: BTreeMap<String, BTreeMap<String, toml::Value>>,
    patterns: BTreeMap<String, String>,
    cues: Cues,
    #[serde(default)]
    rule: Vec<Spanned<RuleText>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    future: Vec<Spanned<String>>,
    past: Vec<Spanned<String>>,
    neither: Vec<Spanned<String>>,
    breaks: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    id: String,
    #[serde(rename = "match")]
    pattern: Spanned<String>,
    means: Spanned<String>,
    #[serde(default)]
    capital: bool,
    not_after: Option<Spanned<String>>,
    not_before: Option<Spanned<String>>,
    yes: Vec<ExampleText>,
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleText {
    text: String,
    /// Day of publication; the rule file's own if left out.
    published: Option<Spanned<String>>,
    from: Option<Spanned<String>>,
    to: Option<Spanned<String>>,
}

impl Rules {
    /// The rules of a file's text.
    pub(super) fn parse(text: &str) -> Result<Self, Issue> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            let help = "each rule needs id, match, means, yes and no; see the rules beside it";
            Issue::new(format!("dates.toml:{line}"), error.message(), help)
        })?;
        let source = Source { text, file: format!("{}/dates.toml", file.lang) };
        let lexicon = source.lexicon(&file)?;
        let published = source.day(&file.published)?;
        let rules: Result<Vec<Rule>, Issue> =
            file.rule.iter().map(|rule| source.rule(rule, &lexicon, published)).collect();
        let rules = rules?;
        source.distinct(&file.rule)?;
        let (compounds, leaves): (Vec<Rule>, Vec<Rule>) =
            rules.into_iter().partition(|rule| rule.pattern.is_compound());
        let prefixes = [&leaves, &compounds].map(|rules| Prefixes::new(rules.iter().map(|rule| &rule.pattern.hir)));
        let cues = &file.cues;
        Ok(Self {
            future: source.cues(&cues.future)?,
            past: source.cues(&cues.past)?,
            neither: source.cues(&cues.neither)?,
            breaks: source.cues(&cues.breaks)?,
            lang: file.lang,
            published,
            lexicon,
            leaves,
            compounds,
            prefixes,
        })
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..text.floor_char_boundary(at)].matches('\n').count() + 1
}

/// The text of a rule file, to tell lines in issues.
struct Source<'a> {
    text: &'a str,
    file: String,
}

impl Source<'_> {
    fn issue(&self, at: usize, problem: impl Into<String>, remedy: &str) -> Issue {
        Issue::new(format!("{}:{}", self.file, line_of(self.text, at)), problem, remedy)
    }

    fn lexicon(&self, file: &File) -> Result<Lexicon, Issue> {
        let mut lexicon = Lexicon { patterns: file.patterns.clone(), ..Lexicon::default() };
        for (kind, words) in &file.words {
            let values: Result<_, Issue> =
                words.iter().map(|(word, value)| Ok((word.clone(), self.word(kind, word, value)?))).collect();
            lexicon.words.insert(kind.clone(), values?);
        }
        Ok(lexicon)
    }

    fn word(&self, kind: &str, word: &str, value: &toml::Value) -> Result<Word, Issue> {
        let known = match value {
            toml::Value::Integer(n) => Some(Word::Number(*n)),
            toml::Value::String(name) => Unit::from_name(name).map(Word::Unit),
            _ => None,
        };
        known.ok_or_else(|| {
            let at = self.text.find(&format!("[words.{kind}]")).unwrap_or(0);
            let problem = format!("`{word}` of `{kind}` is {value:?}, neither a whole number nor a unit");
            self.issue(at, problem, "give a number, or one of day, week, month, quarter, half, year, decade …")
        })
    }

    fn rule(&self, text: &Spanned<RuleText>, lexicon: &Lexicon, published: Day) -> Result<Rule, Issue> {
        let rule = text.get_ref();
        let at = |spanned: &Spanned<String>| spanned.span().start;
        let wrong = |spanned: &Spanned<String>, problem: String, remedy: &str| {
            self.issue(at(spanned), format!("rule `{}`: {problem}", rule.id), remedy)
        };
        let pattern = Pattern::compile(rule.pattern.get_ref(), lexicon).map_err(|problem| {
            wrong(&rule.pattern, problem, "names of words stand in [words] and [patterns], dates are @day, @month …")
        })?;
        let means = meaning::parse(rule.means.get_ref(), &|name| pattern.hole(name)).map_err(|problem| {
            wrong(&rule.means, problem, "call a function over the names of the pattern, as `date(year, month, day)`")
        })?;
        let yes: Result<Vec<Example>, Issue> = rule.yes.iter().map(|yes| self.example(yes, published)).collect();
        Ok(Rule {
            id: rule.id.clone(),
            pattern,
            means,
            capital: rule.capital,
            not_after: self
                .context(rule.not_after.as_ref(), lexicon, |text| format!(r"(?-u:\b{{start-half}})(?:{text})$"))?,
            not_before: self.context(rule.not_before.as_ref(), lexicon, |text| format!("^(?:{text})"))?,
            yes: yes?,
            no: rule.no.clone(),
        })
    }

    fn example(&self, text: &ExampleText, published: Day) -> Result<Example, Issue> {
        let day = |text: &Option<Spanned<String>>| text.as_ref().map(|text| self.day(text)).transpose();
        Ok(Example {
            text: text.text.clone(),
            published: day(&text.published)?.unwrap_or(published),
            from: day(&text.from)?,
            to: day(&text.to)?,
        })
    }

    fn day(&self, text: &Spanned<String>) -> Result<Day, Issue> {
        let day = text.get_ref().parse();
        day.map_err(|_| self.issue(text.span().start, format!("`{}` is no day", text.get_ref()), "write YYYY-MM-DD"))
    }

    fn context(
        &self,
        text: Option<&Spanned<String>>,
        lexicon: &Lexicon,
        anchor: fn(&str) -> String,
    ) -> Result<Option<Regex>, Issue> {
        let Some(text) = text else { return Ok(None) };
        let wrong =
            |problem: String| self.issue(text.span().start, problem, "write a pattern without names over folded text");
        let source = lexicon.expand(text.get_ref()).map_err(wrong)?;
        Regex::new(&anchor(&source)).map(Some).map_err(|error| wrong(error.to_string()))
    }

    /// One expression for all cues, over text as it stands; none if there are no cues.
    fn cues(&self, cues: &[Spanned<String>]) -> Result<Option<Regex>, Issue> {
        let regex = |source: &str, at: usize| {
            let whole = Regex::new(&format!(r"(?-u:\b{{start-half}})(?:{source})(?-u:\b{{end-half}})"));
            whole.map_err(|error| self.issue(at, error.to_string(), "write a regular expression over the text itself"))
        };
        let Some(first) = cues.first() else { return Ok(None) };
        for cue in cues {
            regex(cue.get_ref(), cue.span().start)?;
        }
        let all: Vec<&str> = cues.iter().map(|cue| cue.get_ref().as_str()).collect();
        regex(&all.join("|"), first.span().start).map(Some)
    }

    fn distinct(&self, rules: &[Spanned<RuleText>]) -> Result<(), Issue> {
        let mut seen = std::collections::BTreeSet::new();
        match rules.iter().find(|rule| !seen.insert(&rule.get_ref().id)) {
            Some(twice) => {
                let problem = format!("the id `{}` stands twice", twice.get_ref().id);
                Err(self.issue(twice.span().start, problem, "rename one of the two rules"))
            }
            None => Ok(()),
        }
    }
}
