//! Folders, patterns, gzip, ZIP and web archives.

mod common;

use common::{
    FRENCH, Found, captured, file, folder, gzip, ids, page, read, read_bytes, read_with, reasons, record, zip,
};
use griot_ingest::{Defaults, Input, Limits, Options, articles, records};
use std::fs;

fn of(path: &str) -> Found {
    articles(vec![Input::from_arg(path)], Defaults::default()).collect()
}

fn line(id: &str) -> String {
    format!("{{\"id\": \"{id}\", \"text\": \"{FRENCH}\"}}\n")
}

#[test]
fn folders_are_read_in_the_order_of_names() {
    let top = folder("tree");
    fs::create_dir_all(top.join("b/deep")).unwrap();
    for (name, id) in
        [("c.jsonl", "c"), ("a.jsonl", "a"), ("b/z.jsonl", "z"), ("b/deep/d.jsonl", "d"), (".hidden", "h")]
    {
        fs::write(top.join(name), line(id)).unwrap();
    }
    assert_eq!(ids(&of(&top.to_string_lossy())), ["a", "d", "z", "c"]);
    assert_eq!(ids(&of(&top.join("*.jsonl").to_string_lossy())), ["a", "c"]);
    assert_eq!(ids(&of(&top.join("**/*.jsonl").to_string_lossy())), ["a", "d", "z", "c"]);
    assert_eq!(reasons(&of(&top.join("*.csv").to_string_lossy())), ["unreadable file"]);
    assert!(of(&folder("no-file").to_string_lossy()).is_empty());
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_told_and_end() {
    let top = folder("loops");
    fs::create_dir_all(top.join("a")).unwrap();
    fs::write(top.join("a/x.jsonl"), line("x")).unwrap();
    for (to, link) in [("..", "a/up"), (".", "a/self"), ("nowhere", "broken")] {
        std::os::unix::fs::symlink(to, top.join(link)).unwrap();
    }
    let found = of(&top.to_string_lossy());
    assert_eq!(reasons(&found), ["link loop", "link loop", "article", "unreadable file"]);
}

#[test]
fn compressed_files_are_known_by_their_content() {
    let twice = [gzip(line("a").as_bytes()), gzip(line("b").as_bytes()), vec![0; 512]].concat();
    let csv = gzip(format!("id,text\nc,{FRENCH}\n").as_bytes());
    let found = read(&[("twice.jsonl.gz", &twice), ("table.csv.gz", &csv), ("odd.name", &gzip(line("d").as_bytes()))]);
    assert_eq!(ids(&found), ["a", "b", "c", "d"]);
}

#[test]
fn a_compressed_file_that_is_cut_gives_what_it_has() {
    let lines: String = (0..2000).map(|n| line(&n.to_string())).collect();
    let packed = gzip(lines.as_bytes());
    let found = read(&[("cut.jsonl.gz", &packed[..packed.len() / 2])]);
    assert!(ids(&found).len() > 500, "{}", found.len());
    assert_eq!(reasons(&found).last(), Some(&"damaged archive"));
}

#[test]
fn members_of_a_zip_are_read_in_order() {
    let inner = gzip(line("b").as_bytes());
    let (html, first) = (page(1, ""), line("a"));
    let members: [(&str, &[u8]); 5] = [
        ("z/first.jsonl", first.as_bytes()),
        ("second.jsonl.gz", &inner),
        ("__MACOSX/._x", b"x"),
        ("page.html", html.as_bytes()),
        ("image.png", b"\x89PNG\r\n"),
    ];
    let found = read_bytes("some.zip", &zip(&members));
    assert_eq!(ids(&found), ["a", "b", "some.zip!page.html"]);
    assert_eq!(reasons(&found)[3], "unknown format");
}

#[test]
fn archives_nest_once() {
    let zipped = zip(&[("a.jsonl", line("a").as_bytes())]);
    let twice = zip(&[("inner.zip", &zipped)]);
    let thrice = zip(&[("outer.zip", &twice)]);
    assert_eq!(reasons(&read_bytes("twice", &twice)), ["article"]);
    assert_eq!(reasons(&read_bytes("thrice", &thrice)), ["archive in archive"]);
    assert_eq!(reasons(&read_bytes("gz", &gzip(&gzip(&gzip(line("a").as_bytes()))))), ["archive in archive"]);
}

#[test]
fn bombs_are_refused() {
    let bomb = vec![b' '; 64 << 20];
    let packed = gzip(&bomb);
    let found = read(&[
        ("bomb.jsonl.gz", &packed),
        ("bomb.zip", &zip(&[("b.jsonl", &bomb), ("a.jsonl", line("a").as_bytes())])),
    ]);
    assert_eq!(reasons(&found), ["too large", "too large", "article"]);
    let limits = Limits { expanded: 1000, ..Limits::default() };
    let lines: String = (0..50).map(|n| line(&n.to_string())).collect();
    let small = read_with(&[("limit.jsonl.gz", &gzip(lines.as_bytes()))], Options { limits, ..Options::default() });
    assert_eq!(reasons(&small), ["too large"]);
}

#[test]
fn damaged_members_are_told_and_the_next_is_read() {
    let mut bytes = zip(&[("a.jsonl", line("a").repeat(40).as_bytes()), ("b.jsonl", line("b").as_bytes())]);
    bytes[60] ^= 0xFF;
    let found = read_bytes("damaged.zip", &bytes);
    assert!(reasons(&found).contains(&"damaged archive"), "{:?}", reasons(&found));
    assert_eq!(ids(&found).last(), Some(&"b"));
    assert_eq!(reasons(&read_bytes("cut.zip", &bytes[..bytes.len() - 30])), ["damaged archive"]);
}

fn crawl() -> Vec<Vec<u8>> {
    let url = |n: usize| format!("https://courrier.example/2025/11/{n:02}/convoi");
    let html = |n: usize| page(n, "");
    let chunked: String = html(3)
        .as_bytes()
        .chunks(100)
        .map(|part| format!("{:x}\r\n{}\r\n", part.len(), String::from_utf8_lossy(part)))
        .collect::<Vec<_>>()
        .concat()
        + "0\r\n\r\n";
    vec![
        captured("warcinfo", "", b"software: x\r\n"),
        record(&url(1), "", html(1).as_bytes()),
        captured("request", &url(1), b"GET / HTTP/1.1\r\n\r\n"),
        record(&url(2), "Content-Encoding: gzip\r\n", &gzip(html(2).as_bytes())),
        record(&url(3), "Transfer-Encoding: chunked\r\n", chunked.as_bytes()),
        captured("response", &url(4), b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x"),
        captured("response", &url(5), b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
    ]
}

/// Non-ASCII letters must not fall on the border of a chunk of the test's own making.
fn crawl_found() -> [&'static str; 5] {
    ["article", "article", "article", "no page", "no page"]
}

#[test]
fn answers_in_a_web_archive_are_articles() {
    let plain = crawl().concat();
    let packed: Vec<u8> = crawl().iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [("crawl.warc", plain), ("crawl.warc.gz", packed)] {
        let found = read(&[(name, &bytes)]);
        assert_eq!(reasons(&found), crawl_found(), "{name}");
        let article = found[0].as_ref().unwrap();
        assert_eq!(article.id, "https://courrier.example/2025/11/01/convoi");
        assert_eq!(article.published, "2025-11-01".parse().ok());
        assert!(article.text.starts_with("Convoi 1 attaqué\n\nDes combattants"), "{}", article.text);
    }
}

#[test]
fn the_crawl_dates_a_page_that_nothing_else_dates() {
    let bytes = record("https://courrier.example/convoi", "", page(1, "").as_bytes());
    assert_eq!(read_bytes("x", &bytes)[0].as_ref().unwrap().published, "2025-11-13".parse().ok());
    let later = page(1, "<meta property=\"article:published_time\" content=\"2031-01-01\">");
    let bytes = record("https://courrier.example/convoi", "", later.as_bytes());
    assert_eq!(
        read_bytes("x", &bytes)[0].as_ref().unwrap().published,
        "2025-11-13".parse().ok(),
        "no page is from the future"
    );
}

#[test]
fn a_wrong_length_costs_one_record() {
    let records = crawl();
    for wrong in [
        "Content-Length: 9",
        "Content-Length: 99999",
        "Content-Length: 99999999999",
        "Content-Length: x",
        "Content-Type: y",
    ] {
        let first = String::from_utf8(records[1].clone()).unwrap();
        let at = first.find("Content-Length: ").unwrap();
        let end = at + first[at..].find('\r').unwrap();
        let first = format!("{}{wrong}{}", &first[..at], &first[end..]);
        let found = read_bytes(
            "wrong.warc",
            &[records[0].clone(), first.into_bytes(), records[3].clone(), records[4].clone()].concat(),
        );
        let told = if wrong.len() > 25 { "too large" } else { "damaged record" };
        assert_eq!(reasons(&found), [told, "article", "article"], "{wrong}");
    }
}

#[test]
fn a_damaged_member_costs_one_record() {
    let mut packed: Vec<Vec<u8>> = crawl().iter().map(|record| gzip(record)).collect();
    let middle = packed[1].len() / 2;
    packed[1][middle] ^= 0xFF;
    packed[1][middle + 1] ^= 0xFF;
    let found = read_bytes("damaged.warc.gz", &packed.concat());
    assert_eq!(reasons(&found)[0], "damaged archive");
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 2, "{:?}", reasons(&found));
    let whole = packed.concat();
    let cut = read_bytes("cut.warc.gz", &whole[..whole.len() - 40]);
    assert_eq!(reasons(&cut).last(), Some(&"damaged archive"));
}

#[test]
fn junk_between_records_is_told_and_passed() {
    let records = crawl();
    let found = read_bytes("junk.warc", &[&records[1][..], b"some junk\r\n", &records[3]].concat());
    assert_eq!(reasons(&found), ["damaged record", "article"], "the record before junk is as long as nobody knows");
}

#[test]
fn what_was_read_is_counted_as_it_is_stored() {
    let packed = gzip(line("a").repeat(3).as_bytes());
    let table = format!("id,text\nb,{FRENCH}\n");
    let inputs = vec![
        Input::File(file("counted.gz", &packed)),
        Input::File(file("counted.zip", &zip(&[("a.csv", table.as_bytes())]))),
    ];
    let size: u64 = inputs.iter().filter_map(Input::size).sum();
    let mut found = records(inputs, Options::default());
    assert!(found.by_ref().count() > 3 && found.bytes_read() == size);
}

#[test]
fn the_same_article_twice_is_told() {
    let bytes = record("https://courrier.example/convoi", "", page(1, "").as_bytes());
    let found = read_bytes("twice.warc", &[&bytes[..], &bytes].concat());
    assert_eq!(reasons(&found), ["article", "duplicate id"]);
    assert!(found[1].as_ref().unwrap_err().issue.place.starts_with("twice.warc@"));
}
