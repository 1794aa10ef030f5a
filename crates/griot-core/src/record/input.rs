//! Articles from lines of JSON.

use super::field::{Object, object};
use crate::{Article, Day, Issue, Lang};
use serde_json::{Map, Value};

/// What an input line may leave out, as the user gave it for the whole run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Day of publication of articles that do not tell one.
    pub published: Option<Day>,
    /// Language of articles that do not tell one.
    pub lang: Option<Lang>,
}

/// An article as an input line gives it: what it does not tell is still open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// Name of the article.
    pub id: String,
    /// The whole text, never blank.
    pub text: String,
    /// Day of publication.
    pub published: Option<Day>,
    /// Headline.
    pub title: Option<String>,
    /// Language of the text.
    pub lang: Option<Lang>,
    /// Address of the page.
    pub url: Option<String>,
    /// Where the article was written from.
    pub dateline: Option<String>,
}

impl RawArticle {
    /// The article, its language guessed from the text if none was told.
    pub fn or_lang(self, guess: impl FnOnce(&str) -> Lang) -> Article {
        let lang = self.lang.unwrap_or_else(|| guess(&self.text));
        Article {
            id: self.id,
            text: self.text,
            published: self.published,
            title: self.title,
            lang,
            url: self.url,
            dateline: self.dateline,
        }
    }
}

/// The article of a line of JSON; `place` ("file.jsonl:3") is named in the issue if it is none.
///
/// `{"id", "text", "published"?, "title"?, "lang"?, "url"?, "dateline"?}`; a null or blank value is as
/// good as absent, other fields are passed over. `reference` stands in for an absent `published`.
///
/// # Errors
/// An issue that names the place, the value and the remedy.
pub fn read_article(line: &str, place: &str, defaults: Defaults) -> Result<RawArticle, Issue> {
    article_of(&object(line, place)?, defaults)
}

/// The article of the fields of a JSON object, or of a row of a table under the same names; as [`read_article`].
///
/// # Errors
/// An issue that names the place, the value and the remedy.
pub fn article_of_fields(fields: Map<String, Value>, place: &str, defaults: Defaults) -> Result<RawArticle, Issue> {
    article_of(&Object { fields, place }, defaults)
}

/// The fields of the object on a line, for who changes them before an article is made of them.
///
/// # Errors
/// An issue that names the place, what is no object, and the remedy.
pub fn read_fields(line: &str, place: &str) -> Result<Map<String, Value>, Issue> {
    object(line, place).map(|object| object.fields)
}

fn article_of(object: &Object, defaults: Defaults) -> Result<RawArticle, Issue> {
    let owned = |key| Ok(object.text(key)?.map(str::to_owned));
    Ok(RawArticle {
        id: id(object)?,
        text: text(object)?,
        published: object.day("published")?.or(object.day("reference")?).or(defaults.published),
        title: owned("title")?,
        lang: lang(object)?.or(defaults.lang),
        url: owned("url")?,
        dateline: owned("dateline")?,
    })
}

/// The name of the article: a text, or a whole number as databases give it.
fn id(object: &Object) -> Result<String, Issue> {
    if let Some(Value::Number(number)) = object.get("id")
        && (number.is_u64() || number.is_i64())
    {
        return Ok(number.to_string());
    }
    let missing = || Issue::new(object.place, "the article has no `id`", "give every article an `id` of its own");
    object.text("id")?.map(str::to_owned).ok_or_else(missing)
}

fn text(object: &Object) -> Result<String, Issue> {
    let said = if object.get("text").is_some() { "is empty" } else { "is missing" };
    let missing = || Issue::new(object.place, format!("`text` {said}"), "give the article's text, or leave it out");
    object.text("text")?.map(str::to_owned).ok_or_else(missing)
}

fn lang(object: &Object) -> Result<Option<Lang>, Issue> {
    let Some(code) = object.text("lang")? else { return Ok(None) };
    let known = Lang::ALL.map(Lang::code).join(" or ");
    let remedy = format!("give {known}, or leave `lang` out to have it guessed");
    Lang::from_code(code.trim()).map(Some).ok_or_else(|| object.wrong("lang", code, "a language of Griot", remedy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(line: &str) -> Result<RawArticle, Issue> {
        read_article(line, "in.jsonl:3", Defaults::default())
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_whole_line() {
        let line = r#"{"id": "a", "text": "Été.", "published": "2025-11-12T08:00:00Z", "title": " ", "lang": "fr-FR",
            "url": null, "dateline": "Bamako", "events": []}"#;
        let article = read(line).unwrap().or_lang(|_| Lang::En);
        assert_eq!((article.id.as_str(), article.text.as_str(), article.lang), ("a", "Été.", Lang::Fr));
        assert_eq!((article.published, article.title, article.url), (Some(day("2025-11-12")), None, None));
        assert_eq!(article.dateline.as_deref(), Some("Bamako"));
    }

    #[test]
    fn the_line_goes_before_the_defaults() {
        let defaults = Defaults { published: Some(day("2020-01-01")), lang: Some(Lang::En) };
        let read = |line| read_article(line, "x:1", defaults).unwrap();
        let bare = read(r#"{"id": 12, "text": "x"}"#);
        assert_eq!((bare.id.as_str(), bare.published, bare.lang), ("12", Some(day("2020-01-01")), Some(Lang::En)));
        let told = read(r#"{"id": "a", "text": "x", "reference": "2021-02-03", "lang": "fr"}"#);
        assert_eq!((told.published, told.lang), (Some(day("2021-02-03")), Some(Lang::Fr)));
    }

    #[test]
    fn nothing_told_is_left_open() {
        let open = read(r#"{"id": "a", "text": "x"}"#).unwrap();
        assert_eq!((open.published, open.lang), (None, None));
        assert_eq!(open.or_lang(|_| Lang::En).lang, Lang::En);
    }

    #[test]
    fn issues_name_place_value_and_remedy() {
        for (line, problem, remedy) in [
            ("{\"id\": \"a\",", "not JSON, line 1 column 11: EOF while parsing a value", "one complete JSON object"),
            ("[1]", "not a JSON object: [1]", "one object a line"),
            (r#"{"text": "x"}"#, "no `id`", "give every article an `id`"),
            (r#"{"id": "a"}"#, "`text` is missing", "give the article's text"),
            (r#"{"id": "a", "text": " \n"}"#, "`text` is empty", "give the article's text"),
            (r#"{"id": "a", "text": ["x"]}"#, "`text` is [\"x\"], not a string", "in quotes"),
            (r#"{"id": "a", "text": "x", "published": "2025-13-02"}"#, "`published` is \"2025-13-02\"", "YYYY-MM-DD"),
            (r#"{"id": "a", "text": "x", "published": "2025-11-021"}"#, "not a day of the calendar", "YYYY-MM-DD"),
            (r#"{"id": "a", "text": "x", "lang": "de"}"#, "`lang` is \"de\"", "give en or fr"),
        ] {
            let issue = read(line).unwrap_err();
            assert!(issue.place == "in.jsonl:3" && issue.problem.contains(problem), "{line}: {issue}");
            assert!(issue.remedy.contains(remedy), "{line}: {issue}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_an_article_or_an_issue(line in "\\PC{0,40}", text in any::<String>()) {
            let _ = read(&line);
            let whole = serde_json::json!({"id": "a", "text": text}).to_string();
            prop_assert_eq!(read(&whole).is_ok(), !text.trim().is_empty());
        }
    }
}
