//! The store: what is kept, asked for, gathered and judged.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use griot_core::record::{EventLine, read_event};
use griot_core::{Article, Lang};
use griot_store::store::{Access, FieldReview, Filter, Kept, Order, Pairing, Period, Review, Run, Store, Verdict};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const TEXT: &str = "Des hommes armés ont attaqué Djibo mardi, tuant 12 personnes, selon l'armée.";

fn article(id: &str, text: &str, published: &str) -> Article {
    Article {
        id: id.to_owned(),
        text: text.to_owned(),
        published: published.parse().ok(),
        title: Some("Attaque à Djibo".to_owned()),
        lang: Lang::Fr,
        url: None,
        dateline: None,
    }
}

/// An assault in Djibo as `doc` tells it.
fn event(doc: &str, id: u64, published: &str, dead: u32) -> EventLine {
    let line = serde_json::json!({
        "schema": 1, "id": format!("{id:016x}"), "doc": doc, "event": "ASSAULT", "mode": [], "status": "actual",
        "quad": 4, "score": -9.0, "cameo": "180", "confidence": 0.9, "why": [],
        "mentions": [{"text": "ont attaqué", "span": [17, 28], "sentence": 0, "confidence": 0.9}],
        "actor": [{"text": "Des hommes armés", "span": [0, 16], "country": "BFA", "sector": ["UAF"], "entity": null,
                   "name": null, "why": []}],
        "recipient": [{"text": "12 personnes", "span": [48, 60], "country": "BFA", "sector": ["CVL"], "entity": null,
                       "name": null, "why": []}],
        "date": {"from": "2025-11-11", "to": "2025-11-11", "span": [35, 40], "why": []},
        "place": {"text": "Djibo", "span": [29, 34], "name": "Djibo", "geonameid": 2_361_082, "lat": 14.1, "lon": -1.63,
                  "country": "BFA", "admin1": "Sahel", "feature": "PPL", "precision": "exact", "offset": null, "why": []},
        "source": {"text": "l'armée", "span": [68, 75], "country": "BFA", "sector": ["MIL"], "entity": null, "name": null,
                   "why": []},
        "dead": dead, "injured": null, "dead_told": null, "injured_told": null, "contexts": [], "story": null,
        "article": {"title": "Attaque à Djibo", "published": published, "lang": "fr", "url": null}
    });
    read_event(&line.to_string(), "test").unwrap()
}

struct Shelf {
    _folder: TempDir,
    path: PathBuf,
    store: Store,
    run: Run,
}

fn shelf() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let run = store.run("{}").unwrap();
    Shelf { _folder: folder, path, store, run }
}

impl Shelf {
    fn keep(&mut self, id: &str, number: u64, published: &str, dead: u32) -> Kept {
        let article = article(id, TEXT, published);
        self.store.keep(&article, &[event(id, number, published, dead)], self.run).unwrap()
    }

    fn count(&self, name: &str, value: &str) -> u64 {
        self.store.count(&filter(&[(name, value)])).unwrap()
    }
}

fn filter(parameters: &[(&str, &str)]) -> Filter {
    let mut filter = Filter::default();
    for (name, value) in parameters {
        filter.set(name, value).unwrap();
    }
    filter
}

