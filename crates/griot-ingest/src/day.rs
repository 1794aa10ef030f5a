//! Days in the notations of pages, feeds and tables: always the day that is printed, whatever its offset from UTC.

use griot_core::Day;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Names of months in French and English by their first letters, without accents, in the order of the year.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fev"],
    &["mar"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aou"],
    &["sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];

const MONTH: &str = r"(?:jan(?:v(?:ier)?|uary)?|f[ée]v(?:r(?:ier)?)?|feb(?:ruary)?|mar(?:s|ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|ao[uû]t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|d[ée]c(?:embre|ember)?)";

static WRITTEN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        format!(r"(?i)\b(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?[\s.\-]{{1,3}}(?P<m>{MONTH})\b[\s.,\-]{{1,3}}(?P<y>(?:19|20)\d\d)\b"),
        format!(r"(?i)\b(?P<m>{MONTH})\b[\s.]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,2}}(?P<y>(?:19|20)\d\d)\b"),
        r"\b(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)(?:\b|T)".to_owned(),
    ]
    .iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect()
});

static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?P<y>(?:19|20)\d\d)([-/.]?)(?P<n>\d\d)([-/.]?)(?P<d>\d\d)(?:\d{4}|\d{6}|[Tt ].*|[+Zz].*)?$").ok()
});

static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[/_\-](?P<y>(?:19|20)\d\d)([-/_]?)(?P<n>\d{1,2})([-/_]?)(?P<d>\d{1,2})(?:[/_\-.?]|$)").ok()
});

/// The day of a text that is a day or a time and nothing else: `2025-11-12T08:00:00+01:00`, `20251112`,
/// `Wed, 12 Nov 2025 08:00:00 GMT`, `12 novembre 2025`.
pub(crate) fn whole(text: &str) -> Option<Day> {
    const LONGEST: usize = 64;
    let text = text.trim();
    leading(text).or_else(|| (text.len() <= LONGEST && !opens_with_numbers(text)).then(|| within(text)).flatten())
}

/// The day at the head of a time in numbers.
pub(crate) fn leading(text: &str) -> Option<Day> {
    let found = NUMBERS.as_ref()?.captures(text.trim())?;
    (found[2] == found[4]).then(|| numbered(&found)).flatten()
}

/// Whether it is meant as a time in numbers, sound or not.
fn opens_with_numbers(text: &str) -> bool {
    text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

/// The first day printed in running text, with the name of its month or as `2025-11-12`.
pub(crate) fn within(text: &str) -> Option<Day> {
    let found = WRITTEN.iter().filter_map(|pattern| pattern.captures(text));
    found
        .filter_map(|found| Some((found.get(0)?.start(), written(&found)?)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, day)| day)
}

/// The day in the address of a page: `/2025/11/12/`, `/20251112-`.
pub(crate) fn of_address(url: &str) -> Option<Day> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    ADDRESS.as_ref()?.captures_iter(path).filter(|found| found[2] == found[4]).find_map(|found| {
        let padded = found["n"].len() == 2 && found["d"].len() == 2;
        (padded || !found[2].is_empty()).then(|| numbered(&found)).flatten()
    })
}

fn numbered(found: &Captures) -> Option<Day> {
    Day::new(found["y"].parse().ok()?, found["n"].parse().ok()?, found["d"].parse().ok()?).ok()
}

fn written(found: &Captures) -> Option<Day> {
    let Some(name) = found.name("m") else { return numbered(found) };
    let name: String = name.as_str().to_lowercase().replace(['é', 'è'], "e").replace('û', "u");
    let month = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    Day::new(found["y"].parse().ok()?, month as i8 + 1, found["d"].parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    #[test]
    fn notations_of_pages_and_feeds() {
        for text in [
            "2025-11-12",
            "2025-11-12T23:30:00+05:00",
            "2025-11-12T23:30:00-11:00",
            "2025-11-12 08:00",
            "2025/11/12",
            "20251112",
            "20251112080000",
            "Wed, 12 Nov 2025 08:00:00 +0100",
            "12 Nov 2025",
            "mercredi 12 novembre 2025 à 8h00",
            "November 12, 2025",
            "Nov. 12, 2025 8:00 a.m.",
        ] {
            assert_eq!(whole(text), day("2025-11-12"), "{text}");
        }
        assert_eq!(whole("1er août 2024"), day("2024-08-01"));
        assert_eq!(whole("3 février 2024"), day("2024-02-03"));
        assert_eq!(whole("Jun 3rd, 2024"), day("2024-06-03"));
        assert_eq!(whole("14 juillet 2024"), day("2024-07-14"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["", "2025", "2025-13-02", "2025-11-021", "2025-02-30", "11/12/2025", "1762930800", "hier", "2025-11"]
        {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn days_in_addresses() {
        for url in [
            "https://example.org/2025/11/12/titre.html",
            "https://example.org/monde/20251112-titre",
            "https://example.org/article/2025-11-12_titre",
            "https://example.org/2025/11/12",
        ] {
            assert_eq!(of_address(url), day("2025-11-12"), "{url}");
        }
        for url in ["https://example.org/2025/titre", "https://example.org/article-120251112.html", "/2025/1112/13"] {
            assert_eq!(of_address(url), None, "{url}");
        }
        assert_eq!(of_address("https://example.org/2025/3/4/x"), day("2025-03-04"));
    }
}
