//! Which states an article names around one of its parties, and what that says for each.

use griot_core::Sector;

use super::scene::{Scene, Site};

/// Most names of states looked at on each side: a text without full stops or lines would be read through for every party.
const MOST: usize = 100;

/// The states named around a byte.
pub(super) struct Near<'s> {
    scene: &'s Scene,
    /// What all states weigh together.
    weight: f64,
    title: Vec<&'s str>,
    lead: Vec<&'s str>,
    /// Before it in its sentence.
    sentence: Vec<&'s str>,
    /// After it in its sentence.
    later: Vec<&'s str>,
    /// In the sentence before.
    sentence_before: Vec<&'s str>,
    /// Before it in its line.
    line: Vec<&'s str>,
    /// The last two before it, the last one first.
    last: Vec<&'s str>,
}

impl<'s> Near<'s> {
    pub(super) fn new(scene: &'s Scene, at: usize) -> Self {
        let here = scene.sentence(at);
        let line = scene.lines[..scene.lines.partition_point(|&start| start <= at)].last().copied().unwrap_or(0);
        let (past, rest) = scene.sites.split_at(scene.sites.partition_point(|site| site.at < at));
        let back = || past.iter().rev().take(MOST);
        let of_sentence = |number| codes(scene.sites.iter().take(MOST).filter(move |site| site.sentence == number));
        Self {
            scene,
            weight: f64::from(scene.weights.iter().sum::<u32>().max(1)),
            title: of_sentence(0),
            lead: of_sentence(1),
            sentence: codes(back().filter(|site| site.sentence == here)),
            later: codes(rest.iter().take(MOST).filter(|site| site.sentence == here)),
            sentence_before: codes(back().filter(|site| site.sentence + 1 == here)),
            line: codes(back().filter(|site| site.at >= line)),
            last: last_two(past),
        }
    }

    /// What the article tells for its state number `order` as that of a party of `sector`.
    pub(super) fn bearing(&self, order: usize, sector: Option<Sector>) -> Vec<(&'static str, f64)> {
        let Scene { countries, weights, told, .. } = self.scene;
        let (code, weight) = (countries[order].as_str(), f64::from(weights[order]));
        let yes = [
            ("second", order == 1),
            ("title", self.title.contains(&code)),
            ("lead", self.lead.contains(&code)),
            ("sentence", self.sentence.contains(&code)),
            ("later", self.later.contains(&code)),
            ("sentence before", self.sentence_before.contains(&code)),
            ("line", self.line.contains(&code)),
            ("last", self.last.first() == Some(&code)),
            ("last but one", self.last.get(1) == Some(&code)),
            ("alike", told.contains(&(code.to_owned(), sector))),
        ];
        let amounts = [("named", weight.ln_1p()), ("share", weight / self.weight)];
        amounts.into_iter().chain(yes.into_iter().filter(|&(_, is)| is).map(|(name, _)| (name, 1.0))).collect()
    }
}

fn codes<'s>(sites: impl Iterator<Item = &'s Site>) -> Vec<&'s str> {
    sites.map(|site| site.code.as_str()).collect()
}

fn last_two(past: &[Site]) -> Vec<&str> {
    let mut before = past.iter().rev().take(MOST).map(|site| site.code.as_str());
    let last = before.next();
    let other = before.find(|&code| Some(code) != last);
    last.into_iter().chain(other).collect()
}
