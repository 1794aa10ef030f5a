//! The page: files that `web/` was built to, in the binary.

use crate::answer::Failure;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../web/dist");

/// The file of that path; the page itself for `/`.
pub(crate) async fn asset(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let Some(file) = PAGE.get_file(path) else {
        return Failure::missing("page", path).into_response();
    };
    // Files below assets/ bear their content's hash in their names; the others are asked for again each time.
    let lasting = path.starts_with("assets/");
    let etag = format!("\"{}-{}\"", env!("CARGO_PKG_VERSION"), checksum(file.contents()));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let keep = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let told = [(header::CONTENT_TYPE, kind(path)), (header::CACHE_CONTROL, keep)];
    (told, [(header::ETAG, etag)], file.contents()).into_response()
}

/// FNV-1a: tells versions of a file apart.
fn checksum(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
