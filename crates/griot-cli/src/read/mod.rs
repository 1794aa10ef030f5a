//! `griot read`: an article for people.

mod card;
mod paint;
mod text;

use crate::args::Read;
use crate::report;
use crate::run::{Outcome, undated};
use griot::Griot;
use griot_core::{Article, Issue};
use griot_ingest::{Input, articles};
use paint::Paint;
use std::io::{self, IsTerminal, Write, stdin, stdout};

/// Shows the articles of a file.
pub(crate) fn read(args: &Read) -> Result<Outcome, Issue> {
    let input = Input::from_arg(&args.file);
    if input == Input::Stdin && stdin().is_terminal() {
        return Err(Issue::new("standard input", "is a terminal", "name a file, or pipe an article in"));
    }
    let griot = args.coder.griot(args.coder.own()?);
    let paint = Paint::of_terminal(args.why);
    let mut outcome = Outcome::Whole;
    let mut shown = 0;
    for item in articles(vec![input], args.told.options()) {
        let issues = match item {
            Ok(article) => {
                shown += 1;
                show(&griot, &article, &paint).or_else(|why| ended(&why))?
            }
            Err(problem) if problem.reason == "unreadable file" => return Err(problem.issue),
            Err(problem) => vec![problem.issue],
        };
        for issue in issues {
            report::show("warning", &issue);
            outcome = Outcome::Skipped;
        }
    }
    if shown == 0 && outcome == Outcome::Whole {
        return Err(Issue::new(args.file.as_str(), "holds no article", "give a text, or JSON Lines"));
    }
    Ok(outcome)
}

/// Shows one article; gives what was left open.
fn show(griot: &Griot, article: &Article, paint: &Paint) -> io::Result<Vec<Issue>> {
    let coding = griot.code(article);
    let mut out = String::new();
    text::head(&mut out, article, paint);
    text::body(&mut out, article, &coding.events, paint);
    for (at, event) in coding.events.iter().enumerate() {
        card::card(&mut out, at + 1, article, event, paint);
    }
    if coding.events.is_empty() {
        out.push_str("No event told.\n");
    }
    out.push('\n');
    stdout().lock().write_all(out.as_bytes())?;
    Ok(undated(article).map(|problem| problem.issue).into_iter().chain(coding.issues).collect())
}

/// Who reads the output may have seen enough.
fn ended(why: &io::Error) -> Result<Vec<Issue>, Issue> {
    if why.kind() == io::ErrorKind::BrokenPipe {
        return Ok(Vec::new());
    }
    Err(Issue::new("standard output", format!("cannot be written: {why}"), "check where it goes"))
}

/// Articles and events for the tests of this room.
#[cfg(test)]
mod test {
    use griot_core::{Actor, Article, Event, EventDate, EventType, Lang, Mention, Mode, Sector, Span, Status};

    pub(super) fn article(text: &str) -> Article {
        Article {
            id: "test".into(),
            text: text.into(),
            published: "2025-11-12".parse().ok(),
            title: None,
            lang: Lang::Fr,
            url: None,
            dateline: None,
        }
    }

    /// An ASSAULT by the JNIM with one mention.
    pub(super) fn event(words: &str, article: &Article) -> Event {
        let find = |words: &str| {
            let start = article.text.find(words).unwrap_or_default();
            Span::new(start, start + words.len())
        };
        let jnim = Actor {
            span: find("JNIM"),
            country: "IMG".into(),
            sectors: vec![Sector::Reb],
            entity: None,
            name: None,
            why: vec![],
        };
        Event {
            kind: EventType::Assault,
            modes: vec![Mode::Firearms],
            status: Status::Actual,
            confidence: 0.87,
            mentions: vec![Mention { span: find(words), sentence: 0, confidence: 0.9 }],
            actors: vec![jnim],
            recipients: vec![],
            date: EventDate::default(),
            place: None,
            source: None,
            dead: None,
            injured: None,
            contexts: vec![],
            why: vec![],
        }
    }
}
