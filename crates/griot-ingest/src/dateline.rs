//! The dateline at the head of a text, by its form alone: "BAMAKO, 12 nov (AFP) – …", "Bamako — …".

/// A head longer than this is a sentence with a dash in it.
const LONGEST: usize = 80;
const DASHES: [&str; 6] = [" – ", " — ", " - ", " -- ", "— ", "– "];
/// Words inside the names of places that take no capital.
const LOWER: [&str; 14] = ["de", "du", "des", "la", "le", "les", "sur", "sous", "en", "aux", "et", "of", "the", "and"];

/// The place name of the dateline, as printed; `title` is not looked at as running text.
pub(crate) fn find(text: &str, title: Option<&str>) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    let line = if title.is_some_and(|title| title.trim() == first) { lines.next()? } else { first };
    let (head, _) = DASHES.iter().filter_map(|dash| line.split_once(dash)).min_by_key(|(head, _)| head.len())?;
    if head.chars().count() > LONGEST {
        return None;
    }
    place(head).map(str::to_owned)
}

/// The place of "PLACE[, Region][, date] [(agency)]".
fn place(head: &str) -> Option<&str> {
    let (head, has_agency) = without_agency(head.trim());
    let mut parts = head.split(',').map(str::trim);
    let place = parts.next().filter(|name| is_name(name))?;
    let dated = parts.clone().any(has_digit);
    let others_fit = parts.all(|part| has_digit(part) || is_name(part));
    let shouted = place.chars().all(|c| !c.is_lowercase()) && place.chars().count() > 2;
    let short = place.split_whitespace().count() <= 2;
    (others_fit && (has_agency || dated || shouted || short)).then_some(place)
}

fn without_agency(head: &str) -> (&str, bool) {
    match head.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((before, _)) => (before.trim_end().trim_end_matches(','), true),
        None => (head, false),
    }
}

fn has_digit(part: &str) -> bool {
    part.chars().any(|c| c.is_ascii_digit())
}

/// Up to five words, capitalised but for the small ones, and nothing but letters.
fn is_name(words: &str) -> bool {
    let fits = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ');
    let capital = |word: &str| LOWER.contains(&word) || without_elision(word).starts_with(char::is_uppercase);
    let count = words.split_whitespace().count();
    (1..=5).contains(&count)
        && words.starts_with(char::is_uppercase)
        && words.chars().all(fits)
        && words.split_whitespace().all(capital)
}

/// "Ivoire" of "d'Ivoire".
fn without_elision(word: &str) -> &str {
    ["d'", "d’", "l'", "l’"].iter().find_map(|elided| word.strip_prefix(elided)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_found_by_their_form() {
        let cases = [
            ("BAMAKO, 12 nov (AFP) – Le gouvernement a…", "BAMAKO"),
            ("Bamako — Le gouvernement a…", "Bamako"),
            ("BOGOTA, Feb 28 — Colombia on Thursday…", "BOGOTA"),
            ("THE HAGUE — Judges at the court…", "THE HAGUE"),
            ("NANTES, 16 fév 2023 - Des heurts ont…", "NANTES"),
            ("Saint-Louis, Sénégal (Reuters) - Les…", "Saint-Louis"),
            ("Port-au-Prince (AP) -- Gangs have…", "Port-au-Prince"),
            ("Abidjan, Côte d'Ivoire – Le port…", "Abidjan"),
            ("N’Djamena, le 3 mars – Le chef de l'État…", "N’Djamena"),
        ];
        for (text, place) in cases {
            assert_eq!(find(text, None).as_deref(), Some(place), "{text}");
        }
    }

    #[test]
    fn a_dash_alone_makes_no_dateline() {
        for text in [
            "March 1987 – Chadian columns overran the base",
            "Le gouvernement - qui siège à Gao - a refusé",
            "[Le journal de 13 heures] À Liège, la santé – encore",
            "Interdite jeudi, la manifestation — la plus grande",
            "Un mot",
            "",
            "– Oui",
        ] {
            assert_eq!(find(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_title_is_passed_over() {
        assert_eq!(find("Mali – deux morts\n\nGAO (AFP) – Deux…", Some("Mali – deux morts")).as_deref(), Some("GAO"));
        assert_eq!(find("Mali – deux morts\nDeux personnes…", Some("Mali – deux morts")), None);
    }
}
