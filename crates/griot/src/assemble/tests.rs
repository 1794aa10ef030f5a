//! Small readings and the events that they make.

use super::assemble;
use crate::resolve::{Knowledge, Resolution};
use griot_core::{Article, Event, EventType, Lang, Sector, Span, Status};
use griot_reader::{Anchor, Party, Reading, Role, Trigger, sentences};

const TEXT: &str = "Lundi, le ministre malien de la Défense a reçu une délégation turque menée par le général Aslan. \
    Ankara a promis des drones au Mali. L'opposition avait dénoncé cet accord. Il sera reçu mardi prochain. Deux candidats ont été arrêtés.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

/// A trigger of this type and anchor, with parties as (role, words, probability).
fn trigger(kind: EventType, words: &str, anchor: Anchor, parties: &[(Role, &str, f32)]) -> Trigger {
    let party =
        |&(role, words, confidence): &(Role, &str, f32)| Party { span: span(words), role, confidence, sectors: vec![] };
    Trigger {
        span: span(words),
        sentence: sentences(TEXT).partition_point(|sentence| sentence.end <= span(words).start),
        kind,
        confidence: 0.9,
        status: [1.0, 0.0, 0.0, 0.0, 0.0],
        modes: vec![],
        contexts: vec![],
        anchor: Anchor::ALL.map(|other| f32::from(u8::from(other == anchor))),
        parties: parties.iter().map(party).collect(),
    }
}

/// The events of an article of Wednesday, 12 November 2025.
fn events(triggers: Vec<Trigger>) -> Vec<Event> {
    let article = Article {
        id: "a".to_owned(),
        text: TEXT.to_owned(),
        published: "2025-11-12".parse().ok(),
        title: None,
        lang: Lang::Fr,
        url: None,
        dateline: None,
    };
    let knowledge = Knowledge::embedded();
    let reading = Reading { sentences: sentences(TEXT), triggers, links: vec![] };
    assemble(&reading, &Resolution::new(&article, &knowledge), 0.5)
}

fn visit() -> Trigger {
    trigger(EventType::Consult, "a reçu", Anchor::News, &[(Role::Date, "Lundi", 0.9)])
}

fn first_days(triggers: Vec<Trigger>) -> Vec<Option<String>> {
    events(triggers).iter().map(|event| event.date.from.map(|day| day.to_string())).collect()
}

#[test]
fn an_undated_event_hangs_on_what_the_reader_says() {
    let promise = |anchor| trigger(EventType::Agree, "a promis", anchor, &[]);
    let days = |anchor| first_days(vec![visit(), promise(anchor)]);
    let monday = Some("2025-11-10".to_owned());
    assert_eq!(days(Anchor::Shared), [monday.clone(), monday.clone()]);
    assert_eq!(days(Anchor::News), [monday.clone(), Some("2025-11-12".to_owned())]);
    assert_eq!(days(Anchor::Undated), [monday, None]);
    assert_eq!(first_days(vec![promise(Anchor::Shared)]), [Some("2025-11-12".to_owned())], "nothing to share");
}

#[test]
fn an_expression_weighs_more_than_an_anchor() {
    let dated = Trigger { anchor: [1.0, 0.0, 0.0], ..visit() };
    assert_eq!(first_days(vec![dated]), [Some("2025-11-10".to_owned())]);
}

#[test]
fn the_only_day_before_the_words_in_their_sentence_is_theirs() {
    let received = Trigger { parties: vec![], ..visit() };
    assert_eq!(first_days(vec![received.clone()]), [Some("2025-11-10".to_owned())], "Lundi");
    let undated = Trigger { anchor: [1.0, 0.0, 0.0], ..received };
    assert_eq!(first_days(vec![undated]), [None], "the reader takes it for background");
}

