//! PLOVER JSON: an article a line with its events, the shape of Griot's gold without the text.
//!
//! Events stream through: an article's line is open until an event of another article comes.

use super::{Out, Sink};
use griot_core::record::{DateLine, EventLine, MentionLine, PartyLine, PlaceLine};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) struct Articles {
    out: Out,
    open: Option<String>,
}

impl Articles {
    pub(super) fn new(out: Out) -> Self {
        Self { out, open: None }
    }

    fn close(&mut self) -> io::Result<()> {
        if self.open.take().is_some() { writeln!(self.out, "]}}") } else { Ok(()) }
    }
}

impl Sink for Articles {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        if self.open.as_ref() == Some(&event.doc) {
            write!(self.out, ",")?;
        } else {
            self.close()?;
            // What the article's line says before its events, left open at its end.
            write!(self.out, "{},\"events\":[", article(event).to_string().trim_end_matches('}'))?;
            self.open = Some(event.doc.clone());
        }
        write!(self.out, "{}", told(event))
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.close()?;
        self.out.flush()
    }
}

fn article(event: &EventLine) -> Value {
    let article = &event.article;
    json!({"id": event.doc, "lang": article.lang, "published": article.published, "title": article.title,
        "url": article.url})
}

fn told(event: &EventLine) -> Value {
    json!({
        "event": event.event, "mode": event.mode, "status": event.status,
        "mentions": event.mentions.iter().map(mention).collect::<Vec<_>>(),
        "actor": event.actor.iter().map(party).collect::<Vec<_>>(),
        "recipient": event.recipient.iter().map(party).collect::<Vec<_>>(),
        "date": date(&event.date), "place": event.place.as_ref().map(place), "source": event.source.as_ref().map(party),
        "dead": event.dead, "injured": event.injured, "contexts": event.contexts,
    })
}

fn mention(mention: &MentionLine) -> Value {
    json!({"text": mention.text, "span": mention.span})
}

fn party(party: &PartyLine) -> Value {
    json!({"text": party.text, "span": party.span, "country": party.country, "sector": party.sector})
}

fn date(date: &DateLine) -> Value {
    json!({"from": date.from, "to": date.to, "span": date.span})
}

fn place(place: &PlaceLine) -> Value {
    json!({"text": place.text, "span": place.span, "name": place.name, "country": place.country})
}
