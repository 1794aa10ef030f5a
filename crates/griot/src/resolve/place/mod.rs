//! Toponyms to places of the gazetteer.
//!
//! Takes words and the countries that the article is about, gives places with the reasons. Never guesses a place that
//! no name tells; never reads the article's other fields.

mod around;
mod choose;
mod context;
mod cues;
mod demonym;
mod find;
mod index;
mod key;
mod mention;
mod offset;
mod phrase;
mod table;
mod words;

use griot_core::{Lang, Place, Span};

use super::number::Numbers;

pub use around::Toponyms;
use cues::Cues;
use demonym::Demonyms;
use mention::Search;
use table::{Entry, Table};

/// All places known, by name.
pub struct Gazetteer {
    table: Table,
    cues: Cues,
    demonyms: Demonyms,
    numbers: [Numbers; 2],
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").finish_non_exhaustive()
    }
}

impl Gazetteer {
    /// The gazetteer that ships with Griot.
    pub fn embedded() -> Self {
        let (table, cues) = (Table::embedded(), Cues::read(&[griot_data::fr::PLACES, griot_data::en::PLACES]));
        let demonyms = Demonyms::new(griot_data::world::COUNTRIES, &cues.people, &table);
        let numbers = [Numbers::embedded(Lang::Fr), Numbers::embedded(Lang::En)];
        Self { table, cues, demonyms, numbers }
    }

    /// The place that `words` ("la ville de Gao", "près de Kidal") name, given the countries that the article is
    /// about, likeliest first (ISO 3166 alpha-3). Its span is left to the caller.
    pub fn resolve(&self, words: &str, countries: &[String]) -> Option<Place> {
        self.search(words, |search| phrase::resolve(search, countries))
    }

    /// The toponyms of a text about `countries` and the place of its dateline.
    pub fn toponyms(&self, text: &str, dateline: Option<&str>, countries: &[String]) -> Toponyms {
        let dateline = dateline.and_then(|words| self.resolve(words, countries));
        Toponyms { found: self.find(text, countries), dateline }
    }

    /// The place that the words at `span` of `text` name or, if they name none that is known, lie in: "la préfecture" is
    /// that of a town which the text names. `toponyms` are those of the text.
    pub fn resolve_at(&self, text: &str, span: Span, toponyms: &Toponyms, countries: &[String]) -> Option<Place> {
        self.search(span.of(text), |search| {
            let told = phrase::resolve(search, countries);
            match told {
                Some(place) if around::is_meant(search, &place) => Some(around::in_a_country(place, countries)),
                told => around::enclosing(search, text, span, toponyms, countries).or(told),
            }
        })
    }

    /// Every toponym of `text` with its place, in order, none overlapping another. `countries` are those that the
    /// article is known to be about, likeliest first; where there are none, the text's own toponyms tell.
    pub fn find(&self, text: &str, countries: &[String]) -> Vec<(Span, Place)> {
        let found = self.search(text, |search| find::find(search, countries));
        let place =
            |(span, choice): (Span, choose::Choice)| (span, Place { span: Some(span), ..choice.place(&self.table) });
        found.into_iter().map(place).collect()
    }

    /// The places of names whose `spans` are known, in order; `None` where the gazetteer has nothing like it.
    pub fn place_spans(&self, text: &str, spans: &[Span], countries: &[String]) -> Vec<Option<Place>> {
        let choices = self.search(text, |search| find::place(search, spans, countries));
        let place = |(choice, span): (Option<choose::Choice>, &Span)| {
            choice.map(|choice| Place { span: Some(*span), ..choice.place(&self.table) })
        };
        choices.into_iter().zip(spans).map(place).collect()
    }

    /// Countries that the toponyms of `text` speak for, likeliest first.
    pub fn countries(&self, text: &str) -> Vec<String> {
        let found = self.search(text, |search| find::find(search, &[]));
        find::tally(found.iter().map(|(_, choice)| choice.entry.country))
    }

    /// Whether the words are the name of a country, or of a town that is by far the largest of its name.
    pub fn is_surely_place(&self, name: &str) -> bool {
        phrase::has_one_country(&self.table.named(&key::key(name)))
    }

    fn search<Found>(&self, text: &str, with: impl FnOnce(&Search) -> Found) -> Found {
        let words = words::words(text);
        let keys: Vec<String> = words.iter().map(|word| key::key(&text[word.bare..word.owner])).collect();
        let Self { table, cues, demonyms, numbers } = self;
        with(&Search { text, words: &words, keys: &keys, table, cues, demonyms, numbers })
    }
}
