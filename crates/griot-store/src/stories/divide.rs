//! Tellings that are linked, directly or through others, divided into stories.

use super::likeness::{LEAST, likeness};
use super::telling::Telling;
use super::words;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Two events of one article are one story only if they are as alike as this: the article tells them apart.
const ONE_ARTICLE: f64 = 0.9;
/// Below this two tellings exclude each other, whatever the others of their stories say.
const EXCLUDED: f64 = 0.02;

/// Divides the tellings of one connected component into stories: average linkage, where two tellings that exclude each
/// other never meet. `links` are pairs of indices into `tellings` with their likeness; pairs without a link are
/// compared here. The groups are sorted, in the order of their first; the order of `tellings` decides nothing (ties by id).
pub fn divide(tellings: &[&Telling], links: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by(|&a, &b| tellings[a].id.cmp(&tellings[b].id));
    let mut place = vec![0; order.len()];
    for (at, &index) in order.iter().enumerate() {
        place[index] = at;
    }
    let sorted: Vec<&Telling> = order.iter().map(|&index| tellings[index]).collect();
    let mut linkage = Linkage::new(&sorted);
    for &(a, b, like) in links {
        let (a, b) = (place[a], place[b]);
        linkage.put(a, b, linkage.unless_excluded(a, b, like));
    }
    linkage.merge();
    let groups = linkage.groups.into_iter().filter(|group| !group.is_empty());
    in_order(groups.map(|group| group.into_iter().map(|at| order[at]).collect()).collect())
}

/// Each group sorted, the groups in the order of their first.
pub(super) fn in_order(mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// The sum of two groups' likenesses where two of their members exclude each other.
const NEVER: f64 = f64::NEG_INFINITY;

struct Linkage<'a> {
    tellings: &'a [&'a Telling],
    /// Members by the number of the group, which is its lowest member; none if it is merged into another.
    groups: Vec<Vec<usize>>,
    /// For each group those it is linked with: the sum of the likenesses of their members.
    near: Vec<BTreeMap<usize, f64>>,
    /// Pairs of groups by their average likeness; one that has changed since is passed over.
    open: BinaryHeap<(u64, Reverse<(usize, usize)>)>,
}

impl<'a> Linkage<'a> {
    fn new(tellings: &'a [&'a Telling]) -> Self {
        let groups: Vec<_> = (0..tellings.len()).map(|at| vec![at]).collect();
        Self { tellings, near: vec![BTreeMap::new(); groups.len()], groups, open: BinaryHeap::new() }
    }

    /// Merges the two groups that are most alike until none are alike enough.
    fn merge(&mut self) {
        while let Some((bits, Reverse((a, b)))) = self.open.pop() {
            if self.near[a].get(&b).is_some_and(|&sum| self.average(a, b, sum).to_bits() == bits) {
                self.join(a, b);
            }
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (ours, theirs) = (std::mem::take(&mut self.near[a]), std::mem::take(&mut self.near[b]));
        let touched = ours.keys().chain(theirs.keys()).copied().filter(|&group| group != a && group != b);
        let sums: Vec<(usize, f64)> = words::sorted(touched.collect())
            .into_iter()
            .map(|group| (group, self.known(&ours, a, group) + self.known(&theirs, b, group)))
            .collect();
        let moved = std::mem::take(&mut self.groups[b]);
        self.groups[a].extend(moved);
        for (group, sum) in sums {
            self.near[group].remove(&b);
            self.put(a, group, sum);
        }
    }

    fn known(&self, near: &BTreeMap<usize, f64>, group: usize, other: usize) -> f64 {
        near.get(&other).copied().unwrap_or_else(|| self.compared(group, other))
    }

    /// The sum of the likenesses of the members of two groups that have no link.
    fn compared(&self, a: usize, b: usize) -> f64 {
        let pairs = self.groups[a].iter().flat_map(|&one| self.groups[b].iter().map(move |&two| (one, two)));
        pairs.map(|(one, two)| self.unless_excluded(one, two, likeness(self.tellings[one], self.tellings[two]))).sum()
    }

    fn unless_excluded(&self, a: usize, b: usize, like: f64) -> f64 {
        let one_article = self.tellings[a].doc == self.tellings[b].doc;
        if like < if one_article { ONE_ARTICLE } else { EXCLUDED } { NEVER } else { like }
    }

    fn put(&mut self, a: usize, b: usize, sum: f64) {
        self.near[a].insert(b, sum);
        self.near[b].insert(a, sum);
        let average = self.average(a, b, sum);
        if average >= LEAST {
            self.open.push((average.to_bits(), Reverse((a.min(b), a.max(b)))));
        }
    }

    fn average(&self, a: usize, b: usize, sum: f64) -> f64 {
        sum / (self.groups[a].len() * self.groups[b].len()) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::telling;
    use serde_json::{Value, json};

    fn divided(tellings: &[Telling]) -> Vec<Vec<usize>> {
        let refs: Vec<&Telling> = tellings.iter().collect();
        let pairs = (0..refs.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        let links: Vec<_> =
            pairs.map(|(a, b)| (a, b, likeness(refs[a], refs[b]))).filter(|link| link.2 >= LEAST).collect();
        divide(&refs, &links)
    }

    fn told(id: &str, doc: &str, date: &Value) -> Telling {
        telling(json!({"id": id, "doc": doc, "date": date}))
    }

    #[test]
    fn a_vague_telling_does_not_join_two_days() {
        let day = |from: &str, to: &str| json!({"from": from, "to": to, "span": [0, 1], "why": []});
        let first = told("1", "a", &day("2026-03-02", "2026-03-02"));
        let vague = told("2", "b", &day("2026-03-01", "2026-03-31"));
        let second = told("3", "c", &day("2026-03-20", "2026-03-20"));
        assert!(likeness(&first, &vague) > LEAST && likeness(&vague, &second) > LEAST);
        let groups = divided(&[first, vague, second]);
        assert!(groups.len() == 2 && groups.iter().all(|group| *group != [0, 2]), "{groups:?}");
    }

    #[test]
    fn two_events_of_one_article_stay_two() {
        let day = json!({"from": "2026-03-02", "to": "2026-03-02", "span": [0, 1], "why": []});
        let groups = divided(&[told("1", "a", &day), told("2", "a", &day), told("3", "b", &day)]);
        assert_eq!(groups.len(), 2, "{groups:?}");
    }

    #[test]
    fn nothing_is_divided_into_nothing() {
        assert!(divide(&[], &[]).is_empty());
    }
}
