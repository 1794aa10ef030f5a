//! The table of countries.

use griot_core::Issue;

use super::knowledge;

/// A country or territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Country {
    /// ISO 3166 alpha-3.
    pub(super) iso3: String,
    /// The state that parties from here belong to; empty if there is none.
    pub(super) sovereign: String,
    /// Names in French, without article.
    pub(super) names_fr: Vec<String>,
    /// Names in English, without article.
    pub(super) names_en: Vec<String>,
    /// French adjectives and nouns for its people.
    pub(super) demonyms_fr: Vec<String>,
    /// English adjectives and nouns for its people.
    pub(super) demonyms_en: Vec<String>,
    /// Capitals in French.
    pub(super) capitals_fr: Vec<String>,
    /// Capitals in English.
    pub(super) capitals_en: Vec<String>,
    /// First halves of compounds.
    pub(super) prefixes: Vec<String>,
    /// Towns and regions.
    pub(super) places: Vec<String>,
    /// Where it stands: file and line.
    pub(super) place: String,
    /// Which file tells it: 0 ships with Griot.
    pub(super) layer: usize,
}

impl knowledge::Row for Country {
    fn id(&self) -> &str {
        &self.iso3
    }

    fn place(&self) -> &str {
        &self.place
    }

    fn layer(&mut self) -> &mut usize {
        &mut self.layer
    }
}

const COLUMNS: &str =
    "iso3\tiso2\tsovereign\tnames_fr\tnames_en\tdemonyms_fr\tdemonyms_en\tcapitals_fr\tcapitals_en\tprefixes\tplaces";
const ARTICLES: [&str; 5] = ["le ", "la ", "les ", "l'", "the "];

/// Codes that stand for no country.
pub(super) const BODIES: [&str; 7] = ["UNO", "EUR", "IGO", "NGO", "ISM", "MNC", "IMG"];

/// The countries of a tab-separated file.
pub(super) fn parse(text: &str, file: &str) -> Result<Vec<Country>, Issue> {
    let mut rows = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let header = rows.next();
    if header.is_none_or(|(_, line)| line != COLUMNS) {
        let line = header.map_or(1, |(at, _)| at + 1);
        let columns = COLUMNS.replace('\t', " ");
        return Err(Issue::new(
            format!("{file}:{line}"),
            "the columns are not those of the countries",
            format!("write the header, parted by tabs: {columns}"),
        ));
    }
    rows.map(|(at, line)| row(line, &format!("{file}:{}", at + 1))).collect()
}

fn row(line: &str, place: &str) -> Result<Country, Issue> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [iso3, iso2, sovereign, rest @ ..] = cells.as_slice() else {
        return Err(short(place, cells.len()));
    };
    let [names_fr, names_en, demonyms_fr, demonyms_en, capitals_fr, capitals_en, prefixes, places] = rest else {
        return Err(short(place, cells.len()));
    };
    for (code, letters) in [(iso3, 3), (iso2, 2)] {
        if code.len() != letters || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            let remedy = format!("write {letters} capital letters as in ISO 3166");
            return Err(Issue::new(place, format!("{code:?} is no country code"), remedy));
        }
    }
    Ok(Country {
        iso3: (*iso3).to_owned(),
        sovereign: (*sovereign).to_owned(),
        names_fr: values(names_fr),
        names_en: values(names_en),
        demonyms_fr: values(demonyms_fr),
        demonyms_en: values(demonyms_en),
        capitals_fr: values(capitals_fr),
        capitals_en: values(capitals_en),
        prefixes: values(prefixes),
        places: values(places),
        place: place.to_owned(),
        layer: 0,
    })
}

fn short(place: &str, cells: usize) -> Issue {
    Issue::new(
        place,
        format!("{cells} columns instead of 11"),
        "part the columns by single tabs; leave unknown ones empty",
    )
}

fn values(cell: &str) -> Vec<String> {
    cell.split('|').map(bare).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// A name without its article; "La Paz" keeps its own.
fn bare(name: &str) -> &str {
    ARTICLES.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_line_of_a_bad_code() {
        let row = "Mali\tML\tMLI\tle Mali\tMali\tmalien\tMalian\tBamako\tBamako\tmalo\t";
        let issue = parse(&format!("# head\n{COLUMNS}\n{row}\n"), "countries.tsv").unwrap_err();
        assert_eq!(issue.place, "countries.tsv:3");
        assert!(issue.problem.contains("Mali"));
    }

    #[test]
    fn names_lose_their_article() {
        let row = "MLI\tML\tMLI\tle Mali|République du Mali\tMali\t\t\tLa Paz\t\t\t";
        let countries = parse(&format!("{COLUMNS}\n{row}\n"), "countries.tsv").unwrap();
        assert_eq!(countries[0].names_fr, ["Mali", "République du Mali"]);
        assert_eq!(countries[0].capitals_fr, ["La Paz"]);
    }
}
