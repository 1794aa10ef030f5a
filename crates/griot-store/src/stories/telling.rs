//! What is compared of an event: its fields made small, and the names and words around it.

use super::day::Days;
use super::party::Side;
use super::place::Spot;
use super::words::{self, Token, Word};
use griot_core::record::EventLine;
use griot_core::{EventType, Lang, Mode, Status};

/// Names and words kept of one text; more say little more, and comparing is the most of the cost.
const MOST: usize = 48;

/// An event as it is compared with others: about half a kilobyte.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The event's id.
    pub(super) id: Box<str>,
    /// The article, hashed.
    pub(super) doc: u64,
    pub(super) lang: Lang,
    pub(super) kind: EventType,
    pub(super) status: Status,
    pub(super) modes: Box<[Mode]>,
    pub(super) days: Days,
    /// Day of publication, from 1970-01-01.
    pub(super) published: Option<i32>,
    pub(super) place: Option<Spot>,
    pub(super) actor: Side,
    pub(super) recipient: Side,
    pub(super) dead: Option<u32>,
    pub(super) injured: Option<u32>,
    /// The words of the mentions.
    pub(super) triggers: Box<[Word]>,
    /// The words of the sentences that mention it.
    pub(super) around: Box<[Word]>,
    /// The names and numbers of those sentences.
    pub(super) named: Box<[Word]>,
    /// The names and numbers of the article.
    pub(super) names: Box<[Word]>,
    /// The words of the headline.
    pub(super) title: Box<[Word]>,
}

impl Telling {
    /// What is compared of `event`; `text` is its article's text, empty where it is not at hand.
    pub fn of(event: &EventLine, text: &str) -> Self {
        let tokens = words::tokens(text);
        let near = near(event, &tokens);
        let title = words::tokens(event.article.title.as_deref().unwrap_or_default());
        Self {
            id: event.id.as_str().into(),
            doc: words::long_hash(&event.doc),
            lang: event.article.lang,
            kind: event.event,
            status: event.status,
            modes: words::sorted(event.mode.clone()).into(),
            days: Days::of(event),
            published: event.article.published.map(super::day::number),
            place: event.place.as_ref().map(Spot::of),
            actor: Side::of(&event.actor),
            recipient: Side::of(&event.recipient),
            dead: event.dead,
            injured: event.injured,
            triggers: triggers(event),
            around: kept(words::set(near.iter().copied().filter(|token| token.tells()))),
            named: kept(words::names_among(&tokens, &near)),
            names: kept(words::names(&tokens)),
            title: kept(words::set(title.iter().filter(|token| token.tells()))),
        }
    }

    /// The event's first day: days since 1970-01-01 of its first day, else its last, else of publication, else 0.
    pub fn day(&self) -> i32 {
        self.days.first(self.published)
    }
}

/// The words of the sentences in which the event is mentioned.
fn near<'a>(event: &EventLine, tokens: &'a [Token]) -> Vec<&'a Token> {
    let within = |token: &&Token| event.mentions.iter().any(|told| (told.span[0]..told.span[1]).contains(&token.at));
    let sentences = words::sorted(tokens.iter().filter(within).map(|token| token.sentence).collect());
    tokens.iter().filter(|token| sentences.binary_search(&token.sentence).is_ok()).collect()
}

fn triggers(event: &EventLine) -> Box<[Word]> {
    let of = |text: &str| words::set(words::tokens(text).iter().filter(|token| token.tells()));
    words::sorted(event.mentions.iter().flat_map(|told| of(&told.text)).collect()).into()
}

/// Hashes are as good as drawn by lot, so the lowest of two articles' names are mostly the same names.
fn kept(mut words: Vec<Word>) -> Box<[Word]> {
    words.truncate(MOST);
    words.into()
}
