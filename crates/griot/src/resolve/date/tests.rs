//! Every rule's examples, and what holds for any text.

use std::fmt::Write as _;

use super::rules::Rule;
use super::*;

fn all_rules(dates: &Dates) -> impl Iterator<Item = &Rule> {
    dates.rules.leaves.iter().chain(&dates.rules.compounds)
}

/// What a rule found in a text: the mentions that tell its id as a reason.
fn found_by(dates: &Dates, rule: &Rule, text: &str, published: Day) -> Vec<DateMention> {
    let found = dates.find(text, Some(published));
    found.into_iter().filter(|mention| mention.why.contains(&rule.id)).collect()
}

fn failures(dates: &Dates) -> String {
    let mut out = String::new();
    for rule in all_rules(dates) {
        for yes in &rule.yes {
            let found = found_by(dates, rule, &yes.text, yes.published);
            if !found.iter().any(|mention| (mention.from, mention.to) == (yes.from, yes.to)) {
                let all = dates.find(&yes.text, Some(yes.published));
                let _ = writeln!(out, "{} should find {:?} to {:?} in {:?}: {all:?}", rule.id, yes.from, yes.to, yes.text);
            }
        }
        for no in &rule.no {
            let found = found_by(dates, rule, no, Day::constant(2025, 11, 12));
            if !found.is_empty() {
                let _ = writeln!(out, "{} should find nothing in {no:?}: {found:?}", rule.id);
            }
        }
        if rule.yes.is_empty() || rule.no.is_empty() {
            let _ = writeln!(out, "{} needs an example and a counter-example", rule.id);
        }
    }
    out
}

#[test]
fn every_rule_keeps_its_examples() {
    for lang in Lang::ALL {
        let text = if lang == Lang::Fr { griot_data::fr::DATES } else { griot_data::en::DATES };
        let dates = Dates::parse(text).unwrap_or_else(|issue| panic!("{issue}"));
        let failures = failures(&dates);
        assert!(failures.is_empty(), "\n{failures}");
    }
}
