//! Events in the shape in which they are written: bytes become characters.

use super::line::{ArticleLine, CountLine, DateLine, EventLine, MentionLine, OffsetLine, PartyLine, PlaceLine};
use crate::text::Characters;
use crate::{Actor, Article, Count, Event, EventDate, Mention, Place, Span};

/// The version of the output's shape; a change that breaks a reader of it raises the number.
pub const SCHEMA: u32 = 1;

/// The events of one article, a line of JSON each (no line feed), offsets in Unicode characters.
pub fn event_lines(article: &Article, events: &[Event]) -> Vec<String> {
    event_records(article, events).iter().map(EventLine::json).collect()
}

/// The events of one article as they are written, offsets in Unicode characters.
pub fn event_records(article: &Article, events: &[Event]) -> Vec<EventLine> {
    let page = Page { article, characters: Characters::new(&article.text) };
    events.iter().map(|event| page.event(event)).collect()
}

/// The stable id of an event: 16 hexadecimal digits, the 64-bit FNV-1a hash of the UTF-8 text
/// `ARTICLE_ID\nTYPE\nSTART-END`, where the offsets are those of the first mention in characters.
pub fn event_id(article: &Article, event: &Event) -> String {
    Page { article, characters: Characters::new(&article.text) }.id(event)
}

fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A probability with two digits; no number is no confidence.
fn rounded(confidence: f32) -> f64 {
    let sure = if confidence.is_nan() { 0.0 } else { f64::from(confidence.clamp(0.0, 1.0)) };
    (sure * 100.0).round() / 100.0
}

/// An article whose characters are counted.
struct Page<'a> {
    article: &'a Article,
    characters: Characters,
}

