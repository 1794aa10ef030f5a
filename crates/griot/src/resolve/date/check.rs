//! Whether rules keep the examples that stand beside them.
//!
//! Takes loaded rules, gives an issue for each broken example. For tests, and for whoever edits the rules.

use griot_core::{Day, Issue};

use super::rules::{Example, Rule};
use super::{DateMention, Dates};

impl Dates {
    /// Every example and counter-example that a rule does not keep, in the order of the rules.
    pub fn check(&self) -> Vec<Issue> {
        let rules = self.rules.leaves.iter().chain(&self.rules.compounds);
        rules.flat_map(|rule| self.check_rule(rule)).collect()
    }

    fn check_rule(&self, rule: &Rule) -> Vec<Issue> {
        let yes = rule.yes.iter().filter_map(|yes| self.check_yes(rule, yes));
        let no = rule.no.iter().filter_map(|no| self.check_no(rule, no));
        let none = (rule.yes.is_empty() || rule.no.is_empty()).then(|| {
            let problem = "has no example or no counter-example".to_owned();
            Issue::new(&rule.id, problem, "give at least one of each")
        });
        yes.chain(no).chain(none).collect()
    }

    fn check_yes(&self, rule: &Rule, yes: &Example) -> Option<Issue> {
        let found = self.found_by(rule, &yes.text, yes.published);
        if found.iter().any(|mention| (mention.from, mention.to) == (yes.from, yes.to)) {
            return None;
        }
        let all = self.find(&yes.text, Some(yes.published));
        let days = format!("{:?} to {:?}", yes.from, yes.to);
        let problem = format!("does not find {days} in {:?}; what is found: {all:?}", yes.text);
        Some(Issue::new(&rule.id, problem, "mend the rule, or the example"))
    }

    fn check_no(&self, rule: &Rule, no: &str) -> Option<Issue> {
        let found = self.found_by(rule, no, self.rules.published);
        (!found.is_empty()).then(|| {
            let problem = format!("finds a date in its counter-example {no:?}: {found:?}");
            Issue::new(&rule.id, problem, "mend the rule, or the counter-example")
        })
    }

    /// What a rule found in a text: the mentions that tell its id as a reason.
    fn found_by(&self, rule: &Rule, text: &str, published: Day) -> Vec<DateMention> {
        let found = self.find(text, Some(published));
        found.into_iter().filter(|mention| mention.why.contains(&rule.id)).collect()
    }
}
