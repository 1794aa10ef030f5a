//! HTML pages: the text of the article that a page is about, its title, day, language and address.

mod charset;
mod facts;
mod guard;
mod judge;
pub(crate) mod text;

use crate::Problem;
use crate::draft::Draft;
use crate::options::Options;
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use facts::Facts;
use griot_core::Day;
use griot_core::record::RawArticle;

/// A page as it is stored.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    /// How it is written, as the user or the server says.
    pub(crate) charset: Option<&'static Encoding>,
    /// Where it was fetched.
    pub(crate) url: Option<String>,
    /// When it was fetched.
    pub(crate) crawled: Option<Day>,
}

/// Nothing of these is the article's text, and extraction would take some of it along.
const NEVER_TEXT: &str =
    "figcaption, noscript, template, svg, button, select, dialog, [aria-modal=true], [role=dialog]";

/// Windows that ask for consent.
const CONSENT: &str = "div[id*=cookie i], div[class*=cookie i], section[id*=cookie i], section[class*=cookie i], \
    div[id*=consent i], div[class*=consent i], div[id*=didomi], div[id*=onetrust], div[class*=qc-cmp], \
    div[id*=sp_message], div[class*=gdpr i], div[id*=gdpr i], div[class*=rgpd i], div[id*=rgpd i], aside[class*=cookie i]";

/// What a page tells of its article, or why it tells none.
pub(crate) fn draft(page: &Page, place: &str, options: &Options) -> Result<Draft, Problem> {
    let html = charset::decode(&page.bytes, page.charset);
    guard::check(&html)
        .map_err(|told| Problem::new("unreadable page", place, told, "leave it out, or give its text"))?;
    let document = Document::from(&*html);
    let facts = Facts::of(&document, page);
    clean(&document);
    let body = extracted(document, &facts);
    judge::judge(&body, &facts).map_err(|told| {
        Problem::new("no article in the page", place, told, "leave it out; if it is an article, give its text")
    })?;
    let raw = RawArticle {
        id: facts.url.clone().unwrap_or_else(|| place.to_owned()),
        text: text::with_title(facts.title.as_deref(), &body.text),
        published: facts.published.or(options.defaults.published).or(page.crawled),
        title: facts.title,
        lang: options.defaults.lang,
        url: facts.url,
        dateline: None,
    };
    Ok(Draft { raw, said: facts.lang })
}

/// Takes away what is never text, and what asks for consent unless it holds most of the page.
fn clean(document: &Document) {
    document.select(NEVER_TEXT).remove();
    let whole = document.select("body").text().len();
    for window in document.select(CONSENT).nodes() {
        if window.text().len() * 2 < whole {
            window.remove_from_parent();
        }
    }
}

/// What was taken for the article.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) text: String,
    /// Bytes of it that stand in links.
    pub(crate) linked: usize,
}

/// The main text of the page, or what the page itself gives as the text where that is much longer.
fn extracted(document: Document, facts: &Facts) -> Body {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).and_then(|mut reader| reader.parse());
    let body = found.map(|found| Body { text: text::tidy(&found.text_content), linked: linked(&found.content) });
    let body = body.unwrap_or_default();
    match &facts.body {
        Some(told) if body.text.len() * 2 < told.len() => Body { text: told.clone(), linked: 0 },
        _ => body,
    }
}

/// Bytes of text in links.
fn linked(content: &str) -> usize {
    Document::from(content).select("a").iter().map(|link| link.text().len()).sum()
}
