//! Where.

use crate::resolve::Resolution;
use griot_core::Place;
use griot_reader::Party;

/// The place that the party's words name or lie in; where neither can be told, the words. One letter is no word.
pub(super) fn place(party: &Party, resolution: &Resolution) -> Option<Place> {
    let words = party.span.of(&resolution.article.text);
    words.chars().filter(|c| c.is_alphabetic()).nth(1)?;
    let place = resolution.place(party.span).unwrap_or_else(|| unknown(words));
    Some(Place { span: Some(party.span), ..place })
}

fn unknown(words: &str) -> Place {
    Place {
        span: None,
        name: words.to_owned(),
        geonameid: None,
        point: None,
        country: String::new(),
        admin1: None,
        feature: None,
        offset: None,
        why: vec!["not in the gazetteer".to_owned()],
    }
}
