//! All that Griot knows, loaded once and shared by every thread.

use super::actor::Actors;
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
        let places = Arc::clone(&gazetteer);
        Self {
            actors: actors.with_places(Box::new(move |name| places.country_of(name).map(str::to_owned))),
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
