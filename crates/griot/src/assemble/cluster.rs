//! Which triggers tell the same event.

use crate::resolve::Resolution;
use griot_reader::{Link, Reading};
use std::collections::BTreeMap;

/// Least mean probability that joins a trigger to an event.
const LINK: f32 = 0.35;

/// Groups of triggers, each the surest first; a trigger in page furniture belongs to none.
///
/// Triggers are taken in order of their confidence; each joins the group of its type with which its
/// mean link is highest, if that is likely, or else opens a group of its own.
pub(super) fn clusters(reading: &Reading, resolution: &Resolution) -> Vec<Vec<usize>> {
    let links = by_pair(&reading.links);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for trigger in surest_first(reading, resolution) {
        match likeliest(&groups, trigger, reading, &links) {
            Some(number) => groups[number].push(trigger),
            None => groups.push(vec![trigger]),
        }
    }
    groups
}

type Links = BTreeMap<(usize, usize), f32>;

fn by_pair(links: &[Link]) -> Links {
    links.iter().map(|link| ((link.a, link.b), link.probability)).collect()
}

fn surest_first(reading: &Reading, resolution: &Resolution) -> Vec<usize> {
    let outside = |&i: &usize| !resolution.is_furniture(reading.triggers[i].span);
    let mut order: Vec<usize> = (0..reading.triggers.len()).filter(outside).collect();
    order.sort_by(|&a, &b| reading.triggers[b].confidence.total_cmp(&reading.triggers[a].confidence).then(a.cmp(&b)));
    order
}

fn likeliest(groups: &[Vec<usize>], trigger: usize, reading: &Reading, links: &Links) -> Option<usize> {
    let kind = reading.triggers[trigger].kind;
    let same_kind = groups.iter().enumerate().filter(|(_, group)| reading.triggers[group[0]].kind == kind);
    let mut best = None;
    for (number, group) in same_kind {
        let mean = mean_link(group, trigger, links);
        if mean >= LINK && best.is_none_or(|(highest, _)| mean > highest) {
            best = Some((mean, number));
        }
    }
    best.map(|(_, number)| number)
}

/// A pair that was too far apart to be compared counts as unlinked.
fn mean_link(group: &[usize], trigger: usize, links: &Links) -> f32 {
    let link = |&i: &usize| links.get(&(i.min(trigger), i.max(trigger))).copied().unwrap_or(0.0);
    group.iter().map(link).sum::<f32>() / group.len() as f32
}
