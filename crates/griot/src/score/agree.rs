//! Whether two events agree, field by field.

use griot_core::record::{ToldEvent, ToldParty, ToldSpot};
use griot_core::text::squeezed;
use std::collections::BTreeSet;

/// What is compared of two matched events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The sets of modes.
    Mode,
    /// The sets of the actors' countries.
    ActorCountry,
    /// The sets of the recipients' countries.
    RecipientCountry,
    /// The first sector of the first actor, or the set of first sectors.
    ActorSector,
    /// The first sector of the first recipient, or the set of first sectors.
    RecipientSector,
    /// The status.
    Status,
    /// The first day.
    Date,
    /// The place, by overlap of words.
    Place,
    /// The source, by overlap of words.
    Source,
    /// The number of dead.
    Dead,
}

/// For each field whether it agrees; `None` where the gold does not tell.
pub(super) type Agreement = [Option<bool>; Field::ALL.len()];

impl Field {
    /// Every field, in the order of the report.
    pub const ALL: [Self; 10] = [
        Self::Mode,
        Self::ActorCountry,
        Self::RecipientCountry,
        Self::ActorSector,
        Self::RecipientSector,
        Self::Status,
        Self::Date,
        Self::Place,
        Self::Source,
        Self::Dead,
    ];

    /// The fields that make a record, besides the match itself.
    pub const RECORD: [Self; 6] = [
        Self::ActorCountry,
        Self::RecipientCountry,
        Self::ActorSector,
        Self::RecipientSector,
        Self::Status,
        Self::Date,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mode => "mode",
            Self::ActorCountry => "actor country",
            Self::RecipientCountry => "recipient country",
            Self::ActorSector => "actor sector",
            Self::RecipientSector => "recipient sector",
            Self::Status => "status",
            Self::Date => "date",
            Self::Place => "place",
            Self::Source => "source",
            Self::Dead => "dead",
        }
    }

    /// The key of the event that holds it, which is also its name in an article's `annotated`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ActorCountry | Self::ActorSector => "actor",
            Self::RecipientCountry | Self::RecipientSector => "recipient",
            other => other.name(),
        }
    }

    /// The parties it speaks of.
    pub(super) fn side(self, event: &ToldEvent) -> &[ToldParty] {
        match self {
            Self::ActorCountry | Self::ActorSector => &event.actors,
            Self::RecipientCountry | Self::RecipientSector => &event.recipients,
            _ => &[],
        }
    }

    /// Whether gold and prediction agree; `None` where the gold does not tell.
    fn agrees(self, gold: &ToldEvent, predicted: &ToldEvent) -> Option<bool> {
        match self {
            Self::Mode => gold.modes.as_ref().map(|modes| set(modes) == set(predicted.modes.as_deref().unwrap_or(&[]))),
            Self::Status => gold.status.map(|status| Some(status) == predicted.status),
            Self::Date => gold.date.as_ref().map(|_| first_day(gold) == first_day(predicted)),
            Self::ActorCountry | Self::RecipientCountry => {
                Some(countries(self.side(gold)) == countries(self.side(predicted)))
            }
            Self::ActorSector | Self::RecipientSector => Some(sectors_agree(self.side(gold), self.side(predicted))),
            Self::Place => Some(spots_agree(gold.place.as_ref(), predicted.place.as_ref())),
            Self::Source => Some(spots_agree(gold.source.as_ref(), predicted.source.as_ref())),
            Self::Dead => Some(gold.dead == predicted.dead),
        }
    }

    /// Whether the event says anything for the field.
    fn is_told(self, event: &ToldEvent) -> bool {
        match self {
            Self::Mode => event.modes.as_ref().is_some_and(|modes| !modes.is_empty()),
            Self::ActorCountry | Self::RecipientCountry => !countries(self.side(event)).is_empty(),
            Self::ActorSector | Self::RecipientSector => !first_sectors(self.side(event)).is_empty(),
            Self::Status => event.status.is_some(),
            Self::Date => first_day(event).is_some(),
            Self::Place => event.place.is_some(),
            Self::Source => event.source.is_some(),
            Self::Dead => event.dead.is_some(),
        }
    }
}

