//! The API as programs meet it: what is answered, what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use griot::Griot;
use griot_serve::{Access, Config, app};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tower::ServiceExt;

const HOST: &str = "127.0.0.1:8474";

struct Site {
    _folder: TempDir,
    app: Router,
}

/// A store of two articles that tell one attack, served.
fn site(access: Access, coders: Vec<Griot>) -> Site {
    site_at(HOST, access, coders)
}

fn site_at(address: &str, access: Access, coders: Vec<Griot>) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("a.db");
    std::fs::copy(fixture(), &store).unwrap();
    let app = app(Config { store, coders, access }, address.parse().unwrap()).unwrap();
    Site { _folder: folder, app }
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../griot-store/tests/fixtures/1.db")
}

fn plain() -> Site {
    site(Access::default(), Vec::new())
}

struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|why| panic!("{why}: {}", self.body))
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

async fn ask(site: &Site, request: Request<Body>) -> Answer {
    let response: Response<Body> = site.app.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(header::HOST, HOST)
}

async fn get(site: &Site, path: &str) -> Answer {
    ask(site, request("GET", path).body(Body::empty()).unwrap()).await
}

async fn send(site: &Site, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
    ask(site, request(method, path).header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()).await
}

/// Every path that is described is answered, and what it answers is JSON where it says so.
#[tokio::test]
async fn every_described_path_is_there() {
    let site = plain();
    let described = get(&site, "/api/openapi.json").await.json();
    let event = "0000000000000001";
    let story = get(&site, "/api/stories").await.json()["stories"][0]["id"].as_str().unwrap().to_owned();
    let mut answered = 0;
    for (path, methods) in described["paths"].as_object().unwrap() {
        let id = if path.starts_with("/articles") {
            "a"
        } else if path.starts_with("/stories") {
            &story
        } else {
            event
        };
        let address = format!("/api{}", path.replace("{id}", id));
        for method in methods.as_object().unwrap().keys() {
            let answer = send(&site, &method.to_uppercase(), &address, "application/json", "{}").await;
            assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
            assert!(
                answer.status != StatusCode::NOT_FOUND || method == "delete",
                "{method} {address}: {}",
                answer.body
            );
            if method == "get" {
                assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
                answered += 1;
            }
        }
    }
    assert_eq!(answered, 15);
    let stray = get(&site, "/api/nothing").await;
    assert_eq!((stray.status, stray.json()["error"]["place"].as_str()), (StatusCode::NOT_FOUND, Some("address")));
}

#[tokio::test]
async fn events_articles_and_stories_are_answered_whole() {
    let site = plain();
    let page = get(&site, "/api/events?limit=1&order=-day").await.json();
    assert_eq!((page["total"].as_u64(), page["events"].as_array().unwrap().len()), (Some(2), 1));
    let next = page["next"].as_str().unwrap();
    let rest = get(&site, &format!("/api/events?limit=1&order=-day&cursor={next}")).await.json();
    assert_ne!(rest["events"][0]["id"], page["events"][0]["id"]);
    assert!(rest["events"][0]["story"].is_string());

    let told = get(&site, "/api/articles/a").await.json();
    assert_eq!(told["events"][0]["review"], "corrected");
    assert_eq!(told["reviews"][0]["fields"]["dead"]["value"], 13);
    let [first, last] = [0, 1].map(|at| told["events"][0]["actor"][0]["span"][at].as_u64().unwrap() as usize);
    let words: String = told["article"]["text"].as_str().unwrap().chars().skip(first).take(last - first).collect();
    assert_eq!(words, "Des hommes armés");

    let story = told["events"][0]["story"].as_str().unwrap();
    let story = get(&site, &format!("/api/stories/{story}")).await.json();
    assert_eq!((story["story"]["dead"].as_u64(), story["story"]["tellings"].as_u64()), (Some(15), Some(2)));
    let dead = story["fields"].as_array().unwrap().iter().find(|field| field["field"] == "dead").unwrap();
    assert_eq!(dead["agreed"], false);
    assert_eq!(
        get(&site, "/api/meta").await.json()["counts"],
        json!({"articles": 2, "events": 2, "stories": 1, "reviews": 1})
    );
}

