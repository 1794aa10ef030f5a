//! The routes below `/api`, a room a file.

mod code;
mod download;
mod look;
mod review;

use crate::answer::{Answer, Failure, apart};
use crate::question::Question;
use crate::state::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use std::sync::Arc;

/// The largest body of a request, in bytes.
const LARGEST: usize = 1 << 20;

/// The API described for programs.
const OPENAPI: &str = include_str!("../../openapi.json");

/// Every route below `/api`.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/meta", get(look::meta))
        .route("/facets", get(look::facets))
        .route("/timeline", get(look::timeline))
        .route("/map", get(look::map))
        .route("/dyads", get(look::dyads))
        .route("/events", get(look::events))
        .route("/events/{id}", get(look::event))
        .route("/articles/{id}", get(look::article))
        .route("/stories", get(look::stories))
        .route("/stories/{id}", get(look::story))
        .route("/events/{id}/reviews", get(review::of_event))
        .route("/events/{id}/review", put(review::put))
        .route("/events/{id}/review", delete(review::remove))
        .route("/reviews", get(review::all))
        .route("/gold", get(review::gold))
        .route("/export", get(download::export))
        .route("/code", post(code::code))
        .route("/openapi.json", get(openapi))
        .fallback(nowhere)
        .method_not_allowed_fallback(not_so)
        .layer(DefaultBodyLimit::max(LARGEST))
}

/// The parameters of a request in their order.
type Parameters = Query<Vec<(String, String)>>;

/// A question about the store, answered with JSON that stays true until the store changes.
async fn asked(
    app: Arc<App>,
    headers: HeaderMap,
    parameters: Vec<(String, String)>,
    known: &'static [&'static str],
    answer: impl FnOnce(&App, &Question) -> Answer + Send + 'static,
) -> Answer {
    let question = Question::of(parameters, known)?;
    apart(app, move |app| unless_known(app, &headers, |app| answer(app, &question))).await
}

/// The answer with its tag; none where the asker has it.
fn unless_known(app: &App, headers: &HeaderMap, answer: impl FnOnce(&App) -> Answer) -> Answer {
    let change = app.read(griot_store::store::Store::change)?;
    let tag = format!("W/\"{}-{change}\"", env!("CARGO_PKG_VERSION"));
    let response = match headers.get(header::IF_NONE_MATCH) {
        Some(known) if known.as_bytes() == tag.as_bytes() => StatusCode::NOT_MODIFIED.into_response(),
        _ => answer(app)?,
    };
    Ok(([(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())], response).into_response())
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

async fn nowhere(uri: Uri) -> Failure {
    let problem = format!("there is no `{}`", uri.path());
    Failure::new(StatusCode::NOT_FOUND, "address", problem, "/api/openapi.json lists what there is")
}

async fn not_so(State(_): State<Arc<App>>, uri: Uri) -> Failure {
    let problem = format!("`{}` cannot be asked for in this way", uri.path());
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, "method", problem, "/api/openapi.json lists what there is")
}
