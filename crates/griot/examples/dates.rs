//! Reads lines `{"id","text","reference","lang"}`, writes lines `{"id","spans":[{"span","text","from","to","why"}]}`.
//!
//! Offsets count Unicode characters; `published` may stand for `reference`. What cannot be read is told and skipped.

use std::io::{self, BufRead as _, Write as _};
use std::process::ExitCode;

use griot::resolve::date::Dates;
use griot_core::{Day, Lang};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    #[serde(alias = "published")]
    reference: Option<String>,
    lang: Option<String>,
}

fn main() -> io::Result<ExitCode> {
    let (en, fr) = (Dates::embedded(Lang::En), Dates::embedded(Lang::Fr));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut skipped = false;
    for (number, line) in io::stdin().lock().lines().enumerate() {
        match serde_json::from_str::<Case>(&line?) {
            Ok(case) => {
                let lang = case.lang.as_deref().and_then(Lang::from_code).unwrap_or(Lang::Fr);
                let dates = if lang == Lang::En { &en } else { &fr };
                writeln!(out, "{}", predict(dates, &case))?;
            }
            Err(error) => {
                skipped = true;
                eprintln!("line {}: {error}; give id, text, reference, lang", number + 1);
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::from(if skipped { 2 } else { 0 }))
}

fn predict(dates: &Dates, case: &Case) -> serde_json::Value {
    let published: Option<Day> = case.reference.as_deref().and_then(|day| day.parse().ok());
    let chars = |byte: usize| case.text[..byte].chars().count();
    let show = |day: Option<Day>| day.map(|day| day.to_string());
    let spans: Vec<_> = dates
        .find(&case.text, published)
        .iter()
        .map(|found| {
            let span = [chars(found.span.start), chars(found.span.end)];
            let (from, to) = (show(found.from), show(found.to));
            json!({"span": span, "text": found.span.of(&case.text), "from": from, "to": to, "why": found.why})
        })
        .collect();
    json!({"id": case.id, "spans": spans})
}
