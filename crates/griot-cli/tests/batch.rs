//! Batches of the real binary: broken off at any moment they go on to the same files, and nothing is lost.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A batch in a fresh folder: its input, its output and its report.
struct Batch(PathBuf);

impl Batch {
    fn new(name: &str, input: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the test folder can be made");
        fs::write(folder.join("in.jsonl"), input).expect("the input can be written");
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    fn command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
        command.args(["code", "in.jsonl", "-o", "out.jsonl", "--report", "report.jsonl", "--threads", "2"]);
        command.args(more).current_dir(&self.0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, more: &[&str]) -> Output {
        self.command(more).output().expect("the binary runs")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder is there").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Starts the batch and waits until its journal tells of so many articles, or until it has ended.
    fn until(&self, articles: usize, more: &[&str]) -> Child {
        let mut child = self.command(more).spawn().expect("the binary starts");
        while self.coded() < articles && child.try_wait().expect("it can be asked").is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        child
    }

    /// Articles that the journal tells of: a whole line each, after the one that tells what was begun.
    fn coded(&self) -> usize {
        let journal = fs::read(self.file("out.jsonl.journal")).unwrap_or_default();
        journal.split(|&byte| byte == b'\n').count().saturating_sub(2)
    }
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How many of [`articles`] can be coded.
const ARTICLES: usize = 29;

/// Many one-sentence articles, among which are ones that cannot be coded or dated, two of the examples, and at the
/// end some that take their time and tell nothing, so that a run does not end before it is killed.
fn articles() -> String {
    let acts = ["a attaqué un convoi de l'armée", "a reçu une délégation russe", "a condamné le coup d'État"];
    let mut lines = Vec::new();
    for (at, place) in ["Gao", "Kidal", "Mopti", "Ségou", "Bamako", "Sikasso", "Kayes", "Djenné"].iter().enumerate() {
        for (to, act) in acts.iter().enumerate() {
            let text = format!("Mardi, le gouvernement malien {act} à {place}.");
            lines.push(line(&format!("{place}-{to}"), &text, (to != at % 3).then_some("2025-11-12")));
        }
        lines.push("{\"id\": \"torn\"".to_owned());
        lines.push(lines[at * 2].clone());
    }
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles.jsonl");
    lines.extend(fs::read_to_string(examples).expect("examples").lines().take(2).map(str::to_owned));
    let quiet = "Il fera beau demain sur tout le pays, avec quelques nuages dans le sud. ".repeat(20);
    lines.extend(["quiet", "calm", "still"].map(|id| line(id, &quiet, Some("2025-11-12"))));
    lines.join("\n")
}

fn line(id: &str, text: &str, published: Option<&str>) -> String {
    serde_json::json!({"id": id, "lang": "fr", "text": text, "published": published}).to_string()
}

/// What an unbroken run makes.
fn unbroken(batch: &Batch) -> (String, String) {
    let output = batch.run(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", error(&output));
    assert!(error(&output).contains(&format!(" {ARTICLES} coded")), "{}", error(&output));
    assert_eq!(batch.names(), ["in.jsonl", "out.jsonl", "report.jsonl"]);
    let made = (batch.read("out.jsonl"), batch.read("report.jsonl"));
    fs::remove_file(batch.file("out.jsonl")).expect("it is there");
    fs::remove_file(batch.file("report.jsonl")).expect("it is there");
    made
}

/// What a loss of power may do to what was written last.
fn lose_the_end(file: &Path, bytes: u64) {
    let file = fs::OpenOptions::new().write(true).open(file).expect("it is there");
    let length = file.metadata().expect("it has a length").len();
    file.set_len(length.saturating_sub(bytes)).expect("it can be cut");
}

#[test]
fn killed_at_twenty_points_it_goes_on_to_the_same_files() {
    let batch = Batch::new("killed", &articles());
    let due = unbroken(&batch);
    let mut killed = 0;
    for point in 0..20 {
        let mut child = batch.until(ARTICLES * point / 20, &["--resume"]);
        child.kill().expect("it can be killed");
        killed += u32::from(child.wait().expect("it has ended").code().is_none());
        // The first one dies before there is a part.
        let part = fs::read(batch.file("out.jsonl.part")).unwrap_or_default();
        assert!(due.0.as_bytes().starts_with(&part), "at point {point}");
        match point % 4 {
            1 => lose_the_end(&batch.file("out.jsonl.journal"), 20),
            2 => lose_the_end(&batch.file("out.jsonl.part"), 700),
            3 => lose_the_end(&batch.file("report.jsonl.part"), 5),
            _ => {}
        }
    }
    assert_eq!(killed, 20);
    let last = batch.run(&["--resume"]);
    assert_eq!(last.status.code(), Some(2), "{}", error(&last));
    assert!(error(&last).starts_with("going on after "), "{}", error(&last));
    assert_eq!((batch.read("out.jsonl"), batch.read("report.jsonl")), due);
    assert_eq!(batch.names(), ["in.jsonl", "out.jsonl", "report.jsonl"]);
}

#[test]
fn killed_and_gone_on_with_it_is_converted_as_export_does() {
    let few: Vec<String> = articles().lines().take(8).map(str::to_owned).collect();
    let batch = Batch::new("converted", &few.join("\n"));
    let griot = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
        command.current_dir(&batch.0).stdin(Stdio::null());
        command
    };
    let lines = griot().args(["code", "in.jsonl", "-o", "lines.jsonl"]).output().expect("the binary runs");
    assert_eq!(lines.status.code(), Some(2), "{}", error(&lines));
    let done = griot().args(["export", "lines.jsonl", "-o", "due.csv"]).output().expect("the binary runs");
    assert_eq!(done.status.code(), Some(0), "{}", error(&done));
    let code = ["code", "in.jsonl", "-o", "out.csv", "--threads", "2", "--resume"];
    let mut child = griot().args(code).stderr(Stdio::null()).spawn().expect("the binary starts");
    while !batch.file("out.csv.part").metadata().is_ok_and(|meta| meta.len() > 0) {
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().and_then(|()| child.wait()).expect("it can be killed");
    assert!(!batch.file("out.csv").exists(), "nothing half-written passes for whole");
    let other = griot().args(code).args(["--format", "hxl"]).output().expect("the binary runs");
    assert!(error(&other).contains("then “--format: csv”, now “--format: hxl”"), "{}", error(&other));
    let last = griot().args(code).output().expect("the binary runs");
    assert_eq!(last.status.code(), Some(2), "{}", error(&last));
    assert_eq!(batch.read("out.csv"), batch.read("due.csv"));
    assert_eq!(batch.names(), ["due.csv", "in.jsonl", "lines.jsonl", "out.csv"]);
    let piped = griot().args(["code", "in.jsonl", "--format", "csv", "--threads", "2"]).output();
    assert!(piped.expect("the binary runs").stdout == batch.read("due.csv").as_bytes(), "standard output differs");
}

#[test]
fn a_batch_that_was_broken_off_is_kept_from_harm() {
    let batch = Batch::new("kept", &articles());
    let child = batch.until(3, &[]);
    let pid = child.id().to_string();
    let other = batch.run(&["--resume"]);
    assert_eq!(other.status.code(), Some(1));
    assert!(error(&other).contains("another run is writing it"), "{}", error(&other));
    assert!(Command::new("kill").args(["-INT", &pid]).status().expect("kill runs").success());
    let stopped = child.wait_with_output().expect("it ends");
    assert_eq!(stopped.status.code(), Some(130), "{}", error(&stopped));
    assert!(error(&stopped).contains("go on with the same command and --resume"), "{}", error(&stopped));
    let left = ["in.jsonl", "out.jsonl.journal", "out.jsonl.part", "report.jsonl.part"];
    assert_eq!(batch.names(), left);

    let refused = |more: &[&str]| {
        let output = batch.run(more);
        assert_eq!((output.status.code(), batch.names()), (Some(1), left.map(str::to_owned).to_vec()));
        error(&output)
    };
    insta::assert_snapshot!("broken-off", refused(&[]));
    insta::assert_snapshot!("other-options", refused(&["--resume", "--min-confidence", "0.1"]));
    let input = batch.read("in.jsonl");
    fs::write(batch.file("in.jsonl"), input.replacen("Mardi", "Lundi", 1)).expect("it can be written");
    insta::assert_snapshot!("other-input", refused(&["--resume"]));
    fs::write(batch.file("in.jsonl"), &input).expect("it can be written");
    let last = batch.run(&["--resume"]);
    assert_eq!(last.status.code(), Some(2), "{}", error(&last));
    assert_eq!(batch.names(), ["in.jsonl", "out.jsonl", "report.jsonl"]);
}

#[test]
fn only_files_can_be_gone_on_with() {
    let batch = Batch::new("standard-output", "");
    let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
    let output = command.args(["code", "in.jsonl", "--resume"]).current_dir(&batch.0).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!("resume-without-file", error(&output));
}

#[test]
fn a_full_disk_stops_the_run_and_nothing_passes_for_whole() {
    let batch = Batch::new("full", &articles());
    // No file may grow beyond eight kilobytes.
    let limited =
        format!("ulimit -f 16; exec '{}' code in.jsonl -o out.jsonl --threads 1", env!("CARGO_BIN_EXE_griot"));
    let output = Command::new("sh").args(["-c", &limited]).current_dir(&batch.0).output().expect("sh runs");
    assert_eq!(output.status.code(), Some(1), "{}", error(&output));
    assert!(error(&output).contains("out.jsonl: cannot be written"), "{}", error(&output));
    assert!(error(&output).contains("go on with the same command and --resume"), "{}", error(&output));
    assert_eq!(batch.names(), ["in.jsonl", "out.jsonl.journal", "out.jsonl.part"]);
    if Path::new("/dev/full").exists() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_griot"));
        let output = command.args(["code", "in.jsonl", "-o", "/dev/full"]).current_dir(&batch.0).output();
        let output = output.expect("the binary runs");
        assert_eq!(output.status.code(), Some(1), "{}", error(&output));
        assert!(error(&output).contains("/dev/full: cannot be written"), "{}", error(&output));
    }
}

#[test]
fn what_is_asked_for_is_coded() {
    let line = |id: &str, day: &str, lang: &str, text: &str| {
        serde_json::json!({"id": id, "published": day, "lang": lang, "text": text}).to_string()
    };
    let text = "Le JNIM a attaqué mardi un convoi de l'armée malienne près de Gao.";
    let lines = [
        line("early", "2025-11-01", "fr", text),
        line("first", "2025-11-12", "fr", text),
        line("english", "2025-11-12", "en", "Gunmen attacked a convoy near Gao on Tuesday."),
        line("again", "2025-11-13", "fr", &text.replace(' ', "\n")),
        line("quiet", "2025-11-13", "fr", "Il fait beau."),
        line("late", "2025-12-01", "fr", "Le président a démissionné."),
        line("too many", "2025-11-13", "fr", "Le ministre a été limogé hier par le président."),
    ];
    let batch = Batch::new("chosen", &lines.join("\n"));
    let choice = ["--since", "2025-11-02", "--until", "2025-11-30", "--only-lang", "fr", "--dedup"];
    let output = batch.run(&choice);
    assert_eq!(output.status.code(), Some(2), "{}", error(&output));
    insta::assert_snapshot!("chosen", error(&output));
    insta::assert_snapshot!("chosen-report", batch.read("report.jsonl"));
    let docs: Vec<serde_json::Value> = batch
        .read("out.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["doc"].clone())
        .collect();
    assert!(docs.contains(&"first".into()) && docs.iter().all(|doc| doc == "first" || doc == "too many"), "{docs:?}");
    let output = batch.run(&[&choice[..], &["--limit", "1"]].concat());
    assert!(error(&output).contains("2 articles read, 1 coded"), "{}", error(&output));
}
