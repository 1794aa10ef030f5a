//! What a request is answered: JSON, or an issue with a status.

use crate::state::App;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use griot_core::Issue;
use serde::Serialize;
use serde_json::json;
use std::any::Any;
use std::sync::Arc;

/// An answer, or why there is none.
pub(crate) type Answer = Result<Response, Failure>;

/// Why a request is not answered.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) issue: Issue,
}

impl Failure {
    pub(crate) fn new(status: StatusCode, place: &str, problem: impl Into<String>, remedy: &str) -> Self {
        Self { status, issue: Issue::new(place, problem, remedy) }
    }

    /// Something in the request is not as it should be.
    pub(crate) fn bad(issue: Issue) -> Self {
        Self { status: StatusCode::BAD_REQUEST, issue }
    }

    /// What the store fails with: the asker's fault where it is found in the `part` that was asked, else the server's.
    pub(crate) fn of(issue: Issue, part: &str) -> Self {
        if issue.place == part { Self::bad(issue) } else { Self::from(issue) }
    }

    pub(crate) fn missing(what: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, what, format!("there is no {what} `{id}`"), "take the ids from the lists")
    }

    pub(crate) fn read_only() -> Self {
        let remedy = "start griot serve without --read-only";
        Self::new(StatusCode::FORBIDDEN, "store", "it is open for reading only", remedy)
    }
}

/// What the store fails with is the server's fault.
impl From<Issue> for Failure {
    fn from(issue: Issue) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, issue }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Issue { place, problem, remedy } = self.issue;
        let body = json!({"error": {"place": place, "problem": problem, "remedy": remedy}});
        (self.status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
    }
}

/// JSON with status 200.
pub(crate) fn json_of(value: &impl Serialize) -> Answer {
    let body = serde_json::to_string(value).map_err(|why| {
        Failure::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "answer",
            why.to_string(),
            "report it: this is a fault of Griot's",
        )
    })?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// Gives what a library refused in its own words the shape of every other refusal.
pub(crate) async fn refusals(response: Response) -> Response {
    let status = response.status();
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if is_json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let said = axum::body::to_bytes(response.into_body(), 1000).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let problem = if said.is_empty() { status.canonical_reason().unwrap_or("refused") } else { &said };
    let remedy = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "send at most 1 MiB",
        StatusCode::REQUEST_TIMEOUT => "ask for less, or send it faster",
        _ => "docs/api.md tells how to ask",
    };
    Failure::new(status, "request", problem, remedy).into_response()
}

/// Runs what may take a while where it holds up no other request.
pub(crate) async fn apart<T: Send + 'static>(
    app: Arc<App>,
    work: impl FnOnce(&App) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(move || work(&app)).await.unwrap_or_else(|_| Err(fault()))
}

/// What a request that panicked is answered.
#[allow(clippy::needless_pass_by_value, reason = "as the layer asks for it")]
pub(crate) fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    fault().into_response()
}

fn fault() -> Failure {
    let remedy = "report it with the request: this is a fault of Griot's";
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "griot serve", "the request could not be answered", remedy)
}
