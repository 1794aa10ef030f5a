//! The language of a text whose language nobody told.

use griot_core::Lang;

/// What the user can do about a text in another language.
pub(crate) const REMEDY: &str =
    "Griot reads French and English; if it is one of these, say so with --lang fr or --lang en";

/// Enough text to tell a language by; the rest of a long one would only take time.
const ENOUGH: usize = 4000;

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
}
