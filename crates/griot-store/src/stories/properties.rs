//! Stories do not depend on the order of what they are made of.

use super::example::{event, party, place};
use super::words::sorted;
use super::{LEAST, REACH, Telling, divide, gather, likeness};
use proptest::prelude::*;
use serde_json::json;

/// Tellings close enough to one another that some are linked and some exclude each other.
fn tellings() -> impl Strategy<Value = Vec<Telling>> {
    let one = (0..6_u8, 0..20_u8, 0..3_u8, 0..3_u8, 0..40_u32);
    prop::collection::vec(one, 0..24).prop_map(|all| all.into_iter().enumerate().map(made).collect())
}

fn made((number, (doc, day, village, actor, dead)): (usize, (u8, u8, u8, u8, u32))) -> Telling {
    let villages = ["Sobala", "Koro", "Bankass"];
    let day = format!("2026-03-{:02}", day + 1);
    let told = json!({
        "id": format!("{:016x}", number * 7919 % 1009), "doc": format!("d{doc}"),
        "date": {"from": day, "to": day, "span": if actor == 0 { json!(null) } else { json!([0, 1]) }, "why": []},
        "place": if actor == 1 { json!(null) } else { place(villages[usize::from(village)], &json!({})) },
        "actor": [party("des hommes armés", ["MLI", "IMG", ""][usize::from(actor)], "UAF")],
        "dead": dead, "article": {"published": format!("2026-04-{:02}", doc + 1)}
    });
    let text = format!("Au moins {dead} morts dans une attaque à {}.", villages[usize::from(village)]);
    Telling::of(&event(told), &text)
}

/// Stories as sets of ids.
fn named(tellings: &[Telling], groups: Vec<Vec<usize>>) -> Vec<Vec<String>> {
    sorted(
        groups.into_iter().map(|group| sorted(group.iter().map(|&at| tellings[at].id.to_string()).collect())).collect(),
    )
}

/// One telling at a time, as a store does: compare with those before that share a key, divide the component it joins.
fn one_by_one(tellings: &[Telling]) -> Vec<Vec<usize>> {
    let mut links: Vec<(usize, usize, f64)> = Vec::new();
    for b in 0..tellings.len() {
        for a in 0..b {
            let keys = tellings[a].keys();
            let near = (tellings[a].day() - tellings[b].day()).abs() <= REACH;
            let like = likeness(&tellings[b], &tellings[a]);
            if near && like >= LEAST && tellings[b].keys().iter().any(|key| keys.contains(key)) {
                links.push((b, a, like));
            }
        }
    }
    let mut open: Vec<usize> = (0..tellings.len()).collect();
    let mut groups = Vec::new();
    while let Some(&start) = open.first() {
        let mut part = vec![start];
        let mut at = 0;
        while at < part.len() {
            let near = links
                .iter()
                .filter_map(|&(a, b, _)| if a == part[at] { Some(b) } else { (b == part[at]).then_some(a) });
            part.extend(near.collect::<Vec<_>>());
            let mut seen = Vec::new();
            part.retain(|&index| {
                !seen.contains(&index) && {
                    seen.push(index);
                    true
                }
            });
            at += 1;
        }
        open.retain(|index| !part.contains(index));
        let place = |index| part.iter().position(|&one| one == index);
        let ours: Vec<_> = links.iter().filter_map(|&(a, b, like)| Some((place(a)?, place(b)?, like))).collect();
        let refs: Vec<&Telling> = part.iter().map(|&index| &tellings[index]).collect();
        groups
            .extend(divide(&refs, &ours).into_iter().map(|group| group.iter().map(|&at| part[at]).collect::<Vec<_>>()));
    }
    groups
}

proptest! {
    #[test]
    fn stories_are_the_same_in_any_order(tellings in tellings(), lots in prop::collection::vec(any::<u32>(), 24)) {
        let mut order: Vec<usize> = (0..tellings.len()).collect();
        order.sort_by_key(|&at| lots[at]);
        let shuffled: Vec<Telling> = order.iter().map(|&at| tellings[at].clone()).collect();
        prop_assert_eq!(named(&tellings, gather(&tellings)), named(&shuffled, gather(&shuffled)));
    }

    #[test]
    fn one_by_one_gives_what_all_at_once_gives(tellings in tellings()) {
        prop_assert_eq!(named(&tellings, gather(&tellings)), named(&tellings, one_by_one(&tellings)));
    }

    #[test]
    fn likeness_is_the_same_both_ways_and_a_probability(tellings in tellings()) {
        for a in &tellings {
            for b in &tellings {
                let (there, back) = (likeness(a, b), likeness(b, a));
                prop_assert!((0.0..=1.0).contains(&there) && there.to_bits() == back.to_bits(), "{there} {back}");
            }
        }
    }

    #[test]
    fn every_telling_is_in_one_story(tellings in tellings()) {
        let groups = gather(&tellings);
        let mut all: Vec<usize> = groups.iter().flatten().copied().collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..tellings.len()).collect::<Vec<_>>());
        prop_assert!(groups.is_sorted() && groups.iter().all(|group| group.is_sorted()));
    }
}
