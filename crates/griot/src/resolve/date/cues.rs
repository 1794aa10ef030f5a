//! Whether the words around a date tell of the past or of the future.
//!
//! Takes the places of the cues of a text, gives the one that is nearest to a date in its sentence. Works on the text
//! as it stands: only accents tell "a" from "à" and participles from present tense, and names are no verbs.

use griot_core::Span;

use super::calendar::Toward;
use super::rules::Rules;

/// The cues of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Cues {
    found: Vec<(Span, Toward)>,
    breaks: Vec<Span>,
}

/// The id under which a cue is told as a reason.
pub(super) fn id(lang: &str, cue: Toward) -> String {
    format!("{lang}.cue.{}", if cue == Toward::Future { "future" } else { "past" })
}

/// How far a cue reaches, in bytes.
const REACH: usize = 160;

/// What a break within the sentence adds to the distance, in bytes.
const BREAK: usize = 40;

impl Cues {
    /// All cues of a text; where one word is both, it tells of the future.
    pub(super) fn find(rules: &Rules, text: &str) -> Self {
        let spans = |regex: &Option<regex::Regex>| -> Vec<Span> {
            let matches = regex.iter().flat_map(|regex| regex.find_iter(text));
            matches.map(|m| Span::new(m.start(), m.end())).collect()
        };
        let neither = spans(&rules.neither);
        let future = without(spans(&rules.future), &neither);
        let past = without(without(spans(&rules.past), &neither), &future);
        let past = past.into_iter().map(|span| (span, Toward::Past));
        let mut found: Vec<_> = future.into_iter().map(|span| (span, Toward::Future)).chain(past).collect();
        found.sort_by_key(|(span, _)| *span);
        Self { found, breaks: spans(&rules.breaks) }
    }

    /// What the nearest cue says of the date at `span`.
    pub(super) fn toward(&self, text: &str, span: Span) -> Option<Toward> {
        let (from, to) = (span.start.saturating_sub(REACH), span.end + REACH);
        let first = self.found.partition_point(|(cue, _)| cue.end < from);
        let in_reach = self.found[first..].iter().take_while(|(cue, _)| cue.start < to);
        let distant = in_reach.filter_map(|(cue, toward)| Some((self.distance(text, *cue, span)?, *toward)));
        distant.min_by_key(|(distance, _)| *distance).map(|(_, toward)| toward)
    }

    /// How far a cue is from a date; `None` across the end of a sentence, and for what is part of the date itself.
    fn distance(&self, text: &str, cue: Span, date: Span) -> Option<usize> {
        let between = match () {
            () if cue.overlaps(date) => return None,
            () if cue.end <= date.start => Span::new(cue.end, date.start),
            () => Span::new(date.end, cue.start),
        };
        let bytes = &text.as_bytes()[between.start..between.end];
        let ends = |pair: &[u8]| matches!(pair, [b'.' | b'!' | b'?' | b';', b' ' | b'\n'] | [b'\n', _]);
        if bytes.windows(2).any(ends) || bytes.first() == Some(&b'\n') {
            return None;
        }
        let first = self.breaks.partition_point(|b| b.start < between.start);
        let words = self.breaks[first..].iter().take_while(|b| b.end <= between.end).count();
        let signs = bytes.iter().filter(|&&b| matches!(b, b',' | b':' | b'(' | b')')).count();
        Some(between.len() + (words + signs) * BREAK)
    }
}

/// The spans that share nothing with `others`; both are in order.
fn without(mut spans: Vec<Span>, others: &[Span]) -> Vec<Span> {
    spans.retain(|span| {
        let next = others.partition_point(|other| other.end <= span.start);
        !others.get(next).is_some_and(|other| other.overlaps(*span))
    });
    spans
}
