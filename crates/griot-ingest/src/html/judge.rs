//! Whether what was taken out of a page is an article.

use super::Body;
use super::facts::{Facts, has_path};

/// The shortest article, in characters, of a page that says that it is one, and of one that does not.
const SHORTEST: [usize; 2] = [140, 280];

/// Words of windows that ask for consent, in lower case.
const CONSENT: [&str; 14] = [
    "cookie",
    "traceur",
    "consent",
    "rgpd",
    "gdpr",
    "données personnelles",
    "personal data",
    "vie privée",
    "privacy policy",
    "nos partenaires",
    "our partners",
    "paramétrer",
    "personalised ads",
    "publicités personnalisées",
];

/// `Ok` if it is an article; else a sentence that says why it is none.
pub(crate) fn judge(body: &Body, facts: &Facts) -> Result<(), String> {
    let length = body.text.chars().count();
    let shortest = SHORTEST[usize::from(!facts.is_article)];
    if length < shortest {
        return Err(format!("its main text has {length} characters; an article has {shortest} or more"));
    }
    if asks_consent(&body.text, facts.is_article) {
        return Err("its main text asks for consent to cookies".to_owned());
    }
    if body.linked * 2 > body.text.len() {
        return Err("its main text is a list of links".to_owned());
    }
    if facts.url.as_ref().is_some_and(|url| !has_path(url)) && !facts.is_article {
        return Err("it is the front page of a site".to_owned());
    }
    Ok(())
}

/// Whether most of the text stands in paragraphs about consent; almost all of it, where the page says that it is an
/// article: there are articles about cookies.
fn asks_consent(text: &str, is_article: bool) -> bool {
    let about = |line: &&str| {
        let line = line.to_lowercase();
        CONSENT.iter().any(|word| line.contains(word))
    };
    let asking: usize = text.lines().filter(about).map(str::len).sum();
    let share = if is_article { 9 } else { 5 };
    asking * 10 > text.len() * share
}
