//! Pages that would cost a parser more than they are worth, told before one sees them.

use memchr::{memchr, memmem};

/// Elements inside one another. Pages of newspapers have some thirty, browsers stop at 512.
const DEEPEST: usize = 512;

/// Tags of a page.
const MOST_TAGS: usize = 200_000;

/// Formatting elements left open are opened again in every paragraph; this many in all.
const MOST_REOPENED: usize = 2_000_000;

/// Elements that hold nothing, or that end by themselves where the next begins: they do not deepen a page.
const FLAT: [&str; 29] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "html", "head", "body",
];

/// Elements that a parser opens again where they were not closed.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is no markup.
const OPAQUE: [&str; 5] = ["script", "style", "textarea", "title", "noscript"];

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
    formatting: usize,
    reopened: usize,
}

impl Count {
    /// Counts the tag behind a `<`; what comes after it.
    fn tag<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        if let Some(comment) = bytes.strip_prefix(b"!--") {
            return memmem::find(comment, b"-->").map_or(&[], |at| &comment[at..]);
        }
        let (closes, bytes) = bytes.strip_prefix(b"/").map_or((false, bytes), |rest| (true, rest));
        let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let name = String::from_utf8_lossy(&bytes[..length.min(16)]).to_ascii_lowercase();
        let rest = &bytes[length..];
        if name.is_empty() {
            return rest;
        }
        self.tags += 1;
        self.nest(&name, closes);
        if !closes && OPAQUE.contains(&name.as_str()) {
            return after_opaque(rest, &name);
        }
        rest
    }

    fn nest(&mut self, name: &str, closes: bool) {
        let step = |count: usize| if closes { count.saturating_sub(1) } else { count + 1 };
        if FORMATTING.contains(&name) {
            self.formatting = step(self.formatting);
        } else {
            self.reopened += self.formatting;
        }
        if !FLAT.contains(&name) {
            self.depth = step(self.depth);
        }
        self.deepest = self.deepest.max(self.depth);
    }
}

/// What comes behind the end of an element whose content is no markup; its end tag is still there.
fn after_opaque<'a>(bytes: &'a [u8], name: &str) -> &'a [u8] {
    let is_end = |at: &usize| bytes[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
    let end = memmem::find_iter(bytes, b"</").find(is_end);
    end.map_or(&[], |at| &bytes[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_newspapers_pass() {
        let page = format!("<html><body>{}<p>un<p>deux<br><script>if (a<b) {{ '<div>' }}</script></body>", "<div><p>x</p></div>".repeat(9_000));
        assert_eq!(check(&page), Ok(()));
    }

    #[test]
    fn attacks_are_told() {
        for (page, told) in [
            ("<div>".repeat(100_000), "deep in one another"),
            ("<p>x</p>".repeat(150_000), "tags"),
            (format!("{}{}", "<b>".repeat(400), "<p>x</p>".repeat(9_000)), "never closed"),
            (format!("<script>{}</script>{}", "<i>".repeat(9), "<span>".repeat(600)), "deep in one another"),
        ] {
            assert!(check(&page).is_err_and(|why| why.contains(told)), "{}", &page[..40]);
        }
    }
}
