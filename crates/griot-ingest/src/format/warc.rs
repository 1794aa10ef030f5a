//! Web archives (WARC): what a crawler was answered, one page a record.

use crate::draft::Draft;
use crate::html::{self, Page};
use crate::http;
use crate::options::Options;
use crate::record::{Content, Record};
use crate::records::Source;
use crate::stream::Stream;
use crate::window::Window;
use crate::{Problem, day, refusal};
use griot_core::Day;
use std::io;
use std::sync::Arc;

/// How records begin; the version is 1.0 or 1.1.
const MARK: &[u8] = b"WARC/1.";

/// What stands between two records, and the mark of the second.
const BORDER: &[u8] = b"\r\n\r\nWARC/1.";

/// The blank lines of a border.
const BORDER_LINES: usize = 4;

/// The longest head of a record.
const LONGEST_HEAD: usize = 64 << 10;

/// A page as it came to the crawler.
#[derive(Debug)]
pub(crate) struct Capture {
    bytes: Vec<u8>,
    /// Whether the bytes begin with a head of HTTP.
    answered: bool,
    url: Option<String>,
    crawled: Option<Day>,
}

/// The records of an archive that hold what a server sent; requests, metadata and revisits hold no page.
pub(crate) fn source(stream: Stream, options: Arc<Options>) -> Source {
    Box::new(Captures { window: Window::new(stream.reader), name: stream.name, lost: false, ahead: None, options })
}

struct Captures {
    window: Window,
    name: String,
    /// Behind damage, where the next record must be looked for.
    lost: bool,
    /// Damage behind the record that was given last.
    ahead: Option<io::Error>,
    options: Arc<Options>,
}

/// The head of a record.
#[derive(Default)]
struct Head {
    kind: String,
    content: String,
    length: Option<usize>,
    url: Option<String>,
    crawled: Option<Day>,
}

/// What became of a record.
enum Step {
    Found(Record),
    Wrong(Problem),
    Passed,
    End,
}

impl Captures {
    fn step(&mut self) -> io::Result<Step> {
        if let Some(why) = self.ahead.take() {
            return Err(why);
        }
        if self.lost {
            self.window.take(usize::from(self.window.bytes().starts_with(MARK)));
            self.lost = !self.window.skip_to(MARK)?;
            return Ok(if self.lost { Step::End } else { Step::Passed });
        }
        self.skip_blank_lines()?;
        if !self.window.fill(MARK.len())? && self.window.bytes().is_empty() {
            return Ok(Step::End);
        }
        if !self.window.bytes().starts_with(MARK) {
            return Ok(self.wrong("no record begins here"));
        }
        let Some((head, body_at)) = self.head()? else { return Ok(self.wrong("the head of the record does not end")) };
        let Some(length) = head.length else { return Ok(self.wrong("the record does not tell its length")) };
        if length > self.options.limits.page {
            return self.pass_over(&head, body_at, length);
        }
        self.body(head, body_at, length)
    }

    /// The record whose body is within the limits.
    fn body(&mut self, head: Head, body_at: usize, length: usize) -> io::Result<Step> {
        let end = body_at + length;
        let whole = self.window.fill(end)?;
        // Enough to see whether the next record begins where this one ends.
        if let Err(why) = self.window.fill(end + BORDER.len()) {
            // The checksum of a record's own member stands behind it; other damage is not this record's.
            if refusal::spoils_given(&why) && self.window.bytes().len() <= end + BORDER_LINES {
                return Err(why);
            }
            self.ahead = Some(why);
        }
        let rest = self.window.bytes().get(end..).unwrap_or_default();
        let fits = rest.len() < BORDER.len() || rest.starts_with(BORDER) || begins(rest);
        if !whole || !fits {
            let told = "the record is not as long as it says";
            return Ok(self.wrong(if whole { told } else { "the archive ends within the record" }));
        }
        let place = self.place();
        let bytes = head.is_page().then(|| self.window.bytes()[body_at..end].to_vec());
        self.window.take(end);
        if head.kind == "conversion" {
            let told = "the record holds text without its page";
            return Ok(Step::Wrong(Problem::new("no page", place, told, "give the archive of the pages (WARC)")));
        }
        let Some(bytes) = bytes else { return Ok(Step::Passed) };
        let capture = Capture { bytes, answered: head.kind == "response", url: head.url, crawled: head.crawled };
        Ok(Step::Found(Record { place, content: Content::Capture(capture), options: Arc::clone(&self.options) }))
    }

