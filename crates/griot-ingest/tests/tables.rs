//! CSV, TSV, JSON and Parquet: rows and objects with named values.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{FRENCH, Found, file, ids, read, read_with, reasons};
use griot_core::Article;
use griot_ingest::{Columns, Encoding, Format, Input, MAX_TEXT, Options, articles};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::fs::File;
use std::sync::Arc;

fn with_columns(told: &str) -> Options {
    Options { columns: Columns::parse(told).unwrap(), ..Options::default() }
}

fn first(found: &Found) -> &Article {
    found[0].as_ref().unwrap_or_else(|why| panic!("{}", why.issue))
}

#[test]
fn a_table_is_read_by_the_names_of_its_columns() {
    let csv = format!(
        "\u{feff}ID,Headline,Publication Date,body,author\n7,\"Mali, un titre\",2025-11-12 08:00,\"{FRENCH}\n\n«\u{a0}Oui\u{a0}», \"\"non\"\".\",x\n"
    );
    let found = read(&[("names.csv", csv.as_bytes())]);
    let article = first(&found);
    assert_eq!(article.id, "7");
    assert_eq!(article.text, format!("{FRENCH}\n\n«\u{a0}Oui\u{a0}», \"non\"."));
    assert_eq!(article.title.as_deref(), Some("Mali, un titre"));
    assert_eq!(article.published, "2025-11-12".parse().ok());
}

#[test]
fn separators_are_found_and_tables_known_by_their_head() {
    for (name, separator) in
        [("semicolon.csv", ";"), ("tab.tsv", "\t"), ("tab-in.csv", "\t"), ("table", ";"), ("bar.csv", "|")]
    {
        let table = ["id", "text", "date\r\n"].join(separator) + &["a", FRENCH, "2025-11-12\r\n"].join(separator);
        let found = read(&[(name, table.as_bytes())]);
        assert_eq!(first(&found).published, "2025-11-12".parse().ok(), "{name}");
    }
}

#[test]
fn columns_may_be_told() {
    let csv = format!("n,corps du texte,jour\n1,{FRENCH},12 novembre 2025\n");
    assert_eq!(reasons(&read(&[("told.csv", csv.as_bytes())])), ["no text column"]);
    let found = read_with(&[("told.csv", csv.as_bytes())], with_columns("text=corps du texte,published=jour,id=n"));
    assert_eq!((first(&found).id.as_str(), first(&found).published), ("1", "2025-11-12".parse().ok()));
    assert!(Columns::parse("text").is_err() && Columns::parse("author=x").is_err());
}

#[test]
fn without_an_id_the_address_names_the_article_and_without_one_its_place() {
    let csv = format!("url,text\nhttps://example.org/a,{FRENCH}\n,{FRENCH}\n");
    let found = read(&[("unnamed.csv", csv.as_bytes())]);
    assert_eq!(ids(&found)[0], "https://example.org/a");
    assert!(ids(&found)[1].ends_with("unnamed.csv:3"), "{:?}", ids(&found));
    let json = format!("{{\"text\": \"{FRENCH}\"}}\n");
    assert!(ids(&read(&[("unnamed.jsonl", json.as_bytes())]))[0].ends_with("unnamed.jsonl:1"));
}

#[test]
fn a_bad_row_costs_no_other() {
    let mut csv = format!("id,text\na,{FRENCH}\nb\nc,d,e\nd,").into_bytes();
    csv.extend_from_slice(b"\xE9\n\n");
    csv.extend(format!("e,{}\nf,\"{FRENCH}\ng,{FRENCH}\nh,{FRENCH}\n", "x".repeat(MAX_TEXT + 1)).bytes());
    let found = read(&[("bad.csv", &csv)]);
    let no = "no article";
    assert_eq!(reasons(&found), ["article", no, no, "not UTF-8", "too large", no, "article", "article"]);
    assert_eq!(ids(&found), ["a", "g", "h"]);
    let place = |at: usize| found[at].as_ref().unwrap_err().issue.place.clone();
    assert!(
        place(1).ends_with("bad.csv:3") && place(4).ends_with("bad.csv:7") && place(5).ends_with("bad.csv:8"),
        "{found:?}"
    );
}

#[test]
fn an_open_quote_does_not_fill_memory_nor_take_forever() {
    let csv = format!("id,text\n\"{}a,{FRENCH}\n", format!("{}\n", "x".repeat(2_000)).repeat(3_000));
    let found = read(&[("quotes.csv", csv.as_bytes())]);
    assert_eq!((found.len(), reasons(&found)[0], reasons(&found)[1]), (3_001, "too large", "no article"));
    assert_eq!(ids(&found), ["a"]);
    let wide = format!("id,text\n{}\na,{FRENCH}\n", ",".repeat(10_000));
    assert_eq!(reasons(&read(&[("wide.csv", wide.as_bytes())])), ["no article", "article"]);
}

