//! One event as a card: a heading, a line for each field that is told.

use super::paint::Paint;
use griot_core::{Actor, Article, Event, EventDate, Place, Quad, Span};
use std::fmt::Write;

/// Columns before a field's value.
const INDENT: usize = 15;

/// Adds the card of event number `number`.
pub(super) fn card(out: &mut String, number: usize, article: &Article, event: &Event, paint: &Paint) {
    let mut card = Card { out, article, paint };
    card.heading(number, event);
    card.parties("actor", &event.actors);
    card.parties("recipient", &event.recipients);
    card.date(&event.date);
    if let Some(place) = &event.place {
        card.place(place);
    }
    if let Some(source) = &event.source {
        card.field("source", &card.party(source), &source.why);
    }
    for (name, count) in [("dead", &event.dead), ("injured", &event.injured)] {
        if let Some(count) = count {
            card.field(name, &format!("{} — {}", count.value, card.quoted(count.span)), &count.why);
        }
    }
    let told: Vec<String> = event.mentions.iter().map(|mention| card.quoted(mention.span)).collect();
    card.field("told", &told.join(", "), &event.why);
    if !event.contexts.is_empty() {
        card.field("contexts", &join(&event.contexts, ", "), &[]);
    }
    out.push('\n');
}

struct Card<'a> {
    out: &'a mut String,
    article: &'a Article,
    paint: &'a Paint,
}

impl Card<'_> {
    fn heading(&mut self, number: usize, event: &Event) {
        let (style, dim) = (self.paint.event(event.kind), self.paint.dim());
        let modes = if event.modes.is_empty() { String::new() } else { format!(" {}", join(&event.modes, " ")) };
        let about = format!(
            "{} · {:.0} % sure · {}, {:+.1}",
            event.status,
            event.confidence * 100.0,
            quad(event.kind.quad()),
            event.kind.score(&event.modes)
        );
        let _ = writeln!(self.out, "{style}{number:>2}  {}{modes}{style:#}  {dim}{about}{dim:#}", event.kind);
    }

    fn field(&mut self, name: &str, value: &str, why: &[String]) {
        let dim = self.paint.dim();
        let label = format!("    {dim}{name:<11}{dim:#}");
        self.wrapped(&label, value);
        if self.paint.why && !why.is_empty() {
            self.wrapped(&" ".repeat(INDENT), &format!("{dim}because {}{dim:#}", why.join(", ")));
        }
    }

    fn wrapped(&mut self, head: &str, value: &str) {
        let rest = " ".repeat(INDENT);
        let options = textwrap::Options::new(self.paint.width).initial_indent(head).subsequent_indent(&rest);
        let _ = writeln!(self.out, "{}", textwrap::fill(value, options));
    }

    fn parties(&mut self, name: &str, parties: &[Actor]) {
        for (at, party) in parties.iter().enumerate() {
            let line = self.party(party);
            self.field(if at == 0 { name } else { "" }, &line, &party.why);
        }
    }

    fn party(&self, party: &Actor) -> String {
        let words = flat(party.span, self.article);
        let name = party.name.as_ref().filter(|name| **name != words).map(|name| format!(" ({name})"));
        let codes: Vec<&str> =
            std::iter::once(party.country.as_str()).chain(party.sectors.iter().map(|s| s.code())).collect();
        let codes = codes.join(" ");
        let codes = if codes.trim().is_empty() { "unknown" } else { codes.trim() };
        format!("{words}{} — {codes}", name.unwrap_or_default())
    }

    fn date(&mut self, date: &EventDate) {
        let days = match (date.from, date.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("since {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => return,
        };
        let words = date.span.map(|span| format!(" — {}", self.quoted(span)));
        self.field("when", &format!("{days}{}", words.unwrap_or_default()), &date.why);
    }

    fn place(&mut self, place: &Place) {
        let words = place.span.map(|span| flat(span, self.article)).filter(|words| *words != place.name);
        let words = words.map(|words| format!(" — “{words}”")).unwrap_or_default();
        let whole = [Some(place.name.as_str()), place.admin1.as_deref(), Some(place.country.as_str())];
        let mut whole: Vec<&str> = whole.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        whole.dedup();
        self.field("where", &format!("{}{words}", whole.join(", ")), &place.why);
    }

    fn quoted(&self, span: Span) -> String {
        format!("“{}”", flat(span, self.article))
    }
}

/// The words on one line.
fn flat(span: Span, article: &Article) -> String {
    span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn join<T: ToString>(items: &[T], between: &str) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

fn quad(quad: Quad) -> &'static str {
    match quad {
        Quad::VerbalCooperation => "verbal cooperation",
        Quad::MaterialCooperation => "material cooperation",
        Quad::VerbalConflict => "verbal conflict",
        Quad::MaterialConflict => "material conflict",
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{article, event};
    use super::*;

    #[test]
    fn a_card_tells_every_field() {
        let article = article("Le JNIM a attaqué Gao mardi.");
        let mut event = event("a attaqué", &article);
        event.date.from = article.published;
        event.date.to = article.published;
        event.date.span = Some(Span::new(23, 28));
        event.dead = Some(griot_core::Count { value: 3, span: Span::new(3, 7), why: vec![] });
        let mut out = String::new();
        card(&mut out, 1, &article, &event, &Paint::plain(60));
        let due = [
            " 1  ASSAULT firearms  actual · 87 % sure · material conflict, -9.0",
            "    actor      JNIM — IMG REB",
            "    when       2025-11-12 — “mardi”",
            "    dead       3 — “JNIM”",
            "    told       “a attaqué”",
            "",
        ];
        assert_eq!(out.lines().collect::<Vec<_>>(), due);
    }
}
