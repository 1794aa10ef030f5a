//! The language of a text whose language nobody told.

use griot_core::Lang;

/// What the user can do about a text in another language.
pub(crate) const REMEDY: &str =
    "Griot reads French and English; if it is one of these, say so with --lang fr or --lang en";

/// Enough text to tell a language by; the rest of a long one would only take time.
const ENOUGH: usize = 4000;

/// A text shorter than this many bytes tells less of its language than its page does.
const SURE: usize = 200;

/// The language of a text whose page says that it is in `said`. The text goes before the page, whose template may be in
/// another language, but where the page names one that is not known by its texts.
pub(crate) fn of_page(text: &str, said: Option<&str>) -> Result<Lang, String> {
    let primary = said.and_then(|said| said.trim().split(['-', '_']).next()).map(str::to_ascii_lowercase);
    let Some(said) = primary.filter(|code| matches!(code.len(), 2 | 3)) else {
        return detect(text).map_err(str::to_owned);
    };
    match Lang::from_code(&said) {
        Some(lang) if text.len() < SURE => Ok(lang),
        None if !KNOWN.contains(&said.as_str()) => Err(format!("in another language, as its page says: `{said}`")),
        _ => detect(text).map_err(str::to_owned),
    }
}

/// ISO 639 codes of the languages that texts are known by, and of none: "mul", "und", "zxx".
const KNOWN: [&str; 20] = [
    "ar", "zh", "de", "en", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "es", "sv", "tr", "vi", "mul", "und",
    "zxx", "xx",
];

/// French or English, or the name of what it seems to be instead.
pub(crate) fn detect(text: &str) -> Result<Lang, &'static str> {
    let start = &text[..text.floor_char_boundary(ENOUGH)];
    if !start.chars().any(char::is_alphabetic) {
        return Err("in no language: it has no letters");
    }
    match whichlang::detect_language(start) {
        whichlang::Lang::Fra => Ok(Lang::Fr),
        whichlang::Lang::Eng => Ok(Lang::En),
        other => Err(name(other)),
    }
}

fn name(lang: whichlang::Lang) -> &'static str {
    use whichlang::Lang as L;
    match lang {
        L::Ara => "Arabic",
        L::Cmn => "Chinese",
        L::Deu => "German",
        L::Eng => "English",
        L::Fra => "French",
        L::Hin => "Hindi",
        L::Ita => "Italian",
        L::Jpn => "Japanese",
        L::Kor => "Korean",
        L::Nld => "Dutch",
        L::Por => "Portuguese",
        L::Rus => "Russian",
        L::Spa => "Spanish",
        L::Swe => "Swedish",
        L::Tur => "Turkish",
        L::Vie => "Vietnamese",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let cases = [
            ("Des combattants ont attaqué mardi un convoi de camions-citernes.", Ok(Lang::Fr)),
            ("Gunmen attacked a convoy of fuel trucks on Tuesday.", Ok(Lang::En)),
            ("Hombres armados atacaron el martes un convoy de camiones cisterna.", Err("Spanish")),
            ("12 345 — 67", Err("in no language: it has no letters")),
        ];
        for (text, lang) in cases {
            assert_eq!(detect(text), lang, "{text}");
        }
    }

    #[test]
    fn a_page_is_believed_where_its_text_is_short_or_unknown() {
        let french = "Des combattants ont attaqué mardi un convoi de camions-citernes sur la route. ".repeat(4);
        assert_eq!(of_page(&french, Some("en-US")), Ok(Lang::Fr));
        assert_eq!(of_page(&french, Some("x-default-template")), Ok(Lang::Fr));
        assert_eq!(of_page("Ouagadougou", Some("fr_BF")), Ok(Lang::Fr));
        assert!(of_page(&french, Some("ro")).is_err_and(|found| found.contains("`ro`")));
        assert_eq!(of_page("Gunmen attacked a convoy of fuel trucks.", Some("es")), Ok(Lang::En));
    }
}
