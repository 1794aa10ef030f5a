//! All tellings at once: what is compared, what is linked, what hangs together.

use super::day::APART;
use super::divide::{divide, in_order};
use super::keys::REACH;
use super::likeness::{LEAST, likeness};
use super::telling::Telling;
use super::words;

/// Gathers tellings into stories: groups of indices, each sorted, in the order of their first.
pub fn gather(tellings: &[Telling]) -> Vec<Vec<usize>> {
    let links = links(tellings);
    let mut components = Components((0..tellings.len()).collect());
    for &(a, b, _) in &links {
        components.join(a, b);
    }
    let mut parts = vec![(Vec::new(), Vec::new()); tellings.len()];
    for index in 0..tellings.len() {
        parts[components.root(index)].0.push(index);
    }
    for link in links {
        parts[components.root(link.0)].1.push(link);
    }
    let parts = parts.into_iter().filter(|(members, _)| !members.is_empty());
    in_order(parts.flat_map(|(members, links)| stories(tellings, &members, &links)).collect())
}

fn stories(tellings: &[Telling], members: &[usize], links: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let part: Vec<&Telling> = members.iter().map(|&index| &tellings[index]).collect();
    let at = |index: usize| members.partition_point(|&member| member < index);
    let links: Vec<_> = links.iter().map(|&(a, b, like)| (at(a), at(b), like)).collect();
    divide(&part, &links).into_iter().map(|group| group.into_iter().map(|at| members[at]).collect()).collect()
}

/// A telling under one of its keys.
type Row = (u64, i32, u32);

/// The pairs that are alike enough, the lower index first.
fn links(tellings: &[Telling]) -> Vec<(usize, usize, f64)> {
    let keys: Vec<Box<[u64]>> = tellings.iter().map(hashed).collect();
    let certain: Vec<bool> = tellings.iter().map(|telling| telling.days.is_certain()).collect();
    let rows = rows(tellings, &keys);
    let mut links = Vec::new();
    for (at, &(key, day, a)) in rows.iter().enumerate() {
        let others = rows[at + 1..].iter().take_while(|row| row.0 == key && row.1 - day <= REACH);
        // Most pairs are of other days and need no look at the tellings.
        let others = others.filter(|row| row.1 - day < APART || !certain[a as usize] || !certain[row.2 as usize]);
        for &(_, _, b) in others {
            let (a, b) = (a.min(b) as usize, a.max(b) as usize);
            // A pair with several keys in common is compared under the first.
            if first(&keys[a], &keys[b]) == Some(key) {
                let like = likeness(&tellings[a], &tellings[b]);
                links.extend((like >= LEAST).then_some((a, b, like)));
            }
        }
    }
    links
}

fn rows(tellings: &[Telling], keys: &[Box<[u64]>]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(keys.iter().map(|keys| keys.len()).sum());
    for (index, (telling, keys)) in (0..).zip(tellings.iter().zip(keys)) {
        rows.extend(keys.iter().map(|&key| (key, telling.day(), index)));
    }
    rows.sort_unstable();
    rows
}

fn hashed(telling: &Telling) -> Box<[u64]> {
    words::sorted(telling.keys().iter().map(|key| words::long_hash(key)).collect()).into()
}

/// The lowest that two sorted sets share.
fn first(a: &[u64], b: &[u64]) -> Option<u64> {
    let mut at = 0;
    a.iter().copied().find(|&key| {
        at += b[at..].partition_point(|&other| other < key);
        b.get(at) == Some(&key)
    })
}

/// Which of the things that hang together stands for each, the lowest.
struct Components(Vec<usize>);

impl Components {
    fn root(&mut self, index: usize) -> usize {
        let mut root = index;
        while self.0[root] != root {
            self.0[root] = self.0[self.0[root]];
            root = self.0[root];
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::example::{party, telling};
    use serde_json::json;

    #[test]
    fn what_is_told_twice_is_one_story() {
        let tellings = [
            telling(json!({})),
            telling(json!({"id": "b1", "doc": "b", "event": "PROTEST"})),
            telling(json!({"id": "c1", "doc": "c", "actor": [party("le JNIM", "IMG", "REB")]})),
        ];
        assert_eq!(gather(&tellings), [vec![0, 2], vec![1]]);
        assert!(gather(&[]).is_empty());
    }

    #[test]
    fn a_pair_has_one_first_key() {
        assert_eq!(first(&[1, 4, 7], &[2, 4, 7]), Some(4));
        assert_eq!(first(&[1, 3], &[2, 4]), None);
        assert_eq!(first(&[], &[1]), None);
    }
}
