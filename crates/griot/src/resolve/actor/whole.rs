//! Noun phrases that the reader cut: "L'Union" and "africaine", "de soutien à l'islam et aux musulmans".

use griot_core::{Article, Span};

use super::Actors;
use super::lexicon::Meaning;
use super::words::words;

/// Bytes beside a phrase in which a name may begin or end that it is a part of.
const REACH: usize = 80;

impl Actors {
    /// Whether two spans of which one follows the other are pieces of one phrase: no more than a space or hyphen parts
    /// them, and no word that leads to another party.
    pub fn are_one(&self, article: &Article, left: Span, right: Span) -> bool {
        let between = article.text.get(left.end..right.start);
        if !between.is_some_and(|gap| ["", " ", "\u{a0}", "-"].contains(&gap)) || left.is_empty() {
            return false;
        }
        let last = words(left.of(&article.text)).pop();
        let leads = |word: &str| self.base.tongue(article.lang).between.iter().any(|other| other == word);
        last.is_some_and(|word| !leads(&word.text)) && left.of(&article.text).ends_with(char::is_alphanumeric)
    }

    /// The phrase with all of a known name of several words that it has a part of.
    pub fn whole_name(&self, article: &Article, span: Span) -> Span {
        let around = line_around(&article.text, span);
        let row = words(around.of(&article.text));
        let hits = self.base.tongue(article.lang).lexicon.scan(&row);
        let names = hits.iter().filter(|hit| hit.words.len() > 1 && hit.meanings.iter().any(is_entity));
        let spans = names.map(|hit| {
            let (first, last) = (row[hit.words.start].span, row[hit.words.end - 1].span);
            Span::new(around.start + first.start, around.start + last.end)
        });
        spans
            .filter(|name| name.overlaps(span))
            .fold(span, |whole, name| Span::new(whole.start.min(name.start), whole.end.max(name.end)))
    }
}

fn is_entity(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Entity(_))
}

/// The span with what stands beside it in its line, within reach.
fn line_around(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let end = text.ceil_char_boundary((span.end + REACH).min(text.len()));
    let from = text[start..span.start].rfind('\n').map_or(start, |at| start + at + 1);
    let to = text[span.end..end].find('\n').map_or(end, |at| span.end + at);
    Span::new(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use griot_core::Lang;

    fn article(text: &str) -> Article {
        Article {
            id: "a".to_owned(),
            text: text.to_owned(),
            published: None,
            title: None,
            lang: Lang::Fr,
            url: None,
            dateline: None,
        }
    }

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn pieces_of_one_phrase_are_one() {
        let text = "L'Union africaine, le ministre du Commerce et la banque, l'État à la police";
        let actors = Actors::embedded();
        let are_one = |left, right| actors.are_one(&article(text), span(text, left), span(text, right));
        assert!(are_one("L'Union", "africaine"));
        assert!(are_one("le ministre du", "Commerce"));
        assert!(!are_one("Commerce et", "la banque"));
        assert!(!are_one("l'État à", "la police"));
        assert!(!are_one("africaine,", "le ministre du"));
        assert!(!are_one("L'Union", "le ministre"));
    }

    #[test]
    fn a_known_name_is_whole() {
        let text = "Attaque\nLe Groupe de soutien à l'islam et aux musulmans a frappé. Bamako se tait.";
        let actors = Actors::embedded();
        let whole = |words| actors.whole_name(&article(text), span(text, words)).of(text);
        assert_eq!(whole("de soutien à l'islam et aux musulmans"), "Groupe de soutien à l'islam et aux musulmans");
        assert_eq!(whole("Bamako"), "Bamako");
    }
}
