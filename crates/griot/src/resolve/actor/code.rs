//! A noun phrase in its article: whose party it is and what it is.

use griot_core::Sector;

use super::knowledge::{Base, Tongue};
use super::lexicon::{Meaning, Naming};
use super::phrase::{Clue, Decider, Phrase};
use super::role::{Rank, Refers, Role};
use super::scene::{Known, Scene};
use super::{Actors, Coded, Row};

/// A phrase, where it begins, and the scene it stands in.
pub(super) struct Coder<'a> {
    actors: &'a Actors,
    scene: &'a Scene,
    phrase: Phrase<'a>,
    row: Row<'a>,
    at: usize,
}

/// Whose a party is, and how that is known.
struct Owner {
    code: String,
    why: String,
    known: Option<Known>,
    /// Whether no words tell whose it is.
    implied: bool,
}

impl Owner {
    fn new(code: impl Into<String>, why: impl Into<String>) -> Self {
        Self { code: code.into(), why: why.into(), known: None, implied: false }
    }

    fn of(known: &Known, why: &str) -> Self {
        Self { code: known.coded.country.clone(), why: why.to_owned(), known: Some(known.clone()), implied: false }
    }

    /// As one that the article as a whole implies.
    fn guessed(self) -> Self {
        Self { implied: true, ..self }
    }
}

pub(super) const SUBJECTS: [&str; 11] = ["il", "elle", "ils", "elles", "he", "she", "they", "it", "nous", "we", "on"];
pub(super) const PRONOUNS: [&str; 15] = [
    "lui",
    "eux",
    "celui",
    "celle",
    "ceux",
    "celles",
    "dernier",
    "derniere",
    "interesse",
    "interesses",
    "interessee",
    "him",
    "them",
    "her",
    "latter",
];

impl<'a> Coder<'a> {
    pub(super) fn new(actors: &'a Actors, tongue: &'a Tongue, scene: &'a Scene, row: Row<'a>, at: usize) -> Self {
        Self { actors, scene, phrase: Phrase::new(&actors.base, tongue, row.words), row, at }
    }

    /// One answer a country; always at least one.
    pub(super) fn all(&self) -> Vec<Coded> {
        let mut answers: Vec<Coded> = Vec::new();
        for owner in self.owners() {
            let coded = self.coded(owner);
            if answers.iter().all(|known| known.country != coded.country) {
                answers.push(coded);
            }
        }
        answers
    }

    fn coded(&self, owner: Owner) -> Coded {
        let (sectors, mut why) = self.sectors(&owner);
        let mut coded = Coded {
            sectors: fit(&owner.code, sectors),
            country: owner.code,
            implied: owner.implied,
            vague: owner.known.is_none() && self.is_vague(),
            ..Coded::default()
        };
        if !owner.why.is_empty() {
            why.insert(0, owner.why);
        }
        coded.why = why;
        self.name(&mut coded, owner.known.as_ref());
        coded
    }

    /// Fills in the entity, if the phrase or the scene names one.
    fn name(&self, coded: &mut Coded, known: Option<&Known>) {
        if let Some(at) = self.entity(&coded.country) {
            let entity = &self.base().entities[at];
            coded.entity = Some(entity.id.clone());
            coded.name = Some(entity.name().to_owned());
        } else if let Some(known) = known {
            coded.entity.clone_from(&known.coded.entity);
            coded.name.clone_from(&known.coded.name);
        }
    }

    /// The entity of this country that the phrase names as the party, or as what it belongs to.
    fn entity(&self, code: &str) -> Option<usize> {
        let starts: Vec<usize> =
            self.phrase.clues().iter().filter(|c| c.naming.is_none()).map(|c| c.words.start).collect();
        let hits = self.phrase.hits.iter().filter(|hit| starts.contains(&hit.words.start));
        let entities = hits.flat_map(|hit| &hit.meanings).filter_map(|meaning| match *meaning {
            Meaning::Entity(at) => Some(at),
            _ => None,
        });
        entities.into_iter().find(|&at| self.base().entities[at].country == code)
    }

    fn base(&self) -> &Base {
        &self.actors.base
    }

    fn decider(&self) -> Option<&Role> {
        match self.phrase.decided_by()? {
            (_, Decider::Role(at)) => Some(self.phrase.role(at)),
            _ => None,
        }
    }

    // ---- whose

    fn owners(&self) -> Vec<Owner> {
        if let Some(role) = self.phrase.roles().map(|(_, at)| self.phrase.role(at)).find(|role| role.firm) {
            return vec![Owner::new(role.country.clone().unwrap_or_default(), format!("role:{}", role.id))];
        }
        if let Some(force) = self.phrase.force() {
            return vec![Owner::new(self.base().entities[force].country.clone(), self.phrase.entity_id(force))];
        }
        let clues = self.phrase.owners();
        if let Some(mission) = self.by_mission(&clues) {
            return vec![mission];
        }
        if let Some(seated) = self.seated(clues.first()) {
            return vec![seated];
        }
        if let Some(clue) = clues.first() {
            let told = self.phrase.is_apposed(clue).then(|| self.by_reference().or_else(|| self.by_role())).flatten();
            return told.map_or_else(|| clues.iter().map(|clue| self.owner(clue)).collect(), |owner| vec![owner]);
        }
        if let Some(both) = self.together() {
            return both;
        }
        vec![self.implied()]
    }

