//! When.

use super::surest_first;
use crate::resolve::Resolution;
use crate::resolve::date::DateMention;
use griot_core::{Day, EventDate, EventType, Span, Status};
use griot_reader::{Anchor, Role, Trigger};

/// The days of an event: those of the expression that the reader links to it, or else what the reader anchors it to;
/// `shared` are the days of the article's first dated event, `sentence` is that of the event's best mention.
pub(super) fn date(
    group: &[&Trigger],
    shared: Option<&EventDate>,
    sentence: Option<Span>,
    resolution: &Resolution,
) -> EventDate {
    let status = group[0].likeliest_status();
    match linked(group, resolution).or_else(|| overlooked(group, sentence?, resolution)) {
        Some(told) => from_expression(told, status, resolution),
        None => without_expression(group, shared, resolution),
    }
}

/// The days of the first of these events, in text order, that an expression dates and that is over: what else
/// the article tells of that day seldom repeats it.
pub(super) fn shared(groups: &[Vec<&Trigger>], resolution: &Resolution) -> Option<EventDate> {
    let first = |group: &&Vec<&Trigger>| group.iter().map(|trigger| trigger.span).min();
    let mut actual: Vec<_> = groups.iter().filter(|group| group[0].likeliest_status() == Status::Actual).collect();
    actual.sort_by_key(first);
    let told = actual.iter().filter_map(|group| linked(group, resolution));
    let date = told.map(|told| from_expression(told, Status::Actual, resolution));
    date.into_iter().find(|date| date.from.is_some() && date.to.is_some())
}

fn linked<'r>(group: &[&Trigger], resolution: &'r Resolution) -> Option<&'r DateMention> {
    let announced = announces(group[0].kind) && group[0].likeliest_status() == Status::Actual;
    let is_own = |told: &&DateMention| !(announced && told.from > resolution.article.published);
    let told = |trigger: &&Trigger| {
        surest_first(trigger, Role::Date).into_iter().filter_map(|party| resolution.date(party.span)).find(is_own)
    };
    group.iter().find_map(told)
}

/// Whether acts of a type are words on what is to come. "Il sera reçu lundi" is an agreement of today: the Monday is not
/// its own day.
fn announces(kind: EventType) -> bool {
    matches!(kind, EventType::Agree | EventType::Request | EventType::Threaten)
}

/// The day before the trigger in its sentence, where it is the only expression there and the reader saw none: "mardi, l'un a
/// libéré l'autre et Paris a salué ce geste".
fn overlooked<'r>(group: &[&Trigger], sentence: Span, resolution: &'r Resolution) -> Option<&'r DateMention> {
    let from = resolution.dates.partition_point(|told| told.span.start < sentence.start);
    let mut here = resolution.dates[from..].iter().take_while(|told| told.span.start < sentence.end);
    let only = here.next().filter(|_| here.next().is_none())?;
    let is_past_day = only.from.is_some() && only.from == only.to && only.from <= resolution.article.published;
    let is_news = anchor(group).0 == Anchor::News;
    (is_news && is_past_day && only.span.end <= group[0].span.start).then_some(only)
}

/// What happened lies behind the day of the news and what is planned before it, wherever a bare "lundi" would lie.
/// "Until X" has no first day of its own: what is under way now has the day of the news.
fn from_expression(told: &DateMention, status: Status, resolution: &Resolution) -> EventDate {
    let mut date = EventDate { from: told.from, to: told.to, span: Some(told.span), why: told.why.clone() };
    let published = resolution.article.published;
    if let Some((from, to)) = told.turned
        && is_amiss(status, told.from, told.to, published)
        && !is_amiss(status, from, to, published)
    {
        (date.from, date.to) = (from, to);
        date.why.push(format!("assemble.turned-as-{status}"));
    }
    if date.from.is_none() && date.to >= published && date.to.is_some() && status == Status::Actual {
        date.from = published;
        date.why.push("assemble.under-way".to_owned());
    }
    date
}

/// Whether days cannot be those of an event of this status.
fn is_amiss(status: Status, from: Option<Day>, to: Option<Day>, published: Option<Day>) -> bool {
    match status {
        Status::Actual | Status::Historical => from.is_some() && from > published,
        Status::Future => to.is_some() && to < published,
        Status::Hypothetical | Status::Negated => false,
    }
}

fn without_expression(group: &[&Trigger], shared: Option<&EventDate>, resolution: &Resolution) -> EventDate {
    let (anchor, probability) = anchor(group);
    let told = format!("reader:{} {probability:.2}", anchor.code());
    let undated = |why: Vec<String>| EventDate { from: None, to: None, span: None, why };
    match (anchor, shared, resolution.article.published) {
        (Anchor::Undated, ..) => undated(vec![told]),
        (Anchor::Shared, Some(date), _) => {
            let why = std::iter::once(told).chain(date.why.iter().cloned()).collect();
            EventDate { from: date.from, to: date.to, span: None, why }
        }
        (_, _, Some(day)) => {
            EventDate { from: Some(day), to: Some(day), span: None, why: vec![told, "assemble.news-day".to_owned()] }
        }
        (_, _, None) => undated(vec![told, "assemble.no-publication-day".to_owned()]),
    }
}

/// The likeliest anchor by all mentions, and its mean probability.
fn anchor(group: &[&Trigger]) -> (Anchor, f32) {
    let mean = |i: usize| group.iter().map(|trigger| trigger.anchor[i]).sum::<f32>() / group.len() as f32;
    let best = (1..Anchor::ALL.len()).fold(0, |best, i| if mean(i) > mean(best) { i } else { best });
    (Anchor::ALL[best], mean(best))
}
