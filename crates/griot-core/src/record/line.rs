//! An event as it is outside: the shape that is written, read back and exported.
//!
//! Fields stand in the order in which they are written. `docs/output.md` tells what each says; spans are
//! `[first, one past the last]` in Unicode characters of the article's text.

use super::output::SCHEMA;
use crate::{Context, Day, EventType, Issue, Lang, Mode, Precision, Sector, Status};
use serde::{Deserialize, Serialize};

/// One event of one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventLine {
    /// Version of the shape.
    pub schema: u32,
    /// Stable id, 16 hexadecimal digits.
    pub id: String,
    /// Id of the article.
    pub doc: String,
    /// PLOVER event type.
    pub event: EventType,
    /// PLOVER modes, in codebook order.
    pub mode: Vec<Mode>,
    /// Whether it happened.
    pub status: Status,
    /// Quad class, 1 to 4.
    pub quad: u8,
    /// PLOVER score, -10 to 10.
    pub score: f64,
    /// The nearest CAMEO code.
    pub cameo: String,
    /// How likely the event is right, 0 to 1.
    pub confidence: f64,
    /// Why type, mode and status are what they are.
    pub why: Vec<String>,
    /// Where the event is told, best first.
    pub mentions: Vec<MentionLine>,
    /// Who acts.
    pub actor: Vec<PartyLine>,
    /// Who undergoes.
    pub recipient: Vec<PartyLine>,
    /// When.
    pub date: DateLine,
    /// Where.
    pub place: Option<PlaceLine>,
    /// On whose word.
    pub source: Option<PartyLine>,
    /// Deaths told for this event.
    pub dead: Option<u32>,
    /// Injuries told for this event.
    pub injured: Option<u32>,
    /// The words of `dead`.
    pub dead_told: Option<CountLine>,
    /// The words of `injured`.
    pub injured_told: Option<CountLine>,
    /// PLOVER contexts, in codebook order.
    pub contexts: Vec<Context>,
    /// Id of the story that several articles tell together.
    pub story: Option<String>,
    /// What is known of the article.
    pub article: ArticleLine,
}

/// One telling of an event: its trigger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MentionLine {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: [usize; 2],
    /// Number of the sentence, from 0.
    pub sentence: usize,
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
}

/// An actor, a recipient or a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartyLine {
    /// The noun phrase.
    pub text: String,
    /// The noun phrase with the names of private persons masked; none where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub masked: Option<String>,
    /// Where it stands.
    pub span: [usize; 2],
    /// ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, ISM, MNC, IMG; empty if it cannot be told.
    pub country: String,
    /// PLOVER sectors, most fitting first.
    pub sector: Vec<Sector>,
    /// Id of the known entity.
    pub entity: Option<String>,
    /// Its canonical name.
    pub name: Option<String>,
    /// Why it is coded so.
    pub why: Vec<String>,
}

/// The days of an event, inclusive; only `to` absent: under way since `from`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateLine {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Where the expression stands.
    pub span: Option<[usize; 2]>,
    /// Rules that decided.
    pub why: Vec<String>,
}

/// Where an event happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// The words; none if the dateline gave the place.
    pub text: Option<String>,
    /// Where they stand.
    pub span: Option<[usize; 2]>,
    /// Canonical name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166 alpha-3, or empty.
    pub country: String,
    /// Name of the first-level division.
    pub admin1: Option<String>,
    /// GeoNames feature code.
    pub feature: Option<String>,
    /// What the point is worth.
    pub precision: Precision,
    /// How far from the point.
    pub offset: Option<OffsetLine>,
    /// Why this place.
    pub why: Vec<String>,
}

/// How far from a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffsetLine {
    /// Kilometres.
    pub km: Option<u32>,
    /// Direction ("N", "SW").
    pub bearing: Option<String>,
}

/// The words a number came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountLine {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: [usize; 2],
    /// Rules that decided.
    pub why: Vec<String>,
}

/// What is known of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleLine {
    /// Headline.
    pub title: Option<String>,
    /// Day of publication.
    pub published: Option<Day>,
    /// Language.
    pub lang: Lang,
    /// Address of the page.
    pub url: Option<String>,
}

