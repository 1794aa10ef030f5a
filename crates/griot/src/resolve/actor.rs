//! Noun phrases to country, sectors and entity.

use griot_core::{Article, Sector, Span};

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
    /// Rules and entries that decided, in order.
    pub why: Vec<String>,
}

/// What the whole article tells about who its people are and which countries it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Countries the article is about, likeliest first.
    pub countries: Vec<String>,
}

/// The knowledge of countries, entities and roles.
#[derive(Debug)]
pub struct Actors {}

impl Actors {
    /// The knowledge that ships with Griot.
    pub fn embedded() -> Self {
        Self {}
    }

    /// What the article as a whole tells.
    pub fn scene(&self, _article: &Article) -> Scene {
        Scene::default()
    }

    /// Who the noun phrase at `span` is.
    pub fn code(&self, _article: &Article, _scene: &Scene, _span: Span) -> Coded {
        Coded::default()
    }

    /// Who they are, one entry a country.
    pub fn code_all(&self, article: &Article, scene: &Scene, span: Span) -> Vec<Coded> {
        vec![self.code(article, scene, span)]
    }
}
