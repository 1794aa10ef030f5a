//! `--knowledge DIR` as people use it: the examples of its page, what is refused and how.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Sentences in which somebody does something beside the hakim of `docs/knowledge.md`.
const HAKIM: [&str; 4] = [
    "Le hakim de Kolo a condamné mardi l'attaque du marché de Gao.",
    "Le gouverneur de Gao a rencontré lundi le hakim de Kolo.",
    "Des hommes armés ont enlevé mercredi le hakim de Kolo près de Gao.",
    "Les Veilleurs de Kolo ont tué mardi deux soldats maliens à Gao.",
];

/// A fresh folder with an input and a folder `mine` of these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("knowledge-{name}"));
    let _ = fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join("mine").join(file);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("the folder can be made");
        fs::write(file, text).expect("it can be written");
    }
    let line = |(at, text): (usize, &&str)| {
        serde_json::json!({"id": at.to_string(), "text": text, "published": "2025-11-12", "lang": "fr"}).to_string()
    };
    fs::create_dir_all(&path).expect("the folder can be made");
    let lines: Vec<String> = HAKIM.iter().enumerate().map(line).collect();
    fs::write(path.join("in.jsonl"), lines.join("\n")).expect("it can be written");
    path
}

fn griot(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_griot")).args(args).current_dir(folder).output().expect("the binary runs")
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The files that the page shows, each under its path in the first line.
fn shown() -> Vec<(String, String)> {
    let page =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/knowledge.md")).expect("it is there");
    let blocks = page.split("```toml\n# mine/").skip(1);
    let file = |block: &str| block.split("```").next()?.split_once('\n').map(|(path, text)| (path.into(), text.into()));
    blocks.filter_map(file).collect()
}

/// Sectors of every party that the words stand in, and what decided on it.
fn parties(lines: &[u8], words: &str) -> Vec<(String, String)> {
    let lines = String::from_utf8_lossy(lines).into_owned();
    let actors = lines.lines().flat_map(|line| {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        line["actors"].as_array().cloned().unwrap_or_default()
    });
    let of = |actor: Value| (actor["sector"].to_string(), actor["why"].to_string());
    actors.filter(|actor| actor["text"].as_str().is_some_and(|text| text.contains(words))).map(of).collect()
}

#[test]
fn what_the_page_shows_works() {
    let shown = shown();
    assert_eq!(shown.len(), 2, "an entity file and a role file");
    let files: Vec<(&str, &str)> = shown.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder("shown", &[&files[..], &[("README.md", "notes"), (".draft.toml", "=")]].concat());
    let actors = |more: &[&str]| {
        let output = griot(&folder, &[&["annotate", "--layer", "actors", "in.jsonl"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        output.stdout
    };
    let (without, with) = (actors(&[]), actors(&["--knowledge", "mine"]));
    let hakims = parties(&with, "hakim");
    let decided = |(sector, why): &(String, String)| sector == "[\"JUD\"]" && why.contains("role:hakim");
    assert!(!hakims.is_empty() && hakims.iter().all(decided), "{hakims:?}");
    assert!(!parties(&without, "hakim").iter().any(decided));
    let known = |lines: &[u8]| parties(lines, "Veilleurs").iter().any(|(_, why)| why.contains("entity:veilleurs-kolo"));
    assert!(known(&with) && !known(&without));
}

#[test]
fn every_command_that_codes_takes_it_and_says_what_is_wrong() {
    let folder = folder(
        "wrong",
        &[("world/entities.toml", "entity = [\n\n  { id = \"a\", country = \"ZZZ\", names = [\"Ab\"] },\n]")],
    );
    let gold = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gold/events/fr-sahel.jsonl");
    for command in [
        &["read", "in.jsonl"][..],
        &["code", "in.jsonl", "-o", "out.jsonl"],
        &["annotate", "--layer", "actors", "in.jsonl"],
        &["score", gold],
    ] {
        let output = griot(&folder, &[command, &["--knowledge", "mine"]].concat());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{command:?}");
        let told = error(&output);
        assert!(told.starts_with("error: mine/world/entities.toml:3: \"ZZZ\" is no country code"), "{told}");
    }
    assert!(!folder.join("out.jsonl.part").exists(), "nothing was begun");
}

#[test]
fn a_folder_that_is_no_knowledge_is_refused() {
    let wrong_role =
        "[[role]]\nid = \"hakim\"\nsectors = [\"JUD\"]\nmatch = [\"hakim(s)\"]\nyes = [\"le cadi de Kolo\"]\n";
    for (name, files, said) in [
        ("title", &[("fr/titles.toml", "")][..], "mine/fr/titles.toml: is no knowledge that can be added"),
        ("table", &[("places.TSV", "")], "mine/places.TSV: is no knowledge that can be added"),
        ("notes", &[("README.md", "")], "mine: holds no knowledge"),
        ("toml", &[("en/roles.toml", "small = []\n[[role]]\nid = ")], "mine/en/roles.toml:3: "),
        ("role", &[("fr/roles.toml", wrong_role)], "mine/fr/roles.toml:1: role \"hakim\": does not decide in"),
        ("bytes", &[("world/entities.toml", "")], "mine/world/entities.toml:2: is not UTF-8"),
    ] {
        let folder = folder(name, files);
        if name == "bytes" {
            fs::write(folder.join("mine/world/entities.toml"), b"# a\n# \xE9t\xE9\n").expect("it can be written");
        }
        let output = griot(&folder, &["code", "in.jsonl", "--knowledge", "mine"]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", error(&output));
        assert!(error(&output).contains(said), "{name}: {}", error(&output));
    }
    let output = griot(&folder("none", &[]), &["code", "in.jsonl", "--knowledge", "mine"]);
    assert!(error(&output).contains("mine: cannot be read"), "{}", error(&output));
}

/// Knowledge that changed would give the rest of the articles other codes.
#[test]
#[cfg(unix)]
fn a_batch_goes_on_with_the_same_knowledge_alone() {
    let entity = |sector: &str| {
        format!("entity = [{{ id = \"a\", country = \"MLI\", sectors = [\"{sector}\"], names = [\"Ab\"] }}]")
    };
    let folder = folder("resume", &[("world/entities.toml", &entity("GOV"))]);
    let limited = format!(
        "ulimit -f 2; exec '{}' code in.jsonl -o out.jsonl --knowledge mine --threads 1",
        env!("CARGO_BIN_EXE_griot")
    );
    let broken = Command::new("sh").args(["-c", &limited]).current_dir(&folder).output().expect("sh runs");
    assert_eq!(broken.status.code(), Some(1), "{}", error(&broken));
    let on = ["code", "in.jsonl", "-o", "out.jsonl", "--knowledge", "mine", "--resume"];
    fs::write(folder.join("mine/world/entities.toml"), entity("MIL")).expect("it can be written");
    let other = griot(&folder, &on);
    assert!(error(&other).contains("--knowledge: files with digest"), "{}", error(&other));
    fs::write(folder.join("mine/world/entities.toml"), entity("GOV")).expect("it can be written");
    let last = griot(&folder, &on);
    assert_eq!(last.status.code(), Some(0), "{}", error(&last));
    assert!(folder.join("out.jsonl").exists());
}
