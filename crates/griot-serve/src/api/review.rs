//! What people judge.

use super::{Parameters, asked};
use crate::answer::{Answer, Failure, apart, json_of};
use crate::question::Question;
use crate::state::App;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use griot_core::Issue;
use griot_store::store::{Review, Store};
use serde_json::json;
use std::sync::Arc;

pub(crate) async fn all(State(app): State<Arc<App>>, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &[], |app, _| json_of(&json!({"reviews": app.read(Store::reviews)?}))).await
}

pub(crate) async fn of_event(State(app): State<Arc<App>>, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    asked(app, headers, Vec::new(), &[], move |app, _| {
        json_of(&json!({"reviews": app.read(|store| store.reviews_of_event(&id))?}))
    })
    .await
}

pub(crate) async fn put(State(app): State<Arc<App>>, Path(id): Path<String>, body: Bytes) -> Answer {
    let review: Review = serde_json::from_slice(&body).map_err(|why| unread(&why))?;
    let review = Review { event: id, orphan: false, ..review };
    apart(app, move |app| {
        let kept = app.write(|store| store.review(&review)).map_err(|issue| Failure::of(issue, "fields"))?;
        let kept = kept.ok_or_else(Failure::read_only)?;
        json_of(&kept.ok_or_else(|| Failure::missing("event", &review.event))?)
    })
    .await
}

pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(asked_for): Parameters,
) -> Answer {
    let question = Question::of(asked_for, &["reviewer"])?;
    apart(app, move |app| {
        let reviewer = question.text("reviewer").unwrap_or_default();
        let gone = app.write(|store| store.unreview(&id, reviewer))?.ok_or_else(Failure::read_only)?;
        if gone { Ok(StatusCode::NO_CONTENT.into_response()) } else { Err(Failure::missing("review", &id)) }
    })
    .await
}

pub(crate) async fn gold(State(app): State<Arc<App>>, headers: HeaderMap, Query(asked_for): Parameters) -> Answer {
    asked(app, headers, asked_for, &[], |app, _| {
        let lines: String = app.read(Store::gold)?.into_iter().map(|line| line + "\n").collect();
        let told = [
            (header::CONTENT_TYPE, "application/x-ndjson"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"gold.jsonl\""),
        ];
        Ok((told, lines).into_response())
    })
    .await
}

fn unread(why: &serde_json::Error) -> Failure {
    let remedy = "send a review as docs/api.md shows it";
    Failure::bad(Issue::new("body", format!("is no review: {why}"), remedy))
}
