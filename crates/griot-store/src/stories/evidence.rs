//! What speaks for and against two tellings being of one event, as numbers that the weights multiply.

use super::day::APART;
use super::party::Side;
use super::place::Standing;
use super::telling::Telling;
use super::words;
use griot_core::{Quad, Status};

/// How many numbers there are; `likeness.rs` names them.
pub(super) const COUNT: usize = 45;

/// The evidence in the order of the weights.
pub(super) type Evidence = [f64; COUNT];

/// What two tellings have for and against each other.
pub(super) fn evidence(a: &Telling, b: &Telling) -> Evidence {
    let mut all = [0.0; COUNT];
    let groups: [&[f64]; 9] = [
        &[1.0, f64::from(a.doc == b.doc)],
        &act(a, b),
        &side(&a.actor, &b.actor),
        &side(&a.recipient, &b.recipient),
        &speaker(a, b),
        &[crossed(a, b)],
        &place(a, b),
        &days(a, b),
        &told(a, b),
    ];
    all.iter_mut().zip(groups.concat()).for_each(|(to, from)| *to = from);
    all
}

/// Whether the tellings cannot be of one event whatever else they share: they are of
/// other types; one is planned and the other done, one denied and
/// the other not; both tell one day, and the days lie apart; both tell a place precisely, and the places lie apart.
pub(super) fn contradict(a: &Telling, b: &Telling) -> bool {
    let days = a.days.is_certain() && b.days.is_certain() && a.days.gap(&b.days).is_some_and(|gap| gap >= APART);
    let status =
        planned(a.status) != planned(b.status) || (a.status == Status::Negated) != (b.status == Status::Negated);
    a.kind != b.kind
        || days
        || status
        || a.place.as_ref().zip(b.place.as_ref()).is_some_and(|(here, there)| here.excludes(there))
}

fn planned(status: Status) -> bool {
    matches!(status, Status::Future | Status::Hypothetical)
}

fn act(a: &Telling, b: &Telling) -> [f64; 2] {
    let told = !a.modes.is_empty() && !b.modes.is_empty();
    let same = words::shared(&a.modes, &b.modes) > 0;
    [f64::from(told && same), f64::from(told && !same)]
}

fn side(a: &Side, b: &Side) -> [f64; 8] {
    let [countries, entities, names] = [
        words::overlap(&a.countries, &b.countries),
        words::overlap(&a.entities, &b.entities),
        words::overlap(&a.names, &b.names),
    ];
    let both = |empty: fn(&Side) -> bool| f64::from(!empty(a) && !empty(b));
    [
        countries,
        both(|side| side.countries.is_empty()) * (1.0 - countries),
        both(|side| side.sectors.is_empty()) * f64::from(words::shared(&a.sectors, &b.sectors) == 0),
        f64::from(entities > 0.0),
        both(|side| side.entities.is_empty()) * f64::from(entities == 0.0),
        f64::from(names > 0.0),
        both(|side| side.names.is_empty()) * f64::from(names == 0.0),
        words::overlap(&a.words, &b.words),
    ]
}

/// Words are told by somebody: who acts tells more of a verbal act than of an attack, whose authors are often not known.
fn speaker(a: &Telling, b: &Telling) -> [f64; 3] {
    let verbal = f64::from(matches!(a.kind.quad(), Quad::VerbalCooperation | Quad::VerbalConflict));
    let [_, country, _, _, entity, _, name, words] = side(&a.actor, &b.actor);
    [verbal * country, verbal * entity.max(name), verbal * words]
}

/// Who acts in one telling undergoes in the other.
fn crossed(a: &Telling, b: &Telling) -> f64 {
    words::overlap(&a.actor.words, &b.recipient.words).max(words::overlap(&a.recipient.words, &b.actor.words))
}

fn place(a: &Telling, b: &Telling) -> [f64; 6] {
    let standing = a.place.as_ref().zip(b.place.as_ref()).map(|(here, there)| here.standing(there));
    let is = |wanted| f64::from(standing == Some(wanted));
    // Where the places do not tell by themselves, it counts whether one is named in the other's words.
    let open = f64::from(!matches!(standing, Some(Standing::Same | Standing::Apart)));
    let named =
        |one: &Telling, words: &[u32]| one.place.as_ref().is_some_and(|spot| words::shared(&spot.words, words) > 0);
    [
        is(Standing::Same),
        is(Standing::Within),
        is(Standing::Unlike),
        is(Standing::Apart),
        open * f64::from(named(a, &b.named) || named(b, &a.named)),
        open * f64::from(named(a, &b.names) || named(b, &a.names)),
    ]
}

fn days(a: &Telling, b: &Telling) -> [f64; 5] {
    let published = a.published.zip(b.published).map_or(0.0, |(a, b)| f64::from((a - b).abs()).ln_1p());
    let Some(gap) = a.days.gap(&b.days) else { return [0.0, 0.0, 0.0, 0.0, published] };
    let one = a.days.is_certain() && b.days.is_certain();
    [
        f64::from(one && gap == 0),
        f64::from(!one && gap == 0),
        f64::from(gap == 1),
        if gap > 1 { f64::from(gap.min(60)).ln() } else { 0.0 },
        published,
    ]
}

fn told(a: &Telling, b: &Telling) -> [f64; 10] {
    let one = f64::from(a.lang == b.lang);
    let (around, title) = (words::common(&a.around, &b.around), words::common(&a.title, &b.title));
    let [dead, injured] = [numbers(a, b, a.dead, b.dead), numbers(a, b, a.injured, b.injured)];
    // One article is like itself in all its words: they tell nothing of its events.
    let apart = f64::from(a.doc != b.doc);
    [
        dead.0,
        dead.1.max(injured.1),
        injured.0,
        words::overlap(&a.triggers, &b.triggers),
        apart * around * one,
        apart * around * (1.0 - one),
        apart * words::common(&a.named, &b.named),
        apart * words::common(&a.names, &b.names),
        apart * title * one,
        apart * title * (1.0 - one),
    ]
}

/// Whether both tell the same number, and whether it shrinks with the days or is far off (0 to 1).
fn numbers(a: &Telling, b: &Telling, first: Option<u32>, second: Option<u32>) -> (f64, f64) {
    let Some((first, second)) = first.zip(second) else { return (0.0, 0.0) };
    let (earlier, later) = if a.published <= b.published { (first, second) } else { (second, first) };
    let [low, high] = [first.min(second), first.max(second)].map(|number| f64::from(number) + 1.0);
    let shrinks = later < earlier && a.published != b.published;
    let far = (1.0 - 2.0 * low / high).max(0.0);
    (f64::from(first == second), if shrinks { 1.0 - low / high } else { far }.max(far))
}
