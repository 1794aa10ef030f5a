//! RSS and Atom: an article an item. An item is cut off as bytes, so that a damaged one costs no other.

use crate::draft::Draft;
use crate::html::text;
use crate::lines::too_large;
use crate::options::Options;
use crate::record::{Content, Record};
use crate::records::Source;
use crate::stream::Stream;
use crate::window::Window;
use crate::{Problem, day, refusal};
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use griot_core::record::RawArticle;
use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{self, BufReader};
use std::sync::Arc;

/// An item as XML, and what its feed says.
#[derive(Debug)]
pub(crate) struct Item {
    xml: String,
    number: usize,
    name: String,
    language: Option<String>,
}

/// The elements that are articles: in RSS, in Atom.
const ITEMS: [&[u8]; 2] = [b"item", b"entry"];

/// The items of a feed; `start` is how it begins.
pub(crate) fn source(stream: Stream, start: &[u8], options: Arc<Options>) -> Source {
    let charset = options.encoding.map(|encoding| encoding.0).or_else(|| declared(start));
    let decoder = DecodeReaderBytesBuilder::new().encoding(charset).bom_override(true).build(stream.reader);
    let window = Window::new(Box::new(BufReader::new(decoder)));
    Box::new(Items { window, name: stream.name, number: 0, language: language(start), ended: false, options })
}

/// The encoding of the XML declaration.
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let head = start.get(..start.len().min(200)).filter(|head| head.trim_ascii_start().starts_with(b"<?xml"))?;
    let head = String::from_utf8_lossy(head).into_owned();
    let label = head.split("?>").next()?.split_once("encoding")?.1;
    Encoding::for_label(label.split(['"', '\'']).nth(1)?.as_bytes())
}

/// The language of the whole feed, of `<language>` or of `xml:lang`.
fn language(start: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(start).into_owned();
    let head = text.split("<item").next()?.split("<entry").next()?;
    let element = head.split_once("<language>").and_then(|(_, rest)| rest.split('<').next());
    let attribute = || head.split_once("xml:lang=").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    element.or_else(attribute).map(|told| told.trim().to_owned())
}

struct Items {
    window: Window,
    name: String,
    number: usize,
    language: Option<String>,
    ended: bool,
    options: Arc<Options>,
}

impl Items {
    /// The XML of the next item; `None` after the last.
    fn item(&mut self) -> io::Result<Option<Result<String, Problem>>> {
        let Some(element) = self.open()? else { return Ok(None) };
        self.number += 1;
        let limit = self.options.limits.line;
        let end = self.end(element, limit)?;
        let length = self.window.bytes().len();
        let Some(end) = end else {
            // Behind the mark of the item, the next one may begin.
            self.window.take(1);
            let place = self.place();
            let damaged = || Problem::new("damaged record", &*place, "the item does not end", "fetch the feed again");
            return Ok(Some(Err(if length > limit { too_large("item", None, limit, &place) } else { damaged() })));
        };
        let xml = String::from_utf8_lossy(&self.window.bytes()[..end]).into_owned();
        self.window.take(end);
        Ok(Some(Ok(xml)))
    }

    /// Goes to the next beginning of an item.
    fn open(&mut self) -> io::Result<Option<&'static [u8]>> {
        while self.window.skip_to(b"<")? {
            self.window.fill(16)?;
            let found = ITEMS.into_iter().find(|name| is_tag(&self.window.bytes()[1..], name));
            if found.is_some() {
                return Ok(found);
            }
            self.window.take(1);
        }
        Ok(None)
    }

    /// Where the item ends that begins here: at its own end tag, or where another item begins. What stands in CDATA
    /// is text, whatever it looks like.
    fn end(&mut self, element: &[u8], limit: usize) -> io::Result<Option<usize>> {
        let mut at = 1;
        while at <= limit {
            self.window.fill(at + 16)?;
            let Some(found) = memchr::memchr(b'<', self.window.bytes().get(at..).unwrap_or_default()) else {
                at = self.window.bytes().len();
                if !self.window.more()? {
                    return Ok(None);
                }
                continue;
            };
            at += found + 1;
            self.window.fill(at + 16)?;
            let rest = &self.window.bytes()[at..];
            if rest.starts_with(b"![CDATA[") {
                let Some(close) = self.cdata_end(at, limit)? else { return Ok(None) };
                at = close;
            } else if rest.strip_prefix(b"/").is_some_and(|rest| is_tag(rest, element)) {
                let close = memchr::memchr(b'>', rest).map_or(rest.len(), |close| close + 1);
                return Ok(Some(at + close));
            } else if is_tag(rest, element) {
                return Ok(Some(at - 1));
            }
        }
        Ok(None)
    }

    fn cdata_end(&mut self, from: usize, limit: usize) -> io::Result<Option<usize>> {
        let mut at = from;
        loop {
            if let Some(found) = memmem::find(&self.window.bytes()[at..], b"]]>") {
                return Ok(Some(at + found));
            }
            at = self.window.bytes().len().saturating_sub(2).max(from);
            if at > limit || !self.window.more()? {
                return Ok(None);
            }
        }
    }

    fn place(&self) -> String {
        format!("{}#{}", self.name, self.number)
    }
}

