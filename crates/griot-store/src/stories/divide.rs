//! Tellings that are linked, directly or through others, divided into stories.

use super::likeness::{LEAST, likeness};
use super::telling::Telling;
use std::collections::BTreeMap;

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
    order.iter().enumerate().for_each(|(at, &index)| place[index] = at);
    let sorted: Vec<&Telling> = order.iter().map(|&index| tellings[index]).collect();
    let mut linkage = Linkage::new(&sorted);
    for &(a, b, like) in links {
        linkage.link(place[a], place[b], like);
    }
    linkage.merge();
    let groups = linkage.groups.into_values().map(|group| group.into_iter().map(|at| order[at]).collect());
    in_order(groups.collect())
}

/// Each group sorted, the groups in the order of their first.
pub(super) fn in_order(mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}

struct Linkage<'a> {
    tellings: &'a [&'a Telling],
    /// Members by the number of the group, which is its lowest member.
    groups: BTreeMap<usize, Vec<usize>>,
    /// Groups that are linked, lower number first.
    near: BTreeMap<(usize, usize), f64>,
}

impl<'a> Linkage<'a> {
    fn new(tellings: &'a [&'a Telling]) -> Self {
        let groups = (0..tellings.len()).map(|at| (at, vec![at])).collect();
        Self { tellings, groups, near: BTreeMap::new() }
    }

    fn link(&mut self, a: usize, b: usize, like: f64) {
        if a != b && !self.excluded(a, b, like) {
            self.near.insert((a.min(b), a.max(b)), like);
        }
    }

    fn excluded(&self, a: usize, b: usize, like: f64) -> bool {
        like < EXCLUDED || like < ONE_ARTICLE && self.tellings[a].doc == self.tellings[b].doc
    }

    /// Merges the two groups that are most alike until none are alike enough.
    fn merge(&mut self) {
        while let Some((a, b)) = self.best() {
            let moved = self.groups.remove(&b).unwrap_or_default();
            self.groups.entry(a).or_default().extend(moved);
            self.near.remove(&(a, b));
            let touched: Vec<usize> = self.near.keys().filter_map(|&pair| other(pair, a).or(other(pair, b))).collect();
            for group in super::words::sorted(touched) {
                self.near.remove(&(group.min(b), group.max(b)));
                self.near.remove(&(group.min(a), group.max(a)));
                if let Some(like) = self.between(group, a) {
                    self.near.insert((group.min(a), group.max(a)), like);
                }
            }
        }
    }

    fn best(&self) -> Option<(usize, usize)> {
        let mut best = None;
        for (&pair, &like) in &self.near {
            if like >= LEAST && best.is_none_or(|(_, most)| like > most) {
                best = Some((pair, like));
            }
        }
        best.map(|(pair, _)| pair)
    }

    /// The average likeness of the members of two groups; none if two members exclude each other.
    fn between(&self, a: usize, b: usize) -> Option<f64> {
        let (ours, theirs) = (&self.groups[&a], &self.groups[&b]);
        let mut sum = 0.0;
        for &one in ours {
            for &two in theirs {
                let like = likeness(self.tellings[one.min(two)], self.tellings[one.max(two)]);
                if self.excluded(one, two, like) {
                    return None;
                }
                sum += like;
            }
        }
        Some(sum / (ours.len() * theirs.len()) as f64)
    }
}

fn other((a, b): (usize, usize), group: usize) -> Option<usize> {
    if a == group { Some(b) } else { (b == group).then_some(a) }
}
