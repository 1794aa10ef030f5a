//! HTML pages: what is taken of them and what is refused.

mod common;

use common::{page, read, reasons, sentences};
use griot_core::{Article, Day};
use griot_ingest::{Input, Options, articles};

fn article(name: &str, html: &str) -> Article {
    let mut found = read(&[(name, html.as_bytes())]);
    found.remove(0).unwrap_or_else(|why| panic!("{}", why.issue))
}

fn published(name: &str, head: &str) -> Option<Day> {
    article(name, &page(1, head)).published
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

#[test]
fn the_article_is_taken_and_nothing_around_it() {
    let article = article("article.html", &page(7, ""));
    assert_eq!(article.text, format!("Convoi 7 attaqué\n\n{}", sentences(7)));
    assert_eq!(article.title.as_deref(), Some("Convoi 7 attaqué"));
    assert_eq!(article.lang, griot_core::Lang::Fr);
    assert!(article.id.ends_with("article.html"));
    assert_eq!((article.published, article.url), (None, None));
}

#[test]
fn the_canonical_address_names_the_article() {
    let head = "<link rel=canonical href=\"https://courrier.example/monde/convoi\">";
    let article = article("canonical.html", &page(1, head));
    assert_eq!(article.id, "https://courrier.example/monde/convoi");
    assert_eq!(article.url.as_deref(), Some("https://courrier.example/monde/convoi"));
}

#[test]
fn a_front_page_is_nobodys_canonical_address() {
    let head = "<link rel=canonical href=\"https://courrier.example/\">";
    assert_eq!(article("front.html", &page(1, head)).url, None);
}

#[test]
fn the_day_is_the_one_printed_at_the_publishers_offset() {
    let ld = |inner: &str| format!("<script type=\"application/ld+json\">{inner}</script>");
    let news = r#"{"@type": "NewsArticle", "headline": "Convoi", "datePublished": "2025-11-12T23:30:00-05:00"}"#;
    let cases = [
        ("ld.html", ld(news)),
        ("graph.html", ld(&format!("{{\"@graph\": [{{\"@type\": \"WebPage\"}}, {news}]}}"))),
        ("og.html", "<meta property=\"article:published_time\" content=\"2025-11-12T00:10:00+02:00\">".into()),
        ("meta.html", "<meta name=DC.date.issued content=\"2025-11-12\">".into()),
        ("time.html", "</head><body><time datetime=\"2025-11-12T08:00\">hier</time>".into()),
        ("address.html", "<link rel=canonical href=\"https://courrier.example/2025/11/12/convoi\">".into()),
        ("printed.html", "</head><body><p>Publié le 12 novembre 2025 à 10h30</p>".into()),
    ];
    for (name, head) in cases {
        assert_eq!(published(name, &head), day("2025-11-12"), "{name}");
    }
}

#[test]
fn the_surest_place_goes_first() {
    let head = "<meta name=date content=\"2024-01-01\"><meta property=\"article:published_time\" content=\"2025-11-12\">\
        <meta property=\"article:modified_time\" content=\"2025-11-20\">";
    assert_eq!(published("surest.html", head), day("2025-11-12"));
}

#[test]
fn a_page_without_an_article_is_told() {
    let banner = "Nous utilisons des cookies et des traceurs avec nos partenaires pour mesurer l'audience. ".repeat(9);
    let consent = format!("<html lang=fr><body><main><p>{banner}</p></main></body></html>");
    let links =
        "<p><a href=\"/a\">Un convoi a été attaqué mardi sur la route de Bougouni, selon un élu</a></p>".repeat(20);
    let list = format!("<html lang=fr><body><main>{links}</main></body></html>");
    let short = "<html><body><article><h1>Vidéo</h1><p>À voir ci-dessus.</p></article></body></html>";
    for (name, html) in [
        ("consent.html", consent.as_str()),
        ("list.html", &list),
        ("short.html", short),
        ("none.html", "<html></html>"),
    ] {
        assert_eq!(reasons(&read(&[(name, html.as_bytes())])), ["no article in the page"], "{name}");
    }
}

#[test]
fn an_article_about_cookies_is_an_article() {
    let head = "<meta property=\"og:type\" content=\"article\">";
    let html = page(1, head).replace("<p class=\"byline\">", "<p>La CNIL a condamné mardi un groupe pour ses cookies publicitaires, posés sans consentement sur des millions de machines, à une amende record.</p><p class=\"byline\">");
    let article = article("cnil.html", &html);
    assert!(article.text.contains("CNIL"), "{}", article.text);
}

#[test]
fn text_in_json_ld_stands_in_where_the_page_shows_none() {
    let body = serde_json::Value::from(sentences(3));
    let html = format!(
        "<html lang=fr><head><script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"headline\": \"Convoi\", \"articleBody\": {body}}}</script></head><body><div id=app></div></body></html>"
    );
    assert_eq!(article("script.html", &html).text, format!("Convoi\n\n{}", sentences(3)));
}

#[test]
fn every_encoding_of_pages_is_read() {
    let html = page(1, "").replace("utf-8", "iso-8859-1");
    let latin = encoding_rs::WINDOWS_1252.encode(&html).0.into_owned();
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("latin.html", latin), ("utf16.html", utf16), ("utf8.html", html.into_bytes())] {
        let found = read(&[(name, &bytes)]);
        assert!(
            found[0].as_ref().is_ok_and(|article| article.text.contains("Défense")),
            "{name}: {:?}",
            reasons(&found)
        );
    }
}

#[test]
fn pages_that_would_cost_too_much_are_told() {
    let deep = format!("<html><body>{}{}", "<div>".repeat(100_000), sentences(1));
    let many = "<p>x</p>".repeat(200_000);
    let large = vec![b' '; griot_ingest::MAX_PAGE];
    let large = [b"<!doctype html>", &large[..]].concat();
    let found = read(&[("deep.html", deep.as_bytes()), ("many.html", many.as_bytes()), ("large.html", &large)]);
    assert_eq!(reasons(&found), ["unreadable page", "unreadable page", "too large"]);
}

#[test]
fn pages_are_known_without_their_name() {
    let html = format!("\n<!-- x --><?xml version=\"1.0\"?>{}", page(1, ""));
    assert_eq!(
        reasons(&read(&[("page-without-ending", html.as_bytes()), ("page.txt", html.as_bytes())]))[0],
        "article"
    );
}

#[test]
fn pages_in_other_languages_are_told() {
    let text = "Hombres armados atacaron el martes un convoy de camiones cisterna en la carretera. ".repeat(8);
    let html = format!("<html lang=fr><body><article><p>{text}</p><p>{text}</p></article></body></html>");
    assert_eq!(reasons(&read(&[("spanish.html", html.as_bytes())])), ["other language"]);
}

/// Files of a gigabyte, nothing but holes: refused, and never held.
#[test]
fn a_gigabyte_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["a.html", "b.txt", "c.xml", "d.warc", "e.json"] {
        let file = std::fs::File::create(folder.path().join(name)).expect("a file can be made");
        std::io::Write::write_all(&mut &file, b"<html><body>").expect("it can be written");
        file.set_len(1 << 30).expect("it can be made long");
        let path = folder.path().join(name);
        let found: Vec<_> = articles(vec![Input::File(path.clone())], Options::default()).collect();
        assert!(found.iter().all(Result::is_err) && found.len() == 1, "{name}: {found:?}");
        std::fs::remove_file(path).expect("it can be removed");
    }
}
