//! How long gathering takes and what memory: `cargo run --release -p griot-store --example stories -- 1000000 10`, the number
//! of events and that of years.
//!
//! Events are made, not read: countries and types skewed as in the news, spread over the years, three in ten told again one to
//! four times, in other articles, days and words. Prints seconds and the most memory held.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark reads the clock and tells")]

use griot_core::record::{ArticleLine, DateLine, EventLine, MentionLine, PartyLine, PlaceLine};
use griot_core::{Day, EventType, Lang, Precision, Sector, Status};
use griot_store::stories::{Telling, gather};
use std::time::Instant;

const COUNTRIES: [&str; 40] = [
    "USA", "UKR", "RUS", "ISR", "PSE", "FRA", "GBR", "CHN", "IND", "MLI", "NGA", "SDN", "SYR", "IRN", "TUR", "DEU",
    "BFA", "NER", "COD", "SOM", "ETH", "PAK", "AFG", "MMR", "YEM", "IRQ", "LBN", "EGY", "KEN", "ZAF", "BRA", "MEX",
    "COL", "VEN", "HTI", "SEN", "CIV", "CMR", "TCD", "TGO",
];
/// Places of a country.
const PLACES: u64 = 400;

/// Numbers that follow from one another: splitmix64.
struct Lots(u64);

impl Lots {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// Below `end`, the low ones often: the tenth is about as frequent as all from the half on.
    fn skewed(&mut self, end: u64) -> u64 {
        let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (share * share * share * end as f64) as u64
    }
}

/// What happened.
struct Happening {
    kind: EventType,
    country: &'static str,
    against: &'static str,
    place: u64,
    day: u64,
    dead: u64,
}

impl Happening {
    fn new(lots: &mut Lots, days: u64) -> Self {
        Self {
            kind: EventType::ALL[lots.skewed(EventType::ALL.len() as u64) as usize],
            country: COUNTRIES[lots.skewed(COUNTRIES.len() as u64) as usize],
            against: COUNTRIES[lots.skewed(COUNTRIES.len() as u64) as usize],
            place: lots.skewed(PLACES),
            day: lots.below(days),
            dead: lots.skewed(200),
        }
    }
}

/// A name made of syllables, the same for the same number.
fn name(number: u64) -> String {
    let syllables = ["ba", "ko", "lu", "mi", "sa", "te", "ro", "dji", "fa", "gue", "na", "wo", "zi"];
    let mut name = String::new();
    let mut rest = number.wrapping_mul(0x9e37_79b9) >> 3;
    for _ in 0..4 {
        name.push_str(syllables[(rest % 13) as usize]);
        rest /= 13;
    }
    name[..1].to_uppercase() + &name[1..]
}

/// So many days and a few more.
fn calendar(days: u64) -> Vec<Day> {
    std::iter::successors(Some(Day::constant(2016, 1, 1)), |day| day.tomorrow().ok()).take(days as usize + 40).collect()
}

fn party(text: String, country: &str, sector: Sector) -> PartyLine {
    let (country, sector) = (country.to_owned(), vec![sector]);
    PartyLine { text, masked: None, span: [0, 0], country, sector, entity: None, name: None, why: Vec::new() }
}

fn place(happening: &Happening) -> PlaceLine {
    let number = happening.place
        + 1000 * u64::from(happening.country.as_bytes()[0])
        + u64::from(happening.country.as_bytes()[2]);
    PlaceLine {
        text: None,
        span: None,
        name: name(number),
        geonameid: Some(number as u32),
        lat: Some((number % 97) as f64 / 10.0),
        lon: Some((number % 89) as f64 / 10.0),
        country: happening.country.to_owned(),
        admin1: None,
        feature: Some("PPL".to_owned()),
        precision: Precision::Exact,
        offset: None,
        why: Vec::new(),
    }
}

/// The `told`th telling of a happening in an article of its own, and the article's text.
fn event(happening: &Happening, number: usize, told: u64, calendar: &[Day], lots: &mut Lots) -> (EventLine, String) {
    let published = calendar[(happening.day + 1 + lots.below(3 + told)) as usize];
    let on = calendar[happening.day as usize];
    let place = place(happening);
    let names = [happening.place, happening.dead, happening.day].map(|one| name(one + 7));
    let text = format!(
        "At least {} people were hit in {} on Monday, {} told {} by phone. {} is {} away, {} said.",
        happening.dead,
        place.name,
        names[0],
        names[1],
        names[2],
        name(lots.below(5000)),
        name(lots.below(5000))
    );
    let line = EventLine {
        schema: 1,
        id: format!("{number:016x}"),
        doc: format!("d{number}"),
        event: happening.kind,
        mode: Vec::new(),
        status: Status::Actual,
        quad: 1,
        score: 0.0,
        cameo: String::new(),
        confidence: 0.9,
        why: Vec::new(),
        mentions: vec![MentionLine { text: "hit".to_owned(), span: [25, 28], sentence: 0, confidence: 0.9 }],
        actor: vec![party(format!("men of {}", names[1]), happening.country, Sector::Uaf)],
        recipient: vec![party(format!("people of {}", names[2]), happening.against, Sector::Cvl)],
        date: DateLine { from: Some(on), to: Some(on), span: Some([0, 1]), why: Vec::new() },
        place: (lots.below(3) > 0).then_some(place),
        source: None,
        dead: Some(happening.dead as u32),
        injured: None,
        dead_told: None,
        injured_told: None,
        contexts: Vec::new(),
        story: None,
        article: ArticleLine {
            title: Some(format!("{} dead in {}", happening.dead, names[0])),
            published: Some(published),
            lang: Lang::En,
            url: None,
        },
    };
    (line, text)
}

fn tellings(count: usize, days: u64) -> Vec<Telling> {
    let (mut lots, calendar) = (Lots(7), calendar(days));
    let mut tellings = Vec::with_capacity(count);
    while tellings.len() < count {
        let happening = Happening::new(&mut lots, days);
        let again = if lots.below(10) < 3 { 1 + lots.below(4) } else { 0 };
        for told in 0..=again {
            let (event, text) = event(&happening, tellings.len(), told, &calendar, &mut lots);
            tellings.push(Telling::of(&event, &text));
        }
    }
    tellings.truncate(count);
    tellings
}

/// The most memory held so far, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1024
}

fn main() {
    let given = |at: usize| std::env::args().nth(at).and_then(|number| number.parse().ok());
    let (count, years) = (given(1).unwrap_or(100_000), given(2).unwrap_or(10));
    let start = Instant::now();
    let tellings = tellings(count, 365 * years as u64);
    let (made, held) = (start.elapsed().as_secs_f64(), peak());
    let start = Instant::now();
    let stories = gather(&tellings);
    let several = stories.iter().filter(|story| story.len() > 1).count();
    println!(
        "{count} events in {years} years: made in {made:.1} s ({held} MiB), gathered in {:.1} s ({} MiB): {} stories, {several} of several tellings",
        start.elapsed().as_secs_f64(),
        peak(),
        stories.len()
    );
}