    fn owner(&self, clue: &Clue) -> Owner {
        Owner::new(self.scene.likeliest(&clue.codes), clue.why.clone())
    }

    /// Whose a party is that the phrase itself does not tell.
    fn implied(&self) -> Owner {
        self.by_name()
            .or_else(|| self.by_leading())
            .or_else(|| self.by_reference())
            .or_else(|| self.by_role())
            .or_else(|| self.by_pronoun())
            .or_else(|| self.by_counterpart())
            .or_else(|| self.by_possession())
            .or_else(|| self.by_place())
            .or_else(|| self.by_title())
            .or_else(|| self.scene.home(self.at).map(|code| Owner::new(code, "scene:main-country").guessed()))
            .unwrap_or_else(|| Owner::new("", ""))
    }

    fn by_name(&self) -> Option<Owner> {
        let named = self.scene.named(&self.phrase.unknown());
        let short = || self.scene.short(&self.phrase.single_name()?.text, self.at);
        let known = named.or_else(short)?;
        Some(Owner { implied: known.coded.implied, ..Owner::of(known, "scene:name") })
    }

    fn by_leading(&self) -> Option<Owner> {
        self.scene.leading(self.at).map(|code| Owner::new(code, "scene:leading").guessed())
    }

    fn by_reference(&self) -> Option<Owner> {
        match self.phrase.roles().find_map(|(_, at)| self.phrase.role(at).refers)? {
            Refers::Group => Scene::last(&self.scene.groups, self.at).map(|known| Owner::of(known, "scene:group")),
            Refers::Either => {
                let lists = [&self.scene.groups, &self.scene.bodies];
                let last = lists.into_iter().filter_map(|list| Scene::last(list, self.at)).max_by_key(|known| known.at);
                last.map(|known| Owner::of(known, "scene:organisation"))
            }
            Refers::Mission => self.by_mission(&[]),
            Refers::Body => Scene::last(&self.scene.bodies, self.at).map(|known| Owner::of(known, "scene:body")),
            Refers::Party => self.scene.spoken_for(self.at).map(|known| Owner::of(known, "scene:party").guessed()),
            Refers::Foreign => {
                let across = || self.scene.across(self.at).map(|code| Owner::new(code, "scene:foreign").guessed());
                self.by_possession().or_else(across)
            }
        }
    }

    /// "onze soldats nigériens de la force": the force, unless the phrase names an organisation itself.
    fn by_mission(&self, clues: &[Clue]) -> Option<Owner> {
        let refers = self.phrase.roles().any(|(_, at)| self.phrase.role(at).refers == Some(Refers::Mission));
        if !refers || clues.iter().any(|clue| clue.naming.is_none()) {
            return None;
        }
        let force = |known: &&Known| known.at < self.at && known.is_force();
        self.scene.bodies.iter().rfind(force).map(|known| Owner::of(known, "scene:mission"))
    }

    fn by_role(&self) -> Option<Owner> {
        let extras = self.phrase.roles().map(|(_, at)| self.phrase.role(at)).filter(|role| role.rank == Rank::Extra);
        let role = self.decider().into_iter().chain(extras).find(|role| role.country.is_some())?;
        Some(Owner::new(role.country.clone()?, format!("role:{}", role.id)))
    }

    fn by_pronoun(&self) -> Option<Owner> {
        let says = |list: &[&str]| self.phrase.words.iter().any(|w| list.contains(&w.text.as_str()));
        let antecedent = match self.phrase.words.len() {
            1..=3 if says(&SUBJECTS) => self.scene.subject(self.at),
            1..=5 if says(&PRONOUNS) && self.phrase.decided_by().is_none() => Scene::last(&self.scene.parties, self.at),
            _ => None,
        };
        antecedent.map(|known| Owner::of(known, "scene:pronoun").guessed())
    }

    fn by_counterpart(&self) -> Option<Owner> {
        let counterpart = self.phrase.has(Meaning::Counterpart);
        let code = counterpart.then(|| self.scene.across(self.at)).flatten()?;
        Some(Owner::new(code, "scene:counterpart").guessed())
    }

    /// "son ambassade": of the state last named.
    fn by_possession(&self) -> Option<Owner> {
        const POSSESSIVES: [&str; 9] = ["son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"];
        let possessive = self.phrase.words.iter().take(3).any(|w| POSSESSIVES.contains(&w.text.as_str()));
        let code = possessive.then(|| self.scene.possessor(self.at)).flatten()?;
        Some(Owner::new(code, "scene:possessor").guessed())
    }

