//! What the data say of themselves, and small articles.

use griot_core::{Article, Lang, Span};
use proptest::prelude::*;

use super::lexicon::Meaning;
use super::words::words;
use super::{Actors, File, Knowledge};

fn article(lang: Lang, text: &str) -> Article {
    Article {
        id: "a".to_owned(),
        text: text.to_owned(),
        published: "2025-11-12".parse().ok(),
        title: None,
        lang,
        url: None,
        dateline: None,
    }
}

/// Every answer to the words between brackets, as "MLI GOV,MIL".
fn coded(lang: Lang, marked: &str) -> Vec<String> {
    let (before, rest) = marked.split_once('[').expect("a bracket opens");
    let (party, after) = rest.split_once(']').expect("a bracket closes");
    let article = article(lang, &format!("{before}{party}{after}"));
    let actors = Actors::embedded();
    let span = Span::new(before.len(), before.len() + party.len());
    let answers = actors.code_all(&article, &actors.scene(&article), span);
    answers
        .iter()
        .map(|c| format!("{} {}", c.country, c.sectors.iter().map(|s| s.code()).collect::<Vec<_>>().join(",")))
        .collect()
}

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    assert_eq!(coded(Lang::Fr, marked), expected, "{marked}");
}

#[track_caller]
fn check_en(marked: &str, expected: &[&str]) {
    assert_eq!(coded(Lang::En, marked), expected, "{marked}");
}