    /// Goes past a body that is not held, but not past a border within it: its length may be wrong.
    fn pass_over(&mut self, head: &Head, body_at: usize, length: usize) -> io::Result<Step> {
        let problem = too_large(&self.place(), length, self.options.limits.page);
        self.window.take(body_at);
        let end = self.window.offset().saturating_add(length as u64);
        while self.window.offset() < end && !self.window.bytes().starts_with(BORDER) {
            let bytes = self.window.bytes();
            let most = usize::try_from(end - self.window.offset()).unwrap_or(usize::MAX);
            let border = memchr::memmem::find(bytes, BORDER);
            let passed = border.unwrap_or(bytes.len().saturating_sub(BORDER.len() - 1)).min(most);
            self.window.take(passed);
            if passed == 0 && border.is_none() && !self.window.more()? {
                self.window.take(self.window.bytes().len());
                break;
            }
        }
        Ok(if head.is_page() { Step::Wrong(problem) } else { Step::Passed })
    }

    /// The head of the record that begins here, and where its body does.
    fn head(&mut self) -> io::Result<Option<(Head, usize)>> {
        let Some(at) = self.window.find(b"\r\n\r\n", LONGEST_HEAD)? else { return Ok(None) };
        let text = String::from_utf8_lossy(&self.window.bytes()[..at]).into_owned();
        Ok(Some((Head::read(&text), at + 4)))
    }

    fn skip_blank_lines(&mut self) -> io::Result<()> {
        loop {
            let blank = self.window.bytes().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            self.window.take(blank);
            if !self.window.bytes().is_empty() || !self.window.more()? {
                return Ok(());
            }
        }
    }

    /// `file@byte` of the record that begins here, counted in the unpacked archive.
    fn place(&self) -> String {
        format!("{}@{}", self.name, self.window.offset())
    }

    fn wrong(&mut self, told: &str) -> Step {
        self.lost = true;
        let remedy = "fetch the archive again; what comes after the record is read";
        Step::Wrong(Problem::new("damaged record", self.place(), told, remedy))
    }
}

impl Iterator for Captures {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step() {
                Ok(Step::Found(record)) => return Some(Ok(record)),
                Ok(Step::Wrong(problem)) => return Some(Err(problem)),
                Ok(Step::Passed) => {}
                Ok(Step::End) => return None,
                Err(why) => {
                    let problem = refusal::problem(&why, &self.place());
                    self.lost = true;
                    return Some(Err(problem));
                }
            }
        }
    }
}

impl Head {
    fn read(text: &str) -> Self {
        let mut head = Self::default();
        for line in text.lines().skip(1) {
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => head.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "warc-date" => head.crawled = day::leading(value),
                "content-type" => head.content = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
        head
    }

    /// Whether the record may hold a page: what a server answered over HTTP, or a page saved as such.
    fn is_page(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.url.as_ref().is_some_and(|url| url.starts_with("http")),
            "resource" => http::is_page(&self.content),
            _ => false,
        }
    }
}

/// Whether a record begins after the blank lines that some writers forget or add.
fn begins(rest: &[u8]) -> bool {
    let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    rest[blank..].starts_with(MARK) || MARK.starts_with(&rest[blank..])
}

fn too_large(place: &str, length: usize, limit: usize) -> Problem {
    let told = format!("the record has {length} bytes; the limit is {limit}");
    Problem::new("too large", place, told, "raise the limit with --max-page, if it is an article")
}

/// What the captured page tells of its article.
pub(crate) fn draft(capture: Capture, place: &str, options: &Options) -> Result<Draft, Problem> {
    let Capture { bytes, answered, url, crawled } = capture;
    let body = if answered {
        http::body(&bytes, options.limits.page)
            .map_err(|told| Problem::new("no page", place, told, "leave it out; only pages are articles"))?
    } else {
        http::Body { bytes, charset: None }
    };
    let charset = options.encoding.map(|encoding| encoding.0).or(body.charset);
    html::draft(&Page { bytes: body.bytes, charset, url, crawled }, place, options)
}