#[test]
fn tables_in_other_encodings_are_read() {
    let csv = format!("id\ttext\na\t{FRENCH}\n");
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(csv.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(first(&read(&[("utf16.txt", &utf16)])).text.lines().count(), 2, "a .txt is a text");
    assert_eq!(first(&read(&[("utf16.tsv", &utf16)])).text, FRENCH);
    let latin = encoding_rs::WINDOWS_1252.encode(&csv).0.into_owned();
    assert_eq!(reasons(&read(&[("latin.tsv", &latin)])), ["not UTF-8"]);
    let told = Options { encoding: Encoding::from_label("latin1"), ..Options::default() };
    assert_eq!(first(&read_with(&[("latin.tsv", &latin)], told)).text, FRENCH);
}

#[test]
fn objects_in_an_array_or_one_after_the_other_are_articles() {
    let object =
        |id: &str| format!("{{\n  \"id\": \"{id}\",\n  \"text\": \"{FRENCH} {{ \\\" [\",\n  \"tags\": [[1], {{}}]\n}}");
    let array = format!("\u{feff}[{},\n{}]", object("a"), object("b"));
    let apart = format!("{}\n{}", object("c"), object("d"));
    let found =
        read(&[("array.json", array.as_bytes()), ("apart.json", apart.as_bytes()), ("one", object("e").as_bytes())]);
    assert_eq!(ids(&found), ["a", "b", "c", "d", "e"]);
    let broken = format!("[{}, {{\"id\": \"f\"", object("g"));
    let other = "[{\"id\": 1}, 7, {\"id\": 2}]";
    let found = read(&[("broken.json", broken.as_bytes()), ("other.json", other.as_bytes())]);
    assert_eq!(reasons(&found), ["article", "no article", "no article", "no article"]);
}

#[test]
fn fields_of_objects_may_have_other_names() {
    let line = format!("{{\"guid\": \"a\", \"content\": \"{FRENCH}\", \"date\": \"Wed, 12 Nov 2025 23:00:00 -0500\"}}");
    let found = read(&[("aliases.jsonl", line.as_bytes())]);
    assert_eq!((first(&found).id.as_str(), first(&found).published), ("a", "2025-11-12".parse().ok()));
    let canonical = format!("{{\"id\": \"a\", \"text\": \"{FRENCH}\", \"date\": \"never\"}}");
    assert_eq!(
        first(&read(&[("canonical.jsonl", canonical.as_bytes())])).published,
        None,
        "other fields are passed over"
    );
}

#[test]
fn the_format_may_be_told() {
    let csv = format!("text|n\n{FRENCH}|1\n");
    assert!(first(&read(&[("undecided", csv.as_bytes())])).text.starts_with("text|n"));
    let told = Options { format: Some(Format::Csv), ..Options::default() };
    assert_eq!(first(&read_with(&[("undecided", csv.as_bytes())], told)).text, FRENCH);
}

/// A Parquet file of rows: id, text, day of publication in days since 1970.
fn parquet(name: &str, rows: &[(&str, &str, i32)]) -> Input {
    let path = file(name, b"");
    let schema =
        "message schema { required binary id (UTF8); required binary body (UTF8); required int32 published (DATE); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = WriterProperties::builder().set_compression(parquet::basic::Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(File::create(&path).unwrap(), schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let bytes =
        |texts: Vec<&str>| texts.into_iter().map(|text| ByteArray::from(text.as_bytes().to_vec())).collect::<Vec<_>>();
    let column = |group: &mut SerializedRowGroupWriter<File>, values: &[ByteArray]| {
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(values, None, None).unwrap();
        column.close().unwrap();
    };
    column(&mut group, &bytes(rows.iter().map(|row| row.0).collect()));
    column(&mut group, &bytes(rows.iter().map(|row| row.1).collect()));
    let mut days = group.next_column().unwrap().unwrap();
    days.typed::<Int32Type>().write_batch(&rows.iter().map(|row| row.2).collect::<Vec<_>>(), None, None).unwrap();
    days.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    Input::File(path)
}

#[test]
fn rows_of_parquet_are_articles() {
    let input = parquet("rows.parquet", &[("a", FRENCH, 20_404), ("b", "", 20_404), ("c", FRENCH, 0)]);
    let found: Found = articles(vec![input], Options::default()).collect();
    assert_eq!(reasons(&found), ["article", "no article", "article"]);
    assert_eq!((first(&found).text.as_str(), first(&found).published), (FRENCH, "2025-11-12".parse().ok()));
    assert!(found[1].as_ref().unwrap_err().issue.place.ends_with("rows.parquet#2"));
}

#[test]
fn damaged_parquet_is_told() {
    let Input::File(path) = parquet("whole.parquet", &[("a", FRENCH, 1)]) else { return };
    let bytes = std::fs::read(path).unwrap();
    for at in (4..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x5A;
        let _ = read(&[("damaged.parquet", &damaged)]);
        assert!(read(&[("cut.parquet", &bytes[..at])]).iter().all(Result::is_err), "cut at {at}");
    }
}
