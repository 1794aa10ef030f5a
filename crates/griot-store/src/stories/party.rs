//! Who acts or undergoes, as far as it is compared.

use super::words::{self, Token, Word};
use griot_core::Sector;
use griot_core::record::PartyLine;

/// The actors or the recipients of an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    /// Their countries, sorted.
    pub(super) countries: Box<[Box<str>]>,
    /// Their first sectors, sorted.
    pub(super) sectors: Box<[Sector]>,
    /// Ids of known entities, hashed, sorted.
    pub(super) entities: Box<[Word]>,
    /// The names among their words, none of a country or a capital, sorted.
    pub(super) names: Box<[Word]>,
    /// Their words and canonical names, sorted.
    pub(super) words: Box<[Word]>,
}

impl Side {
    /// What is compared of `parties`.
    pub(super) fn of(parties: &[PartyLine]) -> Self {
        let countries = parties.iter().map(|party| party.country.as_str()).filter(|country| !country.is_empty());
        let sectors = parties.iter().filter_map(|party| party.sector.first().copied());
        let entities = parties.iter().filter_map(|party| party.entity.as_deref()).map(words::hash);
        let tokens: Vec<Vec<Token>> = parties.iter().map(tokens_of).collect();
        Self {
            countries: words::sorted(countries.map(Box::from).collect()).into(),
            sectors: words::sorted(sectors.collect()).into(),
            entities: words::sorted(entities.collect()).into(),
            names: words::sorted(tokens.iter().flat_map(|tokens| words::names_of_phrase(tokens)).collect()).into(),
            words: words::set(tokens.iter().flatten().filter(|token| token.tells())).into(),
        }
    }
}

fn tokens_of(party: &PartyLine) -> Vec<Token> {
    let called = party.name.iter().flat_map(|name| words::tokens(name));
    words::tokens(&party.text).into_iter().chain(called).collect()
}
