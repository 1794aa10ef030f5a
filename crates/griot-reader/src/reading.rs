//! What the model saw.

use griot_core::{Context, EventType, Mode, Sector, Span, Status};

/// Everything the model sees in one article; all spans are bytes into the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Sentences, tiling the text.
    pub sentences: Vec<Span>,
    /// Triggers in text order.
    pub triggers: Vec<Trigger>,
    /// Pairs of triggers of one type; a pair that is not here stands too far apart to be compared.
    pub links: Vec<Link>,
}

/// Words that tell an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The words.
    pub span: Span,
    /// Index into [`Reading::sentences`].
    pub sentence: usize,
    /// Event type.
    pub kind: EventType,
    /// Probability of trigger and type.
    pub confidence: f32,
    /// Probability of each status, in the order of [`Status::ALL`].
    pub status: [f32; 5],
    /// Modes that the type may have, with their probabilities, in codebook order.
    pub modes: Vec<(Mode, f32)>,
    /// Contexts above one half, with their probabilities, in codebook order.
    pub contexts: Vec<(Context, f32)>,
    /// Probability of each anchor, in the order of [`Anchor::ALL`].
    pub anchor: [f32; 3],
    /// Spans with a role in what the trigger tells, in text order.
    pub parties: Vec<Party>,
}

impl Trigger {
    /// The most probable status.
    pub fn likeliest_status(&self) -> Status {
        let best = (0..self.status.len()).max_by(|&a, &b| self.status[a].total_cmp(&self.status[b]).then(b.cmp(&a)));
        Status::ALL[best.unwrap_or(0)]
    }

    /// The spans with this role, in text order.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(move |party| party.role == role)
    }
}

/// What the day of an event hangs on that no expression of time dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: the day cannot be told.
    Undated,
    /// The day of the news.
    News,
    /// The day of another event of the article, which it was part of.
    Shared,
}

impl Anchor {
    /// Every anchor, in the model's order.
    pub const ALL: [Self; 3] = [Self::Undated, Self::News, Self::Shared];

    /// The name of the anchor in training's files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::News => "news",
            Self::Shared => "shared",
        }
    }
}

/// A role that a span of text plays for a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who acts.
    Actor,
    /// Who undergoes.
    Recipient,
    /// Where.
    Place,
    /// When.
    Date,
    /// On whose word.
    Source,
    /// How many died.
    Dead,
    /// How many were hurt.
    Injured,
}

impl Role {
    /// Every role, in the model's order.
    pub const ALL: [Self; 7] =
        [Self::Actor, Self::Recipient, Self::Place, Self::Date, Self::Source, Self::Dead, Self::Injured];

    /// Whether it is a party to the event rather than a circumstance of it.
    pub const fn is_participant(self) -> bool {
        matches!(self, Self::Actor | Self::Recipient)
    }

    /// The name of the role in training's files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Recipient => "recipient",
            Self::Place => "place",
            Self::Date => "date",
            Self::Source => "source",
            Self::Dead => "dead",
            Self::Injured => "injured",
        }
    }
}

/// A span with a role for one trigger.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// The words.
    pub span: Span,
    /// Their role.
    pub role: Role,
    /// Probability of span and role.
    pub confidence: f32,
    /// Likely sectors with their probabilities, most probable first; actors and recipients only.
    pub sectors: Vec<(Sector, f32)>,
}

/// An event whose words are already known, of which the model is to say the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The words of its trigger.
    pub span: Span,
    /// Its type.
    pub kind: EventType,
    /// The words of its parties, with their roles.
    pub parties: Vec<(Role, Span)>,
}

impl Given {
    /// Its parties, certain, without sectors yet.
    pub(crate) fn parties(&self) -> Vec<Party> {
        let party = |&(role, span): &(Role, Span)| Party { span, role, confidence: 1.0, sectors: Vec::new() };
        self.parties.iter().map(party).collect()
    }
}

/// Two triggers that may tell one event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Index of the earlier trigger.
    pub a: usize,
    /// Index of the later trigger.
    pub b: usize,
    /// Probability that they tell the same event.
    pub probability: f32,
}
