//! Which of the articles are coded: those that the user asked for, each text once if that is asked.

use crate::digest::{Digest, Running};
use griot_core::text::is_space;
use griot_core::{Article, Day, Lang};
use griot_ingest::Problem;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// What the user asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// First day of publication.
    pub(crate) since: Option<Day>,
    /// Last day of publication.
    pub(crate) until: Option<Day>,
    /// Articles in this language alone.
    pub(crate) lang: Option<Lang>,
    /// No more articles than this are coded.
    pub(crate) limit: Option<u64>,
    /// Of articles with one text, only the first.
    pub(crate) dedup: bool,
}

/// One thing that the inputs hold.
#[derive(Debug)]
pub(crate) enum Item {
    /// An article to code.
    Article(Article),
    /// What cannot be coded, and why.
    Skipped(Problem),
    /// An article that was not asked for, by this option.
    LeftOut(&'static str),
    /// Nothing more can be taken: texts can no longer be compared.
    Broken(io::Error),
}

/// Where an item stands among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Items up to and with it.
    pub(crate) taken: u64,
    /// Digest of all of these.
    pub(crate) seen: Digest,
    /// Bytes of the inputs read for them.
    pub(crate) bytes: u64,
}

/// What is found in the inputs, with the bytes read up to it, as the user asked for it.
pub(crate) struct Selection<I> {
    found: I,
    wanted: Wanted,
    twins: Option<Twins>,
    coded: u64,
    last: Standing,
}

impl<I: Iterator<Item = (u64, Result<Article, Problem>)>> Selection<I> {
    /// A selection of `found`; `folder` is where a file that has no name may grow.
    ///
    /// # Errors
    /// If such a file is needed and cannot be made.
    pub(crate) fn new(found: I, wanted: Wanted, folder: &Path) -> io::Result<Self> {
        let twins = if wanted.dedup { Some(Twins::new(folder)?) } else { None };
        Ok(Self { found, wanted, twins, coded: 0, last: Standing::default() })
    }

    /// Passes over the first `count` items as if they had been coded; where the last of them stands.
    pub(crate) fn pass_over(&mut self, count: u64) -> io::Result<Standing> {
        for _ in 0..count {
            if let Some((_, Item::Broken(why))) = self.next() {
                return Err(why);
            }
        }
        Ok(self.last)
    }

    fn judge(&mut self, article: Article) -> Item {
        if let Some(option) = self.wanted.unasked(&article) {
            return Item::LeftOut(option);
        }
        if self.wanted.is_period() && article.published.is_none() {
            return Item::Skipped(undatable(&article));
        }
        match self.twins.as_mut().map_or(Ok(None), |twins| twins.earlier(&article)) {
            Err(why) => Item::Broken(why),
            Ok(Some(id)) => Item::Skipped(twin(&article, &id)),
            Ok(None) => {
                self.coded += 1;
                Item::Article(article)
            }
        }
    }
}

impl<I: Iterator<Item = (u64, Result<Article, Problem>)>> Iterator for Selection<I> {
    type Item = (Standing, Item);

    fn next(&mut self) -> Option<Self::Item> {
        if self.wanted.limit.is_some_and(|limit| self.coded >= limit) {
            return None;
        }
        let (bytes, found) = self.found.next()?;
        self.last = Standing { taken: self.last.taken + 1, seen: seen(&self.last.seen, &found), bytes };
        Some((self.last, found.map_or_else(Item::Skipped, |article| self.judge(article))))
    }
}

impl Wanted {
    /// The option by which the article is left out.
    fn unasked(&self, article: &Article) -> Option<&'static str> {
        let day = article.published;
        let too_early = self.since.zip(day).is_some_and(|(since, day)| day < since);
        let too_late = self.until.zip(day).is_some_and(|(until, day)| day > until);
        let other = self.lang.is_some_and(|lang| lang != article.lang);
        [(other, "--only-lang"), (too_early, "--since"), (too_late, "--until")]
            .into_iter()
            .find_map(|(is_out, option)| is_out.then_some(option))
    }

    fn is_period(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}

/// The digest of all that was found, from that of all before.
fn seen(before: &Digest, found: &Result<Article, Problem>) -> Digest {
    let day = |article: &Article| article.published.map(|day| day.to_string()).unwrap_or_default();
    match found {
        Ok(article) => Digest::of([
            before.bytes(),
            article.id.as_bytes(),
            article.text.as_bytes(),
            day(article).as_bytes(),
            article.lang.code().as_bytes(),
        ]),
        Err(problem) => Digest::of([before.bytes(), problem.reason.as_bytes(), problem.issue.to_string().as_bytes()]),
    }
}

fn undatable(article: &Article) -> Problem {
    Problem::new(
        "no publication day",
        article.id.as_str(),
        "no day of publication, so that it cannot be told whether it was asked for",
        "give one with --published DAY or in the input, or leave --since and --until out",
    )
}

fn twin(article: &Article, earlier: &str) -> Problem {
    let problem = format!("the same text as `{earlier}`");
    Problem::new("same text", article.id.as_str(), problem, "leave --dedup out to have both coded")
}

/// The texts so far: in memory only a digest and a place in a file each, in that file the articles' ids.
struct Twins {
    places: HashMap<Digest, u64>,
    ids: File,
    length: u64,
}

impl Twins {
    fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { places: HashMap::new(), ids: tempfile::tempfile_in(folder)?, length: 0 })
    }

    /// The id of an earlier article with the same words, white space apart.
    fn earlier(&mut self, article: &Article) -> io::Result<Option<String>> {
        match self.places.entry(words(&article.text)) {
            Entry::Occupied(place) => read_id(&mut self.ids, *place.get()).map(Some),
            Entry::Vacant(place) => {
                place.insert(self.length);
                self.length += write_id(&mut self.ids, self.length, &article.id)?;
                Ok(None)
            }
        }
    }
}

