//! The real binary: help, errors, exit codes, what is written where.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The only caller of the binary here.
fn griot(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_griot"))
        .args(args)
        .current_dir(root())
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A command that stops before it has read everything closes its end.
    let _ = child.stdin.take().map(|mut pipe| pipe.write_all(stdin));
    child.wait_with_output().expect("the binary ends")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A fresh folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the test folder can be made");
    path
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Exit code and standard error, as a person sees them.
fn failed(args: &[&str], stdin: &str) -> String {
    let output = griot(args, stdin.as_bytes());
    assert_eq!(text(&output.stdout), "", "{args:?}");
    format!("exit {}\n{}", output.status.code().unwrap_or(-1), text(&output.stderr))
}

fn json_lines(bytes: &[u8]) -> Vec<Value> {
    text(bytes).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

const ATTACK: &str = "Le JNIM a attaqué mardi un convoi de l'armée malienne près de Gao. Deux soldats ont été tués.";

fn line(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text, "published": "2025-11-12", "lang": "fr"}).to_string()
}

#[test]
fn help_of_every_command() {
    for command in ["", "read", "code", "annotate", "score"] {
        let asked: Vec<&str> = [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
        let output = griot(&asked, b"");
        assert_eq!(output.status.code(), Some(0));
        insta::assert_snapshot!(format!("help-{command}"), text(&output.stdout));
    }
}

#[test]
fn what_cannot_run_says_why_and_exits_with_1() {
    insta::assert_snapshot!("no-such-command", failed(&["sing"], ""));
    insta::assert_snapshot!("no-input", failed(&["code"], ""));
    insta::assert_snapshot!("no-such-day", failed(&["code", "-", "--published", "2025-13-02"], ""));
    insta::assert_snapshot!("no-such-language", failed(&["code", "-", "--lang", "de"], ""));
    insta::assert_snapshot!("no-such-probability", failed(&["code", "-", "--min-confidence", "2"], ""));
    insta::assert_snapshot!("no-threads", failed(&["code", "-", "--threads", "0"], ""));
    insta::assert_snapshot!("no-such-file-to-read", failed(&["read", "no/such/file.txt"], ""));
    insta::assert_snapshot!("no-such-file-to-code", failed(&["code", "no/such/file.txt"], ""));
    insta::assert_snapshot!("no-place-for-output", failed(&["code", "-", "-o", "no/such/folder/out.jsonl"], ""));
    insta::assert_snapshot!("nothing-to-read", failed(&["read"], "\n"));
    insta::assert_snapshot!("no-such-gold", failed(&["score", "no/such/gold.jsonl"], ""));
}

#[test]
fn what_is_skipped_is_told_and_kept_and_exits_with_2() {
    let folder = folder("skipped");
    let (out, report) = (folder.join("events.jsonl"), folder.join("report.jsonl"));
    let (out, report) = (out.to_string_lossy(), report.to_string_lossy());
    let input = [
        line("a", ATTACK),
        "{".to_owned(),
        line("a", ATTACK),
        line("b", "El gobierno recibió a la delegación.")
            .replace(",\"lang\":\"fr\"", "")
            .replace("\"lang\":\"fr\",", ""),
    ];
    let output = griot(&["code", "-", "-o", &out, "--report", &report], input.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!("skipped", text(&output.stderr).replace(char::is_numeric, "#"));
    let kept = json_lines(&std::fs::read(&*report).unwrap());
    let reasons: Vec<&str> = kept.iter().filter_map(|problem| problem["reason"].as_str()).collect();
    assert_eq!(reasons, ["no article", "duplicate id", "other language"]);
    assert!(kept.iter().all(|problem| problem["coded"] == false && problem["remedy"] != ""));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2, "the parts have their names");
    let again = griot(&["code", "-", "-o", &out, "--report", &report], line("a", ATTACK).as_bytes());
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&*report).unwrap(), "", "it would tell of another run");
}

#[test]
fn an_article_without_a_day_is_coded_and_told() {
    let output = griot(&["code", "-", "--lang", "fr"], ATTACK.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stdout.is_empty(), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("left open in part 1 (1 no publication day)"), "{}", text(&output.stderr));
}

