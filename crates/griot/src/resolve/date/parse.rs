//! Where the dates of a text are, and of which rules they are made.
//!
//! Takes folded text and rules, gives trees of matches; longest first, never overlapping. Resolves nothing.

use std::collections::BTreeMap;

use griot_core::Span;
use regex_automata::util::captures::Captures;

use super::evaluate::{Scene, Term, When};
use super::meaning::{Expr, Fun};
use super::pattern::{Grain, Hole, Word};
use super::rules::{Rule, Rules};
use crate::resolve::fold::Folded;

/// A match of a rule.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where, in the folded text.
    pub(super) span: Span,
    /// Index of the rule among the leaves or the compounds.
    rule: usize,
    grain: Grain,
    holes: Vec<Held>,
    /// The dates it is made of; none for a leaf.
    pub(super) parts: Vec<Node>,
}

/// What a match put into a hole of its pattern.
#[derive(Clone, Copy, Debug)]
enum Held {
    Term(Term),
    Part(usize),
}

impl Node {
    /// The rule that matched.
    pub(super) fn rule<'r>(&self, rules: &'r Rules) -> &'r Rule {
        if self.parts.is_empty() { &rules.leaves[self.rule] } else { &rules.compounds[self.rule] }
    }

    /// The values of the holes in `scene`.
    pub(super) fn terms(&self, scene: &Scene, rules: &Rules) -> Vec<Term> {
        self.holes
            .iter()
            .map(|held| match held {
                Held::Term(term) => *term,
                Held::Part(part) => self.parts[*part].when(scene, rules).map_or(Term::Missing, Term::When),
            })
            .collect()
    }

    fn when(&self, scene: &Scene, rules: &Rules) -> Option<When> {
        scene.when(&self.rule(rules).means, &self.terms(scene, rules))
    }

    /// Whether there is such a date, whatever the day of publication.
    fn exists(&self, rules: &Rules) -> bool {
        self.when(&Scene::default(), rules).is_some()
    }

    /// The ids of its rules, inner ones first.
    pub(super) fn explain(&self, rules: &Rules, why: &mut Vec<String>) {
        self.parts.iter().for_each(|part| part.explain(rules, why));
        why.push(self.rule(rules).id.clone());
    }

    /// Whether it tells a day of its own, which later words of the text may count from.
    pub(super) fn is_told(&self, rules: &Rules) -> bool {
        let vague = matches!(self.rule(rules).means, Expr::Call(Fun::Lately | Fun::Overnight, _));
        self.grain != Grain::Open && !vague
    }

    fn set_grain(&mut self, means: &Expr) {
        self.grain = self.grain_of(means);
    }

    fn is_given(&self, arg: Option<&Expr>) -> bool {
        match arg {
            Some(Expr::Hole(hole)) => !matches!(self.holes[*hole], Held::Term(Term::Missing)),
            Some(Expr::Blank) | None => false,
            Some(_) => true,
        }
    }

    /// How fine the date is that `expr` gives for this match.
    fn grain_of(&self, expr: &Expr) -> Grain {
        let (fun, args) = match expr {
            Expr::Call(fun, args) => (fun, args),
            Expr::Hole(hole) => return self.grain_of_hole(*hole),
            _ => return Grain::Stretch,
        };
        match fun {
            Fun::Date => self.grain_of_date(args),
            Fun::Weekday if self.is_given(args.get(1)) => Grain::Day,
            Fun::Weekday => Grain::Weekday,
            Fun::Today | Fun::Focus | Fun::Lately | Fun::Ago | Fun::Ahead => Grain::Day,
            Fun::Unit | Fun::Nth => self.grain_of_unit(&args[1]),
            Fun::Either => match self.grain_of(&args[0]) {
                Grain::Stretch => self.grain_of(&args[1]),
                grain => grain,
            },
            Fun::Last | Fun::Next | Fun::This | Fun::Coming | Fun::After | Fun::Before => self.grain_of(&args[0]),
            Fun::Within => self.grain_of(&args[1]),
            Fun::Since | Fun::Starting | Fun::Until | Fun::By | Fun::Streak | Fun::Unknown => Grain::Open,
            _ => Grain::Stretch,
        }
    }

    fn grain_of_date(&self, args: &[Expr]) -> Grain {
        let finest = args.iter().take(3).rposition(|arg| *arg != Expr::Blank);
        match finest {
            Some(at) if !self.is_given(args.get(at)) => Grain::Stretch,
            Some(2) => Grain::Day,
            Some(1) => Grain::Month,
            _ => Grain::Year,
        }
    }

    fn grain_of_hole(&self, hole: usize) -> Grain {
        match self.holes[hole] {
            Held::Part(part) => self.parts[part].grain,
            Held::Term(_) => Grain::Stretch,
        }
    }

    fn grain_of_unit(&self, arg: &Expr) -> Grain {
        use super::calendar::Unit;
        let unit = match arg {
            Expr::Unit(unit) => *unit,
            Expr::Hole(hole) => match self.holes[*hole] {
                Held::Term(Term::Unit(unit)) => unit,
                Held::Part(_) => Unit::Day,
                Held::Term(_) => return Grain::Stretch,
            },
            _ => return Grain::Day,
        };
        match unit {
            Unit::Day => Grain::Day,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Year => Grain::Year,
            _ => Grain::Stretch,
        }
    }
}

