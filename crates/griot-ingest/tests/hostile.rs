//! Any bytes, and sound files spoilt: nothing may panic, nothing may be lost without a word.

mod common;

use common::{FRENCH, gzip, page, read_bytes, record, rss, zip};
use griot_ingest::{Format, Input, Options, articles};
use proptest::prelude::*;

/// A sound file of every format.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let item = format!("<title>T</title><guid>1</guid><description><![CDATA[<p>{FRENCH}</p>]]></description>");
    let line = format!("{{\"id\": \"a\", \"text\": \"{FRENCH}\"}}\n");
    let table = format!("id,text,date\na,\"{FRENCH}\",2025-11-12\nb,{FRENCH},2025-11-12\n");
    let html = page(1, "<meta property=\"article:published_time\" content=\"2025-11-12\">");
    let crawl = record(
        "https://example.org/a",
        "Transfer-Encoding: chunked\r\n",
        format!("{:x}\r\n{html}\r\n0\r\n\r\n", html.len()).as_bytes(),
    );
    vec![
        ("a.txt", FRENCH.as_bytes().to_vec()),
        ("a.jsonl", line.repeat(3).into_bytes()),
        ("a.json", format!("[{line},{line}]").into_bytes()),
        ("a.csv", table.clone().into_bytes()),
        ("a.tsv", format!("id\ttext\tdate\na\t{FRENCH}\t2025-11-12\n").into_bytes()),
        ("a.xml", rss(&[&item, &item]).into_bytes()),
        ("a.html", html.into_bytes()),
        ("a.warc", crawl.repeat(2)),
        ("a.warc.gz", gzip(&crawl).repeat(2)),
        ("a.zip", zip(&[("b.csv", table.as_bytes()), ("c.jsonl", line.as_bytes())])),
    ]
}

#[test]
fn sound_files_are_sound() {
    for (name, bytes) in sound() {
        assert!(read_bytes(name, &bytes)[0].is_ok(), "{name}");
    }
}

/// Changes that files suffer.
#[derive(Clone, Debug)]
enum Harm {
    Cut(usize),
    Put(usize, u8),
    Repeat(usize, usize),
    Remove(usize, usize),
    Insert(usize, &'static [u8]),
}

fn harm() -> impl Strategy<Value = Harm> {
    let pieces: [&[u8]; 12] = [
        b"<item>",
        b"</item>",
        b"<![CDATA[",
        b"\"",
        b"\n\n",
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"<div>",
        b"\0",
        b"\x1f\x8b\x08",
        b"&#0;",
        b"PK\x01\x02",
    ];
    prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Put(at, byte)),
        (any::<usize>(), 1_usize..200).prop_map(|(at, count)| Harm::Repeat(at, count)),
        (any::<usize>(), 1_usize..200).prop_map(|(at, count)| Harm::Remove(at, count)),
        (any::<usize>(), prop::sample::select(pieces.to_vec())).prop_map(|(at, piece)| Harm::Insert(at, piece)),
    ]
}

fn harmed(mut bytes: Vec<u8>, harms: &[Harm]) -> Vec<u8> {
    for harm in harms {
        let length = bytes.len();
        let place = |at: usize| at % (length + 1);
        let span = |at: usize, count: usize| place(at)..(place(at) + count).min(length);
        match *harm {
            Harm::Cut(at) => bytes.truncate(place(at)),
            Harm::Put(at, byte) => bytes.splice(span(at, 1), [byte]).for_each(drop),
            Harm::Repeat(at, count) => {
                let piece = bytes[span(at, count)].to_vec();
                bytes.splice(place(at)..place(at), piece).for_each(drop);
            }
            Harm::Remove(at, count) => bytes.drain(span(at, count)).for_each(drop),
            Harm::Insert(at, piece) => bytes.splice(place(at)..place(at), piece.iter().copied()).for_each(drop),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn spoilt_files_are_read_or_told(harms in prop::collection::vec(harm(), 1..6)) {
        for (name, bytes) in sound() {
            let bytes = harmed(bytes, &harms);
            let found = read_bytes(name, &bytes);
            prop_assert_eq!(read_bytes(name, &bytes), found, "the same bytes give the same");
        }
    }

    #[test]
    fn any_bytes_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for (_, format) in Format::NAMES {
            let input = Input::Read { path: "any".into(), bytes: bytes.clone().into() };
            let _ = articles(vec![input], Options { format: Some(format), ..Options::default() }).count();
        }
        let found = read_bytes("any", &bytes);
        prop_assert!(!found.is_empty() || bytes.iter().all(u8::is_ascii_whitespace));
    }

    #[test]
    fn any_markup_is_read_or_told(parts in prop::collection::vec("</?(p|div|b|table|td|script|a|select|svg|template|title|li)( class=[a-z]+)?>|[a-zé ]{0,20}|&[a-z]{1,5};|<!--|-->", 0..120)) {
        let _ = read_bytes("any.html", parts.concat().as_bytes());
        let item = format!("<description>{}</description>", parts.concat());
        let _ = read_bytes("any.rss", rss(&[&item, &format!("<description><![CDATA[{}]]></description>", parts.concat())]).as_bytes());
    }
}
