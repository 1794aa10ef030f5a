//! The known entities: organisations, armed groups, parties, companies, media, persons.

use griot_core::{Day, Issue, Sector};
use serde::Deserialize;
use toml::Spanned;

use super::knowledge::{self, Lines, bad_toml, sectors};

/// Someone or something known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entity {
    /// Unique name in the knowledge.
    pub(super) id: String,
    /// Country code, or that of a kind of body.
    pub(super) country: String,
    /// Sectors while in office.
    pub(super) sectors: Vec<Sector>,
    /// Names in both languages, the canonical one first.
    pub(super) names: Vec<String>,
    /// French names.
    pub(super) fr: Vec<String>,
    /// English names.
    pub(super) en: Vec<String>,
    /// Towns by which it is called.
    pub(super) seats: Vec<String>,
    /// First day in office.
    from: Option<Day>,
    /// Last day in office.
    to: Option<Day>,
    /// Where it stands: file and line.
    pub(super) place: String,
    /// Which file tells it: 0 ships with Griot.
    pub(super) layer: usize,
}

impl knowledge::Row for Entity {
    fn id(&self) -> &str {
        &self.id
    }

    fn place(&self) -> &str {
        &self.place
    }

    fn layer(&mut self) -> &mut usize {
        &mut self.layer
    }
}

impl Entity {
    /// The canonical name.
    pub(super) fn name(&self) -> &str {
        [&self.names, &self.fr, &self.en].into_iter().flatten().next().map_or("", String::as_str)
    }

    /// Whether it is a force of several states, whose members lose their own flag.
    pub(super) fn is_force(&self) -> bool {
        matches!(self.country.as_str(), "UNO" | "IGO" | "EUR")
            && matches!(self.sectors.first(), Some(Sector::Mil | Sector::Cop))
    }

    /// The sectors on a day: who has left office is of the elite, who has not yet taken it has no known sector.
    pub(super) fn sectors_on(&self, day: Option<Day>) -> Vec<Sector> {
        match day {
            Some(day) if self.to.is_some_and(|to| day > to) => vec![Sector::Eli],
            Some(day) if self.from.is_some_and(|from| day < from) => Vec::new(),
            _ => self.sectors.clone(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    entity: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    country: String,
    #[serde(default)]
    sectors: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    fr: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    seats: Vec<String>,
    from: Option<String>,
    to: Option<String>,
}

/// The entities of a TOML file.
pub(super) fn parse(text: &str, file: &str) -> Result<Vec<Entity>, Issue> {
    let rows: File = toml::from_str(text).map_err(|error| bad_toml(text, file, &error))?;
    let lines = Lines::new(text);
    let entity = |row: Spanned<Row>| {
        let line = lines.of(row.span().start);
        entity(row.into_inner(), format!("{file}:{line}"))
    };
    rows.entity.into_iter().map(entity).collect()
}

fn entity(row: Row, place: String) -> Result<Entity, Issue> {
    if row.names.is_empty() && row.fr.is_empty() && row.en.is_empty() {
        return Err(Issue::new(place, format!("{:?} has no name", row.id), "give names, or fr and en"));
    }
    Ok(Entity {
        sectors: sectors(&row.sectors, &place)?,
        from: day(row.from.as_deref(), &place)?,
        to: day(row.to.as_deref(), &place)?,
        id: row.id,
        country: row.country,
        names: row.names,
        fr: row.fr,
        en: row.en,
        seats: row.seats,
        place,
        layer: 0,
    })
}

fn day(text: Option<&str>, place: &str) -> Result<Option<Day>, Issue> {
    let Some(text) = text else { return Ok(None) };
    let bad = |_| Issue::new(place, format!("{text:?} is no day"), "write days as 2025-11-12");
    text.parse().map(Some).map_err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALL: &str = r#"entity = [{ id = "x", country = "SEN", sectors = ["GOV"], names = ["X"], from = "2012-04-02", to = "2024-04-02" }]"#;

    #[test]
    fn an_office_ends() {
        let sall = &parse(SALL, "entities.toml").unwrap()[0];
        let on = |day: &str| sall.sectors_on(Some(day.parse().unwrap()));
        assert_eq!(on("2020-01-01"), [Sector::Gov]);
        assert_eq!(on("2025-01-01"), [Sector::Eli]);
        assert_eq!(on("2010-01-01"), []);
    }

    #[test]
    fn tells_the_line_of_an_unknown_sector() {
        let issue = parse(&SALL.replace("GOV", "GVO"), "entities.toml").unwrap_err();
        assert_eq!(issue.place, "entities.toml:1");
        assert!(issue.problem.contains("GVO"));
    }
}