/// Whether two events agree; a field outside `annotated`, where there is such a list, is not compared.
pub(super) fn agreement(gold: &ToldEvent, predicted: &ToldEvent, annotated: Option<&[String]>) -> Agreement {
    let compared = |field: Field| annotated.is_none_or(|keys| keys.iter().any(|key| key == field.key()));
    Field::ALL.map(|field| if compared(field) { field.agrees(gold, predicted) } else { None })
}

/// Whether the gold or the prediction says anything for the field.
pub(super) fn tells(field: Field, gold: &ToldEvent, predicted: &ToldEvent) -> bool {
    field.is_told(gold) || field.is_told(predicted)
}

fn set(items: &[String]) -> BTreeSet<&str> {
    items.iter().map(String::as_str).collect()
}

fn first_day(event: &ToldEvent) -> Option<&str> {
    event.date.as_ref()?.from.as_deref()
}

/// Entries without a country do not count.
fn countries(side: &[ToldParty]) -> BTreeSet<&str> {
    side.iter().map(|party| party.country.as_str()).filter(|country| !country.is_empty()).collect()
}

fn first_sector(party: &ToldParty) -> &str {
    party.sectors.first().map_or("", String::as_str)
}

fn first_sectors(side: &[ToldParty]) -> BTreeSet<&str> {
    side.iter().map(first_sector).filter(|sector| !sector.is_empty()).collect()
}

fn sectors_agree(gold: &[ToldParty], predicted: &[ToldParty]) -> bool {
    let leading = |side: &[ToldParty]| side.first().map_or(String::new(), |party| first_sector(party).to_owned());
    leading(gold) == leading(predicted) || first_sectors(gold) == first_sectors(predicted)
}

/// By overlap of spans; by names where one has no span.
fn spots_agree(gold: Option<&ToldSpot>, predicted: Option<&ToldSpot>) -> bool {
    let (Some(gold), Some(predicted)) = (gold, predicted) else { return gold.is_none() && predicted.is_none() };
    match (gold.span, predicted.span) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => names(gold).intersection(&names(predicted)).next().is_some(),
    }
}

fn names(spot: &ToldSpot) -> BTreeSet<String> {
    [&spot.text, &spot.name].into_iter().flatten().map(|name| folded(&squeezed(name))).collect()
}

/// Without case, as Unicode folds it: by way of the capital, which alone tells ß from s; ı keeps apart from i.
fn folded(name: &str) -> String {
    let fold = |c: char| -> String {
        if c == 'ı' { c.to_string() } else { c.to_uppercase().flat_map(char::to_lowercase).collect() }
    };
    name.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(sectors: &[&[&str]]) -> Vec<ToldParty> {
        let party = |list: &&[&str]| ToldParty {
            country: String::new(),
            sectors: list.iter().map(|&sector| sector.to_owned()).collect(),
        };
        sectors.iter().map(party).collect()
    }

    #[test]
    fn the_sector_of_the_first_entry_or_all() {
        let gold = sides(&[&["GOV"], &["MIL", "GOV"]]);
        for (predicted, agrees) in [
            (vec![&["GOV"][..]], true),
            (vec![&["MIL"], &["GOV"]], true),
            (vec![&["MIL"]], false),
            (vec![], false),
            (vec![&[], &["GOV"], &["MIL"]], true),
        ] {
            assert_eq!(sectors_agree(&gold, &sides(&predicted)), agrees, "{predicted:?}");
        }
        assert!(sectors_agree(&sides(&[&[]]), &[]), "no sector at all on either side");
    }

    #[test]
    fn names_stand_in_for_missing_spans() {
        let spot =
            |text: &str, name: &str| ToldSpot { span: None, text: Some(text.to_owned()), name: Some(name.to_owned()) };
        assert!(spots_agree(Some(&spot("la  Weißen\nstraße", "x")), Some(&spot("y", "LA WEISSEN STRASSE"))));
        assert!(!spots_agree(Some(&spot("Diyarbakır", "Diyarbakır")), Some(&spot("Diyarbakir", "Amed"))));
        assert!(!spots_agree(Some(&ToldSpot::default()), Some(&ToldSpot::default())));
        assert!(!spots_agree(Some(&spot("a", "b")), None));
        assert!(spots_agree(None, None));
    }
}
