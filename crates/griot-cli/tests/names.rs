//! `--names`: whose names the lines keep, in both languages.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// Private persons are called Kolodiarra, public ones Zantigui.
const ARTICLES: [(&str, &str); 4] = [
    ("fr", "Des hommes armés ont enlevé mercredi le commerçant Moussa Kolodiarra près de Gao."),
    ("fr", "Le ministre malien de la Défense, Issa Zantigui, a rencontré mardi le président sénégalais à Dakar."),
    ("en", "Gunmen kidnapped the farmer Moussa Kolodiarra near Gao on Wednesday."),
    ("en", "Mali's defence minister Issa Zantigui met the president of Senegal in Dakar on Tuesday."),
];

/// The articles as lines of JSON.
fn articles() -> String {
    let line = |(at, (lang, text)): (usize, &(&str, &str))| {
        serde_json::json!({"id": at.to_string(), "text": text, "published": "2025-11-13", "lang": lang}).to_string()
    };
    ARTICLES.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// What the binary writes of the articles: lines of JSON.
fn griot(args: &[&str]) -> Vec<Value> {
    fed(args, &articles()).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// What the binary writes with `input` on its standard input.
fn fed(args: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_griot"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("it is piped").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The words and the spans of all parties, with the number of their article.
fn parties(lines: &[Value]) -> Vec<(usize, String, Value)> {
    let of = |line: &Value| -> Vec<(usize, String, Value)> {
        let id = line.get("doc").unwrap_or(&line["id"]).as_str().and_then(|id| id.parse().ok()).expect("a number");
        let lists = ["actor", "recipient", "actors"].map(|side| line[side].as_array().cloned().unwrap_or_default());
        let party = |party: Value| (id, party["text"].as_str().expect("words").to_owned(), party["span"].clone());
        lists.concat().into_iter().map(party).collect()
    };
    lines.iter().flat_map(of).collect()
}

#[test]
fn private_names_are_masked_and_all_are_kept_where_that_is_asked() {
    for command in [&["code", "-"][..], &["annotate", "--layer", "actors", "-"]] {
        let masked = parties(&griot(&[command, &["--names", "public"]].concat()));
        let whole = parties(&griot(command));
        let spans = |parties: &[(usize, String, Value)]| parties.iter().map(|p| p.2.clone()).collect::<Vec<_>>();
        assert_eq!(spans(&masked), spans(&whole), "spans stay");
        for article in 0..ARTICLES.len() {
            let has = |parties: &[(usize, String, Value)], words: &str| {
                parties.iter().any(|(at, text, _)| *at == article && text.contains(words))
            };
            let name = if article % 2 == 0 { "Kolodiarra" } else { "Zantigui" };
            assert!(has(&whole, name), "{command:?} {article}: {whole:?}");
            assert_eq!(has(&masked, "[…]"), article % 2 == 0, "{command:?} {article}: {masked:?}");
            assert_eq!(has(&masked, name), article % 2 == 1, "{command:?} {article}: {masked:?}");
        }
    }
}

#[test]
fn the_record_keeps_the_words_of_the_article_and_tells_what_an_export_shows() {
    let lines = griot(&["code", "-"]);
    let private = |line: &Value| line["recipient"][0].clone();
    let (first, public) = (private(&lines[0]), private(&lines[1]));
    let words: String = ARTICLES[0].1.chars().skip(span(&first).0).take(span(&first).1 - span(&first).0).collect();
    assert_eq!(first["text"], words.as_str());
    assert!(first["masked"].as_str().is_some_and(|masked| masked.contains("[…]") && !masked.contains("Kolodiarra")));
    assert_eq!(public["masked"], Value::Null, "{public}");
}

#[test]
fn what_is_exported_has_no_private_names_unless_they_are_asked_for() {
    let lines = griot(&["code", "-"]).iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let export = |more: &[&str]| fed(&[&["export", "-", "--format", "csv"], more].concat(), &lines);
    assert!(!export(&[]).contains("Kolodiarra"));
    assert!(export(&[]).contains("[…]"));
    assert!(export(&["--names", "all"]).contains("Kolodiarra"));
    let coded = |more: &[&str]| fed(&[&["code", "-", "--format", "csv"], more].concat(), &articles());
    assert_eq!(coded(&[]), export(&[]));
    assert_eq!(coded(&["--names", "all"]), export(&["--names", "all"]));
}

fn span(party: &Value) -> (usize, usize) {
    let at = |end: usize| party["span"][end].as_u64().and_then(|at| at.try_into().ok()).expect("an offset");
    (at(0), at(1))
}