/// The dates of a text, in order, none overlapping another.
pub(super) fn parse(rules: &Rules, folded: &Folded, original: &str) -> Vec<Node> {
    let mut found = Vec::new();
    let starts = rules.prefixes[0].starts(&folded.text);
    for (index, rule) in rules.leaves.iter().enumerate() {
        rule.pattern.matches(&folded.text, starts[index].as_deref(), |captures| {
            let span = dated(captures);
            if allowed(rule, span, folded, original) {
                let node = Node::new(rules, index, span, (&folded.text, captures), |_| None, Vec::new());
                found.extend(Some(node).filter(|node| node.exists(rules)));
            }
        });
    }
    let mut nodes = choose(found);
    for _ in 0..MAX_ROUNDS {
        if nodes.is_empty() || !grow(rules, folded, original, &mut nodes) {
            break;
        }
    }
    nodes
}

/// How often dates are made of dates: "by" + "the end of" + "the year after" + "next year".
const MAX_ROUNDS: usize = 5;

/// What of a match belongs to the date.
fn dated(captures: &Captures) -> Span {
    let whole = captures.get_group_by_name("it").or_else(|| captures.get_match().map(|found| found.span()));
    whole.map_or(Span::default(), |found| Span::new(found.start, found.end))
}

/// Whether the text around a match lets it be a date.
fn allowed(rule: &Rule, span: Span, folded: &Folded, original: &str) -> bool {
    if span.is_empty() {
        return false;
    }
    let (before, after) = (window_before(&folded.text, span.start), &folded.text[span.end..]);
    let small = || !folded.original(span).of(original).chars().next().is_some_and(char::is_uppercase);
    !(rule.not_after.as_ref().is_some_and(|regex| regex.is_match(before))
        || rule.not_before.as_ref().is_some_and(|regex| regex.is_match(window_after(after)))
        || rule.capital && small())
}

/// How far the words around a match are looked at, in bytes.
const WINDOW: usize = 48;

fn window_before(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(WINDOW))..at]
}

fn window_after(text: &str) -> &str {
    &text[..text.floor_char_boundary(WINDOW)]
}

/// The longest matches, and of equally long ones the rule that stands first; in the order of the text.
fn choose(mut found: Vec<Node>) -> Vec<Node> {
    found.sort_by_key(|node| std::cmp::Reverse(node.span.len()));
    let mut chosen: BTreeMap<usize, Node> = BTreeMap::new();
    for node in found {
        let before = chosen.range(..node.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= node.span.start) {
            chosen.insert(node.span.start, node);
        }
    }
    chosen.into_values().collect()
}

