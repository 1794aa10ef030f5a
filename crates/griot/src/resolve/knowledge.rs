//! All that Griot knows, loaded once and shared by every thread.

use super::actor::{Actors, PlaceNames};
use super::date::Dates;
use super::number::Numbers;
use super::place::Gazetteer;
use crate::furniture::Furniture;
use griot_core::Lang;
use std::sync::Arc;

/// The knowledge of the world and of each language.
#[derive(Debug)]
pub struct Knowledge {
    /// Countries, entities and roles.
    pub actors: Actors,
    /// Places.
    pub gazetteer: Arc<Gazetteer>,
    /// French words.
    fr: Words,
    /// English words.
    en: Words,
}

/// What is known of one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) dates: Dates,
    pub(crate) numbers: Numbers,
    pub(crate) furniture: Furniture,
}

impl PlaceNames for Arc<Gazetteer> {
    fn country_of(&self, words: &str) -> Option<String> {
        self.resolve(words, &[]).map(|place| place.country).filter(|country| !country.is_empty())
    }

    fn is_surely_place(&self, words: &str) -> bool {
        Gazetteer::is_surely_place(self, words)
    }
}

impl Words {
    fn embedded(lang: Lang) -> Self {
        Self { dates: Dates::embedded(lang), numbers: Numbers::embedded(lang), furniture: Furniture::embedded(lang) }
    }
}

impl Knowledge {
    /// What ships with Griot.
    pub fn embedded() -> Self {
        Self::with_actors(Actors::embedded())
    }

    /// What ships with Griot, but for these countries, entities and roles.
    pub fn with_actors(actors: Actors) -> Self {
        let gazetteer = Arc::new(Gazetteer::embedded());
        Self {
            actors: actors.with_places(Arc::clone(&gazetteer)),
            gazetteer,
            fr: Words::embedded(Lang::Fr),
            en: Words::embedded(Lang::En),
        }
    }

    pub(crate) fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// The date rules of a language.
    pub fn dates(&self, lang: Lang) -> &Dates {
        &self.words(lang).dates
    }
}
