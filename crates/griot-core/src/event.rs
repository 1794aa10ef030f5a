//! What comes out: one coded event with the words every field came from.

use crate::{Context, Day, EventType, Mode, Sector, Span, Status};

/// One thing that political actors did to others, as one article tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// PLOVER event type.
    pub kind: EventType,
    /// PLOVER modes, in codebook order.
    pub modes: Vec<Mode>,
    /// Whether it happened, is planned, feared, denied, long past.
    pub status: Status,
    /// How likely the article tells this event, of this type: 0 to 1.
    pub confidence: f32,
    /// Where the event is told, best first; never empty.
    pub mentions: Vec<Mention>,
    /// Who acts.
    pub actors: Vec<Actor>,
    /// Who undergoes.
    pub recipients: Vec<Actor>,
    /// When.
    pub date: EventDate,
    /// Where.
    pub place: Option<Place>,
    /// On whose word, when the text attributes it.
    pub source: Option<Actor>,
    /// Deaths told for this event.
    pub dead: Option<Count>,
    /// Injuries told for this event.
    pub injured: Option<Count>,
    /// PLOVER contexts, in codebook order.
    pub contexts: Vec<Context>,
    /// Why type, mode and status are what they are.
    pub why: Vec<String>,
}

/// One telling of an event: its trigger.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The shortest words that carry the act.
    pub span: Span,
    /// Index of its sentence in the article.
    pub sentence: usize,
    /// How sure the reader is of this trigger, 0 to 1.
    pub confidence: f32,
}

/// A party to an event: actor, recipient or source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The noun phrase.
    pub span: Span,
    /// ISO 3166 alpha-3, or UNO, EUR, IGO, NGO, ISM, MNC, IMG; empty if it cannot be told.
    pub country: String,
    /// PLOVER sectors, most fitting first.
    pub sectors: Vec<Sector>,
    /// Id of the known entity, if it is one.
    pub entity: Option<String>,
    /// Canonical name of the known entity.
    pub name: Option<String>,
    /// Rules and entries that decided, in order.
    pub why: Vec<String>,
}

/// The days of an event, inclusive; both `None` when they cannot be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventDate {
    /// First day.
    pub from: Option<Day>,
    /// Last day; `None` with a `from` means still under way.
    pub to: Option<Day>,
    /// The expression it was resolved from; `None` when inferred.
    pub span: Option<Span>,
    /// Rules that decided, in order.
    pub why: Vec<String>,
}

/// The place of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The words that name it; `None` when inferred from the dateline field.
    pub span: Option<Span>,
    /// Canonical name.
    pub name: String,
    /// GeoNames id.
    pub geonameid: Option<u32>,
    /// Latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
    /// ISO 3166 alpha-3, or empty.
    pub country: String,
    /// Name of the first-level division.
    pub admin1: Option<String>,
    /// GeoNames feature code ("PPLC").
    pub feature: Option<String>,
    /// How far from it, where the words say "40 km north of Gao"; the point is still that of the place named.
    pub offset: Option<Offset>,
    /// Rules and entries that decided, in order.
    pub why: Vec<String>,
}

impl Place {
    /// How precisely the point tells where it happened.
    pub fn precision(&self) -> Precision {
        match self.feature.as_deref().unwrap_or_default() {
            code if code.starts_with("PCL") => Precision::Country,
            code if code.starts_with("ADM") || WIDE.contains(&code) => Precision::Admin1,
            "" if self.point.is_none() && !self.country.is_empty() => Precision::Country,
            code if code == "CONT" || self.point.is_none() => Precision::None,
            _ if self.offset.is_some() => Precision::Place,
            _ => Precision::Exact,
        }
    }
}

/// Feature codes of what may be as large as a division: regions, lakes, rivers, straits, canals, ranges, deserts, plains,
/// forests, parks.
const WIDE: [&str; 10] = ["RGN", "LK", "STM", "STRT", "CNL", "MTS", "DSRT", "PLN", "FRST", "PRK"];

/// How far from a place, as the words tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offset {
    /// Kilometres, if a number is told.
    pub km: Option<u32>,
    /// Direction from the place ("N", "SW"), if told.
    pub bearing: Option<String>,
}

/// How precisely a place's point tells where it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The point is the place: a town, a village, an island.
    Exact,
    /// It happened near the point.
    Place,
    /// Somewhere in the division or region.
    Admin1,
    /// Somewhere in the country; names that no gazetteer has are known no better.
    Country,
    /// Not known, or a sea or continent.
    None,
}

impl Precision {
    /// Every member, the most precise first.
    pub const ALL: [Self; 5] = [Self::Exact, Self::Place, Self::Admin1, Self::Country, Self::None];

    /// The member with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.code() == code)
    }

    /// The code on the outside.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Place => "place",
            Self::Admin1 => "admin1",
            Self::Country => "country",
            Self::None => "none",
        }
    }
}

/// A number of people told by the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number.
    pub value: u32,
    /// The words it came from.
    pub span: Span,
    /// Rules that decided, in order.
    pub why: Vec<String>,
}
