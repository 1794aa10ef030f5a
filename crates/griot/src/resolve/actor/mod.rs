//! Noun phrases to country, sectors and entity.
//!
//! What the phrase itself tells comes first (demonym, country, capital, known entity), then who the article
//! introduced by name, then whom a word stands for ("le groupe", "son homologue", "les deux pays"), last the
//! country the article is about. Roles give the sectors. Knowledge is data; the rules here are few.

mod code;
mod country;
mod entity;
mod intro;
mod knowledge;
mod lexicon;
mod near;
mod phrase;
mod private;
mod role;
mod scene;
mod state;
#[cfg(test)]
mod tests;
mod whole;
mod words;

use griot_core::{Article, Issue, Sector, Span};

use self::code::Coder;
use self::knowledge::Base;
pub use self::knowledge::{File, Knowledge};
pub use self::scene::Scene;
pub use self::state::Act;
use self::words::{Word, words};
use crate::weights::{Evidence, Weights};

/// What a noun phrase was resolved to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, ISM, MNC, IMG; empty if it cannot be told.
    pub country: String,
    /// Sectors, most fitting first.
    pub sectors: Vec<Sector>,
    /// Id of the known entity.
    pub entity: Option<String>,
    /// Canonical name of the known entity.
    pub name: Option<String>,
    /// Whether no words tell its country, so that the article as a whole had to.
    pub implied: bool,
    /// Whether its sectors are but a guess by a word of many kinds ("unité", "vingt").
    pub vague: bool,
    /// Rules and entries that decided, in order.
    pub why: Vec<String>,
}

impl Coded {
    /// Whether it is a state named as such, with no branch of its power in view.
    pub fn is_state(&self) -> bool {
        self.sectors.is_empty() && self.why.first().is_some_and(|why| why.starts_with("country:"))
    }
}

/// What names of places tell, as a gazetteer knows them.
pub trait PlaceNames: Send + Sync {
    /// The country (ISO 3166 alpha-3) of the place that the words most likely name.
    fn country_of(&self, words: &str) -> Option<String>;

    /// Whether the words are the name of a place beyond doubt. Names of persons are kept from readers by it, so it
    /// must not take a hamlet's name for more than a person's.
    fn is_surely_place(&self, words: &str) -> bool;
}

/// Words with the text that their spans count in.
#[derive(Clone, Copy)]
struct Row<'a> {
    text: &'a str,
    words: &'a [Word],
}

/// The knowledge of countries, entities and roles.
pub struct Actors {
    base: Base,
    weights: Weights,
    places: Option<Box<dyn PlaceNames>>,
}

impl std::fmt::Debug for Actors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Actors").field("entities", &self.base.entities.len()).finish_non_exhaustive()
    }
}

impl Actors {
    /// The knowledge that ships with Griot.
    ///
    /// # Panics
    /// If what was built in is broken, which the tests rule out.
    pub fn embedded() -> Self {
        match Self::new(&Knowledge::embedded()) {
            Ok(actors) => actors,
            Err(issue) => panic!("the knowledge that ships with Griot is broken: {issue}"),
        }
    }

    /// Knowledge of one's own.
    ///
    /// # Errors
    /// An issue that names the file, the line and the remedy.
    pub fn new(knowledge: &Knowledge<'_>) -> Result<Self, Issue> {
        let weights = Weights::parse(griot_data::models::states::WEIGHTS, "models/states/weights.tsv")?;
        Ok(Self { base: Base::new(knowledge)?, weights, places: None })
    }

    /// Lets the names of towns lead to their country.
    #[must_use]
    pub fn with_places(self, places: impl PlaceNames + 'static) -> Self {
        Self { places: Some(Box::new(places)), ..self }
    }

    /// What the article as a whole tells.
    pub fn scene(&self, article: &Article) -> Scene {
        intro::scene(self, article)
    }

    /// Who the noun phrase at `span` is.
    pub fn code(&self, article: &Article, scene: &Scene, span: Span) -> Coded {
        self.code_all(article, scene, span).into_iter().next().unwrap_or_default()
    }

    /// Who the noun phrase at `span` is, once for each country it has a part of: "soldats togolais et burkinabè".
    /// Never empty; a span outside the text is nobody.
    pub fn code_all(&self, article: &Article, scene: &Scene, span: Span) -> Vec<Coded> {
        let text = article.text.get(span.start..span.end).unwrap_or_default();
        let row = words(text);
        if row.is_empty() {
            return vec![Coded::default()];
        }
        Coder::new(self, self.base.tongue(article.lang), scene, Row { text, words: &row }, span.start).all()
    }

    /// The party at `span` in the light of what it takes part in: where only the article as a whole implies its state,
    /// the act may speak for another that the article names.
    pub fn settled(&self, scene: &Scene, span: Span, coded: Coded, act: &Act<'_>) -> Coded {
        if coded.implied { state::settled(&self.weights, scene, span.start, coded, act) } else { coded }
    }

    /// What speaks for each state that the article names, for training.
    pub fn evidence(&self, scene: &Scene, span: Span, coded: &Coded, act: &Act<'_>) -> Vec<(String, Vec<Evidence>)> {
        let states = state::evidence(scene, span.start, coded, act);
        states.into_iter().map(|(state, evidence)| (state.to_owned(), evidence)).collect()
    }

    /// Whether the words at `span` are one small word ("le", "of") that alone names nobody.
    pub fn is_small_word(&self, article: &Article, span: Span) -> bool {
        let row = words(article.text.get(span.start..span.end).unwrap_or_default());
        matches!(&row[..], [word] if self.base.tongue(article.lang).small.contains(&word.text))
    }

    fn country_of(&self, place: &str) -> Option<String> {
        self.places.as_ref().and_then(|names| names.country_of(place))
    }

    fn is_surely_place(&self, words: &str) -> bool {
        self.places.as_ref().is_some_and(|names| names.is_surely_place(words))
    }
}
