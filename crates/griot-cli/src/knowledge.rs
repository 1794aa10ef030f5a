//! `--knowledge DIR`: a folder of the user's own knowledge, laid out as Griot's `data`.

use crate::digest::Digest;
use griot::resolve::Knowledge;
use griot::resolve::actor::{self, Actors};
use griot_core::Issue;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders within folders; links may lead in circles.
const DEEPEST: usize = 8;

/// The shipped knowledge with the user's own over it, checked.
#[derive(Debug)]
pub(crate) struct Own(Option<(Actors, Digest)>);

impl Own {
    /// Reads and checks all files of the folder, where there is one.
    ///
    /// # Errors
    /// An issue that names file and line.
    pub(crate) fn of(folder: Option<&Path>) -> Result<Self, Issue> {
        let Some(folder) = folder else { return Ok(Self(None)) };
        let files = files(folder)?;
        let digest = Digest::of(files.iter().flat_map(|file| [file.path.as_bytes(), file.text.as_bytes()]));
        let mut knowledge = actor::Knowledge::embedded();
        for File { path, name, text } in files {
            knowledge.add(&path, actor::File { name: name.into(), text: text.into() })?;
        }
        Ok(Self(Some((Actors::new(&knowledge)?, digest))))
    }

    /// What a run that goes on has to have in common with the one before.
    pub(crate) fn fact(&self) -> String {
        self.0.as_ref().map_or_else(|| "not given".to_owned(), |(_, digest)| format!("files with digest {digest}"))
    }

    /// All that is known.
    pub(crate) fn knowledge(self) -> Knowledge {
        self.0.map_or_else(Knowledge::embedded, |(actors, _)| Knowledge::with_actors(actors))
    }
}

/// A file of knowledge.
struct File {
    /// Its place in the folder, with slashes.
    path: String,
    /// What messages call it.
    name: String,
    text: String,
}

/// The files of a folder that are knowledge by their endings, in the order of their names.
fn files(folder: &Path) -> Result<Vec<File>, Issue> {
    let mut found = Vec::new();
    walk(folder, 0, &mut found)?;
    if found.is_empty() {
        let remedy = "put world/entities.toml, world/countries.tsv, fr/roles.toml or en/roles.toml in it";
        return Err(Issue::new(folder.display().to_string(), "holds no knowledge", remedy));
    }
    found.into_iter().map(|path| read(folder, &path)).collect()
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Issue> {
    if depth > DEEPEST {
        let problem = format!("lies more than {DEEPEST} folders deep");
        return Err(Issue::new(folder.display().to_string(), problem, "take it out; a link may lead in a circle"));
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<PathBuf> =
        entries.map_err(|why| unreadable(folder, &why))?.iter().map(fs::DirEntry::path).collect();
    paths.sort_unstable();
    for path in paths.into_iter().filter(|path| !is_hidden(path)) {
        if path.is_dir() {
            walk(&path, depth + 1, found)?;
        } else if is_knowledge(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_knowledge(path: &Path) -> bool {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ending == "toml" || ending == "tsv")
}

fn read(folder: &Path, path: &Path) -> Result<File, Issue> {
    let bytes = fs::read(path).map_err(|why| unreadable(path, &why))?;
    let name = path.display().to_string();
    let text = String::from_utf8(bytes).map_err(|why| {
        let sound = &why.as_bytes()[..why.utf8_error().valid_up_to()];
        let line = sound.split(|&byte| byte == b'\n').count();
        Issue::new(format!("{name}:{line}"), "is not UTF-8", "save it as UTF-8")
    })?;
    let within = path.strip_prefix(folder).unwrap_or(path);
    let path = within.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/");
    Ok(File { path, name, text })
}

fn unreadable(path: &Path, why: &io::Error) -> Issue {
    Issue::new(path.display().to_string(), format!("cannot be read: {why}"), "give the folder of your knowledge")
}
