//! Files made for a test, and what is read from them.

#![allow(dead_code, reason = "every test file uses a part of this")]

use flate2::Compression;
use flate2::write::GzEncoder;
use griot_core::Article;
use griot_ingest::{Input, Options, Problem, articles};
use std::io::Write;
use std::path::PathBuf;

pub(crate) type Found = Vec<Result<Article, Problem>>;

pub(crate) const FRENCH: &str = "Le gouvernement malien a reçu lundi une délégation.";

/// A fresh folder of one test's own.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the test folder can be made");
    path
}

/// A file of this test's own.
pub(crate) fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the test folder can be written");
    path
}

/// What is read of files with these names and bytes.
pub(crate) fn read(files: &[(&str, &[u8])]) -> Found {
    read_with(files, Options::default())
}

pub(crate) fn read_with(files: &[(&str, &[u8])], options: Options) -> Found {
    let inputs = files.iter().map(|(name, bytes)| Input::File(file(name, bytes))).collect();
    articles(inputs, options).collect()
}

/// What is read of bytes that stand in no file.
pub(crate) fn read_bytes(name: &str, bytes: &[u8]) -> Found {
    articles(vec![Input::Read { path: name.into(), bytes: bytes.into() }], Options::default()).collect()
}

pub(crate) fn reasons(found: &Found) -> Vec<&str> {
    found.iter().map(|one| one.as_ref().map_or_else(|why| why.reason, |_| "article")).collect()
}

pub(crate) fn ids(found: &Found) -> Vec<&str> {
    found.iter().filter_map(|one| one.as_ref().ok()).map(|article| article.id.as_str()).collect()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written")
}

/// A ZIP of members, compressed.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in members {
        let method = rawzip::CompressionMethod::DEFLATE;
        let (mut entry, config) = archive.new_file(*name).compression_method(method).start().expect("a member");
        let mut writer = config.wrap(flate2::write::DeflateEncoder::new(&mut entry, Compression::fast()));
        writer.write_all(content).expect("memory can be written");
        let (encoder, descriptor) = writer.finish().expect("a member");
        encoder.finish().expect("a member");
        entry.finish(descriptor).expect("a member");
    }
    archive.finish().expect("an archive");
    bytes
}

/// Some sentences of news; `n` tells them apart.
pub(crate) fn sentences(n: usize) -> String {
    format!(
        "Des combattants ont attaqué mardi un convoi de {n} camions-citernes sur la route de Bougouni, selon un élu \
         local. Deux chauffeurs ont été tués et trois soldats blessés, a précisé la même source, qui demande des \
         renforts.\n\nLe ministre de la Défense s'est rendu sur place mercredi. Il a promis aux habitants que la route \
         serait rouverte avant la fin de la semaine, et que les auteurs de l'attaque seraient poursuivis."
    )
}

/// A page with the furniture of a newspaper around its article.
pub(crate) fn page(n: usize, head: &str) -> String {
    let text = sentences(n).split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect::<Vec<_>>().concat();
    format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Convoi {n} attaqué | Le Courrier</title>{head}</head>\
         <body><nav><ul><li><a href=\"/monde\">Monde</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>\
         <article><h1>Convoi {n} attaqué</h1><p class=\"byline\">Par Awa Diallo</p>{text}\
         <figure><img src=\"a.jpg\"><figcaption>La route, en 2019.</figcaption></figure></article>\
         <div id=\"cookie-banner\"><p>Nous utilisons des cookies avec nos partenaires.</p></div>\
         <footer><p>Mentions légales</p></footer></body></html>"
    )
}

/// A record of a web archive with a page that a server sent.
pub(crate) fn record(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n").into_bytes();
    answer.extend_from_slice(body);
    captured("response", url, &answer)
}

pub(crate) fn captured(kind: &str, url: &str, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-11-13T06:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

/// A feed of items with these inner elements.
pub(crate) fn rss(items: &[&str]) -> String {
    let items = items.iter().map(|item| format!("<item>{item}</item>\n")).collect::<Vec<_>>().concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Le Courrier</title>\
         <language>fr-FR</language>\n{items}</channel></rss>"
    )
}
