//! `--store` as people use it: filled, filled again, broken off, exported, served.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the test folder can be made");
    path
}

fn griot(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    griot(folder, args).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Articles that each tell one attack, some of them the same.
fn articles(count: usize) -> String {
    let line = |number: usize| {
        let town = ["Djibo", "Gao", "Diffa", "Mopti"][number % 4];
        let text =
            format!("Des hommes armés ont attaqué {town} mardi, tuant {} soldats, selon l'armée.", 3 + number % 7);
        serde_json::json!({"id": format!("a{number}"), "text": text, "published": "2025-11-12", "lang": "fr"})
            .to_string()
    };
    (0..count).map(|number| line(number) + "\n").collect()
}

#[test]
fn a_store_is_filled_once_and_exported() {
    let folder = folder("store-filled");
    fs::write(folder.join("in.jsonl"), articles(6)).expect("the input can be written");
    let code = ["code", "in.jsonl", "--store", "a.db"];
    let first = run(&folder, &code);
    assert!(first.status.success() && first.stdout.is_empty(), "{}", said(&first));
    assert!(said(&first).contains("6 articles read, 6 coded"), "{}", said(&first));
    let again = run(&folder, &code);
    assert!(said(&again).contains("0 coded") && said(&again).contains("6 that --store has"), "{}", said(&again));
    assert_eq!(said(&again).lines().last(), said(&first).lines().last(), "the store holds the same");

    let lines = |args: &[&str]| {
        let all = [&["export", "--store", "a.db"], args].concat();
        let output = run(&folder, &all);
        assert!(output.status.success(), "{}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8").lines().count()
    };
    let events = lines(&[]);
    assert!(events >= 6);
    assert_eq!(lines(&["-f", "csv"]), events + 1);
    assert!(lines(&["--where", "text=Djibo"]) < events);
    assert!(lines(&["--stories"]) < events, "Djibo and Gao are attacked in two articles each");
    assert_eq!(lines(&["--type", "PROTEST"]), 0);
    // What goes through a store comes out as it would have gone into a file.
    run(&folder, &["code", "in.jsonl", "-o", "direct.jsonl"]);
    let direct = fs::read_to_string(folder.join("direct.jsonl")).expect("it is written").lines().count();
    assert_eq!(direct, events);
}

#[test]
fn a_kill_loses_nothing_that_was_kept() {
    let folder = folder("store-killed");
    fs::write(folder.join("in.jsonl"), articles(60)).expect("the input can be written");
    let code = ["code", "in.jsonl", "--store", "a.db", "--threads", "2"];
    let kept = || {
        let output = run(&folder, &["export", "--store", "a.db", "-f", "csv"]);
        String::from_utf8_lossy(&output.stdout).lines().count()
    };
    let mut before = 0;
    for pause in [700, 900, 1100] {
        let mut child = griot(&folder, &code).spawn().expect("the binary starts");
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let now = kept();
        assert!(now >= before);
        before = now;
    }
    let whole = run(&folder, &code);
    assert!(whole.status.success(), "{}", said(&whole));
    run(&folder, &["code", "in.jsonl", "--store", "b.db"]);
    let export = |store: &str| run(&folder, &["export", "--store", store, "--names", "all"]).stdout;
    let sorted = |bytes: Vec<u8>| {
        let mut lines: Vec<String> = String::from_utf8(bytes).expect("UTF-8").lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert!(sorted(export("a.db")) == sorted(export("b.db")), "killed and unbroken hold the same events and stories");
}

#[test]
fn what_cannot_run_says_why() {
    let folder = folder("store-refused");
    fs::write(folder.join("in.jsonl"), articles(1)).expect("the input can be written");
    for (args, told) in [
        (vec!["export", "--store", "none.db"], "cannot be opened"),
        (vec!["export", "--store", "in.jsonl"], "is no store"),
        (vec!["serve", "--store", "none.db"], "there is no such store"),
        (vec!["serve", "--store", "none.db", "--address", "0.0.0.0:0"], "nothing keeps them out"),
        (vec!["serve", "--store", "none.db", "--token", "a b"], "letters, digits"),
        (vec!["code", "in.jsonl", "--store", "a.db", "-o", "x.jsonl"], "cannot be used with"),
        (vec!["export", "in.jsonl", "--where", "actor=x"], "--store"),
        (vec!["export", "--store", "a.db", "--where", "colour=red"], "there is no such filter"),
        (vec!["export", "--store", "a.db", "--where", "actor"], "NAME=VALUE"),
    ] {
        let output = run(&folder, &args);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {}", said(&output));
        assert!(said(&output).contains(told), "{args:?}: {}", said(&output));
    }
}

/// The real server on a real socket: the page, the API, an article coded, and a slow or broken client.
#[test]
fn a_store_is_served() {
    let folder = folder("store-served");
    fs::write(folder.join("in.jsonl"), articles(4)).expect("the input can be written");
    run(&folder, &["code", "in.jsonl", "--store", "a.db"]);
    let mut server =
        griot(&folder, &["serve", "--store", "a.db", "--address", "127.0.0.1:0"]).spawn().expect("it starts");
    let mut lines = BufReader::new(server.stderr.take().expect("piped")).lines();
    let address = loop {
        let line = lines.next().expect("it tells its address").expect("UTF-8");
        if let Some((_, rest)) = line.split_once("http://") {
            break rest.split('/').next().expect("a host").to_owned();
        }
    };
    let ask = |request: &str| {
        let mut stream = TcpStream::connect(&address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("it can be asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    };
    let _broken = TcpStream::connect(&address).map(|mut stream| stream.write_all(b"GET / HT"));
    let meta = ask(&format!("GET /api/meta HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
    assert!(meta.starts_with("HTTP/1.1 200") && meta.contains("\"articles\":4"), "{meta}");
    let body = r#"{"text": "Le JNIM a attaqué Djibo mardi.", "published": "2025-11-12"}"#;
    let coded = ask(&format!(
        "POST /api/code HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ));
    assert!(coded.starts_with("HTTP/1.1 200") && coded.contains("ASSAULT"), "{coded}");
    let nonsense = ask("NONSENSE\r\n\r\n");
    assert!(nonsense.starts_with("HTTP/1.1 400"), "{nonsense}");
    server.kill().expect("it can be ended");
    server.wait().expect("it ends");
}
