//! The state of a party whose own words tell none: "l'armée", "le visiteur".
//!
//! The article tells something (how often and where it names a state), what the party takes part in tells more (who
//! stands across, where it happened). Every piece of evidence has the weight that training gave it
//! (`data/models/states/weights.tsv`); the state with the highest sum is taken. Never chooses a state that the article does
//! not name.

use griot_core::{EventType, Sector};

use super::Coded;
use super::near::Near;
use super::scene::Scene;
use crate::weights::{Evidence, Weights};

/// What a party takes part in, as far as it tells of its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act<'a> {
    /// What is done.
    pub kind: EventType,
    /// Whether the party does it; else it undergoes it.
    pub acts: bool,
    /// Others on its side.
    pub beside: Vec<&'a Coded>,
    /// Those on the other side.
    pub across: Vec<&'a Coded>,
    /// Country of the place where it happens; empty if it cannot be told.
    pub place: &'a str,
}

/// The party, which begins at byte `at`, with the state that most speaks for.
pub(super) fn settled(weights: &Weights, scene: &Scene, at: usize, coded: Coded, act: &Act) -> Coded {
    let states = evidence(scene, at, &coded, act);
    let sums: Vec<f64> = states.iter().map(|(_, evidence)| weights.sum(evidence)).collect();
    let better = |&best: &usize, &other: &usize| sums[best].total_cmp(&sums[other]).then(other.cmp(&best));
    let Some(best) = (0..sums.len()).max_by(better).filter(|_| sums.len() > 1) else { return coded };
    let all: f64 = sums.iter().map(|sum| (sum - sums[best]).exp()).sum();
    told(coded, states[best].0, 1.0 / all)
}

/// The party as one of this state, which is so probable. What was known of it as another state's is no longer so.
fn told(mut coded: Coded, state: &str, probability: f64) -> Coded {
    if coded.country != state {
        state.clone_into(&mut coded.country);
        (coded.entity, coded.name) = (None, None);
    }
    coded.why.insert(0, format!("states:{state} {probability:.2}"));
    coded
}

/// For each state that the article names, likeliest first, what speaks for or against it.
pub(super) fn evidence<'s>(scene: &'s Scene, at: usize, coded: &Coded, act: &Act) -> Vec<(&'s str, Vec<Evidence>)> {
    let (near, sector) = (Near::new(scene, at), coded.sectors.first().copied());
    let of = |(order, state): (usize, &'s String)| {
        let bearing = near.bearing(order, sector);
        let mut all: Vec<Evidence> = bearing.into_iter().map(|(name, amount)| (name.to_owned(), amount)).collect();
        all.extend(of_act(state, sector, act).into_iter().map(|name| (name, 1.0)));
        all.extend(of_rule(state, coded).map(|name| (name, 1.0)));
        (state.as_str(), all)
    };
    scene.countries.iter().enumerate().map(of).collect()
}

/// What the rule that guessed the party's state says for its guess; the article's own country needs no rule.
fn of_rule(state: &str, coded: &Coded) -> Option<String> {
    let rule = coded.why.first()?.strip_prefix("scene:")?;
    (coded.country == state && rule != "main-country").then(|| format!("rule {rule}"))
}

fn of_act(state: &str, sector: Option<Sector>, act: &Act) -> Vec<String> {
    let (sort, kind) = (sort(act.kind), of_sector(sector));
    let side = if act.acts { "actor" } else { "recipient" };
    let is = |coded: &&&Coded| coded.country == state;
    let told = |coded: &&&Coded| !coded.implied;
    let mut found = Vec::new();
    let mut add = |name: &str, crossed: &[String]| {
        found.push(name.to_owned());
        found.extend(crossed.iter().map(|with| format!("{name}: {with}")));
    };
    if act.across.iter().filter(told).any(|coded| is(&coded)) {
        add("across", &[format!("{sort} {side}"), kind.to_owned()]);
    }
    if act.beside.iter().filter(told).any(|coded| is(&coded)) {
        add("beside", &[sort.to_owned()]);
    }
    if act.across.iter().filter(|coded| coded.implied).any(|coded| is(&coded)) {
        add("guessed across", &[sort.to_owned()]);
        if !act.across.iter().any(|coded| told(&coded)) {
            add("only guessed across", &[format!("{sort} {side}")]);
        }
    }
    if act.place == state {
        add("place", &[format!("{sort} {side}"), kind.to_owned()]);
    }
    found
}

