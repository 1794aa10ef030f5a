//! Who acts or undergoes, as far as it is compared.

use super::words::{self, Word};
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
    /// Their words and canonical names.
    pub(super) words: Box<[Word]>,
}

impl Side {
    /// What is compared of `parties`.
    pub(super) fn of(parties: &[PartyLine]) -> Self {
        let countries =
            parties.iter().filter(|party| !party.country.is_empty()).map(|party| party.country.as_str().into());
        Self {
            countries: words::sorted(countries.collect()).into(),
            sectors: words::sorted(parties.iter().filter_map(|party| party.sector.first().copied()).collect()).into(),
            entities: words::sorted(
                parties.iter().filter_map(|party| party.entity.as_deref()).map(words::hash).collect(),
            )
            .into(),
            words: words::sorted(parties.iter().flat_map(words_of).collect()).into(),
        }
    }
}

fn words_of(party: &PartyLine) -> Vec<Word> {
    let told = [Some(party.text.as_str()), party.name.as_deref()];
    let tokens = told.into_iter().flatten().flat_map(words::tokens);
    tokens.filter(words::Token::tells).map(|token| token.stem()).collect()
}
