//! Numbers in words: "vingt et un", "nineteen ninety-six", "deux mille dix-huit", "21st".
//!
//! Takes folded words and their values, gives one number. Never knows a language.

/// The number that `text` writes, given the value of each single word; digits win over words.
pub(super) fn number(text: &str, value: impl Fn(&str) -> Option<i64>) -> Option<i64> {
    let digits = text.trim_start_matches('\'');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if end > 0 {
        return digits[..end].parse().ok();
    }
    let mut sum = Sum::default();
    for word in text.split([' ', '-', '\n']).filter(|word| !word.is_empty()) {
        if let Some(value) = value(word) {
            sum.add(value)?;
        }
    }
    sum.seen.then_some(sum.thousands + sum.rest)
}

/// What was counted so far.
#[derive(Default)]
struct Sum {
    thousands: i64,
    rest: i64,
    last: i64,
    seen: bool,
}

impl Sum {
    /// Adds the next word; `None` if the number leaves what a date can hold.
    fn add(&mut self, value: i64) -> Option<()> {
        match value {
            1000 => {
                self.thousands += self.rest.max(1) * 1000;
                self.rest = 0;
            }
            100 => self.rest = self.rest.max(1) * 100,
            // "quatre-vingt" multiplies.
            20 if self.last == 4 => self.rest += 76,
            // "nineteen zero one", "nineteen ninety".
            0 if self.rest >= 10 => self.rest *= 100,
            10.. if (10..=20).contains(&self.rest) => self.rest = self.rest * 100 + value,
            _ => self.rest += value,
        }
        self.last = value;
        self.seen = true;
        (self.thousands < 1_000_000 && self.rest < 1_000_000).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(word: &str) -> Option<i64> {
        let words = [("un", 1), ("deux", 2), ("quatre", 4), ("sept", 7), ("huit", 8), ("neuf", 9), ("dix", 10)];
        let more = [("vingt", 20), ("soixante", 60), ("cent", 100), ("mille", 1000)];
        words.iter().chain(&more).find(|(w, _)| *w == word).map(|(_, n)| *n)
    }

    fn english(word: &str) -> Option<i64> {
        let words = [("zero", 0), ("one", 1), ("two", 2), ("six", 6), ("fifteen", 15), ("nineteen", 19)];
        let more = [("twenty", 20), ("thirty", 30), ("ninety", 90), ("first", 1), ("hundred", 100), ("thousand", 1000)];
        words.iter().chain(&more).find(|(w, _)| *w == word).map(|(_, n)| *n)
    }

    #[test]
    fn counts_in_french() {
        assert_eq!(number("vingt et un", french), Some(21));
        assert_eq!(number("soixante-dix", french), Some(70));
        assert_eq!(number("quatre-vingt-dix-sept", french), Some(97));
        assert_eq!(number("deux mille dix-huit", french), Some(2018));
        assert_eq!(number("mille sept cent quatre-vingt-neuf", french), Some(1789));
        assert_eq!(number("1er", french), Some(1));
        assert_eq!(number("beaucoup", french), None);
    }

    #[test]
    fn counts_in_english() {
        assert_eq!(number("twenty-first", english), Some(21));
        assert_eq!(number("nineteen ninety six", english), Some(1996));
        assert_eq!(number("nineteen zero one", english), Some(1901));
        assert_eq!(number("nineteen hundred ninety two", english), Some(1992));
        assert_eq!(number("two thousand and fifteen", english), Some(2015));
        assert_eq!(number("twenty thirty two", english), Some(2032));
    }
}