/// Makes larger dates of the dates found; whether there were any.
fn grow(rules: &Rules, folded: &Folded, original: &str, nodes: &mut Vec<Node>) -> bool {
    let skeleton = Skeleton::new(&folded.text, nodes);
    let mut found = Vec::new();
    let starts = rules.prefixes[1].starts(&skeleton.text);
    for (index, rule) in rules.compounds.iter().enumerate() {
        rule.pattern.matches(&skeleton.text, starts[index].as_deref(), |captures| {
            let inner = dated(captures);
            let span = skeleton.original(inner, nodes);
            if allowed(rule, span, folded, original) {
                let range = skeleton.parts(inner);
                let part = |at| skeleton.part(at).map(|part| part - range.start);
                found.push(Node::new(
                    rules,
                    index,
                    span,
                    (&skeleton.text, captures),
                    part,
                    nodes[range.clone()].to_vec(),
                ));
            }
        });
    }
    found.retain(|node| !node.parts.is_empty() && node.exists(rules));
    let grown = !found.is_empty();
    let larger = choose(found);
    nodes.retain(|node| !covered(&larger, node.span));
    nodes.extend(larger);
    nodes.sort_by_key(|node| node.span);
    grown
}

fn covered(larger: &[Node], span: Span) -> bool {
    let next = larger.partition_point(|node| node.span.start <= span.start);
    next > 0 && larger[next - 1].span.overlaps(span)
}

impl Node {
    fn new(
        rules: &Rules,
        rule: usize,
        span: Span,
        (text, captures): (&str, &Captures),
        part: impl Fn(usize) -> Option<usize>,
        parts: Vec<Self>,
    ) -> Self {
        let kind = if parts.is_empty() { &rules.leaves[rule] } else { &rules.compounds[rule] };
        let hold = |(name, hole, _): &(String, Hole, _)| match (captures.get_group_by_name(name), hole) {
            (Some(at), Hole::Date) => part(at.start).map(Held::Part),
            (Some(at), Hole::Word(kind)) => match rules.lexicon.value(kind, &text[at.range()]) {
                Some(Word::Number(n)) => Some(Held::Term(Term::Number(n))),
                Some(Word::Unit(unit)) => Some(Held::Term(Term::Unit(unit))),
                None => None,
            },
            (None, _) => None,
        };
        let holes = kind.pattern.holes.iter().map(|hole| hold(hole).unwrap_or(Held::Term(Term::Missing))).collect();
        let mut node = Self { span, rule, grain: Grain::Stretch, holes, parts };
        node.set_grain(&kind.means);
        node
    }
}

/// The text with each date as one mark of its grain, so that patterns can see dates.
struct Skeleton {
    text: String,
    /// Where the marks are.
    marks: Vec<usize>,
    /// Where the stretches between the marks begin: in the skeleton and in the text.
    gaps: Vec<(usize, usize)>,
}

impl Skeleton {
    fn new(text: &str, nodes: &[Node]) -> Self {
        let mut skeleton = Self { text: String::with_capacity(text.len()), marks: Vec::new(), gaps: Vec::new() };
        let mut at = 0;
        for node in nodes {
            skeleton.copy(text, at, node.span.start);
            skeleton.marks.push(skeleton.text.len());
            skeleton.text.push(node.grain.mark());
            at = node.span.end;
        }
        skeleton.copy(text, at, text.len());
        skeleton
    }

    /// Copies what is between two dates; a control character of the text must not pass for a mark.
    fn copy(&mut self, text: &str, from: usize, to: usize) {
        self.gaps.push((self.text.len(), from));
        let clean = |c: char| if c < ' ' && c != '\n' { '?' } else { c };
        self.text.extend(text[from..to].chars().map(clean));
    }

    /// Index of the date whose mark is at `at`.
    fn part(&self, at: usize) -> Option<usize> {
        self.marks.binary_search(&at).ok()
    }

    /// The dates whose marks lie in a stretch of the skeleton.
    fn parts(&self, span: Span) -> std::ops::Range<usize> {
        self.marks.partition_point(|&mark| mark < span.start)..self.marks.partition_point(|&mark| mark < span.end)
    }

    /// The stretch of the text that a stretch of the skeleton stands for.
    fn original(&self, span: Span, nodes: &[Node]) -> Span {
        let start = self.part(span.start).map_or_else(|| self.at(span.start), |part| nodes[part].span.start);
        let last = span.end.saturating_sub(1);
        let end = self.part(last).map_or_else(|| self.at(span.end), |part| nodes[part].span.end);
        Span::new(start, end)
    }

    fn at(&self, at: usize) -> usize {
        let gap = self.gaps.partition_point(|&(skeleton, _)| skeleton <= at).max(1) - 1;
        let (skeleton, text) = self.gaps[gap];
        text + (at - skeleton)
    }
}
