//! `griot export` as people run it: what is written where, what is told, exit codes.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The only caller of the binary here.
fn export(args: &[&str], stdin: &str, stdout: Stdio) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_griot"))
        .arg("export")
        .args(args)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A command that stops before it has read everything closes its end.
    let _ = child.stdin.take().map(|mut pipe| pipe.write_all(stdin.as_bytes()));
    child.wait_with_output().expect("the binary ends")
}

fn piped(args: &[&str], stdin: &str) -> Output {
    export(args, stdin, Stdio::piped())
}

/// A fresh folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the test folder can be made");
    path
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn events() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/formats/events.jsonl"))
        .expect("the events are there")
}

#[test]
fn help_of_export() {
    insta::assert_snapshot!("help-export", text(&piped(&["--help"], "").stdout));
}

#[test]
fn what_cannot_run_says_why_and_exits_with_1() {
    for (args, said) in [
        (vec!["-", "--format", "xls"], "write one of jsonl, csv, parquet"),
        (vec!["-", "--type", "FIGHT"], "write one of AGREE, CONSULT"),
        (vec!["-", "--status", "done"], "write one of actual, historical"),
        (vec!["-", "--country", "Mali"], "three letters"),
        (vec!["-", "--since", "2025-13-01"], "write it as 2025-11-12"),
        (vec!["-", "--min-confidence", "2"], "from 0 to 1"),
        (vec!["-", "-o", "events.xlsx"], "events.xlsx: its name tells no format\n  help: give --format: jsonl, csv"),
        (vec!["-", "-o", "no/such/folder/e.csv"], "no/such/folder/e.csv.part: cannot be written"),
        (vec!["no/such/events.jsonl"], "no/such/events.jsonl: cannot be read"),
    ] {
        let output = piped(&args, "");
        let told = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(1), ""), "{args:?}: {told}");
        assert!(told.contains(said), "{args:?}: {told}");
    }
}

#[test]
fn its_own_lines_come_back_byte_by_byte() {
    let output = piped(&["-"], &events());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout) == events(), "the lines differ");
}

#[test]
fn lines_that_are_no_events_are_told_counted_and_passed_over() {
    let mut lines: Vec<String> = events().lines().take(2).map(str::to_owned).collect();
    lines.insert(1, "{\"id\": 1}".to_owned());
    lines.insert(0, String::new());
    lines.push("{".to_owned());
    let output = piped(&["-", "--format", "csv"], &lines.join("\n"));
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("stdin:3: not an event") && told.contains("stdin:5: not an event"), "{told}");
    assert!(told.ends_with("2 events; skipped 2 (2 no event)\n"), "{told}");
    assert_eq!(text(&output.stdout).lines().count(), 3);
}

#[test]
fn the_file_appears_whole_and_under_its_name_alone() {
    let folder = folder("export-whole");
    for name in ["e.jsonl", "e.csv", "e.parquet", "e.geojson", "e.gdelt.tsv", "e.hxl.csv", "e.plover.jsonl"] {
        let path = folder.join(name);
        let output = piped(&["-", "-o", &path.to_string_lossy()], &events());
        assert_eq!(output.status.code(), Some(0), "{name}: {}", text(&output.stderr));
        assert!(path.metadata().is_ok_and(|meta| meta.len() > 1000), "{name}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 7, "something else was left");
}

#[test]
fn the_same_events_give_the_same_bytes() {
    for format in ["jsonl", "csv", "parquet", "plover", "polecat", "acled", "gdelt", "geojson", "hxl"] {
        let run = || piped(&["-", "--format", format], &events()).stdout;
        assert!(run() == run(), "{format}");
    }
}

#[test]
fn an_input_is_never_written_over() {
    let path = folder("export-own-input").join("e.jsonl");
    fs::write(&path, events()).unwrap();
    let output = piped(&[&path.to_string_lossy(), "-o", &path.to_string_lossy()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(fs::read_to_string(&path).unwrap() == events());
}

#[test]
fn a_choice_of_events_tells_what_is_left_out() {
    let output = piped(&["-", "--format", "gdelt", "--type", "MOBILIZE,ASSAULT", "--country", "cod"], &events());
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert_eq!(text(&output.stdout).lines().count(), 1, "{told}");
    assert!(told.starts_with("1 event; 30 not asked for; 1 that did not happen left out"), "{told}");
}

/// Whoever writes as root must not replace a device by a file.
#[test]
#[cfg(target_os = "linux")]
fn a_device_is_written_to_and_stays_one() {
    let output = piped(&["-", "--format", "csv", "-o", "/dev/null"], &events());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(Path::new("/dev/null").metadata().is_ok_and(|meta| !meta.is_file()));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_a_clear_stop() {
    for format in ["csv", "parquet", "geojson"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = export(&["-", "--format", format], &events(), full.into());
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("standard output: cannot be written") && told.contains("free space"), "{told}");
    }
}