impl Page<'_> {
    fn id(&self, event: &Event) -> String {
        let [start, end] = event.mentions.first().map_or([0, 0], |first| self.characters.of(first.span));
        format!("{:016x}", fnv1a(&format!("{}\n{}\n{start}-{end}", self.article.id, event.kind)))
    }

    fn event(&self, event: &Event) -> EventLine {
        EventLine {
            schema: SCHEMA,
            id: self.id(event),
            doc: self.article.id.clone(),
            event: event.kind,
            mode: event.modes.clone(),
            status: event.status,
            quad: event.kind.quad() as u8,
            score: event.kind.score(&event.modes),
            cameo: event.kind.cameo(&event.modes).to_owned(),
            confidence: rounded(event.confidence),
            why: event.why.clone(),
            mentions: event.mentions.iter().map(|mention| self.mention(mention)).collect(),
            actor: event.actors.iter().map(|actor| self.party(actor)).collect(),
            recipient: event.recipients.iter().map(|actor| self.party(actor)).collect(),
            date: self.date(&event.date),
            place: event.place.as_ref().map(|place| self.place(place)),
            source: event.source.as_ref().map(|source| self.party(source)),
            dead: event.dead.as_ref().map(|count| count.value),
            injured: event.injured.as_ref().map(|count| count.value),
            dead_told: event.dead.as_ref().map(|count| self.count(count)),
            injured_told: event.injured.as_ref().map(|count| self.count(count)),
            contexts: event.contexts.clone(),
            // Stories are told after all articles are read, so an event of one article belongs to none yet.
            story: None,
            article: self.article(),
        }
    }

    /// The words of a span; none if it does not fit the text, which is for the makers of spans to hold.
    fn words(&self, span: Span) -> String {
        self.article.text.get(span.start..span.end).unwrap_or_default().to_owned()
    }

    fn mention(&self, mention: &Mention) -> MentionLine {
        MentionLine {
            text: self.words(mention.span),
            span: self.characters.of(mention.span),
            sentence: mention.sentence,
            confidence: rounded(mention.confidence),
        }
    }

    fn party(&self, party: &Actor) -> PartyLine {
        PartyLine {
            text: self.words(party.span),
            masked: None,
            span: self.characters.of(party.span),
            country: party.country.clone(),
            sector: party.sectors.clone(),
            entity: party.entity.clone(),
            name: party.name.clone(),
            why: party.why.clone(),
        }
    }

    fn date(&self, date: &EventDate) -> DateLine {
        DateLine {
            from: date.from,
            to: date.to,
            span: date.span.map(|span| self.characters.of(span)),
            why: date.why.clone(),
        }
    }

    fn place(&self, place: &Place) -> PlaceLine {
        PlaceLine {
            text: place.span.map(|span| self.words(span)),
            span: place.span.map(|span| self.characters.of(span)),
            name: place.name.clone(),
            geonameid: place.geonameid,
            lat: place.point.map(|(lat, _)| lat),
            lon: place.point.map(|(_, lon)| lon),
            country: place.country.clone(),
            admin1: place.admin1.clone(),
            feature: place.feature.clone(),
            precision: place.precision(),
            offset: place.offset.clone().map(|offset| OffsetLine { km: offset.km, bearing: offset.bearing }),
            why: place.why.clone(),
        }
    }

    fn count(&self, count: &Count) -> CountLine {
        CountLine { text: self.words(count.span), span: self.characters.of(count.span), why: count.why.clone() }
    }

    fn article(&self) -> ArticleLine {
        ArticleLine {
            title: self.article.title.clone(),
            published: self.article.published,
            lang: self.article.lang,
            url: self.article.url.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EventType, Lang, Mode, Sector, Status};
    use proptest::prelude::*;

    const TEXT: &str = "À Kati, une délégation russe a été reçue mardi. Deux blessés.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn article() -> Article {
        Article {
            id: "a\"1".to_owned(),
            text: TEXT.to_owned(),
            published: Some("2025-11-12".parse().unwrap()),
            title: None,
            lang: Lang::Fr,
            url: None,
            dateline: None,
        }
    }

    fn why(rule: &str) -> Vec<String> {
        vec![rule.to_owned()]
    }

    fn visit() -> Event {
        Event {
            kind: EventType::Consult,
            modes: vec![Mode::Visit],
            status: Status::Actual,
            confidence: 0.8749,
            mentions: vec![Mention { span: span("a été reçue"), sentence: 0, confidence: 1.0 }],
            actors: vec![Actor {
                span: span("une délégation russe"),
                country: "RUS".to_owned(),
                sectors: vec![Sector::Gov],
                entity: None,
                name: None,
                why: why("demonym:russe"),
            }],
            recipients: vec![],
            date: EventDate { from: Some("2025-11-11".parse().unwrap()), to: None, span: None, why: why("fr.weekday") },
            place: Some(Place {
                span: Some(span("Kati")),
                name: "Kati".to_owned(),
                geonameid: Some(2_455_290),
                point: Some((12.74, -8.0)),
                country: "MLI".to_owned(),
                admin1: None,
                feature: None,
                offset: None,
                why: vec![],
            }),
            source: None,
            dead: None,
            injured: Some(Count { value: 2, span: span("Deux"), why: why("fr.number") }),
            contexts: vec![],
            why: why("reader"),
        }
    }

    #[test]
    fn a_line_in_the_order_of_the_contract() {
        let expected = concat!(
            r#"{"schema":1,"id":"ID","doc":"a\"1","event":"CONSULT","mode":["visit"],"status":"actual","quad":1,"#,
            r#""score":4.0,"cameo":"042","confidence":0.87,"why":["reader"],"#,
            r#""mentions":[{"text":"a été reçue","span":[29,40],"sentence":0,"confidence":1.0}],"#,
            r#""actor":[{"text":"une délégation russe","span":[8,28],"country":"RUS","sector":["GOV"],"#,
            r#""entity":null,"name":null,"why":["demonym:russe"]}],"recipient":[],"#,
            r#""date":{"from":"2025-11-11","to":null,"span":null,"why":["fr.weekday"]},"#,
            r#""place":{"text":"Kati","span":[2,6],"name":"Kati","geonameid":2455290,"lat":12.74,"lon":-8.0,"#,
            r#""country":"MLI","admin1":null,"feature":null,"precision":"exact","offset":null,"why":[]},"source":null,"dead":null,"injured":2,"#,
            r#""dead_told":null,"injured_told":{"text":"Deux","span":[48,52],"why":["fr.number"]},"contexts":[],"#,
            r#""story":null,"article":{"title":null,"published":"2025-11-12","lang":"fr","url":null}}"#,
        );
        let id = event_id(&article(), &visit());
        assert_eq!(event_lines(&article(), &[visit()]), [expected.replace("ID", &id)]);
    }

    #[test]
    fn the_id_hangs_on_article_type_and_first_trigger_alone() {
        // The published vectors of 64-bit FNV-1a.
        assert_eq!((fnv1a(""), fnv1a("foobar")), (0xcbf2_9ce4_8422_2325, 0x8594_4171_f739_67e8));
        let id = format!("{:016x}", fnv1a("a\"1\nCONSULT\n29-40"));
        assert_eq!(event_id(&article(), &visit()), id);
        let later = Event { status: Status::Future, actors: vec![], confidence: 0.1, ..visit() };
        assert_eq!(event_id(&article(), &later), id);
        assert_ne!(event_id(&article(), &Event { kind: EventType::Agree, ..visit() }), id);
        assert_ne!(event_id(&Article { id: "b".to_owned(), ..article() }, &visit()), id);
    }

    proptest! {
        #[test]
        fn any_span_and_any_confidence_make_a_line(start in 0_usize..90, end in 0_usize..90, confidence in any::<f32>()) {
            let mention = Mention { span: Span::new(start, end), sentence: 0, confidence };
            let event = Event { mentions: vec![mention], confidence, ..visit() };
            let line: serde_json::Value = serde_json::from_str(&event_lines(&article(), &[event])[0]).unwrap();
            prop_assert!((0.0..=1.0).contains(&line["confidence"].as_f64().unwrap()));
        }
    }
}
