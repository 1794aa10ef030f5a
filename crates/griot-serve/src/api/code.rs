//! An article coded at once, and not kept.

use super::Parameters;
use crate::answer::{Answer, Failure, apart, json_of};
use crate::question::Question;
use crate::state::App;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use griot::Griot;
use griot_core::{Article, Day, Issue};
use griot_ingest::{Defaults, Format, Input, Options, articles};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::sync::Arc;

pub(crate) async fn code(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Query(asked_for): Parameters,
    body: Bytes,
) -> Answer {
    let question = Question::of(asked_for, &["published"])?;
    let published =
        question.read("published", None, "a day such as 2025-11-12", |told| told.parse::<Day>().ok().map(Some))?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    apart(app, move |app| {
        if !app.can_code {
            return Err(Failure::new(
                StatusCode::FORBIDDEN,
                "code",
                "this server codes no articles",
                "use `griot read`",
            ));
        }
        let article = article(&kind, &body, published)?;
        app.code(|griot| coded(griot, &article)).unwrap_or_else(|| Err(busy()))
    })
    .await
}

fn busy() -> Failure {
    let problem = "as many articles are being coded as there are threads";
    Failure::new(StatusCode::SERVICE_UNAVAILABLE, "code", problem, "send it again in a moment")
}

/// The article of the body: an object of JSON, a page, or a text.
fn article(kind: &str, body: &[u8], published: Option<Day>) -> Result<Article, Failure> {
    let (format, bytes) = match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => (Format::Json, named(body)?),
        "text/html" | "application/xhtml+xml" => (Format::Html, body.to_vec()),
        "text/plain" => (Format::Text, body.to_vec()),
        other => {
            let problem = format!("`{other}` is no kind of article");
            let remedy = "send application/json, text/html or text/plain";
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type", problem, remedy));
        }
    };
    let options = Options { defaults: Defaults { published, lang: None }, format: Some(format), ..Options::default() };
    let input = Input::Read { path: PathBuf::from("article"), bytes: bytes.into() };
    match articles(vec![input], options).next() {
        Some(Ok(article)) => Ok(article),
        Some(Err(problem)) => Err(Failure::bad(problem.issue)),
        None => Err(Failure::bad(Issue::new("body", "there is no text in it", "give the article's text"))),
    }
}

/// The object with an id, which an article that is not kept need not have.
fn named(body: &[u8]) -> Result<Vec<u8>, Failure> {
    let object: Result<Map<String, Value>, _> = serde_json::from_slice(body);
    let mut object = object.map_err(|why| {
        Failure::bad(Issue::new("body", format!("is no object of JSON: {why}"), "send {\"text\": …}, in UTF-8"))
    })?;
    object.entry("id").or_insert_with(|| "article".into());
    Ok(Value::Object(object).to_string().into_bytes())
}

fn coded(griot: &Griot, article: &Article) -> Answer {
    let coding = griot.code(article);
    let events: Vec<Value> = griot
        .records(article, &coding.events)
        .iter()
        .map(|record| {
            let mut event = serde_json::to_value(record).unwrap_or_default();
            event["review"] = Value::Null;
            event
        })
        .collect();
    let problems: Vec<Value> = coding
        .issues
        .iter()
        .map(|issue| json!({"place": issue.place, "problem": issue.problem, "remedy": issue.remedy}))
        .collect();
    let Article { id, text, published, title, lang, url, dateline } = article;
    json_of(&json!({
        "article": {
            "id": id, "text": text, "title": title, "published": published, "lang": lang, "url": url, "dateline": dateline,
        },
        "events": events,
        "problems": problems,
    }))
}