#[test]
fn the_same_article_twice_changes_nothing() {
    let mut shelf = shelf();
    assert_eq!(shelf.keep("a", 1, "2025-11-12", 12), Kept::New);
    let change = shelf.store.change().unwrap();
    assert_eq!(shelf.keep("a", 1, "2025-11-12", 12), Kept::Same);
    assert_eq!(shelf.store.change().unwrap(), change);
    assert!(shelf.store.has(&article("a", TEXT, "2025-11-12"), shelf.run).unwrap());
    assert!(!shelf.store.has(&article("a", "other", "2025-11-12"), shelf.run).unwrap());
    assert_eq!(shelf.keep("a", 1, "2025-11-13", 13), Kept::Replaced);
    let held = shelf.store.meta().unwrap();
    assert_eq!((held.articles, held.events), (1, 1));
    // Another run codes it anew; the same facts are the same run.
    let other = shelf.store.run(r#"{"model":"other"}"#).unwrap();
    assert_eq!(shelf.store.run("{}").unwrap(), shelf.run);
    assert!(!shelf.store.has(&article("a", TEXT, "2025-11-13"), other).unwrap());
}

#[test]
fn every_filter_selects_and_refuses() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    for (name, yes, no) in [
        ("since", "2025-11-11", "2025-11-12"),
        ("until", "2025-11-11", "2025-11-10"),
        ("type", "protest,ASSAULT", "PROTEST"),
        ("quad", "3,4", "1"),
        ("country", "MLI,bfa", "MLI"),
        ("status", "actual", "future,negated"),
        ("actor", "hommes ARMES", "soldats"),
        ("recipient", "personnes", "armés"),
        ("source", "Armée", "hommes"),
        ("actor_country", "BFA", "MLI"),
        ("recipient_country", "BFA", "MLI"),
        ("lang", "fr", "en"),
        ("min_confidence", "0.9", "0.91"),
        ("text", "hommes ATTAQUE", "Bamako"),
        ("text", "\"ont attaqué Djibo\"", "\"attaqué ont\""),
        ("text", "djib*", "dji"),
        ("article", "a", "b"),
        ("box", "-2,14,-1,15", "0,14,1,15"),
        ("box", "170,14,-1,15", "170,14,-100,15"),
        ("review", "none", "accepted"),
        ("actor", "BFA UAF", "BFA MIL"),
        ("tellings", "1", "2"),
        ("stories", "true", ""),
    ] {
        assert_eq!(shelf.count(name, yes), 1, "{name}={yes}");
        if !no.is_empty() {
            assert_eq!(shelf.count(name, no), 0, "{name}={no}");
        }
        assert_eq!(shelf.count(name, " "), 1, "{name} left out");
    }
}

#[test]
fn filters_that_are_none_are_told() {
    for (name, value) in [
        ("since", "2025-13-01"),
        ("type", "FIGHT"),
        ("quad", "5"),
        ("country", "Mali"),
        ("status", "past"),
        ("lang", "de"),
        ("min_confidence", "2"),
        ("box", "1,2,3"),
        ("review", "good"),
        ("stories", "yes"),
        ("tellings", "many"),
        ("colour", "red"),
    ] {
        let issue = Filter::default().set(name, value).unwrap_err();
        assert!(issue.place == name && !issue.remedy.is_empty(), "{name}: {issue}");
    }
}

#[test]
fn queries_cannot_break_out_of_their_words() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    for query in ["\"", "\"\"", "a OR b", "NEAR(", "title:x", "-", "*", "'; DROP TABLE event; --", "a\" b \"c", "%_"] {
        shelf.store.count(&filter(&[("text", query)])).unwrap();
        shelf.store.count(&filter(&[("actor", query)])).unwrap();
    }
}

/// Pages by cursor and by offset give every event once, in one order.
#[test]
fn pages_hold_every_event_once() {
    let mut shelf = shelf();
    for number in 0..23 {
        let (id, day) = (format!("a{number}"), format!("2025-11-{:02}", 11 + number % 5));
        let mut event = event(&id, number, &day, 1);
        if number % 3 == 0 {
            event.date.from = day.parse().ok();
            event.date.to = day.parse().ok();
        }
        if number % 4 == 0 {
            (event.date.from, event.date.to, event.article.published) = (None, None, None);
        }
        event.confidence = 0.5 + (number % 7) as f64 / 100.0;
        shelf.store.keep(&article(&id, TEXT, &day), &[event], shelf.run).unwrap();
    }
    for order in [Order::Day, Order::LatestFirst, Order::Confidence, Order::SurestFirst] {
        let all: Vec<String> = pages(&shelf.store, order, 500);
        assert_eq!(all.len(), 23);
        assert_eq!(pages(&shelf.store, order, 4), all, "{order:?}");
        let by_offset: Vec<String> = (0..23)
            .flat_map(|at| shelf.store.events(&Filter::default(), order, None, at, 1).unwrap().items)
            .map(|stored| stored.event.id)
            .collect();
        assert_eq!(by_offset, all, "{order:?}");
    }
    assert!(shelf.store.events(&Filter::default(), Order::Day, Some("x"), 0, 1).is_err());
}

fn pages(store: &Store, order: Order, limit: usize) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = store.events(&Filter::default(), order, after.as_deref(), 0, limit).unwrap();
        assert_eq!(page.total, 23);
        all.extend(page.items.into_iter().map(|stored| stored.event.id));
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

