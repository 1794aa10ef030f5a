//! When.

use super::surest_first;
use crate::resolve::Resolution;
use crate::resolve::date::DateMention;
use griot_core::{EventDate, Status};
use griot_reader::{Role, Trigger};

/// The days of an event: those of the expression that the reader links to it, or else what its status leaves.
pub(super) fn date(group: &[&Trigger], status: Status, resolution: &Resolution) -> EventDate {
    match linked(group, resolution) {
        Some(told) => from_expression(told, status, resolution),
        None => without_expression(status, resolution),
    }
}

fn linked<'r>(group: &[&Trigger], resolution: &'r Resolution) -> Option<&'r DateMention> {
    group
        .iter()
        .find_map(|trigger| surest_first(trigger, Role::Date).into_iter().find_map(|party| resolution.date(party.span)))
}

/// "Until X" has no first day of its own: what is under way now has the day of the news.
fn from_expression(told: &DateMention, status: Status, resolution: &Resolution) -> EventDate {
    let mut date = EventDate { from: told.from, to: told.to, span: Some(told.span), why: told.why.clone() };
    let published = resolution.article.published;
    if date.from.is_none() && date.to >= published && date.to.is_some() && status == Status::Actual {
        date.from = published;
        date.why.push("assemble.under-way".to_owned());
    }
    date
}

/// Fresh news is of its day; what is past, feared or planned without a day has none.
fn without_expression(status: Status, resolution: &Resolution) -> EventDate {
    let fresh = matches!(status, Status::Actual | Status::Negated);
    let (day, why) = match resolution.article.published {
        _ if !fresh => (None, format!("assemble.no-day-when-{status}")),
        Some(day) => (Some(day), "assemble.news-day".to_owned()),
        None => (None, "assemble.no-publication-day".to_owned()),
    };
    EventDate { from: day, to: day, span: None, why: vec![why] }
}
