//! How far from a place: "à 40 km au nord de Gao", "près de Kidal".

use griot_core::Offset;

use super::Entry;
use super::mention::Search;

/// What the words before word `name` say of the way from the place it names; `None` if it happened there.
pub(super) fn offset(search: &Search, name: usize, entry: &Entry) -> Option<Offset> {
    if !entry.feature.starts_with("PPL") {
        return None;
    }
    let before = &search.keys[..name];
    let unit = before.iter().rposition(|key| search.cues.unit.contains_key(key));
    let km = unit.and_then(|unit| kilometres(search, unit));
    let bearing = bearing(search, before);
    let near = before.iter().any(|key| search.cues.near.contains(key));
    (km.is_some() || bearing.is_some() || near).then_some(Offset { km, bearing })
}

fn kilometres(search: &Search, unit: usize) -> Option<u32> {
    let told = search.text.get(..search.words[unit].span.start)?;
    let (count, _) = search.numbers.iter().find_map(|numbers| numbers.first(told))?;
    Some((f64::from(count) * search.cues.unit[&search.keys[unit]]).round() as u32)
}

/// The last run of words of direction, as in "nord-est".
fn bearing(search: &Search, before: &[String]) -> Option<String> {
    let direction = |key: &String| search.cues.bearing.get(key).map(String::as_str);
    let last = before.iter().rposition(|key| direction(key).is_some())?;
    let first = before[..last].iter().rposition(|key| direction(key).is_none()).map_or(0, |n| n + 1);
    Some(before[first..=last].iter().filter_map(direction).collect())
}