#[test]
fn roles_decide_in_their_examples_and_not_in_the_others() {
    let actors = Actors::embedded();
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let tongue = actors.base.tongue(lang);
        for (at, role) in tongue.roles.iter().enumerate() {
            let of_role = actors.base.wrong_examples(tongue, at).into_iter();
            wrong.extend(of_role.map(|why| format!("{lang:?} {}: {why}", role.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entity_is_found_by_its_names() {
    let actors = Actors::embedded();
    let mut lost = Vec::new();
    for lang in Lang::ALL {
        for (at, entity) in actors.base.entities.iter().enumerate() {
            let own = if lang == Lang::Fr { &entity.fr } else { &entity.en };
            for name in entity.names.iter().chain(own) {
                let row = words(name);
                let hits = actors.base.tongue(lang).lexicon.scan(&row);
                if !hits.iter().any(|hit| hit.meanings.contains(&Meaning::Entity(at))) {
                    lost.push(format!("{lang:?} {}: {name}", entity.id));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn errors_name_the_line_and_the_remedy() {
    let entities = griot_data::world::ENTITIES.replacen(r#"country = "IMG""#, r#"country = "XYZ""#, 1);
    let line = 1 + entities.lines().position(|line| line.contains("XYZ")).expect("replaced");
    let file = File { name: "world/entities.toml".into(), text: entities.into() };
    let issue = Actors::new(&Knowledge { entities: vec![file], ..Knowledge::embedded() }).expect_err("XYZ is none");
    assert_eq!(issue.place, format!("world/entities.toml:{line}"));
    assert!(issue.problem.contains("XYZ") && issue.remedy.contains("iso3"));
}

#[test]
fn a_title_told_again_is_of_the_same_state() {
    let before = "Le Mali a reçu le vice-ministre russe de la Défense. À Bamako, les Maliens ont écouté. ";
    check(&format!("{before}[Le vice-ministre de la Défense] a remercié le Mali."), &["RUS GOV"]);
    check(&format!("{before}[Le ministre de la Défense] a remercié le Mali."), &["MLI GOV"]);
    check("Le Mali est en deuil. [Le vice-ministre de la Défense] a parlé avant le vice-ministre russe.", &["MLI GOV"]);
}

/// Griot's knowledge with an own file.
fn with_own(path: &str, text: &str) -> Result<Actors, griot_core::Issue> {
    let mut knowledge = Knowledge::embedded();
    knowledge.add(path, File { name: format!("mine/{path}").into(), text: text.into() })?;
    Actors::new(&knowledge)
}

#[test]
fn own_entities_add_and_override() {
    let own = r#"entity = [
  { id = "veilleurs", country = "MLI", sectors = ["PRM"], names = ["Veilleurs de Kolo"] },
  { id = "jnim", country = "MLI", sectors = ["REB"], names = ["JNIM"] },
  { id = "my-cma", country = "NER", sectors = ["BUS"], names = ["CMA"] },
]"#;
    let actors = with_own("world/entities.toml", own).unwrap();
    let article = article(Lang::Fr, "Les Veilleurs de Kolo, le JNIM et la CMA.");
    let scene = actors.scene(&article);
    let coded = |words: &str| {
        let at = article.text.find(words).unwrap();
        let coded = actors.code(&article, &scene, Span::new(at, at + words.len()));
        (coded.entity.unwrap(), coded.country, coded.sectors[0].code())
    };
    assert_eq!(coded("Les Veilleurs de Kolo"), ("veilleurs".into(), "MLI".into(), "PRM"));
    assert_eq!(coded("le JNIM"), ("jnim".into(), "MLI".into(), "REB"));
    assert_eq!(coded("la CMA"), ("my-cma".into(), "NER".into(), "BUS"));
}

#[test]
fn own_files_are_checked_like_griots() {
    let wrong = |path: &str, text: &str| with_own(path, text).expect_err("it is wrong");
    let role = |yes: &str| {
        format!("[[role]]\nid = \"hakim\"\nsectors = [\"JUD\"]\nmatch = [\"hakim(s)\"]\nyes = [\"{yes}\"]\n")
    };
    assert!(with_own("fr/roles.toml", &role("le hakim de Kolo")).is_ok());
    let issue = wrong("fr/roles.toml", &role("le cadi de Kolo"));
    assert_eq!(issue.place, "mine/fr/roles.toml:1");
    assert!(issue.problem.contains("cadi"), "{issue}");
    let twice = r#"entity = [
  { id = "a", country = "MLI", names = ["Ab"] },
  { id = "a", country = "MLI", names = ["Bc"] },
]"#;
    assert_eq!(wrong("world/entities.toml", twice).place, "mine/world/entities.toml:3");
    assert!(wrong("fr/titles.toml", "").remedy.contains("fr/roles.toml"));
}

#[test]
fn a_phrase_tells_its_country() {
    check("[Une délégation russe] est arrivée.", &["RUS GOV"]);
    check("[l'ambassadeur de France à Alger] a été convoqué.", &["FRA GOV"]);
    check("[la présidence malienne] annonce", &["MLI GOV"]);
    check("[Des combattants du JNIM] ont attaqué", &["IMG REB"]);
    check("[quatre Casques bleus guinéens] ont été tués", &["UNO MIL"]);
    check("[l'ancien président Macky Sall] est rentré", &["SEN ELI"]);
    check("[une ONG suisse] a été suspendue", &["NGO "]);
    check_en("[Turkey's deputy foreign minister] visited Cairo.", &["TUR GOV"]);
    check_en("[The Chinese embassy in Mogadishu] protested.", &["CHN GOV"]);
}

#[test]
fn one_phrase_may_hold_several_countries() {
    check("[soldats togolais et burkinabè]", &["TGO MIL", "BFA MIL"]);
    check("[Mali, Niger et Burkina Faso]", &["MLI ", "NER ", "BFA "]);
    check("[la commission mixte franco-sénégalaise]", &["FRA GOV", "SEN GOV"]);
    check("Le Togo et le Bénin ont parlé. [Les deux ministres] se reverront.", &["TGO GOV", "BEN GOV"]);
    check_en("[Warships of South Africa, Iran and China] sailed.", &["ZAF MIL", "IRN MIL", "CHN MIL"]);
}

#[test]
fn a_capital_governs_and_a_country_does_not() {
    check("[Moscou] promet des armes.", &["RUS GOV"]);
    check("[La Russie] promet des armes.", &["RUS "]);
    check("L'Union européenne a réagi. [Bruxelles] suspend son aide.", &["EUR "]);
}

#[test]
fn the_article_lends_what_the_phrase_lacks() {
    check("Mali : un convoi attaqué au Mali.\n[L'armée] a riposté.", &["MLI MIL"]);
    check("Le ministre togolais de la Santé, Kodjo Amevi, a parlé. [M. Amevi] partira.", &["TGO GOV"]);
    check("Au Tchad, les rebelles du Front d'action patriotique (FAP) sont entrés. [Le Fap] nie.", &["TCD REB"]);
    check("Bamako a reçu une délégation russe menée par [le vice-ministre de la Défense].", &["RUS GOV"]);
    check("Une délégation du Togo conduite par [son ministre] est à Bamako, au Mali.", &["TGO GOV"]);
    check("Des hommes du JNIM ont attaqué le Burkina Faso. [Le groupe] a revendiqué.", &["IMG REB"]);
    check("Au Mali, la Minusma a perdu [onze soldats nigériens de la force].", &["UNO MIL"]);
    check_en("Selim Kork, Turkey's deputy foreign minister, came to Egypt. [Kork] smiled.", &["TUR GOV"]);
}

#[test]
fn who_belongs_nowhere_stays_so() {
    check("Au Mali, [des demandeurs d'asile] ont marché.", &[" REF"]);
    check("Au Mali, [des pirates informatiques] ont frappé.", &[" CRM"]);
}

#[test]
fn towns_lead_to_their_country_through_the_gazetteer() {
    struct Towns;
    impl super::PlaceNames for Towns {
        fn country_of(&self, words: &str) -> Option<String> {
            self.is_surely_place(words).then(|| "BFA".to_owned())
        }

        fn is_surely_place(&self, words: &str) -> bool {
            words == "Zorgho-Bas"
        }
    }
    let actors = Actors::embedded().with_places(Towns);
    let article = article(Lang::Fr, "Les habitants de Zorgho-Bas ont fui.");
    let coded = actors.code(&article, &actors.scene(&article), Span::new(0, 27));
    assert_eq!((coded.country.as_str(), coded.why[0].as_str()), ("BFA", "place:gazetteer"));
}

#[test]
fn spans_outside_the_text_are_nobody() {
    let actors = Actors::embedded();
    let article = article(Lang::Fr, "é");
    let scene = actors.scene(&article);
    for span in [Span::new(0, 1), Span::new(5, 9), Span::new(2, 0)] {
        assert_eq!(actors.code(&article, &scene, span), super::Coded::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_text_never_panics(
        pieces in prop::collection::vec(
            prop_oneof!["\\PC{0,8}", "(ministre|Mali|les deux|ex-|JNIM|franco-|de|,|\\(|\\)|M\\.|[A-Z]{2,5}|son|et|İ|ß|\u{301})"],
            0..30,
        ),
        cut in (0usize..200, 0usize..200),
    ) {
        static ACTORS: std::sync::LazyLock<Actors> = std::sync::LazyLock::new(Actors::embedded);
        let actors = &*ACTORS;
        for lang in Lang::ALL {
            let article = article(lang, &pieces.join(" "));
            let scene = actors.scene(&article);
            let whole = Span::new(0, article.text.len());
            prop_assert!(!actors.code_all(&article, &scene, whole).is_empty());
            prop_assert!(!actors.code_all(&article, &scene, Span::new(cut.0, cut.1)).is_empty());
        }
    }
}
