//! Pieces of HTML to text.

use super::guard;
use dom_query::Document;
use griot_core::text::squeezed;

/// The text with single blanks, if there is any.
pub(crate) fn squeezed_if_any(text: &str) -> Option<String> {
    Some(squeezed(text)).filter(|text| !text.is_empty())
}

/// The text of a fragment, such as the body of a feed's item; paragraphs stand apart by an empty line.
/// A fragment that no parser should see loses its tags and nothing else.
pub(crate) fn of_fragment(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return tidy(html);
    }
    if guard::check(html).is_err() {
        return tidy(&untagged(html));
    }
    let document = Document::from(html);
    document.select("script, style, figcaption, noscript, template").remove();
    tidy(&document.formatted_text())
}

/// Single blanks within lines, no blanks around them, at most one empty line between two.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(squeezed) {
        if line.is_empty() {
            gap = !tidied.is_empty();
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if gap { "\n\n" } else { "\n" });
        }
        tidied.push_str(&line);
        gap = false;
    }
    tidied
}

/// The text with its title as the first line; not twice, where the text begins with it.
pub(crate) fn with_title(title: Option<&str>, body: &str) -> String {
    match title {
        Some(title) if body.is_empty() => title.to_owned(),
        Some(title) if !body.starts_with(title) => format!("{title}\n\n{body}"),
        _ => body.to_owned(),
    }
}

/// The text that references such as `&eacute;` stand for.
pub(crate) fn unescaped(text: &str) -> String {
    if text.contains('&') {
        squeezed(&Document::from(text.replace('<', "&lt;")).select("body").text())
    } else {
        text.to_owned()
    }
}

fn untagged(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_become_paragraphs() {
        let html = "<p>Des  combattants\n ont attaqu&eacute; <a href='x'>Gao</a>.</p><script>x()</script><p>Deux morts &amp; un blessé</p>";
        assert_eq!(of_fragment(html), "Des combattants ont attaqué Gao.\n\nDeux morts & un blessé");
        assert_eq!(of_fragment("un\n\n\n deux  trois "), "un\n\ndeux trois");
        assert_eq!(of_fragment(&format!("{}a<b", "<div>".repeat(1_000))), "a");
    }

    #[test]
    fn titles_stand_once() {
        assert_eq!(with_title(Some("Gao"), "Gao\n\nDeux morts"), "Gao\n\nDeux morts");
        assert_eq!(with_title(Some("Gao"), "Deux morts"), "Gao\n\nDeux morts");
        assert_eq!(with_title(None, "Deux morts"), "Deux morts");
    }
}
