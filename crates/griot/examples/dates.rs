//! How fast dates are found.
//!
//!     dates ARTICLES.jsonl...    MB a second on one core: the articles' texts, then texts made to be slow

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use griot::resolve::date::Dates;
use griot_core::{Day, Lang};
use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut texts = Vec::new();
    for file in std::env::args().skip(1) {
        let lines = std::fs::read_to_string(&file).map_err(|why| format!("{file}: {why}"))?;
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            let article: Value = serde_json::from_str(line)?;
            texts.push(article["text"].as_str().unwrap_or_default().to_owned());
        }
    }
    for lang in [Lang::Fr, Lang::En] {
        let dates = Dates::embedded(lang);
        tell(&dates, &format!("{} articles as {}", texts.len(), lang.code()), &texts)?;
        for (name, piece) in HOSTILE {
            for size in [500_000, 1_000_000] {
                let text = piece.repeat(size / piece.len());
                tell(&dates, &format!("{size} bytes of {name}"), &[text])?;
            }
        }
    }
    Ok(())
}

/// What rules begin with and seldom end with; the second megabyte must cost what the first did.
const HOSTILE: [(&str, &str); 4] = [
    ("digits", "1234567890"),
    ("digits and dashes", "12-34-5-678-9 "),
    ("months", "mai june mars march "),
    ("beginnings", "du lundi au mardi 3 entre mai et depuis from Monday to May "),
];

#[expect(clippy::disallowed_methods, reason = "this measures time")]
fn tell(dates: &Dates, name: &str, texts: &[String]) -> Outcome<()> {
    let published: Option<Day> = "2025-11-12".parse().ok();
    let bytes: usize = texts.iter().map(String::len).sum();
    let start = Instant::now();
    let found: usize = texts.iter().map(|text| dates.find(text, published).len()).sum();
    let speed = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
    writeln!(std::io::stdout(), "{name}: {found} dates, {speed:.1} MB a second")?;
    Ok(())
}