#[test]
fn events_point_at_the_words_they_quote() {
    let output = griot(&["code", "examples/articles.jsonl"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let articles = json_lines(&std::fs::read(root().join("examples/articles.jsonl")).unwrap());
    let events = json_lines(&output.stdout);
    assert!(!events.is_empty());
    for event in &events {
        let article = articles.iter().find(|article| article["id"] == event["doc"]).expect("its article");
        let whole: Vec<char> = article["text"].as_str().unwrap_or_default().chars().collect();
        let fields = [&event["mentions"], &event["actor"], &event["recipient"]];
        for item in fields.into_iter().filter_map(Value::as_array).flatten() {
            let at = |n: usize| item["span"][n].as_u64().unwrap_or_default() as usize;
            let words: String = whole[at(0)..at(1)].iter().collect();
            assert_eq!(item["text"], words.as_str(), "{event}");
        }
    }
}

#[test]
fn output_does_not_depend_on_threads() {
    let run = |threads| griot(&["code", "examples/articles.jsonl", "--threads", threads], b"").stdout;
    let one = run("1");
    assert!(!one.is_empty());
    assert_eq!(text(&one), text(&run("3")));
}

#[test]
fn an_input_is_never_written_over() {
    let file = folder("own-input").join("a.jsonl");
    std::fs::write(&file, line("a", ATTACK)).unwrap();
    let output = griot(&["code", &file.to_string_lossy(), "-o", &file.to_string_lossy()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), line("a", ATTACK));
}

#[test]
fn reading_for_people_needs_no_terminal() {
    let output = griot(&["read", "--published", "2025-11-12", "--why"], ATTACK.as_bytes());
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!shown.contains('\u{1b}'), "colours in a pipe");
    assert!(shown.contains("ASSAULT") && shown.contains("because "), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
}

#[test]
fn layers_come_one_article_a_line() {
    let input = format!("{}\n{}", line("a", ATTACK), line("b", "Rien."));
    for (layer, name) in [
        ("dates", "spans"),
        ("places", "toponyms"),
        ("actors", "actors"),
        ("sentences", "sentences"),
        ("triggers", "triggers"),
    ] {
        let output = griot(&["annotate", "--layer", layer, "-"], input.as_bytes());
        let lines = json_lines(&output.stdout);
        let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids, ["a", "b"], "{layer}");
        let items = lines[0][name].as_array().expect(name);
        assert!(!items.is_empty(), "{layer}");
        for item in items {
            let at = |n: usize| item["span"][n].as_u64().unwrap_or_default() as usize;
            let words: String = ATTACK.chars().take(at(1)).skip(at(0)).collect();
            assert_eq!(item["text"], words.as_str(), "{layer}");
        }
    }
}

#[test]
fn dates_take_a_reference_instead_of_a_day_of_publication() {
    let line = br#"{"id": "a", "lang": "fr", "text": "Il est parti hier.", "reference": "2025-11-12"}"#;
    let output = griot(&["annotate", "--layer", "dates", "-"], line);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(json_lines(&output.stdout)[0]["spans"][0]["from"], "2025-11-11");
}

#[test]
fn gold_against_itself_is_right() {
    let gold = folder("gold").join("gold.jsonl");
    let event = serde_json::json!({"event": "ASSAULT", "mode": [], "status": "actual",
        "mentions": [{"text": "a attaqué", "span": [8, 17]}], "actor": [], "recipient": [], "date": null,
        "place": null, "source": null, "dead": null, "injured": null, "contexts": []});
    let article =
        serde_json::json!({"id": "a", "lang": "fr", "published": "2025-11-12", "text": ATTACK, "events": [event]});
    std::fs::write(&gold, format!("{article}\n")).unwrap();
    let gold = gold.to_string_lossy();
    let same = griot(&["score", &gold, &gold, "--json"], b"");
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stderr));
    let coded = griot(&["code", &gold], b"").stdout;
    let predicted = folder("predicted").join("events.jsonl");
    std::fs::write(&predicted, coded).unwrap();
    let by_file = griot(&["score", &gold, &predicted.to_string_lossy(), "--json"], b"");
    let at_once = griot(&["score", &gold, "--json"], b"");
    assert_eq!(text(&by_file.stdout), text(&at_once.stdout), "{}", text(&at_once.stderr));
    assert_ne!(text(&by_file.stdout), "");
}

#[test]
fn gold_that_can_be_read_only_once_is_coded_and_scored() {
    let gold =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../gold/events/fr-sahel.jsonl")).unwrap();
    let line = gold.lines().next().unwrap();
    let output = griot(&["score", "/dev/stdin"], line.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("1 articles") && !text.contains(" 0 predicted"), "{text}");
}