impl EventLine {
    /// The line of JSON, without a line feed.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// First and last day, inclusive; an event that tells neither has its article's day of publication. Only the last
    /// absent: not told, or under way.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        match (self.date.from, self.date.to) {
            (None, None) => (self.article.published, self.article.published),
            told => told,
        }
    }

    /// The countries of its place, actors and recipients, in order of their codes, each once.
    pub fn countries(&self) -> Vec<&str> {
        let parties = self.actor.iter().chain(&self.recipient).map(|party| party.country.as_str());
        let all = parties.chain(self.place.iter().map(|place| place.country.as_str())).filter(|code| !code.is_empty());
        all.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// Puts the masked words of every party in the place of its words.
    pub fn hide_names(&mut self) {
        for party in self.actor.iter_mut().chain(&mut self.recipient).chain(&mut self.source) {
            if let Some(masked) = party.masked.take() {
                party.text = masked;
            }
        }
    }
}

impl PartyLine {
    /// The canonical name if the party is a known entity, else its words.
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

/// The event of a line that Griot wrote; `place` ("events.jsonl:3") is named in the issue if it is none.
/// Fields that this Griot does not know are passed over.
///
/// # Errors
/// An issue that names the place, what is wrong and the remedy.
pub fn read_event(line: &str, place: &str) -> Result<EventLine, Issue> {
    let issue = |problem| Issue::new(place, problem, "give lines that `griot code` wrote, one event a line");
    let event: EventLine = serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|why| {
        let said = why.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        issue(format!("not an event, column {}: {said}", why.column()))
    })?;
    if event.schema == SCHEMA {
        Ok(event)
    } else {
        Err(issue(format!("`schema` is {}, and this Griot reads {SCHEMA}", event.schema)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = concat!(
        r#"{"schema":1,"id":"0b7f6a3d5c1e9a42","doc":"a","event":"CONSULT","mode":["visit"],"status":"actual","quad":1,"#,
        r#""score":4.0,"cameo":"042","confidence":0.87,"why":["reader"],"#,
        r#""mentions":[{"text":"reçue","span":[3,8],"sentence":0,"confidence":1.0}],"#,
        r#""actor":[{"text":"on","span":[0,2],"country":"RUS","sector":["GOV"],"entity":null,"name":null,"why":[]}],"#,
        r#""recipient":[],"date":{"from":"2025-11-11","to":null,"span":null,"why":[]},"#,
        r#""place":{"text":null,"span":null,"name":"Gao","geonameid":1,"lat":16.27,"lon":-0.04,"country":"MLI","#,
        r#""admin1":null,"feature":"PPLA","precision":"place","offset":{"km":40,"bearing":"N"},"why":[]},"#,
        r#""source":null,"dead":2,"injured":null,"dead_told":{"text":"Deux","span":[9,13],"why":[]},"#,
        r#""injured_told":null,"contexts":["diplomatic"],"story":null,"#,
        r#""article":{"title":null,"published":"2025-11-12","lang":"fr","url":null}}"#,
    );

    #[test]
    fn a_line_read_and_written_is_the_same() {
        assert_eq!(read_event(LINE, "e:1").unwrap().json(), LINE);
    }

    #[test]
    fn unknown_fields_are_passed_over() {
        let more = LINE.replacen('{', r#"{"later":[1],"#, 1);
        assert_eq!(read_event(&more, "e:1").unwrap().json(), LINE);
    }

    #[test]
    fn issues_name_place_and_what_is_wrong() {
        for (line, problem) in [
            ("{".to_owned(), "column 1: EOF while parsing an object"),
            ("{}".to_owned(), "missing field `schema`"),
            ("[1]".to_owned(), "not an event"),
            (LINE.replace("CONSULT", "FIGHT"), "`FIGHT` is not an event type"),
            (LINE.replace("2025-11-11", "2025-13-11"), "not an event"),
            (LINE.replace(r#""precision":"place""#, r#""precision":"near""#), "`near` is not a precision"),
            (LINE.replace(r#""dead":2"#, r#""dead":-2"#), "not an event"),
            (LINE.replace(r#""schema":1"#, r#""schema":2"#), "`schema` is 2, and this Griot reads 1"),
        ] {
            let issue = read_event(&line, "e:7").unwrap_err();
            assert!(issue.place == "e:7" && issue.problem.contains(problem), "{line}: {issue}");
        }
    }
}
