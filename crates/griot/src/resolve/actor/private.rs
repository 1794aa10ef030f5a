//! Names of private persons in the words of a party, so that they can be left out of what is handed on.
//!
//! Whether a capital word is a person's name cannot be told for certain. What is masked errs on the side of the
//! person: of a private party's capital words only those stay that knowledge takes for something else.

use std::ops::Range;

use griot_core::{Actor, Article, Sector, Span};

use super::code::{PRONOUNS, SUBJECTS};
use super::country::BODIES;
use super::intro::PARTICLES;
use super::knowledge::Tongue;
use super::lexicon::{Hit, Meaning, Naming};
use super::words::{Gap, Word, words};
use super::{Actors, Row};

/// What stands in the place of a name.
const MASK: &str = "[…]";

/// The longest word in capitals that stands alone and is taken for an acronym.
const ACRONYM: usize = 5;

/// Words after which a name is that of a place, if the gazetteer has it.
const PLACED: [&str; 12] = ["a", "au", "aux", "de", "du", "en", "d", "in", "from", "of", "at", "near"];

/// Words that join two names, or tell more of the one before.
const JOINS: [&str; 12] = ["et", "ou", "and", "or", "qui", "dont", "who", "whose", "dit", "alias", "aka", "with"];

impl Actors {
    /// The words of a party with the names of private persons masked; `None` if there is nothing to mask. Private is
    /// who is no known entity and has no public sector first: a civilian, a refugee, a farmer, a pupil or teacher, a
    /// patient or doctor, a suspect, a trader, or nobody knows what.
    pub fn masked(&self, article: &Article, party: &Actor) -> Option<String> {
        if !is_private(party) {
            return None;
        }
        let text = article.text.get(party.span.start..party.span.end)?;
        let tongue = self.base.tongue(article.lang);
        let row = words(text);
        let (row, hits) = (Row { text, words: &row }, tongue.lexicon.scan(&row));
        let first = begins_sentence(&article.text[..party.span.start]);
        let names = Name { actors: self, row, tongue, hits, first, sectorless: party.sectors.is_empty() }.all();
        if names.is_empty() {
            return None;
        }
        let (mut masked, mut from) = (String::new(), 0);
        for Span { start, end } in names {
            masked.extend([&text[from..start], MASK]);
            from = end;
        }
        Some(masked + &text[from..])
    }
}

fn is_private(party: &Actor) -> bool {
    use Sector::{Agr, Bus, Crm, Cvl, Edu, Med, Ref};
    let of_none = party.entity.is_none() && !BODIES.contains(&party.country.as_str());
    of_none && matches!(party.sectors.first(), None | Some(Cvl | Ref | Agr | Edu | Med | Crm | Bus))
}

/// Whether a sentence, a line or a quotation begins behind the text: its first word has a capital anyway.
fn begins_sentence(before: &str) -> bool {
    let last = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']).chars().next_back();
    last.is_none_or(|last| !last.is_alphanumeric() && !matches!(last, ',' | '\'' | '’' | '-' | ')' | '%'))
}

/// Whether the words name a state or its capital, as first names and surnames may too.
fn is_country(hit: &Hit) -> bool {
    hit.meanings.iter().any(|m| matches!(m, Meaning::Country(Naming::Name | Naming::Capital, _)))
}

/// Looks for names in the words of one party.
struct Name<'a> {
    actors: &'a Actors,
    row: Row<'a>,
    tongue: &'a Tongue,
    hits: Vec<Hit>,
    /// A sentence begins with them.
    first: bool,
    /// Nothing is known of what the party is.
    sectorless: bool,
}