#[tokio::test]
async fn wrong_questions_are_told_where_and_what_to_write() {
    let site = plain();
    for (path, place) in [
        ("/api/events?since=yesterday", "since"),
        ("/api/events?limit=0", "limit"),
        ("/api/events?limit=501", "limit"),
        ("/api/events?cursor=x", "cursor"),
        ("/api/events?order=up", "order"),
        ("/api/timeline?by=hour", "by"),
        ("/api/map?colour=red", "colour"),
        ("/api/export?format=xls", "format"),
        ("/api/export?names=mine", "names"),
    ] {
        let answer = get(&site, path).await;
        assert_eq!(
            (answer.status, answer.json()["error"]["place"].as_str()),
            (StatusCode::BAD_REQUEST, Some(place)),
            "{path}"
        );
        assert!(answer.json()["error"]["remedy"].as_str().is_some_and(|remedy| !remedy.is_empty()));
    }
    for path in ["/api/events/none", "/api/articles/none", "/api/stories/none", "/none.js"] {
        assert_eq!(get(&site, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn answers_are_known_again_until_the_store_changes() {
    let site = plain();
    let tag = get(&site, "/api/facets").await.header(header::ETAG).to_owned();
    let again = || request("GET", "/api/facets").header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
    let known = ask(&site, again()).await;
    assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let gone = send(&site, "DELETE", "/api/events/0000000000000001/review?reviewer=a%C3%AFcha", "text/plain", "").await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.body);
    assert_eq!(ask(&site, again()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn reviews_come_back_as_they_were_put() {
    let site = plain();
    let path = "/api/events/0000000000000002/review";
    let review = json!({"reviewer": "b", "verdict": "accepted", "note": "<b>", "at": "2025-11-14T08:00:00Z"});
    let kept = send(&site, "PUT", path, "application/json", review.to_string()).await;
    assert_eq!((kept.status, kept.json()["note"].as_str()), (StatusCode::OK, Some("<b>")));
    assert_eq!(get(&site, "/api/events?review=none").await.json()["total"], 0);
    let gold = get(&site, "/api/gold").await;
    assert_eq!(gold.body.lines().count(), 2);
    for (body, place) in [
        ("{", "body"),
        (r#"{"verdict":"good"}"#, "body"),
        (r#"{"verdict":"accepted","fields":{"x":{"verdict":"accepted"}}}"#, "fields"),
    ] {
        let refused = send(&site, "PUT", path, "application/json", body).await;
        assert_eq!((refused.status, refused.json()["error"]["place"].as_str()), (StatusCode::BAD_REQUEST, Some(place)));
    }
    let nobody = send(&site, "PUT", "/api/events/none/review", "application/json", review.to_string()).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_store_for_reading_is_not_changed() {
    let site = site(Access { read_only: true, token: None }, Vec::new());
    let path = "/api/events/0000000000000002/review";
    let refused = send(&site, "PUT", path, "application/json", r#"{"verdict":"accepted"}"#).await;
    assert_eq!((refused.status, refused.json()["error"]["place"].as_str()), (StatusCode::FORBIDDEN, Some("store")));
    assert_eq!(send(&site, "DELETE", path, "text/plain", "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&site, "/api/meta").await.json()["read_only"], true);
}

#[tokio::test]
async fn only_this_server_is_meant() {
    let site = plain();
    let to = |host: &str| Request::builder().uri("/api/meta").header(header::HOST, host).body(Body::empty()).unwrap();
    for (host, status) in [
        (HOST, StatusCode::OK),
        ("localhost:8474", StatusCode::OK),
        ("[::1]:8474", StatusCode::OK),
        ("127.0.0.1:80", StatusCode::FORBIDDEN),
        ("news.example:8474", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(ask(&site, to(host)).await.status, status, "{host}");
    }
    let bare = Request::builder().uri("/api/meta").body(Body::empty()).unwrap();
    assert_eq!(ask(&site, bare).await.status, StatusCode::FORBIDDEN);
    let from = |origin: &str| {
        let put = request("PUT", "/api/events/0000000000000002/review").header(header::ORIGIN, origin);
        put.body(Body::from(r#"{"verdict":"accepted"}"#)).unwrap()
    };
    assert_eq!(ask(&site, from("http://news.example")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ask(&site, from(&format!("http://{HOST}"))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_token_opens_the_api() {
    let site = site_at("0.0.0.0:8474", Access { token: Some("s3cret".to_owned()), read_only: false }, Vec::new());
    let with = |token: &str| {
        let request = Request::builder().uri("/api/meta").header(header::HOST, "griot.example:8474");
        request.header(header::AUTHORIZATION, token).body(Body::empty()).unwrap()
    };
    for (token, status) in [
        ("Bearer s3cret", StatusCode::OK),
        ("Bearer s3cre", StatusCode::UNAUTHORIZED),
        ("Bearer s3creT", StatusCode::UNAUTHORIZED),
        ("s3cret", StatusCode::UNAUTHORIZED),
        ("", StatusCode::UNAUTHORIZED),
    ] {
        let answer = ask(&site, with(token)).await;
        assert_eq!(answer.status, status, "{token}");
        assert!(!answer.body.contains("s3cret"));
    }
    // The page itself holds nothing of the store.
    assert_eq!(get(&site, "/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn browsers_are_told_to_run_nothing_else() {
    let site = plain();
    for path in ["/", "/api/meta", "/none", "/api/none"] {
        let answer = get(&site, path).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("script-src 'self';") && policy.contains("default-src 'none'"), "{path}: {policy}");
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }
    let page = get(&site, "/").await;
    assert!(page.header(header::CONTENT_TYPE).starts_with("text/html"));
}

#[tokio::test]
async fn every_format_is_downloaded() {
    let site = plain();
    let formats = get(&site, "/api/meta").await.json()["formats"].clone();
    for format in formats.as_array().unwrap() {
        let format = format.as_str().unwrap();
        let file = get(&site, &format!("/api/export?format={format}")).await;
        assert!(file.status == StatusCode::OK && !file.body.is_empty(), "{format}");
        assert!(file.header(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"events."));
    }
    let lines = get(&site, "/api/export?stories=true&names=all").await;
    assert_eq!(lines.body.lines().count(), 1);
    let none = get(&site, "/api/export?format=csv&type=PROTEST").await;
    assert_eq!(none.body.lines().count(), 1);
}

#[tokio::test]
async fn articles_are_coded_and_not_kept() {
    let site = site(Access::default(), vec![Griot::new()]);
    let article =
        json!({"text": "Le JNIM a attaqué Djibo mardi. <script>alert(1)</script>", "published": "2025-11-12"});
    let coded = send(&site, "POST", "/api/code", "application/json", article.to_string()).await;
    assert_eq!(
        (coded.status, coded.json()["events"][0]["event"].as_str()),
        (StatusCode::OK, Some("ASSAULT")),
        "{}",
        coded.body
    );
    assert_eq!(coded.json()["article"]["text"], article["text"]);
    let page = format!(
        "<html lang=fr><title>Attaque</title><article><h1>Attaque à Djibo</h1><p>{}</p></article>",
        "Le JNIM a attaqué la ville de Djibo mardi, tuant douze soldats selon l'armée. ".repeat(5)
    );
    let coded = send(&site, "POST", "/api/code?published=2025-11-12", "text/html; charset=utf-8", page).await;
    assert_eq!(
        (coded.status, coded.json()["article"]["published"].as_str()),
        (StatusCode::OK, Some("2025-11-12")),
        "{}",
        coded.body
    );
    assert_eq!(get(&site, "/api/meta").await.json()["counts"]["articles"], 2);
    for (kind, body, status) in [
        ("application/json", "{}", StatusCode::BAD_REQUEST),
        ("application/json", "[", StatusCode::BAD_REQUEST),
        ("application/json", r#"{"text":"x","published":"2025-13-01"}"#, StatusCode::BAD_REQUEST),
        ("text/html", "", StatusCode::BAD_REQUEST),
        ("image/png", "x", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let answer = send(&site, "POST", "/api/code", kind, body).await;
        assert_eq!(answer.status, status, "{kind} {body}: {}", answer.body);
        assert!(answer.json()["error"]["remedy"].is_string());
    }
    let large = send(&site, "POST", "/api/code", "text/plain", "x".repeat((1 << 20) + 1)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.json()["error"]["remedy"].is_string());
}

#[tokio::test]
async fn a_server_without_coders_says_so() {
    let site = plain();
    let answer = send(&site, "POST", "/api/code", "text/plain", "Le JNIM a attaqué Djibo.").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
