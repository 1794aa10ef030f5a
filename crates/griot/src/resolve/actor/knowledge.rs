//! Everything that is known of countries, entities and roles, checked and indexed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use griot_core::{Issue, Lang, Sector};

use super::country::{self, BODIES, Country};
use super::entity::{self, Entity};
use super::lexicon::{Lexicon, Meaning, Naming};
use super::phrase::{Decider, Phrase};
use super::role::{self, Role, Roles};
use super::words::words;

/// A knowledge file, and what messages call it.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// Its path, for people.
    pub name: Cow<'a, str>,
    /// All it holds.
    pub text: Cow<'a, str>,
}

impl<'a> File<'a> {
    const fn embedded(name: &'a str, text: &'a str) -> Self {
        Self { name: Cow::Borrowed(name), text: Cow::Borrowed(text) }
    }
}

/// The knowledge files of each kind: what ships with Griot, then the user's own, which add to it. An own row
/// replaces the shipped one with the same id or code, and an own name means nothing but what the own file says.
#[derive(Clone, Debug)]
pub struct Knowledge<'a> {
    /// Like `world/countries.tsv`.
    pub countries: Vec<File<'a>>,
    /// Like `world/entities.toml`.
    pub entities: Vec<File<'a>>,
    /// Like `fr/roles.toml`.
    pub roles_fr: Vec<File<'a>>,
    /// Like `en/roles.toml`.
    pub roles_en: Vec<File<'a>>,
}

const COUNTRIES: &str = "world/countries.tsv";
const ENTITIES: &str = "world/entities.toml";
const ROLES_FR: &str = "fr/roles.toml";
const ROLES_EN: &str = "en/roles.toml";

impl<'a> Knowledge<'a> {
    /// What ships with Griot.
    pub fn embedded() -> Self {
        use griot_data::{en, fr, world};
        let one = |name, text| vec![File::embedded(name, text)];
        Self {
            countries: one(COUNTRIES, world::COUNTRIES),
            entities: one(ENTITIES, world::ENTITIES),
            roles_fr: one(ROLES_FR, fr::ROLES),
            roles_en: one(ROLES_EN, en::ROLES),
        }
    }

    /// Adds an own file; `path` is its place in the folder of knowledge, with slashes.
    ///
    /// # Errors
    /// An issue that tells which files there may be.
    pub fn add(&mut self, path: &str, file: File<'a>) -> Result<(), Issue> {
        let files = match path {
            COUNTRIES => &mut self.countries,
            ENTITIES => &mut self.entities,
            ROLES_FR => &mut self.roles_fr,
            ROLES_EN => &mut self.roles_en,
            _ => {
                let known = [COUNTRIES, ENTITIES, ROLES_FR, ROLES_EN].join(", ");
                let remedy = format!("name it as one of {known} in that folder, or take it out");
                return Err(Issue::new(&*file.name, "is no knowledge that can be added", remedy));
            }
        };
        files.push(file);
        Ok(())
    }
}

/// A row that a later file may replace.
pub(super) trait Row {
    /// What it is known by.
    fn id(&self) -> &str;
    /// Where it stands, for messages.
    fn place(&self) -> &str;
    /// Which file it comes from: 0 ships with Griot.
    fn layer(&mut self) -> &mut usize;
}

