//! Toponyms to places of the gazetteer.

use griot_core::Place;

/// All places known, by folded name.
#[derive(Debug)]
pub struct Gazetteer {}

impl Gazetteer {
    /// The gazetteer that ships with Griot.
    pub fn embedded() -> Self {
        Self {}
    }

    /// The place that `words` ("la ville de Gao", "près de Kidal") name, given the countries that the article is
    /// about, likeliest first (ISO 3166 alpha-3). Its span is left to the caller.
    pub fn resolve(&self, _words: &str, _countries: &[String]) -> Option<Place> {
        None
    }
}
