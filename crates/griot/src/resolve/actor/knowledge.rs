//! Everything that is known of countries, entities and roles, checked and indexed.

use std::collections::BTreeSet;

use griot_core::{Issue, Lang, Sector};

use super::country::{self, BODIES, Country};
use super::entity::{self, Entity};
use super::lexicon::{Lexicon, Meaning, Naming};
use super::role::{self, Role, Roles};

/// The knowledge files, as text.
#[derive(Clone, Copy, Debug)]
pub struct Knowledge<'a> {
    /// `world/countries.tsv`.
    pub countries: &'a str,
    /// `world/entities.toml`.
    pub entities: &'a str,
    /// `fr/roles.toml`.
    pub roles_fr: &'a str,
    /// `en/roles.toml`.
    pub roles_en: &'a str,
}

impl Knowledge<'static> {
    /// What ships with Griot.
    pub const fn embedded() -> Self {
        Self {
            countries: griot_data::world::COUNTRIES,
            entities: griot_data::world::ENTITIES,
            roles_fr: griot_data::fr::ROLES,
            roles_en: griot_data::en::ROLES,
        }
    }
}

/// The roles and the phrases of one language.
#[derive(Debug)]
pub(super) struct Tongue {
    pub(super) roles: Vec<Role>,
    pub(super) lexicon: Lexicon,
    /// Words that alone name nobody.
    pub(super) small: Vec<String>,
}

/// The parsed knowledge.
#[derive(Debug)]
pub(super) struct Base {
    pub(super) countries: Vec<Country>,
    pub(super) entities: Vec<Entity>,
    french: Tongue,
    english: Tongue,
}

impl Base {
    pub(super) fn new(knowledge: Knowledge<'_>) -> Result<Self, Issue> {
        let countries = country::parse(knowledge.countries, "world/countries.tsv")?;
        let entities = entity::parse(knowledge.entities, "world/entities.toml")?;
        let tongue = |text, file, lang| -> Result<Tongue, Issue> {
            let roles = role::parse(text, file)?;
            check(&countries, &entities, &roles, file)?;
            let lexicon = index(&countries, &entities, &roles, lang);
            Ok(Tongue { lexicon, small: roles.small, roles: roles.all })
        };
        let french = tongue(knowledge.roles_fr, "fr/roles.toml", Lang::Fr)?;
        let english = tongue(knowledge.roles_en, "en/roles.toml", Lang::En)?;
        Ok(Self { countries, entities, french, english })
    }

    pub(super) const fn tongue(&self, lang: Lang) -> &Tongue {
        match lang {
            Lang::Fr => &self.french,
            Lang::En => &self.english,
        }
    }

    /// The code that parties from a country bear.
    pub(super) fn code(&self, country: usize) -> &str {
        &self.countries[country].sovereign
    }
}

fn index(countries: &[Country], entities: &[Entity], roles: &Roles, lang: Lang) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut add = |forms: &[String], meaning| forms.iter().for_each(|form| lexicon.add(form, meaning));
    for (at, country) in countries.iter().enumerate() {
        let (names, demonyms, capitals) = match lang {
            Lang::Fr => (&country.names_fr, &country.demonyms_fr, &country.capitals_fr),
            Lang::En => (&country.names_en, &country.demonyms_en, &country.capitals_en),
        };
        add(names, Meaning::Country(Naming::Name, at));
        add(demonyms, Meaning::Country(Naming::Demonym, at));
        add(capitals, Meaning::Country(Naming::Capital, at));
        add(&country.prefixes, Meaning::Country(Naming::Prefix, at));
        add(&country.places, Meaning::Country(Naming::Place, at));
    }
    for (at, entity) in entities.iter().enumerate() {
        add(&entity.names, Meaning::Entity(at));
        add(&entity.seats, Meaning::Seat(at));
        add(if lang == Lang::Fr { &entity.fr } else { &entity.en }, Meaning::Entity(at));
    }
    for (at, role) in roles.all.iter().enumerate() {
        add(&role.forms, Meaning::Role(at));
    }
    add(&roles.former, Meaning::Former);
    add(&roles.abroad, Meaning::Abroad);
    add(&roles.together, Meaning::Together);
    add(&roles.counterpart, Meaning::Counterpart);
    add(&roles.led, Meaning::Led);
    lexicon
}

/// Ids are unique and every country code exists.
fn check(countries: &[Country], entities: &[Entity], roles: &Roles, file: &str) -> Result<(), Issue> {
    let codes: BTreeSet<&str> = countries.iter().map(|c| c.iso3.as_str()).chain(BODIES).collect();
    let known = |code: &str, place: String| {
        if code.is_empty() || codes.contains(code) {
            return Ok(());
        }
        let remedy = format!("use an iso3 of world/countries.tsv or one of {}", BODIES.join(" "));
        Err(Issue::new(place, format!("{code:?} is no country code"), remedy))
    };
    for country in countries {
        known(&country.sovereign, format!("world/countries.tsv, {}", country.iso3))?;
    }
    for entity in entities {
        known(&entity.country, format!("world/entities.toml:{}", entity.line))?;
    }
    for role in &roles.all {
        known(role.country.as_deref().unwrap_or(""), format!("{file}:{}", role.line))?;
    }
    unique(entities.iter().map(|e| (e.id.as_str(), e.line)), "world/entities.toml")?;
    unique(roles.all.iter().map(|r| (r.id.as_str(), r.line)), file)
}

fn unique<'a>(ids: impl Iterator<Item = (&'a str, usize)>, file: &str) -> Result<(), Issue> {
    let mut seen = BTreeSet::new();
    for (id, line) in ids {
        if !seen.insert(id) {
            return Err(Issue::new(format!("{file}:{line}"), format!("id {id:?} is taken"), "choose another id"));
        }
    }
    Ok(())
}

/// The sectors of a row.
pub(super) fn sectors(codes: &[String], place: &str) -> Result<Vec<Sector>, Issue> {
    let sector = |code: &String| {
        let known = || Sector::ALL.iter().map(|s| s.code()).collect::<Vec<_>>().join(" ");
        Sector::from_code(code)
            .ok_or_else(|| Issue::new(place, format!("{code:?} is no sector"), format!("use one of {}", known())))
    };
    codes.iter().map(sector).collect()
}

/// What is wrong with a file that is no TOML of the expected form.
pub(super) fn bad_toml(text: &str, file: &str, error: &toml::de::Error) -> Issue {
    let line = error.span().map_or(1, |span| Lines::new(text).of(span.start));
    Issue::new(format!("{file}:{line}"), error.message(), "write it like the entries beside it")
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a byte, from 1.
    pub(super) fn of(&self, at: usize) -> usize {
        self.0.partition_point(|&start| start <= at) + 1
    }
}