/// The rows of files of one kind, later ones in the place of earlier ones with the same id.
fn layered<T: Row>(
    files: &[File<'_>],
    mut parse: impl FnMut(&str, &str) -> Result<Vec<T>, Issue>,
) -> Result<Vec<T>, Issue> {
    let mut rows: Vec<T> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (layer, file) in files.iter().enumerate() {
        for mut row in parse(&file.text, &file.name)? {
            *row.layer() = layer;
            match known.get(row.id()).copied() {
                Some(at) if *rows[at].layer() == layer => return Err(taken(&row)),
                Some(at) => rows[at] = row,
                None => {
                    known.insert(row.id().to_owned(), rows.len());
                    rows.push(row);
                }
            }
        }
    }
    Ok(rows)
}

fn taken(row: &impl Row) -> Issue {
    Issue::new(row.place(), format!("id {:?} is taken", row.id()), "choose another id")
}

/// The roles and the phrases of one language.
#[derive(Debug)]
pub(super) struct Tongue {
    pub(super) roles: Vec<Role>,
    pub(super) lexicon: Lexicon,
    /// Words that alone name nobody.
    pub(super) small: Vec<String>,
    /// Words after which another party begins.
    pub(super) between: Vec<String>,
    /// Words with which an organisation's name begins or ends.
    pub(super) bodies: Vec<String>,
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
    pub(super) fn new(knowledge: &Knowledge<'_>) -> Result<Self, Issue> {
        let countries = layered(&knowledge.countries, country::parse)?;
        let entities = layered(&knowledge.entities, entity::parse)?;
        let tongue = |files: &[File<'_>], lang| -> Result<Tongue, Issue> {
            let roles = all_roles(files)?;
            check(&countries, &entities, &roles)?;
            let lexicon = index(&countries, &entities, &roles, lang);
            let tongue =
                Tongue { lexicon, small: roles.small, between: roles.between, bodies: roles.bodies, roles: roles.all };
            Ok(tongue)
        };
        let french = tongue(&knowledge.roles_fr, Lang::Fr)?;
        let english = tongue(&knowledge.roles_en, Lang::En)?;
        let base = Self { countries, entities, french, english };
        base.try_examples()?;
        Ok(base)
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

    /// Own roles decide in their examples and not in the others; those of the shipped ones are tested.
    fn try_examples(&self) -> Result<(), Issue> {
        for tongue in [&self.french, &self.english] {
            for (at, role) in tongue.roles.iter().enumerate().filter(|(_, role)| role.layer > 0) {
                self.wrong_examples(tongue, at).into_iter().next().map_or(Ok(()), |wrong| {
                    let remedy = "change its match, or the example";
                    Err(Issue::new(&role.place, format!("role {:?}: {wrong}", role.id), remedy))
                })?;
            }
        }
        Ok(())
    }

    /// The examples of a role in which it does not do what they say.
    pub(super) fn wrong_examples(&self, tongue: &Tongue, at: usize) -> Vec<String> {
        let decides = |example: &String| {
            let row = words(example);
            !row.is_empty()
                && matches!(Phrase::new(self, tongue, &row).decided_by(), Some((_, Decider::Role(found))) if found == at)
        };
        let role = &tongue.roles[at];
        let yes = role.yes.iter().filter(|e| !decides(e)).map(|e| format!("does not decide in {e:?}"));
        let no = role.no.iter().filter(|e| decides(e)).map(|e| format!("decides in {e:?}"));
        yes.chain(no).collect()
    }
}

/// The roles of all files of a language; their lists of small words add up.
fn all_roles(files: &[File<'_>]) -> Result<Roles, Issue> {
    let mut lists = Roles::default();
    let all = layered(files, |text, name| {
        let Roles { former, abroad, together, counterpart, led, small, between, bodies, all } =
            role::parse(text, name)?;
        lists.former.extend(former);
        lists.abroad.extend(abroad);
        lists.together.extend(together);
        lists.counterpart.extend(counterpart);
        lists.led.extend(led);
        lists.small.extend(small);
        lists.between.extend(between);
        lists.bodies.extend(bodies);
        Ok(all)
    })?;
    Ok(Roles { all, ..lists })
}

fn index(countries: &[Country], entities: &[Entity], roles: &Roles, lang: Lang) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut add = |forms: &[String], meaning, layer| {
        for form in forms {
            lexicon.add(form, meaning, layer);
        }
    };
    for (at, country) in countries.iter().enumerate() {
        let (names, demonyms, capitals) = match lang {
            Lang::Fr => (&country.names_fr, &country.demonyms_fr, &country.capitals_fr),
            Lang::En => (&country.names_en, &country.demonyms_en, &country.capitals_en),
        };
        let mut add = |forms, naming| add(forms, Meaning::Country(naming, at), country.layer);
        add(names, Naming::Name);
        add(demonyms, Naming::Demonym);
        add(capitals, Naming::Capital);
        add(&country.prefixes, Naming::Prefix);
        add(&country.places, Naming::Place);
    }
    for (at, entity) in entities.iter().enumerate() {
        add(&entity.names, Meaning::Entity(at), entity.layer);
        add(&entity.seats, Meaning::Seat(at), entity.layer);
        add(if lang == Lang::Fr { &entity.fr } else { &entity.en }, Meaning::Entity(at), entity.layer);
    }
    for (at, role) in roles.all.iter().enumerate() {
        add(&role.forms, Meaning::Role(at), role.layer);
    }
    add(&roles.former, Meaning::Former, 0);
    add(&roles.abroad, Meaning::Abroad, 0);
    add(&roles.together, Meaning::Together, 0);
    add(&roles.counterpart, Meaning::Counterpart, 0);
    add(&roles.led, Meaning::Led, 0);
    lexicon
}

/// Every country code exists.
fn check(countries: &[Country], entities: &[Entity], roles: &Roles) -> Result<(), Issue> {
    let codes: BTreeSet<&str> = countries.iter().map(|c| c.iso3.as_str()).chain(BODIES).collect();
    let known = |code: &str, place: &str| {
        if code.is_empty() || codes.contains(code) {
            return Ok(());
        }
        let remedy = format!("use an iso3 of {COUNTRIES} or one of {}", BODIES.join(" "));
        Err(Issue::new(place, format!("{code:?} is no country code"), remedy))
    };
    countries.iter().try_for_each(|country| known(&country.sovereign, &country.place))?;
    entities.iter().try_for_each(|entity| known(&entity.country, &entity.place))?;
    roles.all.iter().try_for_each(|role| known(role.country.as_deref().unwrap_or(""), &role.place))
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
