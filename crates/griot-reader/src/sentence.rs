//! The sentence grid: stretches that tile the text, so that every byte is in exactly one.
//!
//! A sentence ends at a line feed, or after a stop (`. ! ? …`, with the quotes and brackets that close on it)
//! that white space and a capital follow, unless the full stop belongs to an initial, a title or an
//! abbreviation. White space after a stop opens the next sentence. Evaluation rests on this very grid, so
//! it changes only together with the codebook's scorer.

use griot_core::Span;
use griot_core::text::is_space;
use unicode_normalization::char::is_combining_mark;

/// Words whose full stop ends no sentence when they begin with a capital.
#[rustfmt::skip]
const TITLES: [&str; 50] = [
    "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "dr", "drs", "pr", "prof", "st", "ste", "sts", "gal",
    "gén", "col", "cdt", "cne", "cap", "lt", "lcl", "sgt", "maj", "adj", "amb", "mr", "mrs", "ms", "messrs",
    "sen", "rep", "gov", "gen", "capt", "cmdr", "cpl", "adm", "brig", "rev", "hon", "supt", "insp", "det",
    "pres", "atty", "mt", "ft", "jr", "sr",
];

/// Words whose full stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATIONS: [&str; 21] = [
    "présid", "av", "ap", "env", "tél", "bd", "bld", "boul", "éd", "hab", "cf", "pp", "vs", "inc", "ltd",
    "corp", "bros", "dept", "ave", "blvd", "approx",
];

/// How many characters before a full stop can belong to its word.
const WORD: usize = 20;

/// The sentences of `text`, in order, tiling it.
pub fn sentences(text: &str) -> Vec<Span> {
    let (mut grid, mut start, mut at, mut ink) = (Vec::new(), 0, 0, first_ink(text, 0));
    while let Some(stop) = next_stop(text, at) {
        at = stop.end;
        if ink < at && ends_sentence(text, start, stop) {
            grid.push(Span::new(start, at));
            start = at;
            ink = first_ink(text, at);
        }
    }
    match grid.last_mut() {
        Some(last) if ink == text.len() => last.end = text.len(),
        _ => grid.push(Span::new(start, text.len())),
    }
    grid
}

/// The first byte from `at` on that is not white space.
fn first_ink(text: &str, at: usize) -> usize {
    text[at..].find(|c| !is_space(c)).map_or(text.len(), |ink| at + ink)
}

/// The next line feed, or run of stops with what closes on it and white space behind.
fn next_stop(text: &str, mut at: usize) -> Option<Span> {
    loop {
        let start = at + text[at..].find(['.', '!', '?', '…', '\n'])?;
        if text[start..].starts_with('\n') {
            return Some(Span::new(start, start + 1));
        }
        at = text[start..].find(|c| !is_stop(c)).map_or(text.len(), |len| start + len);
        if let Some(end) = closed(text, at) {
            return Some(Span::new(start, end));
        }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Behind the stops that end at `at`, the end of the longest run of closing marks that white space follows.
fn closed(text: &str, mut at: usize) -> Option<usize> {
    let mut end = None;
    loop {
        if text[at..].starts_with(is_space) {
            end = Some(at);
        }
        match closing(&text[at..]) {
            0 => return end,
            len => at += len,
        }
    }
}

/// Length of the closing mark at the head of `rest`; French sets a blank before its guillemet.
fn closing(rest: &str) -> usize {
    let blank = rest.chars().next().filter(|&c| c != '\n' && is_space(c)).map_or(0, char::len_utf8);
    let mark = rest[blank..].chars().next();
    let closes = |&c: &char| c == '»' || blank == 0 && matches!(c, '\'' | '’' | '"' | '”' | ')' | ']');
    mark.filter(closes).map_or(0, |c| blank + c.len_utf8())
}

/// Whether the sentence that began at `start` ends with this stop.
fn ends_sentence(text: &str, start: usize, stop: Span) -> bool {
    let mark = stop.of(text);
    let behind = &text[stop.end..];
    let body = behind.trim_start_matches(|c| is_space(c) || is_opening(c));
    if mark == "\n" || behind[..behind.len() - body.len()].contains('\n') {
        return true;
    }
    let single = mark.starts_with('.') && !mark.starts_with("..");
    body.starts_with(is_capital) && !(single && is_abbreviation(last_word(&text[start..stop.start])))
}

fn is_opening(c: char) -> bool {
    matches!(c, '«' | '“' | '"' | '‘' | '\'' | '(' | '[' | '—' | '–' | '-')
}

/// The word at the end of `text`, without article and hyphens, as far as [`WORD`] characters reach.
fn last_word(text: &str) -> &str {
    let near = text.char_indices().rev().take(WORD).last().map_or(0, |(at, _)| at);
    let inner = |c| is_letter(c) || matches!(c, '.' | '’' | '\'' | '-');
    let rest = text[near..].trim_end_matches(inner);
    let word = &text[near + rest.len()..];
    word.rsplit(['\'', '’']).next().unwrap_or(word).trim_matches(['.', '-'])
}

/// Whether the full stop after `word` belongs to it.
fn is_abbreviation(word: &str) -> bool {
    let small = word.to_lowercase();
    let capital = word.starts_with(char::is_uppercase);
    let initial = capital && word.chars().count() == 1;
    initial || is_dotted(word) || capital && TITLES.contains(&&*small) || ABBREVIATIONS.contains(&&*small)
}

/// Whether single letters stand between full stops, with or without hyphens: `U.S`, `J.-C`.
fn is_dotted(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let single = |(at, part): (usize, &&str)| {
        let letter = if at == 0 { part } else { part.strip_prefix('-').unwrap_or(part) };
        letter.chars().count() == 1 && letter.chars().all(is_letter)
    };
    parts.len() > 1 && parts.iter().enumerate().all(single)
}

/// A letter, number or underscore. Marks and encircled letters are none, whatever Unicode's alphabet holds.
fn is_letter(c: char) -> bool {
    let encircled = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    c == '_' || c.is_alphanumeric() && !is_combining_mark(c) && !encircled
}

fn is_capital(c: char) -> bool {
    c.is_uppercase() && is_letter(c)
}
