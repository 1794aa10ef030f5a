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

fn griot(args: &[&str]) -> Vec<Value> {
    let line = |(at, (lang, text)): (usize, &(&str, &str))| {
        serde_json::json!({"id": at.to_string(), "text": text, "published": "2025-11-13", "lang": lang}).to_string()
    };
    let lines: Vec<String> = ARTICLES.iter().enumerate().map(line).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_griot"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("it is piped").write_all(lines.join("\n").as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let lines = String::from_utf8(output.stdout).expect("output is UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
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
        let masked = parties(&griot(command));
        let whole = parties(&griot(&[command, &["--names", "all"]].concat()));
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