fn words(text: &str) -> Digest {
    let mut words = Running::default();
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        words.add(word.as_bytes());
        words.add(b" ");
    }
    words.digest()
}

/// Bytes before an id that tell its length.
const HEAD: usize = size_of::<u64>();

fn write_id(file: &mut File, place: u64, id: &str) -> io::Result<u64> {
    let mut bytes = (id.len() as u64).to_le_bytes().to_vec();
    bytes.extend(id.as_bytes());
    file.seek(SeekFrom::Start(place))?;
    file.write_all(&bytes)?;
    Ok(bytes.len() as u64)
}

fn read_id(file: &mut File, place: u64) -> io::Result<String> {
    let mut head = [0; HEAD];
    file.seek(SeekFrom::Start(place))?;
    file.read_exact(&mut head)?;
    let mut id = String::new();
    file.take(u64::from_le_bytes(head)).read_to_string(&mut id)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str, published: Option<&str>, lang: Lang) -> Article {
        Article {
            id: id.to_owned(),
            text: text.to_owned(),
            published: published.map(|day| day.parse().unwrap()),
            title: None,
            lang,
            url: None,
            dateline: None,
        }
    }

    fn items() -> Vec<(u64, Result<Article, Problem>)> {
        let day = Some("2025-11-12");
        let found = [
            Ok(article("a", "Deux  soldats\nont été tués.", day, Lang::Fr)),
            Err(Problem::new("no article", "x:2", "not JSON", "mend it")),
            Ok(article("b", "Two soldiers were killed.", Some("2025-10-01"), Lang::En)),
            Ok(article("c", " Deux soldats ont été tués. ", Some("2025-11-14"), Lang::Fr)),
            Ok(article("d", "Deux soldats ont été tues.", None, Lang::Fr)),
            Ok(article("e", "Rien.", Some("2025-12-24"), Lang::Fr)),
        ];
        found.into_iter().enumerate().map(|(at, found)| (at as u64 * 10, found)).collect()
    }

    fn selection(wanted: Wanted) -> Selection<impl Iterator<Item = (u64, Result<Article, Problem>)>> {
        Selection::new(items().into_iter(), wanted, &std::env::temp_dir()).unwrap()
    }

    /// Ids of what is coded, reasons of what is skipped, options that left out.
    fn told(wanted: Wanted) -> Vec<String> {
        let told = |item| match item {
            Item::Article(article) => article.id,
            Item::Skipped(problem) => format!("{}: {}", problem.reason, problem.issue.problem),
            Item::LeftOut(option) => option.to_owned(),
            Item::Broken(why) => why.to_string(),
        };
        selection(wanted).map(|(_, item)| told(item)).collect()
    }

    #[test]
    fn without_options_everything_is_coded() {
        assert_eq!(told(Wanted::default()), ["a", "no article: not JSON", "b", "c", "d", "e"]);
    }

    #[test]
    fn a_text_is_coded_once_and_the_first_is_named() {
        let due = ["a", "no article: not JSON", "b", "same text: the same text as `a`", "d", "e"];
        assert_eq!(told(Wanted { dedup: true, ..Wanted::default() }), due);
    }

    #[test]
    fn days_and_languages_are_chosen() {
        let (since, until) = ("2025-11-12".parse().ok(), "2025-11-14".parse().ok());
        let undated = "no publication day: no day of publication, so that it cannot be told whether it was asked for";
        let due = ["a", "no article: not JSON", "--since", "c", undated, "--until"];
        assert_eq!(told(Wanted { since, until, ..Wanted::default() }), due);
        let due = ["--only-lang", "no article: not JSON", "b", "--only-lang", "--only-lang", "--only-lang"];
        assert_eq!(told(Wanted { lang: Some(Lang::En), ..Wanted::default() }), due);
    }

    #[test]
    fn the_limit_counts_what_is_coded() {
        assert_eq!(told(Wanted { limit: Some(2), ..Wanted::default() }), ["a", "no article: not JSON", "b"]);
        assert!(told(Wanted { limit: Some(0), ..Wanted::default() }).is_empty());
    }

    #[test]
    fn what_was_passed_over_counts_as_if_it_had_been_coded() {
        let wanted = Wanted { limit: Some(4), dedup: true, ..Wanted::default() };
        for count in 0..=6 {
            let mut rest = selection(wanted.clone());
            let standing = rest.pass_over(count).unwrap();
            let whole: Vec<_> =
                selection(wanted.clone()).map(|(standing, item)| (standing, format!("{item:?}"))).collect();
            let before = (count as usize).checked_sub(1).map(|last| whole[last].0);
            assert_eq!(standing, before.unwrap_or_default());
            let after: Vec<_> = rest.map(|(standing, item)| (standing, format!("{item:?}"))).collect();
            assert_eq!(after, whole[count as usize..]);
        }
    }

    #[test]
    fn other_inputs_have_another_digest() {
        let all = selection(Wanted::default()).pass_over(6).unwrap();
        let mut changed = items();
        changed[2].1 = Ok(article("b", "Two soldiers were kissed.", Some("2025-10-01"), Lang::En));
        let mut changed = Selection::new(changed.into_iter(), Wanted::default(), &std::env::temp_dir()).unwrap();
        assert_ne!(all.seen, changed.pass_over(6).unwrap().seen);
    }
}
