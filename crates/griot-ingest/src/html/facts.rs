//! What a page tells of itself besides its text: in JSON-LD, in `<meta>`, in `<time>`, in its address.

use super::{Page, text};
use crate::day;
use dom_query::Document;
use griot_core::Day;
use griot_core::text::squeezed;
use serde_json::{Map, Value};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) title: Option<String>,
    pub(crate) published: Option<Day>,
    /// As the page names it.
    pub(crate) lang: Option<String>,
    /// The canonical address, or where the page was fetched.
    pub(crate) url: Option<String>,
    /// Whether the page says that it is an article.
    pub(crate) is_article: bool,
    /// The text, where JSON-LD holds it.
    pub(crate) body: Option<String>,
}

/// Names and properties of `<meta>` that hold the day of publication, best first.
const DATES: [&str; 27] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "published-date",
    "published_time",
    "published_at",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
];

/// Words before a printed day that say that it is the day of publication.
const PUBLISHED: [&str; 8] =
    ["publié", "publication", "mis en ligne", "paru le", "posté", "published", "posted", "issued"];

/// How far behind such words the day may stand, in bytes.
const NEAR: usize = 60;

impl Facts {
    pub(crate) fn of(document: &Document, page: &Page) -> Self {
        let metas = Metas::of(document);
        let told = json_ld(document);
        let said = |key: &str| told.as_ref().and_then(|article| article.get(key)).and_then(Value::as_str);
        let is_article = told.is_some() || metas.first(&["og:type"]).is_some_and(|kind| kind.ends_with("article"));
        let url = address(document, &metas, page.url.as_deref());
        let html_lang = document.select("html").attr("lang").map(|lang| lang.trim().to_owned());
        Self {
            title: title(document, &metas, said("headline")),
            published: published(document, &metas, said("datePublished"), page, url.as_deref()),
            lang: html_lang.filter(|lang| !lang.is_empty()).or_else(|| said("inLanguage").map(str::to_owned)),
            url,
            is_article,
            body: said("articleBody").map(text::of_fragment).filter(|body| !body.is_empty()),
        }
    }
}

/// Every `<meta>` with a name, property or itemprop, in lower case, and a content.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(document: &Document) -> Self {
        let mut metas = Vec::new();
        for node in &document.select("meta[content]") {
            let content = node.attr_or("content", "").trim().to_owned();
            let names = ["property", "name", "itemprop"].into_iter().filter_map(|key| node.attr(key));
            metas.extend(names.map(|name| (name.trim().to_ascii_lowercase(), content.clone())));
        }
        Self(metas)
    }

    /// The first content of these names that is not blank, best name first.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let named = self.0.iter().filter(move |(key, content)| key == name && !content.is_empty());
        named.map(|(_, content)| content.as_str())
    }
}

/// The article that the page describes in JSON-LD, if it does.
fn json_ld(document: &Document) -> Option<Map<String, Value>> {
    document.select("script[type='application/ld+json']").iter().find_map(|script| {
        // Line ends inside strings are common, and no JSON.
        let text = script.text().replace(|c: char| c.is_control(), " ");
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
        article_in(serde_json::from_str(text).ok()?)
    })
}

/// The first thing of a type such as `NewsArticle`, however it is wrapped.
fn article_in(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article_in),
        Value::Object(mut fields) => {
            if fields.get("@type").is_some_and(is_article) {
                return Some(fields);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().find_map(|key| article_in(fields.remove(*key)?))
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => ["Article", "Posting", "Report"].iter().any(|end| name.ends_with(end)),
        Value::Array(names) => names.iter().any(is_article),
        _ => false,
    }
}

/// The headline, without the name of the site behind it.
fn title(document: &Document, metas: &Metas, headline: Option<&str>) -> Option<String> {
    let heading = squeezed(&document.select("h1").first().text());
    let of_page = || text::squeezed_if_any(&document.select("title").first().text());
    let found = headline
        .and_then(|headline| text::squeezed_if_any(&text::unescaped(headline)))
        .or_else(|| metas.first(&["og:title", "twitter:title"]).and_then(text::squeezed_if_any))
        .or_else(of_page)
        .or_else(|| text::squeezed_if_any(&heading))?;
    // A heading that is the beginning of it is it, without what sites put behind.
    let is_heading = heading.split_whitespace().count() > 2 && found.starts_with(&heading);
    Some(if is_heading { heading } else { without_site(&found, metas.first(&["og:site_name"])).to_owned() })
}

