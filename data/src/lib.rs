//! Griot's knowledge, embedded in the binary as it stands in the folders beside this crate.
//!
//! Takes nothing, gives text and bytes. Never parses: whoever uses a file knows its form.
//! One constant a file, named after its path: `fr/dates.toml` is [`fr::DATES`].

/// What is true in every language.
pub mod world {
    /// Countries: codes, names, demonyms, capitals.
    pub const COUNTRIES: &str = include_str!("../world/countries.toml");
    /// Organisations, armed groups, companies, media: who belongs to which country or body.
    pub const ENTITIES: &str = include_str!("../world/entities.toml");
    /// The gazetteer, one place a line, tab-separated.
    pub const PLACES: &str = include_str!("../world/places.tsv");
}

/// French.
pub mod fr {
    /// Date expressions.
    pub const DATES: &str = include_str!("../fr/dates.toml");
    /// Titles, institutions and kinds of people, with their sectors.
    pub const ROLES: &str = include_str!("../fr/roles.toml");
}

/// English.
pub mod en {
    /// Date expressions.
    pub const DATES: &str = include_str!("../en/dates.toml");
    /// Titles, institutions and kinds of people, with their sectors.
    pub const ROLES: &str = include_str!("../en/roles.toml");
}
