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
