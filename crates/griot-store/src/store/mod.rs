//! Articles, events, stories and reviews in one SQLite file.
//!
//! A [`Store`] is one connection; several of one file, in one program or in several, see each other's finished changes.
//! Who writes waits for others who do ([`PATIENCE`]) and then says so. A change is whole or not there, also after a kill.

mod article;
mod filter;
mod gather;
mod page;
mod review;
mod schema;
mod view;

pub use article::{Kept, Run, digest};
pub use filter::{Filter, Judged, PARAMETERS};
pub use gather::Gathered;
pub use page::{Article, Order, Page, StoredEvent, StoryPage, StoryRow, Telling};
pub use review::{FieldReview, Review, Verdict};
pub use view::{Days, Dyad, Dyads, Facets, Map, Meta, Pairing, Period, Point, Timeline, Value};

use griot_core::Issue;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a write waits for another program's.
const PATIENCE: Duration = Duration::from_secs(20);

/// What may be done with a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading; the file must be there.
    Read,
    /// Reading and writing; the file is made if it is not there.
    Write,
}

/// One connection to a store.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

impl Store {
    /// Opens the file, makes it or brings it up to this version where it may be written.
    ///
    /// # Errors
    /// If it cannot be opened, is no store, or is of another version that may not or cannot be changed.
    pub fn open(path: &Path, access: Access) -> Result<Self, Issue> {
        let connection = connect(path, access).map_err(|why| fault(path, &why))?;
        let mut store = Self { path: path.to_owned(), connection };
        store.prepare(access)?;
        Ok(store)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Counts the changes: as long as it stays the same, so does every answer.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn change(&self) -> Result<i64, Issue> {
        self.ask(|sql| sql.query_row("SELECT change FROM state", [], |row| row.get(0)))
    }

    /// Runs a reading; its failure becomes an issue of this file.
    fn ask<T>(&self, reading: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Issue> {
        reading(&self.connection).map_err(|why| fault(&self.path, &why))
    }

    /// Runs a change, whole or not at all. What it returns beside a value tells whether anything was changed.
    fn alter<T>(
        &mut self,
        change: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<(T, bool)>,
    ) -> Result<T, Issue> {
        let run = |connection: &mut Connection| {
            let behaviour = rusqlite::TransactionBehavior::Immediate;
            let transaction = connection.transaction_with_behavior(behaviour)?;
            let (value, changed) = change(&transaction)?;
            if changed {
                transaction.execute("UPDATE state SET change = change + 1", [])?;
            }
            transaction.commit()?;
            Ok(value)
        };
        run(&mut self.connection).map_err(|why| fault(&self.path, &why))
    }
}

fn connect(path: &Path, access: Access) -> rusqlite::Result<Connection> {
    let flags = match access {
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// What went wrong with the file, and what to do about it.
fn fault(path: &Path, why: &rusqlite::Error) -> Issue {
    let (problem, remedy) = match why.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("another program is writing to it".to_owned(), "wait for it to end, then run the same command again")
        }
        Some(ErrorCode::NotADatabase) => ("is no store".to_owned(), "name a file that `griot code --store` made"),
        Some(ErrorCode::CannotOpen) => {
            ("cannot be opened".to_owned(), "check the name; `griot code --store` makes a store")
        }
        Some(ErrorCode::DiskFull) => {
            ("the disk is full".to_owned(), "free some space, then run the same command again")
        }
        Some(ErrorCode::ReadOnly) => ("may not be written".to_owned(), "check the rights of the file and its folder"),
        Some(ErrorCode::DatabaseCorrupt) => {
            ("is damaged".to_owned(), "take a copy from before, or code the articles anew")
        }
        _ => (why.to_string(), "report it: this is a fault of Griot's, or of the file"),
    };
    Issue::new(path.display().to_string(), problem, remedy)
}
