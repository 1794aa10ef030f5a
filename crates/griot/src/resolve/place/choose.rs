//! Which of the places of one name is meant.

use griot_core::Place;

use super::context::Context;
use super::cues::Kind;
use super::table::{Called, Entry, Table};

/// What is known when a name is to be told apart from its namesakes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scene<'a> {
    /// Countries of the article, likeliest first.
    pub(super) countries: &'a [String],
    /// The place that the text says it lies in.
    pub(super) container: Option<Entry>,
    pub(super) kind: Option<Kind>,
    pub(super) in_town: bool,
    /// The name, as the context knows it.
    pub(super) key: &'a str,
    /// Where the article's other places lie.
    pub(super) context: Option<&'a Context>,
}

/// A place chosen and the reasons.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) entry: Entry,
    pub(super) why: Vec<String>,
}

impl Choice {
    /// The entry as the outside knows it.
    pub(super) fn place(self, table: &Table) -> Place {
        let entry = self.entry;
        let division = table.division(entry.country, entry.admin1).map(|division| division.name.to_owned());
        Place {
            span: None,
            name: entry.name.to_owned(),
            geonameid: entry.id.parse().ok(),
            point: entry.point,
            country: entry.country.to_owned(),
            admin1: division.filter(|_| entry.feature != "ADM1"),
            feature: Some(entry.feature.to_owned()).filter(|feature| !feature.is_empty()),
            offset: None,
            why: self.why,
        }
    }
}

/// The likeliest of `entries`, with the reasons; `None` if there are none.
pub(super) fn choose(entries: &[Entry], scene: Scene) -> Option<Choice> {
    let best = likeliest(entries, scene)?;
    Some(Choice { entry: *best, why: reasons(best, entries, scene) })
}

/// The likeliest of `entries`; `None` if there are none.
///
/// A place's weight is the number of digits of its people, more or less; every other reason counts in the same coin,
/// so that the article's first country outweighs a hundred thousand times the people.
pub(super) fn likeliest<'a>(entries: &'a [Entry], scene: Scene) -> Option<&'a Entry> {
    if let [only] = entries {
        return Some(only);
    }
    let weighed = entries.iter().map(|entry| (weight(entry, scene), entry));
    weighed.max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.at.cmp(&one.at))).map(|(_, entry)| entry)
}

fn weight(entry: &Entry, scene: Scene) -> f64 {
    size(entry) + called(entry) + from_country(entry, scene) + as_told(entry, scene) + from_context(entry, scene)
}

/// How much there is of the place itself.
fn size(entry: &Entry) -> f64 {
    let people = f64::from(entry.population).max(10.0).log10();
    match entry.feature {
        "PCLI" | "CONT" => people + 5.0,
        "PCLD" => people + 3.0,
        "PPLC" | "PPLG" => people + 1.0,
        "PPLA" => people + 0.7,
        "PPLA2" => people + 0.3,
        "PPLX" => people - 0.7,
        "ADM1" => (people - 0.6).max(4.0),
        "ADM2" => (people - 1.5).clamp(2.5, 5.0),
        code if code.starts_with("PPL") => people,
        _ => 1.5,
    }
}

/// A name in French or English says more than one of many other names, the canonical one more, one added by hand most.
fn called(entry: &Entry) -> f64 {
    match entry.called {
        Called::Added => 5.0,
        Called::First => 1.0,
        Called::Main => 0.7,
        Called::Other => -1.0,
    }
}

/// Whether newspapers everywhere know the place, and by this name. What was added by hand was added for that.
pub(super) fn is_well_known(entry: &Entry) -> bool {
    let people = match entry.feature {
        _ if entry.called == Called::Added => return true,
        code if code.starts_with("PCL") || code == "CONT" => return true,
        "PPLC" => 0,
        "PPLA" => KNOWN_SEAT,
        "ADM1" => KNOWN_DIVISION,
        _ => KNOWN_TOWN,
    };
    entry.population >= people && entry.called != Called::Other
}

/// People of a town that every newspaper names without saying where it is.
const KNOWN_TOWN: u32 = 200_000;
/// The same of a region's seat.
const KNOWN_SEAT: u32 = 100_000;
/// The same of a division, whose people live apart.
const KNOWN_DIVISION: u32 = 500_000;

fn from_country(entry: &Entry, scene: Scene) -> f64 {
    let given = match scene.countries.iter().position(|country| country == entry.country) {
        Some(0) => 5.0,
        Some(1) => 4.0,
        Some(2) => 3.3,
        Some(_) => 2.5,
        None => 0.0,
    };
    given + scene.context.map_or(0.0, |context| OTHERS * context.share(entry, scene.key).sqrt())
}

/// What it counts if all other places of the text lie in the country.
const OTHERS: f64 = 8.0;

fn as_told(entry: &Entry, scene: Scene) -> f64 {
    let kind = if scene.kind.is_some_and(|kind| kind.fits(entry.feature)) { 5.0 } else { 0.0 };
    let town = match entry.feature {
        "PPLC" if scene.in_town => 9.0,
        code if scene.in_town && code.starts_with("PPL") => 2.0,
        _ => 0.0,
    };
    let inside = if scene.container.is_some_and(|container| lies_in(entry, &container)) { 6.0 } else { 0.0 };
    kind + town + inside
}

/// Whether an entry belongs to a country or first-level division.
pub(super) fn lies_in(entry: &Entry, container: &Entry) -> bool {
    entry.at != container.at
        && entry.country == container.country
        && (container.is_country() || entry.admin1 == container.admin1)
}

/// How well a place lies among the others of the article.
fn from_context(entry: &Entry, scene: Scene) -> f64 {
    let Some(context) = scene.context else { return 0.0 };
    let named = if context.names_division_of(entry) { DIVISION } else { 0.0 };
    named + context.distance(entry, scene.key).map_or(0.0, |km| BESIDE * (-km / REACH).exp())
}

/// What it counts if the text names the first-level division.
const DIVISION: f64 = 1.5;
/// What it counts to lie right beside another place of the text.
const BESIDE: f64 = 4.0;
/// Kilometres in which that wears off.
const REACH: f64 = 150.0;

fn reasons(best: &Entry, entries: &[Entry], scene: Scene) -> Vec<String> {
    let mut why = vec![if best.is_added() { format!("places:{}", best.id) } else { format!("geonames:{}", best.id) }];
    if best.is_country() {
        why.push("is a country".to_owned());
    }
    if let Some(kind) = scene.kind.filter(|kind| kind.fits(best.feature)) {
        why.push(format!("told to be a {}", kind.code()));
    }
    if let Some(container) = scene.container.filter(|container| lies_in(best, container)) {
        why.push(format!("told to lie in geonames:{}", container.id));
    }
    if entries.len() > 1 {
        let ours = scene.countries.iter().any(|country| country == best.country);
        why.push(if ours { format!("country:{} from article", best.country) } else { "population".to_owned() });
    }
    why
}