/// Whether `bytes` begin with the tag of this name.
fn is_tag(bytes: &[u8], name: &[u8]) -> bool {
    bytes.strip_prefix(name).and_then(|rest| rest.first()).is_some_and(|next| b" \t\r\n>/".contains(next))
}

impl Iterator for Items {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let found = match self.item() {
            Ok(item) => item?,
            Err(why) => {
                self.ended = true;
                Err(refusal::problem(&why, &self.name))
            }
        };
        let item = |xml| Item { xml, number: self.number, name: self.name.clone(), language: self.language.clone() };
        let (place, options) = (self.place(), Arc::clone(&self.options));
        Some(found.map(|xml| Record { place, content: Content::Item(item(xml)), options }))
    }
}

/// What the elements of an item hold, by their names.
#[derive(Default)]
struct Elements {
    held: Vec<(String, String)>,
    links: Vec<String>,
}

/// The article of an item.
pub(crate) fn draft(item: &Item, place: &str, options: &Options) -> Result<Draft, Problem> {
    let elements = Elements::read(&item.xml).map_err(|why| {
        let told = format!("the item is no sound XML: {why}");
        Problem::new("damaged record", place, told, "fetch the feed again")
    })?;
    let title = elements.first(&["title"]).map(text::of_fragment).filter(|title| !title.is_empty());
    let body = elements.longest(&["content:encoded", "content", "description", "summary"]);
    let body = body.map(text::of_fragment).unwrap_or_default();
    let text = text::with_title(title.as_deref(), &body);
    let url = elements.link();
    let named = || format!("{}#{}", item.name, item.number);
    let id = url.clone().or_else(|| elements.first(&["guid", "id"]).map(str::to_owned)).unwrap_or_else(named);
    let dated = elements.first(&["pubDate", "published", "dc:date", "date", "updated"]).and_then(day::whole);
    let published = dated.or(options.defaults.published);
    let said = elements.first(&["xml:lang", "dc:language"]).map(str::to_owned).or_else(|| item.language.clone());
    let raw = RawArticle { id, text, published, title, url, lang: options.defaults.lang, dateline: None };
    Ok(Draft { raw, said })
}

impl Elements {
    /// The text of every element that stands right below the item.
    fn read(xml: &str) -> Result<Self, quick_xml::Error> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        let mut elements = Self::default();
        let mut depth = 0_usize;
        loop {
            match reader.read_event()? {
                Event::Start(tag) => {
                    depth += 1;
                    elements.open(&tag, depth);
                }
                Event::Empty(tag) => elements.open(&tag, depth + 1),
                Event::End(_) => depth = depth.saturating_sub(1),
                Event::Text(text) if depth > 1 => elements.add(&text),
                Event::CData(text) if depth > 1 => elements.add(&text),
                Event::GeneralRef(name) if depth > 1 => elements.add(&character(&name)),
                Event::Eof => return Ok(elements),
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart, depth: usize) {
        let name = tag.name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == wanted)?;
            Some(text::unescaped(&found.value))
        };
        match depth {
            1 => self.held.extend(attribute("xml:lang").map(|lang| ("xml:lang".to_owned(), lang))),
            2 => {
                let is_page = attribute("rel").is_none_or(|rel| rel == "alternate");
                if name == "link" && is_page {
                    self.links.extend(attribute("href"));
                }
                self.held.push((name, String::new()));
            }
            // XHTML inside an element of Atom.
            _ => self.add(&format!("<{name}>")),
        }
    }

    fn add(&mut self, text: &str) {
        if let Some((_, held)) = self.held.last_mut() {
            held.push_str(text);
        }
    }

    fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let named = self.held.iter().filter(move |(held, _)| held == name);
        named.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    }

    /// The first that is there of elements with these names, best name first.
    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// The longest of them: some feeds have the text in one and a summary in the other, either way round.
    fn longest(&self, names: &[&str]) -> Option<&str> {
        names.iter().rev().flat_map(|name| self.all(name)).max_by_key(|text| text.len())
    }

    fn link(&self) -> Option<String> {
        let is_address = |text: &&str| text.starts_with("http://") || text.starts_with("https://");
        let links = self.all("link").chain(self.links.iter().map(|link| link.trim())).chain(self.all("guid"));
        links.into_iter().find(is_address).map(str::to_owned)
    }
}

/// The text that a reference stands for; what XML does not know is left to HTML.
fn character(name: &BytesRef) -> String {
    match name.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => match name.as_ref() {
            "lt" => "<".into(),
            "gt" => ">".into(),
            "amp" => "&".into(),
            "quot" => "\"".into(),
            "apos" => "'".into(),
            other => format!("&{other};"),
        },
    }
}
