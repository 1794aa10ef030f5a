//! Which columns of a table, or fields of an object, hold what of an article.

use serde_json::{Map, Value};

/// What of an article a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Id,
    Text,
    Published,
    Title,
    Lang,
    Url,
    Dateline,
}

/// Every field, the name that the record has for it, and names that tables have for it, best first.
const FIELDS: [(Field, &str, &[&str]); 7] = [
    (Field::Id, "id", &["doc_id", "article_id", "document_id", "uid", "uuid", "guid", "identifier"]),
    (
        Field::Text,
        "text",
        &[
            "body",
            "content",
            "article_text",
            "article",
            "full_text",
            "maintext",
            "main_text",
            "texte",
            "contenu",
            "corps",
        ],
    ),
    (
        Field::Published,
        "published",
        &[
            "published_at",
            "publication_date",
            "date_publication",
            "publish_date",
            "date_publish",
            "date_published",
            "pub_date",
            "date",
            "reference",
        ],
    ),
    (Field::Title, "title", &["headline", "heading", "titre"]),
    (Field::Lang, "lang", &["language", "langue"]),
    (Field::Url, "url", &["link", "uri", "source_url", "canonical_url", "permalink", "lien", "adresse"]),
    (Field::Dateline, "dateline", &[]),
];

/// The user's word on columns; without one they are known by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    told: Vec<(&'static str, String)>,
}

impl Columns {
    /// Reads `text=body,published=date`: a field of an article, and the column that holds it.
    ///
    /// # Errors
    /// A sentence that names what is wrong.
    ///
    /// ```
    /// # use griot_ingest::Columns;
    /// assert!(Columns::parse("text=body,published=date").is_ok());
    /// assert!(Columns::parse("author=by").unwrap_err().contains("id, text, published, title, lang, url, dateline"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, String> {
        text.split(',').map(pair).collect::<Result<_, _>>().map(|told| Self { told })
    }

    /// Gives the values the names that the record has for them; what is no field of an article stays as it is.
    /// Columns that are not told are looked for under other names only if they are to be `guessed`.
    pub(crate) fn rename(&self, values: &mut Map<String, Value>, guessed: bool) {
        for (_, name, others) in FIELDS {
            let column = match self.told.iter().find(|(field, _)| *field == name) {
                Some((_, column)) => column.clone(),
                None if guessed && !values.contains_key(name) => match known(values, name, others) {
                    Some(column) => column,
                    None => continue,
                },
                None => continue,
            };
            // A column may hold two fields, so it stays where it is.
            match values.get(&column).cloned() {
                Some(value) => values.insert(name.to_owned(), value),
                None => values.remove(name),
            };
        }
    }

    /// Which of the columns would be the text, if any.
    pub(crate) fn text_of<'a>(&self, columns: &[&'a str]) -> Option<&'a str> {
        let told = self.told.iter().find(|(field, _)| *field == "text").map(|(_, column)| column.as_str());
        let (_, name, others) = FIELDS[1];
        let mut wanted = told.into_iter().chain([name]).chain(others.iter().copied());
        wanted.find_map(|wanted| columns.iter().copied().find(|column| same(column, wanted)))
    }

    /// How many of the columns hold something of an article.
    pub(crate) fn count_of(columns: &[&str]) -> usize {
        let is_field = |column: &&&str| {
            FIELDS.iter().any(|(_, name, others)| [name].into_iter().chain(*others).any(|known| same(column, known)))
        };
        columns.iter().filter(is_field).count()
    }
}

fn pair(pair: &str) -> Result<(&'static str, String), String> {
    let (field, column) = pair.split_once('=').ok_or_else(|| format!("`{pair}`: write FIELD=COLUMN"))?;
    let known = FIELDS.iter().map(|(_, name, _)| *name);
    let field = known.clone().find(|name| *name == field.trim()).ok_or_else(|| {
        let names: Vec<&str> = known.collect();
        format!("`{}` is no field of an article; the fields are {}", field.trim(), names.join(", "))
    })?;
    Ok((field, column.trim().to_owned()))
}

/// The column that bears one of the names, best name first.
fn known(values: &Map<String, Value>, name: &str, others: &[&str]) -> Option<String> {
    let mut names = [name].into_iter().chain(others.iter().copied());
    names.find_map(|wanted| values.keys().find(|column| same(column, wanted)).cloned())
}

/// Names are the same whatever their case, blanks, hyphens and underscores ("Publication Date", "publicationDate").
fn same(column: &str, wanted: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let (column, wanted): (String, String) = (letters(column), letters(wanted));
    column == wanted
}