impl Name<'_> {
    /// Where names of persons stand.
    fn all(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.row.words.len() {
            let run = self.run(at);
            at = run.as_ref().map_or(at + 1, |run| run.end);
            found.extend(run.filter(|run| self.is_persons(run)).map(|run| self.span(self.with_first_name(run))));
        }
        found
    }

    fn hit(&self, at: usize) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.words.contains(&at))
    }

    /// Whether the word begins a name: it has a capital and means nothing else.
    fn begins(&self, at: usize) -> bool {
        let is_grammar = |word: &Word| {
            let text = &word.text.as_str();
            self.tongue.small.iter().any(|small| small == text) || SUBJECTS.contains(text) || PRONOUNS.contains(text)
        };
        self.row.words.get(at).is_some_and(|word| word.capital && !is_grammar(word)) && self.hit(at).is_none()
    }

    /// The name that begins at a word: capital words, the particles between them, what hangs on them by a hyphen.
    fn run(&self, at: usize) -> Option<Range<usize>> {
        self.begins(at).then_some(())?;
        let mut end = at + 1;
        while let Some(word) = self.row.words.get(end).filter(|word| word.gap <= Gap::Space) {
            let particle =
                PARTICLES.contains(&word.text.as_str()) && self.row.words.get(end + 1).is_some_and(|next| next.capital);
            if !(self.goes_on(end) || particle || word.gap == Gap::Hyphen) {
                break;
            }
            end += 1;
        }
        Some(at..end)
    }

    /// Whether the word may be a further part of a name: it has a capital, and means a country at most.
    fn goes_on(&self, at: usize) -> bool {
        self.row.words[at].capital && self.hit(at).is_none_or(is_country)
    }

    fn is_persons(&self, run: &Range<usize>) -> bool {
        !(self.is_sentence_case(run) || self.is_acronym(run) || self.is_body(run) || self.is_place(run))
    }

    /// "Plusieurs éleveurs", "Quarante-trois civils": a capital that only the beginning of the sentence gives.
    fn is_sentence_case(&self, run: &Range<usize>) -> bool {
        let alone = run.clone().skip(1).all(|at| !self.row.words[at].capital);
        let follows = self.row.words.get(run.end).filter(|word| word.gap <= Gap::Space);
        let goes_on = follows
            .is_some_and(|word| (!word.capital || self.hit(run.end).is_some()) && !JOINS.contains(&word.text.as_str()));
        self.first && run.start == 0 && alone && goes_on
    }

    fn is_acronym(&self, run: &Range<usize>) -> bool {
        let word = &self.row.words[run.start];
        run.len() == 1 && word.caps && (2..=ACRONYM).contains(&word.text.len())
    }

    /// "la société Kolo Mines", "Kolo hospital"; but not "le chef d'entreprise Moussa Kolo".
    fn is_body(&self, run: &Range<usize>) -> bool {
        let near = |at: usize| self.row.words.get(at).is_some_and(|word| word.gap <= Gap::Space);
        let owned = |at: usize| at.checked_sub(1).is_some_and(|last| ["d", "de"].contains(&self.text(last)));
        let named = run.start.checked_sub(1).filter(|&at| self.kind(at) && near(run.start));
        let within = run.clone().any(|at| self.kind(at));
        named.is_some_and(|at| !owned(at)) || within || self.kind(run.end) && near(run.end)
    }

    /// Whether the word is a kind of organisation or place.
    fn kind(&self, at: usize) -> bool {
        self.row.words.get(at).is_some_and(|word| self.tongue.bodies.contains(&word.text))
    }

    fn text(&self, at: usize) -> &str {
        &self.row.words[at].text
    }

    /// "les habitants de Gao", "le marché de Kolo", "Gao" itself: a place that the gazetteer or its kind tells.
    fn is_place(&self, run: &Range<usize>) -> bool {
        let Span { start, end } = self.span(run.clone());
        let known = || self.actors.is_surely_place(&self.row.text[start..end]);
        match run.start.checked_sub(1) {
            Some(last) if !self.row.words[last].capital && PLACED.contains(&self.text(last)) => {
                last.checked_sub(1).is_some_and(|kind| self.kind(kind)) || known()
            }
            _ => self.sectorless && run.len() == self.row.words.len() && known(),
        }
    }

    /// With a first name that is a country's too: "Jordan Kolo".
    fn with_first_name(&self, run: Range<usize>) -> Range<usize> {
        let before = run
            .start
            .checked_sub(1)
            .filter(|&at| self.row.words[run.start].gap <= Gap::Space && self.row.words[at].capital);
        before
            .and_then(|at| self.hit(at))
            .filter(|hit| hit.words.len() == 1 && is_country(hit))
            .map_or(run.clone(), |hit| hit.words.start..run.end)
    }

    fn span(&self, run: Range<usize>) -> Span {
        Span::new(self.row.words[run.start].span.start, self.row.words[run.end - 1].span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use griot_core::Lang;
    use proptest::prelude::*;

    fn article(lang: Lang, text: &str) -> Article {
        Article {
            id: "a".to_owned(),
            text: text.to_owned(),
            published: None,
            title: None,
            lang,
            url: None,
            dateline: None,
        }
    }

    fn party(span: Span, sectors: &[Sector]) -> Actor {
        Actor { span, country: "MLI".into(), sectors: sectors.into(), entity: None, name: None, why: vec![] }
    }

    fn known() -> Actors {
        Actors::embedded().with_places(std::sync::Arc::new(crate::resolve::place::Gazetteer::embedded()))
    }

    /// What becomes of the words between brackets, civilians'.
    fn masked(actors: &Actors, lang: Lang, marked: &str) -> String {
        let (start, end) = (marked.find('[').unwrap(), marked.find(']').unwrap() - 1);
        let article = article(lang, &marked.replace(['[', ']'], ""));
        let words = &article.text[start..end];
        actors.masked(&article, &party(Span::new(start, end), &[Sector::Cvl])).unwrap_or_else(|| words.to_owned())
    }

    #[test]
    fn names_of_private_persons_are_masked_in_french() {
        let actors = known();
        for (marked, due) in [
            ("[Awa Kolodiarra] a été tuée.", "[…]"),
            ("[Awa] a été tuée.", "[…]"),
            ("Selon [le commerçant Moussa Kolodiarra], rien.", "le commerçant […]"),
            ("[Le chef d'entreprise Moussa Kolodiarra] parle.", "Le chef d'entreprise […]"),
            ("[la jeune Fatou ag Kolodiarra, 34 ans,] est morte.", "la jeune […], 34 ans,"),
            ("[Awa et sa fille Mariam] ont fui.", "[…] et sa fille […]"),
            ("[Jean-Pierre Kolodiarra] parle.", "[…]"),
            ("[M. Kolodiarra] parle.", "[…]"),
            ("On a vu [un Malien, Israël Kolodiarra].", "un Malien, […]"),
        ] {
            assert_eq!(masked(&actors, Lang::Fr, marked), due, "{marked}");
        }
    }

    #[test]
    fn names_of_private_persons_are_masked_in_english() {
        let actors = known();
        for (marked, due) in [
            ("[Awa Kolodiarra] was killed.", "[…]"),
            ("Police held [Jordan Kolodiarra, a trader].", "[…], a trader"),
            ("[The teacher Moussa van Kolodiarra] spoke.", "The teacher […]"),
            ("[Awa and Mariam Kolodiarra] fled.", "[…] and […]"),
            ("He met [Mr Kolodiarra's brother].", "[…]'s brother"),
        ] {
            assert_eq!(masked(&actors, Lang::En, marked), due, "{marked}");
        }
    }

    #[test]
    fn what_is_no_persons_name_stays() {
        let actors = known();
        for (lang, words) in [
            (Lang::Fr, "[Des habitants de Gao] ont fui."),
            (Lang::Fr, "[Plusieurs éleveurs] ont fui."),
            (Lang::Fr, "[Quarante-trois civils] ont fui."),
            (Lang::Fr, "On a vu [des marchands du marché de Kolodiarra]."),
            (Lang::En, "[Four Georgian schoolboys] fled."),
            (Lang::En, "He met [the Kolodiarra Law Society]."),
            (Lang::Fr, "[Les villageois maliens] ont fui."),
            (Lang::Fr, "[Ils] ont fui."),
            (Lang::Fr, "On a vu [la société Kolodiarra Mines]."),
            (Lang::Fr, "On a vu [les élèves de l'école Kolodiarra]."),
            (Lang::Fr, "[L'UKDM] a parlé."),
            (Lang::En, "[Three traders from Gao] fled."),
            (Lang::En, "[Residents of Timbuktu] fled."),
            (Lang::En, "[Staff of the Kolodiarra hospital] fled."),
            (Lang::En, "[They] fled."),
        ] {
            let as_it_was = &words[words.find('[').unwrap() + 1..words.find(']').unwrap()];
            assert_eq!(masked(&actors, lang, words), as_it_was);
        }
    }

    #[test]
    fn public_persons_and_known_entities_keep_their_names() {
        let actors = known();
        let named = article(Lang::Fr, "Awa Kolodiarra a parlé.");
        let masked = |party: Actor| actors.masked(&named, &party).is_some();
        let of = |sectors: &[Sector]| party(Span::new(0, "Awa Kolodiarra".len()), sectors);
        for sector in Sector::ALL {
            let private = ["CVL", "REF", "AGR", "EDU", "MED", "CRM", "BUS"].contains(&sector.code());
            assert_eq!(masked(of(&[*sector, Sector::Cvl])), private, "{}", sector.code());
        }
        assert!(masked(of(&[])));
        let town = article(Lang::Fr, "Tombouctou a fui.");
        assert!(actors.masked(&town, &party(Span::new(0, "Tombouctou".len()), &[])).is_none());
        assert!(!masked(Actor { entity: Some("awa".into()), ..of(&[Sector::Cvl]) }));
        assert!(!masked(Actor { country: "NGO".into(), ..of(&[]) }));
    }

    proptest! {
        #[test]
        fn any_words_are_masked_or_left(text in "\\PC{0,40}", start in 0_usize..50, end in 0_usize..50) {
            thread_local!(static KNOWN: Actors = Actors::embedded());
            let party = party(Span::new(start, end), &[]);
            KNOWN.with(|actors| actors.masked(&article(Lang::En, &text), &party));
        }
    }
}
