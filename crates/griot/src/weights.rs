//! Learnt weights of named evidence.

use griot_core::Issue;
use std::collections::BTreeMap;

/// One piece of evidence and how much there is of it.
pub type Evidence = (String, f64);

/// What each piece of evidence weighs, as training found it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Weights(BTreeMap<String, f64>);

impl Weights {
    /// The weights of a tab-separated file.
    pub(crate) fn parse(text: &str, file: &str) -> Result<Self, Issue> {
        let read = |line: &str| {
            let (name, weight) = line.split_once('\t')?;
            Some((name.to_owned(), weight.parse().ok()?))
        };
        let rows = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        let row = |(at, line): (usize, &str)| {
            let wrong = || format!("{line:?} is no evidence and weight");
            read(line).ok_or_else(|| Issue::new(format!("{file}:{}", at + 1), wrong(), "part name and number by a tab"))
        };
        rows.map(row).collect::<Result<_, _>>().map(Self)
    }

    /// What the pieces weigh together; those without a weight weigh nothing.
    pub(crate) fn sum(&self, evidence: &[Evidence]) -> f64 {
        evidence.iter().map(|(name, amount)| self.0.get(name).map_or(0.0, |weight| weight * amount)).sum()
    }

    #[cfg(test)]
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_adds_up() {
        let weights = Weights::parse("# head\nlast\t0.5\nnamed\t-1\n", "weights.tsv").unwrap();
        let evidence = [("last", 1.0), ("named", 0.25), ("unheard of", 9.0)].map(|(name, n)| (name.to_owned(), n));
        assert!((weights.sum(&evidence) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn a_line_that_is_no_weight_is_told() {
        let issue = Weights::parse("# head\nlast\t0.5\nlast 0.5\n", "weights.tsv").unwrap_err();
        assert_eq!(issue.place, "weights.tsv:3");
    }
}