    /// A capital or a short name that stands for a body, in an article on that body and not on the country.
    fn seated(&self, clue: Option<&Clue>) -> Option<Owner> {
        let name = self.phrase.single_name().is_some() || clue.is_some() && self.is_bare();
        if !name || clue.is_some_and(|clue| clue.codes.iter().any(|code| self.scene.names_state(code))) {
            return None;
        }
        let seats = self.phrase.hits.iter().flat_map(|hit| &hit.meanings);
        let seated: Vec<&String> = seats
            .filter_map(|meaning| match *meaning {
                Meaning::Seat(at) => Some(&self.base().entities[at].id),
                _ => None,
            })
            .collect();
        let here = |known: &&Known| known.coded.entity.as_ref().is_some_and(|id| seated.contains(&id));
        let before = self.scene.bodies.iter().rfind(|known| known.at < self.at && here(known));
        before.or_else(|| self.scene.bodies.iter().find(here)).map(|known| Owner::of(known, "scene:seat"))
    }

    fn by_place(&self) -> Option<Owner> {
        let mut names =
            self.phrase.place_names().into_iter().filter_map(|span| self.row.text.get(span.start..span.end));
        let code = names.find_map(|name| self.actors.country_of(name))?;
        Some(Owner::new(code, "place:gazetteer"))
    }

    /// "le vice-ministre de la Défense", after "le vice-ministre russe de la Défense".
    fn by_title(&self) -> Option<Owner> {
        self.decider()?;
        let words = self.phrase.content();
        let known = self.scene.titled(&words, self.at).filter(|_| words.len() > 1)?;
        Some(Owner::new(known.coded.country.clone(), "scene:title").guessed())
    }

    /// "les deux ministres": as many states as the article deals with.
    fn together(&self) -> Option<Vec<Owner>> {
        if !self.phrase.has(Meaning::Together) || self.decider().is_some_and(|role| role.apart || !role.is_of_states())
        {
            return None;
        }
        let number = self.phrase.words.iter().find_map(|w| match w.text.as_str() {
            "trois" | "three" => Some(3),
            "quatre" | "four" => Some(4),
            _ => None,
        });
        let states = self.scene.both(self.at, number.unwrap_or(2));
        (states.len() > 1).then(|| states.into_iter().map(|code| Owner::new(code, "scene:both")).collect())
    }

    // ---- what

    fn sectors(&self, owner: &Owner) -> (Vec<Sector>, Vec<String>) {
        let head =
            self.decider().is_some_and(|role| role.rank == Rank::Head && role.sectors.first() != Some(&Sector::Uaf));
        let vague = self
            .decider()
            .is_some_and(|role| role.rank == Rank::Weak && matches!(role.refers, Some(Refers::Group | Refers::Either)));
        let told = self.phrase.sectors(self.scene.day).filter(|_| !vague || owner.known.is_some());
        match (&owner.known, told) {
            (Some(known), told) if !head || told.is_none() => (known.coded.sectors.clone(), Vec::new()),
            (_, Some(told)) => told,
            (_, None) => self.untold(),
        }
    }

    /// Whether the sectors are those of a word of many kinds, or of none.
    fn is_vague(&self) -> bool {
        match self.phrase.decided_by() {
            Some(_) => self.decider().is_some_and(|role| role.vague),
            None => !self.is_bare_capital(),
        }
    }

    fn is_bare_capital(&self) -> bool {
        let naming = self.phrase.owners().first().and_then(|clue| clue.naming);
        naming == Some(Naming::Capital) && self.is_bare()
    }

    /// Sectors of a phrase without role or entity.
    fn untold(&self) -> (Vec<Sector>, Vec<String>) {
        let counted = self.phrase.words.iter().any(|w| is_number(&w.text));
        match self.phrase.owners().first().and_then(|clue| clue.naming) {
            _ if self.is_bare_capital() => (vec![Sector::Gov], vec!["rule:capital".to_owned()]),
            Some(Naming::Demonym) | None if counted => (vec![Sector::Cvl], vec!["rule:counted".to_owned()]),
            _ => (Vec::new(), Vec::new()),
        }
    }

    /// Whether the phrase is the clue and no more.
    fn is_bare(&self) -> bool {
        let hit = self.phrase.owners().first().map_or(0, |clue| clue.words.len());
        self.phrase.words.len() <= hit + 1
    }
}

fn is_number(word: &str) -> bool {
    const NUMBERS: [&str; 24] = [
        "un",
        "une",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "plusieurs",
        "quelques",
        "des",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "several",
        "some",
    ];
    word.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&word)
}

/// The sectors that a party of a body may have: civilian officials of intergovernmental bodies have none.
fn fit(code: &str, sectors: Vec<Sector>) -> Vec<Sector> {
    let first = sectors.first().copied();
    let none = match code {
        "UNO" | "EUR" | "IGO" => {
            matches!(first, Some(Sector::Gov | Sector::Leg | Sector::Soc | Sector::Eli | Sector::Pty))
        }
        "NGO" => !matches!(first, Some(Sector::Med | Sector::Jrn | Sector::Agr | Sector::Bus | Sector::Lab)),
        _ => false,
    };
    if none { Vec::new() } else { sectors }
}
