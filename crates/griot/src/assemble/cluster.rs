//! Which triggers tell the same event.

use super::surest_first;
use crate::resolve::Resolution;
use griot_reader::{Link, Reading, Role, Trigger};
use std::collections::BTreeMap;

/// Least mean probability that joins a trigger to an event.
const LINK: f32 = 0.3;
/// The same where a mention of the event stands in the trigger's sentence with the same parties: "ont réitéré leur
/// attachement" is one act. In the gold such pairs are one event nineteen times out of twenty.
const ALIKE: f32 = 0.05;

/// Groups of triggers, each the surest first; a trigger in page furniture belongs to none.
///
/// Triggers are taken in order of their confidence; each joins the group of its type with which its
/// mean link is highest, if that is likely, or else opens a group of its own.
pub(super) fn clusters(reading: &Reading, resolution: &Resolution) -> Vec<Vec<usize>> {
    let links = by_pair(&reading.links);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for trigger in in_order(reading, resolution) {
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

fn in_order(reading: &Reading, resolution: &Resolution) -> Vec<usize> {
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
        let alike = group.iter().any(|&i| is_alike(&reading.triggers[i], &reading.triggers[trigger]));
        let least = if alike { ALIKE } else { LINK };
        if mean >= least && best.is_none_or(|(highest, _)| mean > highest) {
            best = Some((mean, number));
        }
    }
    best.map(|(_, number)| number)
}

/// Whether two triggers of one sentence have the same actor, the same status and no different recipients.
fn is_alike(a: &Trigger, b: &Trigger) -> bool {
    let (actors, recipients) = (share(a, b, Role::Actor), share(a, b, Role::Recipient));
    a.sentence == b.sentence
        && a.likeliest_status() == b.likeliest_status()
        && actors == Some(true)
        && recipients != Some(false)
}

/// Whether the surest parties of a role overlap; `None` if one of the two has none.
fn share(a: &Trigger, b: &Trigger, role: Role) -> Option<bool> {
    let surest = |trigger: &Trigger| surest_first(trigger, role).first().map(|party| party.span);
    surest(a).zip(surest(b)).map(|(a, b)| a.overlaps(b))
}

/// A pair that was too far apart to be compared counts as unlinked.
fn mean_link(group: &[usize], trigger: usize, links: &Links) -> f32 {
    let link = |&i: &usize| links.get(&(i.min(trigger), i.max(trigger))).copied().unwrap_or(0.0);
    group.iter().map(link).sum::<f32>() / group.len() as f32
}
