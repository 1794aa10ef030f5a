//! Files of every kind, good and bad, through the one function that reads them.

mod common;

use common::{FRENCH, Found, file, folder, read, reasons};
use griot_ingest::{Defaults, Input, MAX_LINE, MAX_TEXT, articles};
use proptest::prelude::*;

#[test]
fn plain_text_loses_only_its_mark_and_its_carriage_returns() {
    let found = read(&[(
        "plain.txt",
        b"\xEF\xBB\xBFUn titre\r\n\r\nBamako \xE2\x80\x94 Le pr\xC3\xA9sident a re\xC3\xA7u e\xCC\x81.\r\n",
    )]);
    let article = &found[0].as_ref().unwrap();
    assert_eq!(article.text, "Un titre\n\nBamako — Le président a reçu e\u{301}.\n");
    assert_eq!(article.title.as_deref(), Some("Un titre"));
    assert_eq!(article.dateline.as_deref(), Some("Bamako"));
    assert!(article.id.ends_with("plain.txt"));
    assert_eq!(article.published, None);
}

#[test]
fn a_json_line_keeps_its_text_as_it_is() {
    let line = r#"{"id": 7, "text": "Un titre\r\nLe président a reçu une délégation.", "published": "2025-11-12T08:00:00Z", "title": "Un titre", "url": "https://example.org/7", "unknown": [1]}"#;
    let found = read(&[("one.jsonl", line.as_bytes())]);
    let article = &found[0].as_ref().unwrap();
    assert_eq!((article.id.as_str(), article.url.as_deref()), ("7", Some("https://example.org/7")));
    assert!(article.text.contains('\r'), "offsets must stay those of the user's text");
    assert_eq!(article.published, Some("2025-11-12".parse().unwrap()));
}

#[test]
fn bad_lines_are_told_and_the_next_is_read() {
    let lines = [
        format!(r#"{{"id": "a", "text": "{FRENCH}"}}"#).into_bytes(),
        b"{\"id\": \"b\", \"text\": \"d\xE9j\xE0\"}".to_vec(),
        b"{\"id\": \"c\"".to_vec(),
        b"[1, 2]".to_vec(),
        br#"{"id": "d"}"#.to_vec(),
        br#"{"id": "e", "text": " \n "}"#.to_vec(),
        format!(r#"{{"id": "a", "text": "{FRENCH}"}}"#).into_bytes(),
        "{\"id\": \"g\", \"text\": \"El gobierno de Bolivia recibió el lunes a una delegación.\"}".into(),
        format!(r#"{{"id": "f", "lang": "sw", "text": "{FRENCH}"}}"#).into_bytes(),
        Vec::new(),
        format!(r#"{{"id": "h", "text": "{FRENCH}", "published": "2025-13-02"}}"#).into_bytes(),
    ];
    let found = read(&[("bad.jsonl", &lines.join(&b'\n'))]);
    let told = ["not UTF-8", "no article", "no article", "no article", "no article", "duplicate id", "other language"];
    assert_eq!(reasons(&found), [&["article"], &told[..], &["no article"; 2]].concat());
    let not_utf8 = &found[1].as_ref().unwrap_err().issue;
    let offset = lines[0].len() + 1 + 22;
    assert!(not_utf8.place.ends_with("bad.jsonl:2"), "{not_utf8}");
    assert_eq!(not_utf8.problem, format!("not UTF-8: byte 0xE9 at offset {offset}"));
    assert!(found[7].as_ref().unwrap_err().issue.problem.contains("Spanish"));
    assert!(found[8].as_ref().unwrap_err().issue.problem.contains("sw"));
    assert!(found[9].as_ref().unwrap_err().issue.problem.contains("2025-13-02"));
}

#[test]
fn an_empty_file_is_told_and_the_next_is_read() {
    let found = read(&[("empty.txt", b" \r\n"), ("after.txt", FRENCH.as_bytes())]);
    assert_eq!(reasons(&found), ["empty text", "article"]);
}

#[test]
fn what_is_too_large_is_told_and_the_next_is_read() {
    let mut lines = format!("{{\"id\": \"large\", \"text\": \"{}\"}}\n", "a".repeat(MAX_LINE)).into_bytes();
    lines.extend(format!("{{\"id\": \"large\", \"text\": \"{}\"}}\n", "a".repeat(MAX_TEXT + 1)).bytes());
    lines.extend(format!("{{\"id\": \"small\", \"text\": \"{FRENCH}\"}}\n").bytes());
    let found =
        read(&[("large.jsonl", &lines), ("large.txt", &vec![b'a'; MAX_TEXT + 1]), ("small.txt", FRENCH.as_bytes())]);
    assert_eq!(reasons(&found), ["too large", "too large", "article", "too large", "article"]);
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let found: Found = articles(vec![Input::from_arg("no/such/file.jsonl")], Defaults::default()).collect();
    assert_eq!(reasons(&found), ["unreadable file"]);
    assert!(articles(vec![Input::File(folder("empty-folder"))], Defaults::default()).next().is_none());
}

#[test]
fn utf16_is_read_by_its_mark() {
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(FRENCH.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(read(&[("utf16.txt", &utf16)])[0].as_ref().unwrap().text, FRENCH);
}

#[test]
fn json_lines_are_known_by_their_brace() {
    let found = read(&[("feed", format!("\n {{\"id\": \"x\", \"text\": \"{FRENCH}\"}}").as_bytes())]);
    assert_eq!(found[0].as_ref().unwrap().id, "x");
}

#[test]
fn defaults_fill_what_is_not_told() {
    let path = file("defaults.txt", b"Ouagadougou");
    let defaults = Defaults { published: Some("2025-11-12".parse().unwrap()), lang: Some(griot_core::Lang::Fr) };
    let found: Found = articles(vec![Input::File(path)], defaults).collect();
    let article = &found[0].as_ref().unwrap();
    assert_eq!((article.published, article.lang), (defaults.published, griot_core::Lang::Fr));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["any.txt", "any.jsonl", "any"] {
            let found = read(&[(name, &bytes)]);
            prop_assert!(!found.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xEF\xBB\xBF");
        }
    }

    #[test]
    fn any_text_comes_through_unchanged(text in "\\PC*") {
        let line = serde_json::json!({"id": "a", "text": text, "lang": "fr"}).to_string();
        let found = read(&[("text.jsonl", line.as_bytes())]);
        match &found[0] {
            Ok(article) => prop_assert_eq!(&article.text, &text),
            Err(why) => prop_assert_eq!((why.reason, text.trim()), ("no article", "")),
        }
    }
}