/// Between whom acts of a type are: partners, opponents, those who use force and who suffer it, a state and its own.
fn sort(kind: EventType) -> &'static str {
    use EventType as Type;
    match kind {
        Type::Aid | Type::Consult | Type::Support | Type::Cooperate | Type::Agree => "deal",
        Type::Accuse | Type::Sanction | Type::Reject | Type::Threaten | Type::Request => "dispute",
        Type::Assault | Type::Coerce | Type::Mobilize | Type::Retreat => "force",
        Type::Protest | Type::Concede => "home",
    }
}

fn of_sector(sector: Option<Sector>) -> &'static str {
    use Sector as S;
    match sector {
        Some(S::Gov | S::Leg | S::Jud | S::Eli) => "office",
        Some(S::Mil | S::Cop | S::Spy) => "arms",
        Some(S::Reb | S::Prm | S::Uaf | S::Crm) => "rebels",
        Some(S::Cvl | S::Ref) => "people",
        Some(_) => "others",
        None => "nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::actor::{Actors, Scene};
    use griot_core::{Article, Lang, Span};

    const TEXT: &str = "Le ministre malien de la Défense a reçu mardi le général Aslan. La Turquie avait promis des drones \
        au Mali. Le Mali et la Turquie sont proches.";

    /// The scene of the text, and the party of these words.
    fn party(actors: &Actors, words: &str) -> (Scene, Span, Coded) {
        let article = Article {
            id: "a".to_owned(),
            text: TEXT.to_owned(),
            published: None,
            title: None,
            lang: Lang::Fr,
            url: None,
            dateline: None,
        };
        let start = TEXT.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let scene = actors.scene(&article);
        let coded = actors.code(&article, &scene, span);
        (scene, span, coded)
    }

    fn consult<'a>(across: &'a Coded, place: &'a str) -> Act<'a> {
        Act { kind: EventType::Consult, acts: true, beside: vec![], across: vec![across], place }
    }

    #[test]
    fn a_visitor_is_of_the_other_state() {
        let actors = Actors::embedded();
        let (_, _, host) = party(&actors, "Le ministre malien de la Défense");
        let (scene, span, guest) = party(&actors, "le général Aslan");
        assert!(guest.implied && !host.implied);
        let settled = actors.settled(&scene, span, guest, &consult(&host, "MLI"));
        assert_eq!(settled.country, "TUR");
        assert!(settled.why[0].starts_with("states:TUR 0."), "{:?}", settled.why);
        assert_eq!(settled.sectors, [Sector::Mil]);
    }

    #[test]
    fn who_is_hit_at_home_is_of_there() {
        let actors = Actors::embedded();
        let (scene, span, party) = party(&actors, "le général Aslan");
        let act = Act { kind: EventType::Assault, acts: false, beside: vec![], across: vec![], place: "MLI" };
        assert_eq!(actors.settled(&scene, span, party, &act).country, "MLI");
    }

    #[test]
    fn a_state_that_the_words_tell_is_left_alone() {
        let actors = Actors::embedded();
        let (scene, span, host) = party(&actors, "Le ministre malien de la Défense");
        let settled = actors.settled(&scene, span, host.clone(), &consult(&host, "TUR"));
        assert_eq!(settled, host);
    }

    #[test]
    fn evidence_is_called_as_in_training() {
        let weights = Weights::parse(griot_data::models::states::WEIGHTS, "weights.tsv").unwrap();
        let actors = Actors::embedded();
        let (_, _, host) = party(&actors, "Le ministre malien de la Défense");
        let (scene, span, guest) = party(&actors, "le général Aslan");
        let states = evidence(&scene, span.start, &guest, &consult(&host, "MLI"));
        assert_eq!(states.iter().map(|(state, _)| *state).collect::<Vec<_>>(), ["MLI", "TUR"]);
        for (name, _) in states.iter().flat_map(|(_, evidence)| evidence) {
            assert!(weights.has(name), "{name} has no weight: run training/states.py");
        }
    }
}