/// The title without " | Le Courrier": the name that the site gives itself, or few words behind a last separator.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let words = |text: &str| text.split_whitespace().count();
    let named = site.and_then(|site| title.strip_suffix(site.trim()));
    let parted = || {
        let (bare, site) = title.rsplit_once(" | ").or_else(|| title.rsplit_once(" - "))?;
        (words(site) <= 3 && words(bare) > 3).then_some(bare)
    };
    let bare = named.or_else(parted).unwrap_or(title);
    let bare = bare.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '·'));
    if bare.is_empty() { title } else { bare }
}

/// The day of publication, from the surest place that tells one that is not after the page was fetched.
fn published(document: &Document, metas: &Metas, json_ld: Option<&str>, page: &Page, url: Option<&str>) -> Option<Day> {
    let latest = page.crawled.and_then(|day| day.tomorrow().ok());
    let is_past = |day: &Day| latest.is_none_or(|latest| *day <= latest);
    let told =
        json_ld.into_iter().chain(DATES.iter().flat_map(|name| metas.all(name))).filter_map(day::whole).find(is_past);
    told.or_else(|| times(document).find(is_past))
        .or_else(|| page.url.as_deref().into_iter().chain(url).filter_map(day::of_address).find(is_past))
        .or_else(|| printed(document).filter(is_past))
}

/// Days of `<time>`: those that say that they tell the publication first; one among others that lists hold tells nothing.
fn times(document: &Document) -> impl Iterator<Item = Day> {
    let day = |node: dom_query::Selection| {
        let machine = node.attr("datetime").or_else(|| node.attr("content")).and_then(|told| day::whole(&told));
        machine.or_else(|| day::within(&node.text()))
    };
    let marked =
        document.select("[itemprop=datePublished], time[pubdate], time[class*=publi], time[class*=entry-date]");
    let marked: Vec<Day> = marked.iter().filter_map(day).take(1).collect();
    let within =
        document.select("article time, main time, header time").iter().filter_map(day).take(1).collect::<Vec<_>>();
    let lone = document.select("time").iter().filter_map(day).take(1).collect::<Vec<_>>();
    marked.into_iter().chain(within).chain(lone)
}

/// The day behind words such as "Publié le".
fn printed(document: &Document) -> Option<Day> {
    let marked = document.select("[class*=date], [class*=publi], [id*=date]").iter().take(8).find_map(|node| {
        let text = node.text();
        (text.len() < 200).then(|| day::within(&text)).flatten()
    });
    marked.or_else(|| {
        let text = document.select("body").text().to_lowercase();
        PUBLISHED.iter().find_map(|word| {
            text.match_indices(word).take(4).find_map(|(at, _)| {
                let near = &text[at..text.floor_char_boundary(at + word.len() + NEAR)];
                day::within(near)
            })
        })
    })
}

/// The address that the page says is its own, if it is one of a page; else where it was fetched.
fn address(document: &Document, metas: &Metas, fetched: Option<&str>) -> Option<String> {
    let canonical = document.select("link[rel=canonical]").attr("href").map(|href| href.trim().to_owned());
    let told = canonical.into_iter().chain(metas.first(&["og:url"]).map(str::to_owned));
    let absolute = told.filter_map(|href| resolved(&href, fetched));
    // Many sites name their front page as the address of every page.
    absolute.into_iter().find(|href| has_path(href)).or_else(|| fetched.map(str::to_owned))
}

/// The absolute address of a link on the page at `base`.
fn resolved(href: &str, base: Option<&str>) -> Option<String> {
    if href.starts_with("http://") || href.starts_with("https://") {
        return Some(href.to_owned());
    }
    let (scheme, rest) = base?.split_once("://")?;
    match href.strip_prefix("//") {
        Some(_) => Some(format!("{scheme}:{href}")),
        None if href.starts_with('/') => Some(format!("{scheme}://{}{href}", rest.split('/').next()?)),
        None => None,
    }
}

/// Whether the address leads further than to the front of a site.
pub(crate) fn has_path(url: &str) -> bool {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    !path.trim_matches('/').is_empty()
}
