//! Pages that would cost a parser more than they are worth, told before one sees them.

use memchr::{memchr, memchr_iter, memmem};

/// Elements inside one another. Pages of newspapers have some thirty, browsers stop at 512.
const DEEPEST: usize = 512;

/// Tags of a page.
const MOST_TAGS: usize = 200_000;

/// Attributes of a tag: a parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;

/// Formatting elements left open are opened again in every paragraph; this many in all.
const MOST_REOPENED: usize = 2_000_000;

/// Elements that hold nothing, or that end by themselves where the next begins: they do not deepen a page.
const FLAT: [&str; 29] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body",
];

/// Elements that a parser opens again where they were not closed.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is no markup.
const OPAQUE: [&str; 4] = ["script", "style", "textarea", "title"];

/// Drawings and formulas, which have rules of their own.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// Whether the page can be parsed within bounds of time and memory; a sentence if not.
pub(crate) fn check(html: &str) -> Result<(), String> {
    let mut count = Count::default();
    let mut rest = html.as_bytes();
    while let Some(at) = memchr(b'<', rest) {
        rest = count.tag(&rest[at + 1..]);
        if count.deepest > DEEPEST {
            return Err(format!("its elements lie more than {DEEPEST} deep in one another"));
        }
        if count.tags > MOST_TAGS {
            return Err(format!("it has more than {MOST_TAGS} tags"));
        }
        if count.attributes > MOST_ATTRIBUTES {
            return Err(format!("it has a tag with more than {MOST_ATTRIBUTES} attributes"));
        }
        if count.reopened > MOST_REOPENED {
            return Err("too many of its elements are never closed".to_owned());
        }
    }
    Ok(())
}

#[derive(Default)]
struct Count {
    tags: usize,
    depth: usize,
    deepest: usize,
    foreign: usize,
    formatting: usize,
    reopened: usize,
    /// Of the last tag.
    attributes: usize,
}

impl Count {
    /// Counts the tag behind a `<`; what comes after it.
    fn tag<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        if bytes.starts_with(b"!--") {
            return after_comment(bytes);
        }
        let (closes, bytes) = bytes.strip_prefix(b"/").map_or((false, bytes), |rest| (true, rest));
        let length = bytes.iter().take_while(|byte| !is_separator(**byte) && **byte != b'>').count();
        let name = String::from_utf8_lossy(&bytes[..length.min(16)]).to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return bytes;
        }
        let (attributes, rest) = attributes(&bytes[length..]);
        self.attributes = attributes;
        self.tags += 1;
        self.nest(&name, closes);
        // In a drawing, scripts and titles are markup.
        let is_opaque = !closes && self.foreign == 0 && OPAQUE.contains(&name.as_str());
        if is_opaque { after_opaque(rest, &name) } else { rest }
    }

    fn nest(&mut self, name: &str, closes: bool) {
        let step = |count: usize| if closes { count.saturating_sub(1) } else { count + 1 };
        if FORMATTING.contains(&name) {
            self.formatting = step(self.formatting);
        } else {
            self.reopened += self.formatting;
        }
        if FOREIGN.contains(&name) {
            self.foreign = step(self.foreign);
        }
        if !FLAT.contains(&name) {
            self.depth = step(self.depth);
        }
        self.deepest = self.deepest.max(self.depth);
    }
}

/// What stands between attributes.
fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

/// How many attributes a tag has, and what comes behind it. A quoted value is passed over, whatever stands in it.
fn attributes(bytes: &[u8]) -> (usize, &[u8]) {
    let (mut count, mut at, mut state) = (0, 0, State::Between);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        state = match (state, byte) {
            (_, b'>') => return (count, &bytes[at..]),
            (State::BeforeValue, b'"' | b'\'') => {
                at += memchr(*byte, &bytes[at..]).map_or(bytes.len(), |end| end + 1);
                State::Between
            }
            (State::BeforeValue, _) if byte.is_ascii_whitespace() => State::BeforeValue,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::Name | State::AfterName, _) if byte.is_ascii_whitespace() => State::AfterName,
            (State::Value, _) if byte.is_ascii_whitespace() => State::Between,
            (State::BeforeValue | State::Value, _) => State::Value,
            (_, byte) if is_separator(*byte) => State::Between,
            (State::Name, _) => State::Name,
            (State::Between | State::AfterName, _) => {
                count += 1;
                State::Name
            }
        };
    }
    (count, &[])
}

/// Where in a tag a byte stands.
#[derive(Clone, Copy)]
enum State {
    Between,
    Name,
    AfterName,
    BeforeValue,
    Value,
}

/// What comes behind a comment, which may end in its own beginning (`<!-->`).
fn after_comment(bytes: &[u8]) -> &[u8] {
    let ends = |at: &usize| matches!(bytes[at + 1..], [b'>', ..] | [b'!', b'>', ..]);
    let dash = memchr_iter(b'-', bytes).skip(1).find(|at| bytes[at - 1] == b'-' && ends(at));
    dash.map_or(&[], |at| &bytes[at + 1..])
}

/// What comes behind the end of an element whose content is no markup; its end tag is still there.
fn after_opaque<'a>(bytes: &'a [u8], name: &str) -> &'a [u8] {
    let is_end =
        |at: &usize| bytes[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
    let end = memmem::find_iter(bytes, b"</").find(is_end);
    end.map_or(&[], |at| &bytes[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_newspapers_pass() {
        let page = format!(
            "<html><body>{}<p>un<p>deux<br><script>if (a<b) {{ '<div>' }}</script></body>",
            "<div><p>x</p></div>".repeat(9_000)
        );
        assert_eq!(check(&page), Ok(()));
        let quoted = format!("<p title='{}' alt = \"it's\">x<!-- {} -->", "<div>".repeat(600), "<div>".repeat(600));
        assert_eq!(check(&quoted), Ok(()));
    }

    #[test]
    fn attacks_are_told() {
        for (page, told) in [
            ("<div>".repeat(100_000), "deep in one another"),
            ("<p>x</p>".repeat(150_000), "tags"),
            (format!("{}{}", "<b>".repeat(400), "<p>x</p>".repeat(9_000)), "never closed"),
            (format!("<p {}>", "a=1 ".repeat(3_000)), "attributes"),
            (format!("<p a=1 {}>", "b=\"<div>\"".repeat(3_000)), "attributes"),
            (format!("<p a'><p a=='><p '=a=\"><!--><!--x--!>{}", "<div>".repeat(600)), "deep in one another"),
            (format!("<svg><title>{}", "<g>".repeat(600)), "deep in one another"),
            (format!("<script>{}</script>{}", "<i>".repeat(9), "<span>".repeat(600)), "deep in one another"),
        ] {
            assert!(check(&page).is_err_and(|why| why.contains(told)), "{}", &page[..40]);
        }
    }
}
