//! Date expressions to days, against the day of publication.
//!
//! Rules are data: patterns over folded text find dates, patterns over those dates make larger ones of them
//! ("depuis" + "début septembre"), and each rule's meaning is laid against the calendar in the order of the text.

mod calendar;
mod check;
mod cues;
mod evaluate;
mod meaning;
mod number;
mod parse;
mod pattern;
mod prefix;
mod rules;
#[cfg(test)]
mod tests;

use griot_core::{Day, Issue, Lang, Span};

use self::calendar::{Days, Toward, days_between};
use self::cues::Cues;
use self::evaluate::Scene;
use self::parse::Node;
use self::rules::Rules;
use super::fold::Folded;

/// An expression of the text and the days it means, inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// First day; `None` if open or not to be told.
    pub from: Option<Day>,
    /// Last day; `None` with a `from` means still under way.
    pub to: Option<Day>,
    /// Ids of the rules that decided, in order.
    pub why: Vec<String>,
    /// First and last day if the sentence told of the past where it seems to tell of the future, or the other way
    /// round ("lundi"); `None` if that makes no difference.
    pub turned: Option<(Option<Day>, Option<Day>)>,
}

/// The date rules of one language.
#[derive(Debug)]
pub struct Dates {
    rules: Rules,
}

impl Dates {
    /// The rules that ship with Griot.
    pub fn embedded(lang: Lang) -> Self {
        let text = match lang {
            Lang::Fr => griot_data::fr::DATES,
            Lang::En => griot_data::en::DATES,
        };
        Self::parse(text).unwrap_or_else(|issue| unreachable!("the shipped rules are tested: {issue}"))
    }

    /// The rules of a `dates.toml`.
    ///
    /// # Errors
    /// An issue that names the line, what is wrong there and what to do.
    pub fn parse(toml: &str) -> Result<Self, Issue> {
        Rules::parse(toml).map(|rules| Self { rules })
    }

    /// Every date expression of `text`, in order, none overlapping another.
    ///
    /// Without a day of publication only absolute dates resolve; the others are given with neither day.
    pub fn find(&self, text: &str, published: Option<Day>) -> Vec<DateMention> {
        let folded = Folded::new(text);
        let nodes = parse::parse(&self.rules, &folded, text);
        if nodes.is_empty() {
            return Vec::new();
        }
        let mut reading = Reading {
            rules: &self.rules,
            cues: Cues::find(&self.rules, text),
            folded: &folded,
            text,
            published,
            focus: None,
            recent: None,
            found: Vec::new(),
        };
        for node in &nodes {
            reading.resolve(node);
        }
        reading.found
    }
}

/// The way through a text, date by date.
struct Reading<'a> {
    rules: &'a Rules,
    cues: Cues,
    folded: &'a Folded,
    text: &'a str,
    published: Option<Day>,
    focus: Option<(Day, Day)>,
    recent: Option<Day>,
    found: Vec<DateMention>,
}

impl Reading<'_> {
    /// Resolves a date; where the whole makes no sense, its parts.
    fn resolve(&mut self, node: &Node) {
        let span = self.folded.original(node.span);
        let cue = self.cues.toward(self.text, span);
        let scene = Scene {
            published: self.published,
            focus: self.focus,
            recent: self.recent,
            story: self.story(span),
            cue,
            asked: false.into(),
        };
        let Some(days) = scene.days(&node.rule(self.rules).means, &node.terms(&scene, self.rules)) else {
            return node.parts.iter().for_each(|part| self.resolve(part));
        };
        let mut why = Vec::new();
        node.explain(self.rules, &mut why);
        why.extend(cue.filter(|_| scene.asked.get()).map(|cue| cues::id(&self.rules.lang, cue)));
        let turned = self.turned(&scene, node).filter(|turned| *turned != days);
        let turned = turned.map(|days| (days.from, days.to));
        self.found.push(DateMention { span, from: days.from, to: days.to, why, turned });
        if node.is_told(self.rules) {
            self.look(days);
        }
    }

    /// The days of a date if verbs told of the other time.
    fn turned(&self, scene: &Scene, node: &Node) -> Option<Days> {
        let cue = if scene.cue == Some(Toward::Future) { Toward::Past } else { Toward::Future };
        let scene = Scene { cue: Some(cue), asked: false.into(), ..*scene };
        scene.days(&node.rule(self.rules).means, &node.terms(&scene, self.rules))
    }

    /// First day of the date right before `span`, if both are in one paragraph and it is years old.
    fn story(&self, span: Span) -> Option<Day> {
        let last = self.found.last()?;
        let from = last.from.filter(|_| last.to.is_some())?;
        let near = !self.text[last.span.end..span.start].contains('\n');
        (near && from.year() + 1 < self.published?.year()).then_some(from)
    }

    /// A day or a night becomes what "the next day" counts from.
    fn look(&mut self, days: Days) {
        let Some(from) = days.from else { return };
        let to = days.to.unwrap_or(from);
        if days_between(from, to) > 1 {
            return;
        }
        self.focus = Some((from, to));
        if self.published.is_some_and(|today| (0..=2).contains(&days_between(to, today))) {
            self.recent = Some(to);
        }
    }
}
