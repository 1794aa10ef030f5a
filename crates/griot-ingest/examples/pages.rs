//! How many pages a second become articles: `cargo run --release -p griot-ingest --example pages -- INPUT...`.
//!
//! `-- --make N FILE` writes a web archive of N invented pages, some 90 KB each, compressed as crawls are.
//! `-- --threads N INPUT...` makes articles on N threads [default: two].

use flate2::Compression;
use flate2::write::GzEncoder;
use griot_ingest::{Input, Options, Record, records};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write, stderr};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Articles made, and problems by their reasons.
type Made = (usize, BTreeMap<&'static str, usize>);

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--make", count, file] => make(count.parse()?, file),
        ["--threads", threads, ..] => measure(threads.parse()?, &args[2..]),
        _ => measure(2, &args),
    }
}

#[expect(clippy::disallowed_methods, reason = "this measures time")]
fn measure(threads: usize, inputs: &[String]) -> Result<(), Box<dyn Error>> {
    let inputs = inputs.iter().map(|input| Input::from_arg(input)).collect();
    let start = std::time::Instant::now();
    let (articles, problems) = run(threads, inputs);
    let seconds = start.elapsed().as_secs_f64();
    let count = articles + problems.values().sum::<usize>();
    let speed = count as f64 / seconds;
    writeln!(
        stderr(),
        "{count} records, {articles} articles, {seconds:.1} s, {speed:.0} records a second, {threads} threads"
    )?;
    problems.iter().try_for_each(|(reason, count)| writeln!(stderr(), "  {count} {reason}"))?;
    Ok(())
}

/// Cuts records off on this thread and makes articles of them on others.
fn run(threads: usize, inputs: Vec<Input>) -> Made {
    let (sender, queue) = sync_channel(8 * threads);
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| work(&queue))).collect();
        let mut made = Made::default();
        for record in records(inputs, Options::default()) {
            match record {
                Ok(record) => drop(sender.send(record)),
                Err(problem) => *made.1.entry(problem.reason).or_default() += 1,
            }
        }
        drop(sender);
        workers.into_iter().filter_map(|worker| worker.join().ok()).fold(made, add)
    })
}

fn add(mut sum: Made, more: Made) -> Made {
    sum.0 += more.0;
    more.1.into_iter().for_each(|(reason, count)| *sum.1.entry(reason).or_default() += count);
    sum
}

fn work(queue: &Mutex<Receiver<Record>>) -> Made {
    let mut made = Made::default();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next.map(Record::article) {
            Err(_) => return made,
            Ok(Ok(_)) => made.0 += 1,
            Ok(Err(problem)) => *made.1.entry(problem.reason).or_default() += 1,
        }
    }
}

/// Writes an archive of `count` pages.
fn make(count: usize, file: &str) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(file)?);
    for n in 0..count {
        let mut member = GzEncoder::new(&mut out, Compression::fast());
        member.write_all(&record(n))?;
        member.finish()?;
    }
    Ok(out.flush()?)
}

fn record(n: usize) -> Vec<u8> {
    let page = page(n);
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courrier.example/2025/11/12/article-{n}\r\n\
         WARC-Date: 2025-11-13T06:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    )
    .into_bytes()
}

/// A page with what newspapers have around an article: scripts, menus, teasers, comments.
fn page(n: usize) -> String {
    let words =
        ["convoi", "attaque", "ministre", "accord", "frontière", "village", "soldats", "otages", "marché", "port"];
    let word = |at: usize| words[(n + at * 7) % words.len()];
    let sentence = |at: usize| {
        format!(
            "Le {} de la région {at} a été touché mardi, selon un élu, et le {} attend des renforts. ",
            word(at),
            word(at + 1)
        )
    };
    let paragraphs =
        (0..12 + n % 9).map(|at| format!("<p>{}</p>\n", sentence(at).repeat(3))).collect::<Vec<_>>().concat();
    let menu = (0..120)
        .map(|at| format!("<li class=\"menu-item\"><a href=\"/rubrique/{at}\"><span>{}</span></a></li>", word(at)))
        .collect::<Vec<_>>()
        .concat();
    let teasers = (0..60).map(|at| format!("<div class=\"card teaser\"><a href=\"/2025/11/{at}\"><img src=\"/i/{at}.jpg\" alt=\"\"><h3>{}</h3></a><p class=\"lead\">{}</p><time datetime=\"2025-10-01\">1er octobre</time></div>", sentence(at), sentence(at + 3))).collect::<Vec<_>>().concat();
    let script =
        "window.dataLayer=window.dataLayer||[];(function(w,d){if(w<d){w.push({a:'<div>'})}})(1,2);".repeat(300);
    format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Article {n} : {} | Le Courrier</title>\
         <meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"Article {n} : {}\">\
         <script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Article {n}\",\"datePublished\":\"2025-11-12T08:00:00+01:00\"}}</script>\
         <script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>Article {n}</h1>\
         <div class=\"article-body\">{paragraphs}</div></article><aside class=\"related\">{teasers}</aside></main>\
         <footer><ul>{menu}</ul></footer></body></html>",
        word(0),
        word(0)
    )
}
