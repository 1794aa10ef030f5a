//! Versions of the store, and how one becomes the next.

use super::{Access, Store, fault};
use griot_core::Issue;
use rusqlite::Connection;

/// "Grio": what tells a store from other SQLite files.
const APPLICATION: i64 = 0x4772_696f;

/// What makes each version of the one before; the first of nothing.
pub(super) const STEPS: [&str; 1] = [include_str!("../../schema/1.sql")];

/// The version that this Griot reads and writes.
pub(super) const VERSION: usize = STEPS.len();

impl Store {
    /// Sees that the file is a store of this version, or makes it one.
    pub(super) fn prepare(&mut self, access: Access) -> Result<(), Issue> {
        let version = self.version()?;
        match version {
            VERSION => self.set_up(access),
            0 if access == Access::Read => {
                Err(self.refuse("is no store", "name a file that `griot code --store` made"))
            }
            newer if newer > VERSION => {
                let problem = format!("is a store of version {newer}, and this Griot knows {VERSION}");
                Err(self.refuse(&problem, "take a newer Griot"))
            }
            older if access == Access::Read => {
                let problem = format!("is a store of version {older}, and this Griot reads {VERSION}");
                Err(self.refuse(&problem, "open it once for writing, with `griot code --store`"))
            }
            _ => self.migrate(),
        }
    }

    fn refuse(&self, problem: &str, remedy: &str) -> Issue {
        Issue::new(self.path.display().to_string(), problem, remedy)
    }

    /// The version; 0 of an empty file.
    fn version(&self) -> Result<usize, Issue> {
        let (application, version, tables) = self.ask(|sql| {
            let tables: i64 = sql.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            Ok((pragma(sql, "application_id")?, pragma(sql, "user_version")?, tables))
        })?;
        if application == APPLICATION {
            Ok(usize::try_from(version).unwrap_or(usize::MAX))
        } else if tables == 0 {
            Ok(0)
        } else {
            Err(self.refuse("is another program's database", "name another file"))
        }
    }

    fn set_up(&self, access: Access) -> Result<(), Issue> {
        if access == Access::Read {
            return Ok(());
        }
        // With write-ahead logging readers and a writer work side by side, and a kill loses no finished change.
        self.ask(|sql| {
            sql.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
            sql.pragma_update(None, "synchronous", "NORMAL")
        })
    }

    /// All steps up to this version, whole or not at all. Another program may have done it meanwhile.
    fn migrate(&mut self) -> Result<(), Issue> {
        self.set_up(Access::Write)?;
        let run = |connection: &mut Connection| {
            let step = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let version = usize::try_from(pragma(&step, "user_version")?).unwrap_or(usize::MAX);
            for step_sql in STEPS.iter().skip(version) {
                step.execute_batch(step_sql)?;
            }
            step.pragma_update(None, "application_id", APPLICATION)?;
            step.pragma_update(None, "user_version", VERSION as i64)?;
            step.commit()
        };
        run(&mut self.connection).map_err(|why| fault(&self.path, &why))
    }
}

fn pragma(sql: &Connection, name: &str) -> rusqlite::Result<i64> {
    sql.pragma_query_value(None, name, |row| row.get(0))
}
