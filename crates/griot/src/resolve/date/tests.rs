//! Every rule's examples, and what holds for any text.

use proptest::prelude::*;

use super::*;

/// The day on which the texts here were written, a Wednesday.
const TODAY: Day = Day::constant(2025, 11, 12);

fn dates(lang: Lang) -> Dates {
    Dates::embedded(lang)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The mentions of a text, one a line: words, days, reasons.
fn show(lang: Lang, text: &str, published: Option<Day>) -> String {
    let side = |day: Option<Day>| day.map_or("…".to_owned(), |day| day.to_string());
    let line = |found: &DateMention| {
        let (from, to) = (side(found.from), side(found.to));
        format!("{}: {from} to {to} [{}]", found.span.of(text), found.why.join(" "))
    };
    dates(lang).find(text, published).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_keeps_its_examples() {
    for lang in Lang::ALL {
        let issues: Vec<String> = dates(lang).check().iter().map(ToString::to_string).collect();
        assert!(issues.is_empty(), "{}", issues.join("\n"));
    }
}

#[test]
fn an_example_that_does_not_hold_is_told() {
    let wrong = griot_data::fr::DATES.replacen("to = \"2025-11-11\"", "to = \"2025-11-12\"", 1);
    let wrong = wrong.replacen("no = [\"avant-hier\"]", "no = [\"hier\"]", 1);
    let issues = Dates::parse(&wrong).unwrap().check();
    assert_eq!(issues.iter().map(|issue| &*issue.place).collect::<Vec<_>>(), ["fr.date.full", "fr.yesterday"]);
}

#[test]
fn tells_its_reasons_inner_first() {
    let found = show(Lang::Fr, "Une ville depuis début septembre sans eau.", Some(TODAY));
    assert_eq!(found, "depuis début septembre: 2025-09-01 to … [fr.month fr.early fr.since]");
    let found = show(Lang::En, "They will meet on Friday.", Some(TODAY));
    assert_eq!(found, "on Friday: 2025-11-14 to 2025-11-14 [en.weekday en.cue.future]");
}

#[test]
fn the_verbs_of_each_clause_tell_past_from_future() {
    let text = "Le ministre a annoncé lundi que les soldats partiront samedi pour le nord.";
    let found = dates(Lang::Fr).find(text, Some(TODAY));
    assert_eq!(found.iter().map(|f| f.from.unwrap()).collect::<Vec<_>>(), [day("2025-11-10"), day("2025-11-15")]);
}

#[test]
fn a_bare_weekday_can_be_turned_and_a_full_date_cannot() {
    let turned = |text: &str| dates(Lang::Fr).find(text, Some(TODAY))[0].turned;
    let whole = |text: &str| Some((Some(day(text)), Some(day(text))));
    assert_eq!(turned("Ils se sont vus lundi."), whole("2025-11-17"));
    assert_eq!(turned("Ils se verront lundi."), whole("2025-11-10"));
    assert_eq!(turned("Ils se sont vus le 3 mars 2024."), None);
}

#[test]
fn the_date_wins_over_its_weekday() {
    let found = show(Lang::Fr, "Il fut tué le lundi 11 novembre 2025.", Some(TODAY));
    assert_eq!(found, "lundi 11 novembre 2025: 2025-11-11 to 2025-11-11 [fr.date.full]");
}

#[test]
fn a_weekday_tells_the_year_of_its_date() {
    // The 8th of October was a Tuesday in 2019 alone.
    let found = dates(Lang::Fr).find("mardi 8 octobre", Some(day("2020-03-01")));
    assert_eq!(found[0].from, Some(day("2019-10-08")));
}

#[test]
fn an_old_story_goes_on_in_its_year() {
    let text = "Le 25 décembre 1985, la guerre éclata. Le 30 décembre, une trêve fut signée.";
    let found = dates(Lang::Fr).find(text, Some(TODAY));
    assert_eq!(found[1].from, Some(day("1985-12-30")));
}

#[test]
fn without_a_day_of_publication_only_absolute_dates_resolve() {
    let text = "Arrivé hier, il repart lundi ; né le 3 mai 1980, élu en 2012, il siège depuis mars et jusqu'à demain.";
    let found = dates(Lang::Fr).find(text, None);
    let told: Vec<_> = found.iter().map(|f| (f.span.of(text), f.from.is_some() || f.to.is_some())).collect();
    assert_eq!(
        told,
        [
            ("hier", false),
            ("lundi", false),
            ("le 3 mai 1980", true),
            ("2012", true),
            ("depuis mars", false),
            ("jusqu'à demain", false)
        ]
    );
    assert!(found.iter().all(|f| !f.why.is_empty()));
}

#[test]
fn a_rule_file_that_is_wrong_tells_line_and_remedy() {
    let wrong = |from: &str, to: &str| {
        assert!(griot_data::en::DATES.contains(from), "{from}");
        Dates::parse(&griot_data::en::DATES.replacen(from, to, 1)).unwrap_err()
    };
    for (issue, says) in [
        (wrong("means = \"date(year, month, day)\"", "means = \"date(yaer)\""), "`yaer` is neither"),
        (wrong("means = \"weekday(w)\"", "means = \"weekdy(w)\""), "no function `weekdy`"),
        (wrong("match = \"overnight|", "match = \"over(night|"), "not a regular expression"),
        (wrong("id = \"en.yesterday\"", "id = \"en.today\""), "stands twice"),
        (wrong("from = \"2019-10-22\"", "from = \"2019-13-22\""), "`2019-13-22` is no day"),
        (wrong("fortnight = \"fortnight\"", "fortnight = \"fortnit\""), "neither a whole number nor a unit"),
        (wrong("id = \"en.yesterday\"", "idd = \"en.yesterday\""), "idd"),
    ] {
        assert!(issue.problem.contains(says), "{issue}");
        let line = issue.place.rsplit(':').next().and_then(|line| line.parse::<usize>().ok());
        assert!(line.is_some_and(|line| line > 1), "{issue}");
        assert!(issue.place.contains("dates.toml:") && !issue.remedy.is_empty(), "{issue}");
    }
}

#[test]
fn huge_and_empty_texts_are_safe() {
    assert!(dates(Lang::Fr).find("", Some(TODAY)).is_empty());
    let text = "lundi 3 mai ".repeat(5_000);
    assert_eq!(dates(Lang::Fr).find(&text, Some(TODAY)).len(), 5_000);
}

/// Words that dates are made of, and some that break things.
const WORDS: &str = "lundi 3 31 mai février 2024 du au entre et depuis jusqu'à la fin de semaine prochaine dernier il-y-a \
    trois mille ans dans jours hier le mi- - / . , Monday May 5th of since until the end next week from to two hundred \
    years ago 99 9999 0 Q3 sera was will ’ \u{1} \u{4} İ";

/// Texts made of these, and of anything.
fn hostile() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(WORDS.split_whitespace().collect::<Vec<_>>());
    let word = prop_oneof![8 => known.prop_map(|word| word.replace("il-y-a", "il y a")), 1 => any::<String>()];
    proptest::collection::vec((word, prop_oneof![Just(" "), Just(""), Just(" "), Just("\n")]), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect())
}

fn any_day() -> impl Strategy<Value = Option<Day>> {
    let day = (-9999i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Day::new(y, m, d).unwrap());
    prop_oneof![
        1 => Just(None),
        1 => day.prop_map(Some),
        1 => Just(Some(Day::MIN)),
        1 => Just(Some(Day::MAX)),
        6 => Just(Some(TODAY))
    ]
}

thread_local! {
    static BOTH: [Dates; 2] = Lang::ALL.map(Dates::embedded);
}

proptest! {
    #[test]
    fn mentions_are_sound_in_any_text(text in hostile(), published in any_day()) {
        BOTH.with(|both| {
            for dates in both {
                let found = dates.find(&text, published);
                prop_assert_eq!(&found, &dates.find(&text, published));
                for mention in &found {
                    prop_assert!(!mention.span.is_empty() && !mention.why.is_empty());
                    prop_assert!(text.is_char_boundary(mention.span.start) && text.is_char_boundary(mention.span.end));
                    prop_assert!(mention.from.zip(mention.to).is_none_or(|(from, to)| from <= to), "{:?}", mention);
                }
                prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_bare_weekday_lies_in_the_week_before(published in 0i64..20_000, weekday in 0usize..7) {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let today = calendar::Unit::Day.shift(day("1990-01-01"), published).unwrap();
        let text = format!("The army attacked the town on {}.", names[weekday]);
        let from = BOTH.with(|both| both[0].find(&text, Some(today)))[0].from.unwrap();
        prop_assert_eq!(from.weekday().to_monday_zero_offset() as usize, weekday);
        prop_assert!((0..7).contains(&days_between(from, today)));
    }

    #[test]
    fn a_full_date_means_itself(offset in 0i64..60_000, published in any_day()) {
        let meant = calendar::Unit::Day.shift(day("1900-01-01"), offset).unwrap();
        let text = format!("Signé le {}.", meant.strftime("%d/%m/%Y"));
        let found = BOTH.with(|both| both[1].find(&text, published));
        prop_assert_eq!((found.len(), found[0].from, found[0].to), (1, Some(meant), Some(meant)));
    }

    #[test]
    fn parts_of_a_month_are_its_days_in_order(year in 1900i16..2100, month in 1i8..=12) {
        use calendar::{Part, Unit};
        let (from, to) = Unit::Month.around(Day::new(year, month, 1).unwrap()).unwrap();
        let parts = [Part::Early, Part::Mid, Part::Late].map(|part| part.of(from, to).unwrap());
        prop_assert_eq!((parts[0].0, parts[2].1), (from, to));
        prop_assert!(parts.windows(2).all(|pair| pair[0].1.tomorrow().unwrap() == pair[1].0));
    }

    #[test]
    fn a_unit_holds_its_day(offset in 0i64..60_000) {
        use calendar::Unit;
        let inside = Unit::Day.shift(day("1900-01-01"), offset).unwrap();
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Half, Unit::Year, Unit::Decade] {
            let (from, to) = unit.around(inside).unwrap();
            prop_assert!(from <= inside && inside <= to);
            prop_assert_eq!(unit.around(to.tomorrow().unwrap()).unwrap().0, to.tomorrow().unwrap());
        }
    }
}
