//! The article's text with its evidence marked: triggers numbered as their events, the rest underlined.

use super::paint::Paint;
use anstyle::Style;
use griot_core::{Actor, Article, Event, Span};
use std::fmt::Write;

/// The line above the text: id, day, language.
pub(super) fn head(out: &mut String, article: &Article, paint: &Paint) {
    let day = article.published.map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let dim = paint.dim();
    let _ = writeln!(out, "{dim}{} · {day} · {}{dim:#}\n", article.id, article.lang.code());
}

/// The text, wrapped.
pub(super) fn body(out: &mut String, article: &Article, events: &[Event], paint: &Paint) {
    let marks = Marks::of(events, paint);
    let mut start = 0;
    for line in article.text.split('\n') {
        let span = Span::new(start, start + line.len());
        let painted = marks.paint(&article.text, span, paint);
        let style = if article.title.as_deref().is_some_and(|title| span.start == 0 && title == line.trim()) {
            paint.bold()
        } else {
            Style::new()
        };
        let _ = writeln!(out, "{style}{}{style:#}", textwrap::fill(&painted, paint.width));
        start = span.end + 1;
    }
    if !article.text.ends_with('\n') {
        out.push('\n');
    }
}

/// What is to be marked in the text.
struct Marks {
    /// Triggers with the number and style of their event.
    triggers: Vec<(Span, usize, Style)>,
    /// Words that fields came from.
    evidence: Vec<Span>,
}

impl Marks {
    fn of(events: &[Event], paint: &Paint) -> Self {
        let mentions = events.iter().enumerate().flat_map(|(at, event)| {
            event.mentions.iter().map(move |mention| (mention.span, at + 1, paint.event(event.kind)))
        });
        Self { triggers: mentions.collect(), evidence: events.iter().flat_map(evidence).collect() }
    }

    /// The words at `line` with everything marked that lies in it.
    fn paint(&self, text: &str, line: Span, paint: &Paint) -> String {
        let mut out = String::new();
        let (open, close) = paint.brackets();
        for piece in self.pieces(line) {
            let here: Vec<_> = self.triggers.iter().filter(|(span, ..)| span.overlaps(piece)).collect();
            if here.iter().any(|(span, ..)| span.start == piece.start) {
                out.push_str(open);
            }
            let is_evidence = self.evidence.iter().any(|span| span.overlaps(piece));
            let style = here.first().map_or(if is_evidence { paint.evidence() } else { Style::new() }, |(.., s)| *s);
            let _ = write!(out, "{style}{}{style:#}", piece.of(text));
            let ended: Vec<usize> =
                here.iter().filter(|(span, ..)| span.end == piece.end).map(|(_, n, _)| *n).collect();
            if !ended.is_empty() {
                out.push_str(close);
                out.push_str(&ended.iter().map(|n| raised(*n)).collect::<Vec<_>>().join("\u{b7}"));
            }
        }
        out
    }

    /// The line cut wherever a mark begins or ends.
    fn pieces(&self, line: Span) -> Vec<Span> {
        let spans = self.triggers.iter().map(|(span, ..)| span).chain(&self.evidence);
        let inside = spans.flat_map(|span| [span.start, span.end]).filter(|at| (line.start..line.end).contains(at));
        let mut cuts: Vec<usize> = inside.chain([line.start, line.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2).map(|ends| Span::new(ends[0], ends[1])).collect()
    }
}

/// The words that an event's fields came from, its triggers apart.
fn evidence(event: &Event) -> Vec<Span> {
    let parties = event.actors.iter().chain(&event.recipients).chain(&event.source).map(|actor: &Actor| actor.span);
    let place = event.place.iter().filter_map(|place| place.span);
    let counts = event.dead.iter().chain(&event.injured).map(|count| count.span);
    parties.chain(event.date.span).chain(place).chain(counts).collect()
}

/// The number in raised digits.
fn raised(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::paint::Paint;
    use super::super::test::{article, event};
    use super::*;

    #[test]
    fn triggers_are_bracketed_and_numbered_where_there_are_no_colours() {
        let article = article("Le JNIM a attaqué Gao.\nDes heurts ont suivi.");
        let events = [event("a attaqué", &article), event("heurts", &article)];
        let mut out = String::new();
        body(&mut out, &article, &events, &Paint::plain(80));
        assert_eq!(out, "Le JNIM [a attaqué]¹ Gao.\nDes [heurts]² ont suivi.\n\n");
    }

    #[test]
    fn colours_do_not_count_as_width() {
        let article = article("Le JNIM a attaqué Gao.");
        let mut out = String::new();
        body(&mut out, &article, &[event("a attaqué", &article)], &Paint::coloured(24));
        assert_eq!(out.trim_end().lines().count(), 1);
        assert!(out.contains("\u{1b}["));
    }

    #[test]
    fn marks_over_one_another_and_over_line_ends_keep_every_word() {
        let article = article("Le JNIM a\nattaqué Gao.");
        let mut over = event("JNIM a\nattaqué", &article);
        over.actors[0].span = griot_core::Span::new(3, 9);
        let mut out = String::new();
        body(&mut out, &article, &[over, event("attaqué Gao", &article)], &Paint::plain(80));
        let bare: String = out.chars().filter(|c| !"[]¹²·".contains(*c)).collect();
        assert_eq!(bare.trim_end(), article.text);
    }
}
