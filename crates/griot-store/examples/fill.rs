//! A large store made of a small one's material: `fill DB ARTICLES EVENTS COUNT`.
//!
//! ARTICLES and EVENTS are JSON Lines, as `griot code` takes and gives them. They are kept again and again, each time
//! some days earlier and under other ids, until the store holds COUNT events; the same every time.

use griot_core::record::{Defaults, EventLine, read_article, read_event};
use griot_core::{Article, Day, Lang};
use griot_store::store::{Access, Store};
use std::collections::BTreeMap;
use std::fs::read_to_string;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [db, articles, events, count] = args.as_slice() else { return Err("fill DB ARTICLES EVENTS COUNT".into()) };
    let told = |why: griot_core::Issue| why.to_string();
    let mut store = Store::open(Path::new(db), Access::Write).map_err(told)?;
    let run = store.run("{\"filled\":\"bench\"}").map_err(told)?;
    let of = by_article(&read_to_string(events)?);
    let articles: Vec<Article> = read_to_string(articles)?
        .lines()
        .filter_map(|line| read_article(line, "articles", Defaults::default()).ok())
        .map(|raw| raw.or_lang(|_| Lang::Fr))
        .collect();
    let (count, mut kept, mut round) = (count.parse::<usize>()?, 0, 0);
    while kept < count {
        for article in &articles {
            let events = of.get(&article.id).map_or(&[][..], Vec::as_slice);
            let (article, events) = earlier(article, events, round);
            store.keep(&article, &events, run).map_err(told)?;
            kept += events.len();
            if kept >= count {
                break;
            }
        }
        round += 1;
    }
    let gathered = store.gather(|_| ()).map_err(told)?;
    eprintln!("{kept} events kept, {} gathered", gathered.events);
    Ok(())
}

fn by_article(lines: &str) -> BTreeMap<String, Vec<EventLine>> {
    let mut of: BTreeMap<String, Vec<EventLine>> = BTreeMap::new();
    for event in lines.lines().filter_map(|line| read_event(line, "events").ok()) {
        of.entry(event.doc.clone()).or_default().push(event);
    }
    of
}

/// The article and its events `round` times 17 days earlier.
fn earlier(article: &Article, events: &[EventLine], round: i64) -> (Article, Vec<EventLine>) {
    let shift = |day: Day| Some(jiff::ToSpan::days(-17 * round)).and_then(|span| day.checked_add(span).ok());
    let id = format!("{}-{round}", article.id);
    let mut moved = Vec::new();
    for event in events {
        let mut event = event.clone();
        event.id = format!("{:016x}", u64::from_str_radix(&event.id, 16).unwrap_or(0).wrapping_add(round as u64));
        event.doc.clone_from(&id);
        event.date.from = event.date.from.and_then(shift);
        event.date.to = event.date.to.and_then(shift);
        event.article.published = event.article.published.and_then(shift);
        moved.push(event);
    }
    (Article { id, published: article.published.and_then(shift), ..article.clone() }, moved)
}
