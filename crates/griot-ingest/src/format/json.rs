//! JSON: an object a line, or objects one after the other, in an array or not.

use crate::lines::{Lines, too_large, utf8};
use crate::options::Options;
use crate::record::{Content, Record};
use crate::stream::Stream;
use crate::window::Window;
use crate::{Problem, refusal};
use std::io;
use std::sync::Arc;

/// Records of JSON Lines; a damaged line costs no other.
pub(crate) struct Lined {
    lines: Option<Lines>,
    name: String,
    options: Arc<Options>,
}

impl Lined {
    pub(crate) fn new(stream: Stream, options: Arc<Options>) -> Self {
        let lines = Lines::new(stream.reader, stream.name.clone(), options.limits.line);
        Self { lines: Some(lines), name: stream.name, options }
    }
}

impl Iterator for Lined {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match self.lines.as_mut()?.next() {
                Ok(line) => line?,
                Err(why) => {
                    self.lines = None;
                    return Some(Err(refusal::problem(&why, &self.name)));
                }
            };
            match line.text {
                Err(problem) => return Some(Err(problem)),
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    let options = Arc::clone(&self.options);
                    return Some(Ok(Record { place: line.place, content: Content::Object(text), options }));
                }
            }
        }
    }
}

/// Records of a JSON document: every object of the outermost array, or every outermost object.
pub(crate) struct Objects {
    window: Window,
    name: String,
    count: usize,
    ended: bool,
    options: Arc<Options>,
}

impl Objects {
    pub(crate) fn new(stream: Stream, options: Arc<Options>) -> Self {
        Self { window: Window::new(stream.reader), name: stream.name, count: 0, ended: false, options }
    }

    /// The next object as text, where it is one; `None` at the end.
    fn object(&mut self) -> Option<Result<String, Problem>> {
        match self.between() {
            Ok(None) => return None,
            Ok(Some(b'{')) => {}
            Ok(Some(_)) => return Some(Err(self.stop("something that is no JSON object"))),
            Err(why) => return Some(Err(self.unreadable(&why))),
        }
        self.count += 1;
        let place = self.place();
        let limit = self.options.limits.line;
        Some(match self.length() {
            Err(why) => Err(self.unreadable(&why)),
            Ok(Length::Open) => Err(self.stop("an object that does not end")),
            Ok(Length::Beyond) => {
                self.ended = true;
                Err(too_large("object", None, limit, &place))
            }
            Ok(Length::Of(count)) => {
                let offset = self.window.offset();
                let bytes = self.window.bytes()[..count].to_vec();
                self.window.take(count);
                utf8(bytes, &place, offset)
            }
        })
    }

    /// Passes over what stands between objects; the byte that is next.
    fn between(&mut self) -> io::Result<Option<u8>> {
        const BOM: &[u8] = b"\xEF\xBB\xBF";
        loop {
            let at_start = self.window.offset() == 0 && self.window.bytes().starts_with(BOM);
            let skipped = if at_start { BOM.len() } else { 0 };
            let bytes = &self.window.bytes()[skipped..];
            let passed = bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || b",[]".contains(byte)).count();
            let next = bytes.get(passed).copied();
            self.window.take(skipped + passed);
            if next.is_some() || !self.window.more()? {
                return Ok(next);
            }
        }
    }

    /// How long the object is that is next.
    fn length(&mut self) -> io::Result<Length> {
        let mut walk = Walk::default();
        let mut at = 0;
        loop {
            for byte in &self.window.bytes()[at..] {
                at += 1;
                if walk.closes(*byte) {
                    return Ok(Length::Of(at));
                }
            }
            if at > self.options.limits.line {
                return Ok(Length::Beyond);
            }
            if !self.window.more()? {
                return Ok(Length::Open);
            }
        }
    }

    fn place(&self) -> String {
        format!("{}#{}", self.name, self.count)
    }

    /// The rest cannot be told apart.
    fn stop(&mut self, found: &str) -> Problem {
        self.ended = true;
        let told = format!("{found}, at byte {}; what comes after it is not read", self.window.offset());
        Problem::new("no article", self.place(), told, "give one JSON object an article, or one array of them")
    }

    fn unreadable(&mut self, why: &io::Error) -> Problem {
        self.ended = true;
        refusal::problem(why, &self.name)
    }
}

impl Iterator for Objects {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let object = self.object()?;
        let (place, options) = (self.place(), Arc::clone(&self.options));
        Some(object.map(|text| Record { place, content: Content::Object(text), options }))
    }
}

/// What is found of the end of an object.
enum Length {
    Of(usize),
    Beyond,
    Open,
}

/// A walk through an object, outside and inside its strings.
#[derive(Default)]
struct Walk {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Walk {
    /// Whether the byte ends the object.
    fn closes(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = byte == b'\\' && !self.escaped;
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth == 0 && matches!(byte, b'}' | b']')
    }
}
