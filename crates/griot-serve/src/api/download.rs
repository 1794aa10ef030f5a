//! What is selected as a file, written as it is read: the server holds a few pieces of it at a time.

use super::Parameters;
use crate::answer::Answer;
use crate::question::Question;
use crate::state::App;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use bytes::Bytes;
use griot_core::Issue;
use griot_store::export::{Exporter, Format, Selection};
use std::io::{self, Write};
use std::sync::Arc;
use tokio::sync::mpsc::{self, Sender};
use tokio_stream::wrappers::ReceiverStream;

/// Pieces written before they are sent.
const AHEAD: usize = 8;

pub(crate) async fn export(State(app): State<Arc<App>>, Query(asked_for): Parameters) -> Answer {
    let question = Question::of(asked_for, &["format", "names"])?;
    let names = || Format::ALL.map(Format::name).join(", ");
    let format = question.read("format", Format::Jsonl, &format!("one of {}", names()), Format::from_name)?;
    let masked = question.read("names", true, "all or public", |told| match told {
        "all" => Some(false),
        "public" => Some(true),
        _ => None,
    })?;
    let (sender, pieces) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let failed = sender.clone();
        if let Err(why) = write(&app, &question, format, masked, sender) {
            // Who asked sees that the file is not whole; one who went away sees nothing.
            let _ = failed.blocking_send(Err(why));
        }
    });
    let told = [
        (header::CONTENT_TYPE, kind(format).to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"events.{}\"", extension(format))),
    ];
    Ok((told, Body::from_stream(ReceiverStream::new(pieces))).into_response())
}

type Piece = Result<Bytes, io::Error>;

fn write(app: &App, question: &Question, format: Format, masked: bool, sender: Sender<Piece>) -> io::Result<()> {
    let other = |issue: Issue| io::Error::other(issue.to_string());
    // The store selects; what the exporter is told decides only whether it leaves out what did not happen.
    let statuses = Selection { statuses: question.filter.events.statuses.clone(), ..Selection::default() };
    let mut exporter = Exporter::new(format, Box::new(Pieces(sender)))?.selecting(statuses);
    let each = app.read(|store| {
        Ok(store.each(&question.filter, |mut stored| {
            if masked {
                stored.event.hide_names();
            }
            exporter.write(&stored.event).map_err(Broken)
        }))
    });
    each.map_err(other)?.map_err(|Broken(why)| why)?;
    exporter.finish().map(|_| ())
}

/// Why the writing stopped.
struct Broken(io::Error);

impl From<Issue> for Broken {
    fn from(issue: Issue) -> Self {
        Self(io::Error::other(issue.to_string()))
    }
}

/// Bytes on their way to who asked.
struct Pieces(Sender<Piece>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const fn kind(format: Format) -> &'static str {
    match format {
        Format::Jsonl | Format::Plover => "application/x-ndjson",
        Format::Csv | Format::Acled | Format::Hxl => "text/csv; charset=utf-8",
        Format::Polecat | Format::Gdelt => "text/tab-separated-values; charset=utf-8",
        Format::Geojson => "application/geo+json",
        Format::Parquet => "application/vnd.apache.parquet",
    }
}

/// What the command line knows the format by again.
const fn extension(format: Format) -> &'static str {
    match format {
        Format::Jsonl => "jsonl",
        Format::Csv => "csv",
        Format::Parquet => "parquet",
        Format::Plover => "plover.jsonl",
        Format::Polecat => "polecat.tsv",
        Format::Acled => "acled.csv",
        Format::Gdelt => "gdelt.tsv",
        Format::Geojson => "geojson",
        Format::Hxl => "hxl.csv",
    }
}