#[test]
fn a_promise_is_not_of_the_day_that_is_promised() {
    let promised = |kind| {
        let told = trigger(kind, "sera reçu", Anchor::News, &[(Role::Date, "mardi prochain", 0.9)]);
        first_days(vec![told])
    };
    assert_eq!(promised(EventType::Agree), [Some("2025-11-12".to_owned())]);
    assert_eq!(promised(EventType::Protest), [Some("2025-11-18".to_owned())]);
}

#[test]
fn a_planned_monday_is_still_to_come() {
    let planned = Trigger { status: [0.0, 0.0, 1.0, 0.0, 0.0], ..visit() };
    assert_eq!(planned.likeliest_status(), Status::Future);
    let told = events(vec![planned]);
    assert_eq!(told[0].date.from.map(|day| day.to_string()).as_deref(), Some("2025-11-17"));
    assert!(told[0].date.why.iter().any(|why| why == "assemble.turned-as-future"), "{:?}", told[0].date.why);
}

fn actors(parties: &[(Role, &str, f32)]) -> Vec<String> {
    let told = events(vec![trigger(EventType::Consult, "a reçu", Anchor::News, parties)]);
    told[0].actors.iter().map(|actor| TEXT[actor.span.start..actor.span.end].to_owned()).collect()
}

#[test]
fn a_party_beside_a_surer_one_needs_more() {
    let minister = (Role::Actor, "le ministre malien de la Défense", 0.95);
    let delegation = |confidence| (Role::Actor, "une délégation turque", confidence);
    assert_eq!(actors(&[minister, delegation(0.8)]), ["le ministre malien de la Défense"]);
    assert_eq!(actors(&[minister, delegation(0.96)]).len(), 2);
    assert_eq!(actors(&[minister, delegation(0.92)]).len(), 1, "another state");
    let opposition = |confidence| (Role::Actor, "L'opposition", confidence);
    assert_eq!(actors(&[minister, opposition(0.92)]).len(), 2, "of the same state");
    assert_eq!(actors(&[delegation(0.65)]), ["une délégation turque"], "the only one");
    assert_eq!(actors(&[delegation(0.55)]), [""; 0]);
}

#[test]
fn a_recipient_needs_more_than_an_actor() {
    let recipients = |confidence| {
        let party = [(Role::Recipient, "au Mali", confidence)];
        events(vec![trigger(EventType::Agree, "a promis", Anchor::News, &party)])[0].recipients.len()
    };
    assert_eq!((recipients(0.75), recipients(0.85)), (0, 1));
}

#[test]
fn an_article_alone_is_no_party() {
    assert_eq!(
        actors(&[(Role::Actor, "le", 0.97), (Role::Actor, "une délégation turque", 0.95)]),
        ["une délégation turque"]
    );
}

#[test]
fn who_leads_a_delegation_is_of_its_state() {
    let told = events(vec![trigger(EventType::Consult, "a reçu", Anchor::News, &[(Role::Actor, "le général", 0.9)])]);
    assert_eq!(told[0].actors[0].country, "TUR", "{:?}", told[0].actors[0].why);
}

#[test]
fn pieces_of_a_party_are_one() {
    let pieces = [(Role::Actor, "une délégation", 0.97), (Role::Actor, "turque", 0.7)];
    assert_eq!(actors(&pieces), ["une délégation turque"]);
}

#[test]
fn the_reader_tells_what_vague_words_are_and_nothing_of_a_state() {
    let sectors = |words| {
        let party = [(Role::Recipient, words, 0.95)];
        let mut arrest = trigger(EventType::Coerce, "ont été arrêtés", Anchor::News, &party);
        arrest.parties[0].sectors = vec![(Sector::Opp, 0.8)];
        events(vec![arrest])[0].recipients[0].sectors.clone()
    };
    assert_eq!(sectors("Deux candidats"), [Sector::Opp]);
    assert_eq!(sectors("le ministre malien de la Défense"), [Sector::Gov]);
    assert_eq!(sectors("au Mali"), []);
}