#[test]
fn views_count_what_is_there() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    shelf.keep("b", 2, "2025-11-13", 15);
    let all = Filter::default();
    let timeline = shelf.store.timeline(&all, Period::Week).unwrap();
    assert_eq!(timeline.rows, [("2025-11-10".to_owned(), "ASSAULT".to_owned(), 2, -9.0, 27)]);
    let months = shelf.store.timeline(&all, Period::Month).unwrap();
    assert_eq!(months.rows[0].0, "2025-11-01");
    let map = shelf.store.map(&all).unwrap();
    assert_eq!((map.points.len(), map.unplaced), (1, 0));
    assert_eq!((map.points[0].quads, map.points[0].dead, map.points[0].name.as_str()), ([0, 0, 0, 2], 27, "Djibo"));
    let dyads = shelf.store.dyads(&all, Pairing::Party, 10).unwrap();
    assert_eq!((dyads.total, dyads.dyads[0].actor.as_str(), dyads.dyads[0].count), (1, "BFA UAF", 2));
    let facets = shelf.store.facets(&filter(&[("quad", "4")])).unwrap();
    assert_eq!((facets.total, facets.country[0].value.as_str(), facets.country[0].count), (2, "BFA", 2));
    assert_eq!(facets.days.first.as_deref(), Some("2025-11-11"));
    assert_eq!((facets.actor[0].value.as_str(), facets.source[0].value.as_str()), ("BFA UAF", "BFA MIL"));
}

#[test]
fn stories_do_not_hang_on_the_order_of_articles() {
    let told = [("a", 1, "2025-11-12", 12), ("b", 2, "2025-11-13", 15), ("c", 3, "2025-11-12", 12)];
    let orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2]];
    let gathered = orders.map(|order| {
        let mut shelf = shelf();
        for at in order {
            let (id, number, published, dead) = told[at];
            shelf.keep(id, number, published, dead);
            // One at a time must end as all at once does.
            if order[0] != 0 {
                shelf.store.gather(|_| ()).unwrap();
            }
        }
        shelf.store.gather(|_| ()).unwrap();
        assert_eq!(shelf.store.ungathered().unwrap(), 0);
        let mut stories: Vec<(String, Option<String>)> = ["a", "b", "c"]
            .iter()
            .flat_map(|id| shelf.store.telling(id).unwrap().unwrap().events)
            .map(|stored| (stored.event.id, stored.event.story))
            .collect();
        stories.sort();
        (stories, shelf)
    });
    assert_eq!(gathered[0].0, gathered[1].0);
    assert_eq!(gathered[0].0, gathered[2].0);
    let (stories, mut shelf) = gathered.into_iter().next().unwrap();
    let id = stories[0].1.clone().unwrap();
    assert!(stories.iter().all(|(_, story)| story.as_ref() == Some(&id)), "one attack, three tellings: {stories:?}");

    let page = shelf.store.stories(&Filter::default(), 0, 10).unwrap();
    assert_eq!((page.total, page.items[0].tellings, page.items[0].articles, page.items[0].dead), (1, 3, 3, Some(15)));
    assert_eq!(shelf.store.story(&id).unwrap().unwrap().told.tolls.len(), 3);
    assert_eq!((shelf.count("stories", "true"), shelf.count("tellings", "3"), shelf.count("tellings", "4")), (1, 3, 0));

    // An article that comes again with nothing in it leaves the others' story.
    let bare = article("a", "Rien.", "2025-11-12");
    shelf.store.keep(&bare, &[], shelf.run).unwrap();
    shelf.store.gather(|_| ()).unwrap();
    assert_eq!(shelf.store.stories(&Filter::default(), 0, 10).unwrap().items[0].tellings, 2);
}

fn review(verdict: Verdict, fields: &[(&str, serde_json::Value)]) -> Review {
    let corrected = |value: &serde_json::Value| FieldReview { verdict: Verdict::Corrected, value: Some(value.clone()) };
    Review {
        event: format!("{:016x}", 1),
        reviewer: "aïcha".to_owned(),
        verdict,
        fields: fields.iter().map(|(name, value)| ((*name).to_owned(), corrected(value))).collect(),
        note: String::new(),
        at: None,
        orphan: false,
    }
}

