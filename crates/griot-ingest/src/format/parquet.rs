//! Parquet: an article a row.

use super::csv::textless;
use crate::Problem;
use crate::options::Options;
use crate::record::{Content, Record};
use crate::records::Source;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::{Map, Value};
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The records of a file: of each column, a page is held at a time.
pub(crate) fn source(file: File, name: String, options: Arc<Options>) -> Result<Source, Problem> {
    let rows = guarded(&name, || rows(file, &name, &options))??;
    Ok(Box::new(Rows { left: Some(rows), name, count: 0, options }))
}

fn rows(file: File, name: &str, options: &Options) -> Result<RowIter<'static>, Problem> {
    let reader = SerializedFileReader::new(file).map_err(|why| damaged(&why, name))?;
    let schema = reader.metadata().file_metadata().schema().clone();
    let columns: Vec<_> = schema.get_fields().iter().filter(|field| field.is_primitive()).cloned().collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    if options.columns.text_of(&names).is_none() {
        return Err(textless(name, &names));
    }
    // Lists and structures hold nothing of an article and need not be read.
    let flat = Type::group_type_builder(schema.name()).with_fields(columns).build();
    let projected = flat.and_then(|flat| RowIter::from_file_into(Box::new(reader)).project(Some(flat)));
    projected.map_err(|why| damaged(&why, name))
}

struct Rows {
    left: Option<RowIter<'static>>,
    name: String,
    count: usize,
    options: Arc<Options>,
}

impl Iterator for Rows {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = self.left.as_mut()?;
        let next = guarded(&self.name, || rows.next());
        self.count += 1;
        let place = format!("{}#{}", self.name, self.count);
        let row = match next {
            Ok(row) => row?.map_err(|why| damaged(&why, &place)),
            Err(problem) => Err(problem),
        };
        if row.is_err() {
            // What comes after damage in a column cannot be told.
            self.left = None;
        }
        Some(row.map(|row| Record { place, content: Content::Row(values(row)), options: Arc::clone(&self.options) }))
    }
}

/// Runs the library, which gives up on some damaged files instead of telling of them.
fn guarded<T>(name: &str, run: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(run))
        .map_err(|_| damaged(&ParquetError::General("it could not be taken apart".into()), name))
}

fn damaged(why: &ParquetError, place: &str) -> Problem {
    let told = format!("no sound Parquet: {why}");
    Problem::new("damaged archive", place, told, "write the file again; what stands before is read")
}

/// Numbers stay numbers; days and times are written as the record reads them.
fn values(row: Row) -> Map<String, Value> {
    let value = |field: Field| match field {
        Field::Null => Value::Null,
        Field::Str(text) => Value::String(text),
        Field::Int(number) => number.into(),
        Field::Long(number) => number.into(),
        Field::UInt(number) => number.into(),
        Field::ULong(number) => number.into(),
        Field::Bytes(bytes) => Value::String(String::from_utf8_lossy(bytes.data()).into_owned()),
        other => Value::String(other.to_string()),
    };
    row.into_columns().into_iter().map(|(name, field)| (name, value(field))).collect()
}
