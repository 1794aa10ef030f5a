//! What there is, in every view.

use super::{Parameters, asked};
use crate::answer::{Answer, Failure, json_of};
use crate::state::App;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use griot_core::{Context, EventType, Mode, Sector, Status};
use griot_store::export::Format;
use griot_store::store::{Order, Pairing, Period};
use serde_json::{Value, json};
use std::sync::Arc;

/// Most events or stories of a page.
const PAGE: usize = 500;
/// Most pairs.
const PAIRS: usize = 5000;

type Shared = State<Arc<App>>;

pub(crate) async fn meta(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &[], |app, _| {
        let held = app.read(griot_store::store::Store::meta)?;
        let types: Vec<Value> = EventType::ALL
            .iter()
            .map(|kind| json!({"code": kind, "quad": kind.quad() as u8, "score": kind.score(&[])}))
            .collect();
        json_of(&json!({
            "version": env!("CARGO_PKG_VERSION"),
            "schema": griot_core::record::SCHEMA,
            "read_only": app.access.read_only,
            "store": app.path.file_name().map(|name| name.to_string_lossy()),
            "can_code": app.can_code,
            "counts": {"articles": held.articles, "events": held.events, "stories": held.stories, "reviews": held.reviews},
            "days": {"first": held.first, "last": held.last},
            "types": types,
            "modes": Mode::ALL,
            "statuses": Status::ALL,
            "sectors": Sector::ALL,
            "contexts": Context::ALL,
            "formats": Format::ALL.map(Format::name),
        }))
    })
    .await
}

pub(crate) async fn facets(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &[], |app, question| json_of(&app.read(|store| store.facets(&question.filter))?))
        .await
}

pub(crate) async fn timeline(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &["by"], |app, question| {
        let by = question.read("by", Period::Day, "day, week or month", Period::from_name)?;
        json_of(&app.read(|store| store.timeline(&question.filter, by))?)
    })
    .await
}

pub(crate) async fn map(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &[], |app, question| json_of(&app.read(|store| store.map(&question.filter))?)).await
}

pub(crate) async fn dyads(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &["by", "limit"], |app, question| {
        let by = question.read("by", Pairing::Country, "country or party", Pairing::from_name)?;
        let limit = question.limit(200, PAIRS)?;
        json_of(&app.read(|store| store.dyads(&question.filter, by, limit))?)
    })
    .await
}

pub(crate) async fn events(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &["limit", "order", "cursor", "offset"], |app, question| {
        let order =
            question.read("order", Order::default(), "day, -day, confidence or -confidence", Order::from_name)?;
        let offset = question.read("offset", 0, "a number", |told| told.parse().ok())?;
        let (limit, cursor) = (question.limit(50, PAGE)?, question.text("cursor"));
        let page = app.read(|store| store.events(&question.filter, order, cursor, offset, limit));
        let page = page.map_err(|issue| Failure::of(issue, "cursor"))?;
        json_of(&json!({"total": page.total, "next": page.next, "events": page.items}))
    })
    .await
}

pub(crate) async fn event(State(app): Shared, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    asked(app, headers, Vec::new(), &[], move |app, _| {
        let event = app.read(|store| store.event(&id))?.ok_or_else(|| Failure::missing("event", &id))?;
        let mut event = serde_json::to_value(&event).unwrap_or_default();
        event["reviews"] = json!(app.read(|store| store.reviews_of_event(&id))?);
        json_of(&event)
    })
    .await
}

pub(crate) async fn article(State(app): Shared, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    asked(app, headers, Vec::new(), &[], move |app, _| {
        json_of(&app.read(|store| store.telling(&id))?.ok_or_else(|| Failure::missing("article", &id))?)
    })
    .await
}

pub(crate) async fn stories(State(app): Shared, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &["limit", "cursor"], |app, question| {
        let begin = question.read("cursor", 0, "the `next` of the page before", |told| told.parse().ok())?;
        let limit = question.limit(50, PAGE)?;
        let page = app.read(|store| store.stories(&question.filter, begin, limit))?;
        json_of(&json!({"total": page.total, "next": page.next, "stories": page.items}))
    })
    .await
}

pub(crate) async fn story(State(app): Shared, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    asked(app, headers, Vec::new(), &[], move |app, _| {
        json_of(&app.read(|store| store.story(&id))?.ok_or_else(|| Failure::missing("story", &id))?)
    })
    .await
}
