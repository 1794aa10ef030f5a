//! Who is let in, and what browsers are told to refuse.

use crate::answer::Failure;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Nothing but what is built in is loaded or run; nobody frames the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Puts the headers on every answer.
pub(crate) async fn headers(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets only requests in that mean this server: a page elsewhere that has its name lead here brings its own host, and
/// one that posts here its own origin.
pub(crate) async fn origin(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = told(headers, &header::HOST).map(str::to_owned);
    if app.address.ip().is_loopback() && !host.as_deref().is_some_and(|host| is_local(host, app.address.port())) {
        let problem = format!("`{}` is not the address served", host.unwrap_or_default());
        let remedy = "use the address that griot serve shows; --address makes it reachable for others";
        return Failure::new(StatusCode::FORBIDDEN, "Host", problem, remedy).into_response();
    }
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let foreign = told(headers, &header::ORIGIN)
        .is_some_and(|origin| origin.split_once("://").map(|(_, origin)| origin) != host.as_deref());
    if foreign && !safe {
        let problem = "the request comes from another page";
        return Failure::new(StatusCode::FORBIDDEN, "Origin", problem, "send it from the page that Griot serves")
            .into_response();
    }
    next.run(request).await
}

fn is_local(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|name| *host == format!("{name}:{port}") || (port == 80 && host == *name))
}

/// Lets only requests in that bring the token, if there is one.
pub(crate) async fn token(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let brought = told(request.headers(), &header::AUTHORIZATION).and_then(|told| told.strip_prefix("Bearer "));
    match &app.access.token {
        Some(token) if !brought.is_some_and(|brought| same(brought, token)) => {
            let remedy = "send `Authorization: Bearer TOKEN`, or open the page with /#token=TOKEN";
            let failure =
                Failure::new(StatusCode::UNAUTHORIZED, "Authorization", "the token is missing or wrong", remedy);
            ([(header::WWW_AUTHENTICATE, "Bearer")], failure).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Takes as long wherever the difference lies.
fn same(brought: &str, token: &str) -> bool {
    let differs = |(a, b): (u8, u8)| a ^ b;
    brought.len() == token.len() && brought.bytes().zip(token.bytes()).map(differs).fold(0, |all, one| all | one) == 0
}

fn told<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
