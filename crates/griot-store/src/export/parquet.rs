//! Parquet: the nested shape of the lines in columns, so that nothing is lost.

use super::{Out, Sink};
use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use griot_core::record::EventLine;
use std::io;
use std::sync::Arc;

/// Events turned into columns at a time.
const BATCH: usize = 256;
/// Most events of a row group.
const GROUP: usize = 16_384;
/// Most bytes of a row group in memory, counted as they will be stored.
const GROUP_BYTES: usize = 32 << 20;

/// Row groups on their way out.
pub(super) struct Groups {
    decoder: Decoder,
    writer: ArrowWriter<Out>,
}

impl Groups {
    pub(super) fn new(out: Out) -> io::Result<Self> {
        let schema = Arc::new(schema());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .build();
        let decoder = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(BATCH).build_decoder();
        let writer = ArrowWriter::try_new(out, schema, Some(properties)).map_err(io_error)?;
        Ok(Self { decoder: decoder.map_err(arrow_error)?, writer })
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.decoder.flush().map_err(arrow_error)? {
            Some(batch) => self.writer.write(&batch).map_err(io_error),
            None => Ok(()),
        }
    }
}

impl Sink for Groups {
    fn write(&mut self, event: &EventLine) -> io::Result<()> {
        self.decoder.serialize(std::slice::from_ref(event)).map_err(arrow_error)?;
        if self.decoder.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.flush()?;
        self.writer.into_inner().map_err(io_error)?.flush()
    }
}

/// The error of the file beneath, so that a full disk is told from a fault.
fn io_error(why: ParquetError) -> io::Error {
    match why {
        ParquetError::External(beneath) => match beneath.downcast::<io::Error>() {
            Ok(why) => *why,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

fn arrow_error(why: ArrowError) -> io::Error {
    io::Error::other(why)
}

/// The shape of [`EventLine`], field by field.
fn schema() -> Schema {
    Schema::new(vec![
        whole("schema", false),
        text("id", false),
        text("doc", false),
        text("event", false),
        texts("mode"),
        text("status", false),
        whole("quad", false),
        number("score", false),
        text("cameo", false),
        number("confidence", false),
        texts("why"),
        list(
            "mentions",
            record(vec![text("text", false), span(false), whole("sentence", false), number("confidence", false)]),
        ),
        list("actor", party()),
        list("recipient", party()),
        Field::new("date", record(vec![day("from"), day("to"), span(true), texts("why")]), false),
        Field::new("place", place(), true),
        Field::new("source", party(), true),
        whole("dead", true),
        whole("injured", true),
        Field::new("dead_told", count(), true),
        Field::new("injured_told", count(), true),
        texts("contexts"),
        text("story", true),
        Field::new(
            "article",
            record(vec![text("title", true), day("published"), text("lang", false), text("url", true)]),
            false,
        ),
    ])
}

fn party() -> DataType {
    record(vec![
        text("text", false),
        span(false),
        text("country", false),
        texts("sector"),
        text("entity", true),
        text("name", true),
        texts("why"),
    ])
}

fn place() -> DataType {
    record(vec![
        text("text", true),
        span(true),
        text("name", false),
        Field::new("geonameid", DataType::Int64, true),
        number("lat", true),
        number("lon", true),
        text("country", false),
        text("admin1", true),
        text("feature", true),
        text("precision", false),
        Field::new("offset", record(vec![whole("km", true), text("bearing", true)]), true),
        texts("why"),
    ])
}

fn count() -> DataType {
    record(vec![text("text", false), span(false), texts("why")])
}

fn record(fields: Vec<Field>) -> DataType {
    DataType::Struct(fields.into())
}

fn list(name: &str, item: DataType) -> Field {
    Field::new(name, DataType::List(Arc::new(Field::new("item", item, false))), false)
}

fn texts(name: &str) -> Field {
    list(name, DataType::Utf8)
}

fn text(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Utf8, nullable)
}

fn whole(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Int64, nullable)
}

fn number(name: &str, nullable: bool) -> Field {
    Field::new(name, DataType::Float64, nullable)
}

fn day(name: &str) -> Field {
    Field::new(name, DataType::Date32, true)
}

/// First and one past the last character.
fn span(nullable: bool) -> Field {
    Field::new("span", DataType::List(Arc::new(Field::new("item", DataType::Int64, false))), nullable)
}

#[cfg(test)]
pub(super) fn lines(bytes: Vec<u8>) -> Vec<String> {
    use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use arrow_json::{WriterBuilder, writer::LineDelimited};
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap().build().unwrap();
    let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, LineDelimited>(Vec::new());
    reader.for_each(|batch| writer.write(&batch.unwrap()).unwrap());
    writer.finish().unwrap();
    String::from_utf8(writer.into_inner()).unwrap().lines().map(str::to_owned).collect()
}

/// The rows of each row group.
#[cfg(test)]
pub(super) fn groups(bytes: Vec<u8>) -> Vec<i64> {
    use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    builder.metadata().row_groups().iter().map(parquet::file::metadata::RowGroupMetaData::num_rows).collect()
}