#[test]
fn reviews_are_kept_make_gold_and_outlive_recoding() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    assert!(shelf.store.gold().unwrap().is_empty());
    let kept = shelf.store.review(&review(Verdict::Corrected, &[("dead", 13.into())])).unwrap().unwrap();
    assert_eq!((kept.verdict, kept.orphan), (Verdict::Corrected, false));
    assert_eq!((shelf.count("review", "corrected"), shelf.count("review", "none")), (1, 0));
    let gold = shelf.store.gold().unwrap();
    assert!(gold.len() == 1 && gold[0].contains(r#""dead":13"#), "{gold:?}");

    // Coded anew: the verdict stays with the event of that id.
    shelf.keep("a", 1, "2025-11-13", 12);
    assert_eq!(shelf.count("review", "corrected"), 1);
    // The event is no longer found: the review stays, and says so.
    shelf.store.keep(&article("a", TEXT, "2025-11-14"), &[], shelf.run).unwrap();
    assert!(shelf.store.reviews().unwrap()[0].orphan);
    assert_eq!(shelf.store.reviews_of_article("a").unwrap().len(), 1);
    assert!(shelf.store.unreview(&format!("{:016x}", 1), "aïcha").unwrap());
    assert!(!shelf.store.unreview(&format!("{:016x}", 1), "aïcha").unwrap());
}

#[test]
fn rejected_events_are_no_gold() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    shelf.store.review(&review(Verdict::Rejected, &[])).unwrap().unwrap();
    let gold = shelf.store.gold().unwrap();
    assert!(gold[0].contains(r#""events":[]"#), "{gold:?}");
}

#[test]
fn reviews_that_gold_cannot_take_are_refused() {
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    for (name, value) in [
        ("colour", 1.into()),
        ("event", "FIGHT".into()),
        ("actor", serde_json::json!([{"text": "x", "span": [0, 900]}])),
    ] {
        let issue = shelf.store.review(&review(Verdict::Corrected, &[(name, value)])).unwrap_err();
        assert_eq!(issue.place, "fields", "{name}: {issue}");
    }
    let nothing = Review { event: "none".to_owned(), ..review(Verdict::Accepted, &[]) };
    assert_eq!(shelf.store.review(&nothing).unwrap(), None);
}

#[test]
fn other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let open = |path: &Path, access| Store::open(path, access).unwrap_err().problem;
    let text = folder.path().join("a.txt");
    std::fs::write(&text, "x".repeat(9000)).unwrap();
    assert_eq!(open(&text, Access::Write), "is no store");
    let foreign = folder.path().join("b.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    assert_eq!(open(&foreign, Access::Write), "is another program's database");
    let later = folder.path().join("c.db");
    drop(Store::open(&later, Access::Write).unwrap());
    rusqlite::Connection::open(&later).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(open(&later, Access::Write).contains("version 99"));
    assert_eq!(open(&folder.path().join("none.db"), Access::Read), "cannot be opened");
}

/// Every version that was ever released can be opened and holds what it held.
#[test]
fn stores_of_old_are_brought_up() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = std::fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for fixture in files {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        std::fs::copy(&fixture, &path).unwrap();
        let store = Store::open(&path, Access::Write).unwrap();
        let held = store.meta().unwrap();
        assert_eq!((held.articles, held.events, held.stories, held.reviews), (2, 2, 1, 1), "{}", fixture.display());
        assert_eq!(store.count(&filter(&[("text", "Djibo"), ("review", "corrected")])).unwrap(), 1);
    }
}

/// `GRIOT_FIXTURE=FILE` writes the fixture of this version.
#[test]
fn a_fixture_can_be_written() {
    let Some(path) = std::env::var_os("GRIOT_FIXTURE") else { return };
    let mut shelf = shelf();
    shelf.keep("a", 1, "2025-11-12", 12);
    shelf.keep("b", 2, "2025-11-13", 15);
    shelf.store.gather(|_| ()).unwrap();
    shelf.store.review(&review(Verdict::Corrected, &[("dead", 13.into())])).unwrap();
    rusqlite::Connection::open(&shelf.path).unwrap().execute("VACUUM INTO ?", [path.to_string_lossy()]).unwrap();
}

/// Two programs write at once, by turns; nothing is lost.
#[test]
fn two_writers_take_turns() {
    let shelf = shelf();
    let write = |name: &'static str, from: u64| {
        let (path, run) = (shelf.path.clone(), shelf.run);
        std::thread::spawn(move || {
            let mut store = Store::open(&path, Access::Write).unwrap();
            for number in from..from + 25 {
                let id = format!("{name}{number}");
                store.keep(&article(&id, TEXT, "2025-11-12"), &[event(&id, number, "2025-11-12", 1)], run).unwrap();
            }
        })
    };
    let threads = [write("a", 0), write("b", 100)];
    for thread in threads {
        thread.join().unwrap();
    }
    let held = shelf.store.meta().unwrap();
    assert_eq!((held.articles, held.events), (50, 50));
}
