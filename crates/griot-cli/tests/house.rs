//! The rules of the house that no compiler keeps: dependency arrows, sizes of files, sources of data, links.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which rooms a room may depend on. The nouns of the core are everyone's.
const ARROWS: [(&str, &[&str]); 9] = [
    ("griot-core", &[]),
    ("griot-data", &[]),
    ("griot-ingest", &["griot-core"]),
    // Exports name countries and acts in the codes of others, which are knowledge.
    ("griot-store", &["griot-core", "griot-data"]),
    ("griot-reader", &["griot-core", "griot-data"]),
    ("griot", &["griot-core", "griot-data", "griot-reader"]),
    ("griot-cli", &["griot", "griot-core", "griot-ingest", "griot-serve", "griot-store"]),
    ("griot-py", &["griot", "griot-core", "griot-ingest"]),
    ("griot-serve", &["griot", "griot-core", "griot-ingest", "griot-store"]),
];

/// Lines of the longest source file.
const LONGEST: usize = 600;

/// Folders that hold nothing written by people.
const NOT_OURS: [&str; 6] = ["target", "node_modules", "base", "runs", "__pycache__", "dist"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file of the repository that people write, in order.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the repository").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            if path.is_dir() && !NOT_OURS.contains(&name.as_str()) && (!name.starts_with('.') || name == ".ci") {
                folders.push(path);
            } else if path.is_file() && !name.starts_with('.') {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    path.extension().is_some_and(|extension| wanted.contains(&extension.to_string_lossy().as_ref()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Our own dependencies of every manifest, of whatever kind.
fn arrows() -> BTreeMap<String, Vec<String>> {
    let manifests = files().into_iter().filter(|path| path.ends_with("Cargo.toml") && path.parent() != Some(&root()));
    let mut arrows = BTreeMap::new();
    for path in manifests {
        let manifest: toml::Table = fs::read_to_string(&path).expect("a manifest").parse().expect("TOML");
        let Some(name) = manifest.get("package").and_then(|package| package["name"].as_str()) else { continue };
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let on = tables.iter().filter_map(|kind| manifest.get(*kind)?.as_table()).flat_map(|table| table.keys());
        let ours = on.filter(|on| on.as_str() == "griot" || on.starts_with("griot-")).cloned().collect();
        arrows.insert(name.to_owned(), ours);
    }
    arrows
}

#[test]
fn rooms_depend_one_way() {
    let arrows = arrows();
    assert!(arrows.len() >= 6, "manifests were not found: {arrows:?}");
    for (room, on) in arrows {
        let allowed = ARROWS.iter().find(|(name, _)| *name == room);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("help: tell in ARROWS what the new room {room} may use"));
        for used in on {
            assert!(allowed.contains(&used.as_str()), "{room} must not depend on {used}; see ARCHITECTURE.md");
        }
    }
}

#[test]
fn source_files_stay_short() {
    let sources: Vec<_> = files().into_iter().filter(|path| has_extension(path, &["rs", "py", "ts"])).collect();
    assert!(sources.len() > 20, "sources were not found");
    for path in sources {
        let lines = fs::read_to_string(&path).expect("source is UTF-8").lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines; split it at {LONGEST}", shown(&path));
    }
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    let written = ["rs", "py", "ts", "toml", "md", "yml", "yaml", "sh", "json", "html", "run"];
    let homes = ["work", "root", "home"].map(|folder| format!("/{folder}/"));
    for path in files().into_iter().filter(|path| has_extension(path, &written) || path.extension().is_none()) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (at, line) in text.lines().enumerate() {
            let found = homes.iter().find(|home| starts_path(line, home));
            assert!(found.is_none(), "{}:{}: a path of one machine: {line}", shown(&path), at + 1);
        }
    }
}

/// Whether the folder stands at the head of a path, and not inside an address or a longer path.
fn starts_path(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '-' | '_' | '}' | '>' | ')'))
    })
}

#[test]
fn data_tell_their_source_and_licence() {
    let data: Vec<_> = ["world", "fr", "en"]
        .iter()
        .flat_map(|folder| fs::read_dir(root().join("data").join(folder)).expect("a data folder").flatten())
        .map(|entry| entry.path())
        .filter(|path| has_extension(path, &["toml", "tsv"]))
        .collect();
    assert!(data.len() > 8, "data were not found");
    for path in data {
        let text = fs::read_to_string(&path).expect("data are UTF-8");
        let head: String = text.lines().take_while(|line| line.starts_with('#')).collect();
        for told in ["source:", "licence:"] {
            assert!(head.contains(told), "{} does not tell `{told}` in its head", shown(&path));
        }
    }
}

#[test]
fn languages_have_the_same_files() {
    let names = |lang: &str| -> Vec<String> {
        let folder = fs::read_dir(root().join("data").join(lang)).expect("a language");
        let mut names: Vec<_> =
            folder.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("fr"), names("en"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    for path in files().into_iter().filter(|path| has_extension(path, &["md"])) {
        let text = fs::read_to_string(&path).expect("documents are UTF-8");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.contains(' ') {
                continue;
            }
            let here = path.parent().unwrap_or(&path).join(target);
            assert!(here.exists(), "{}: no `{target}`", shown(&path));
        }
    }
}
