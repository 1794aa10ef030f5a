//! Titles, institutions and kinds of people.

use griot_core::{Issue, Sector};
use serde::Deserialize;
use toml::Spanned;

use super::knowledge::{self, Lines, bad_toml, sectors};

/// How much a role says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Rank {
    /// The first one of a phrase decides.
    #[default]
    Head,
    /// Decides where no head does.
    Weak,
    /// Adds its sectors behind the head's.
    Extra,
}

/// Whom a role stands for when it is used alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Refers {
    /// The last armed group named.
    Group,
    /// The last organisation named.
    Body,
    /// The force of several states last named, whatever the flag of its soldiers.
    Mission,
    /// The last group or organisation named.
    Either,
    /// The last party outside government, in its sentence or the one before.
    Party,
    /// The last state named that is not the article's own.
    Foreign,
}

/// A kind of party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// Name in the knowledge.
    pub(super) id: String,
    /// Its sectors, most fitting first.
    pub(super) sectors: Vec<Sector>,
    /// How much it says.
    pub(super) rank: Rank,
    /// The kind of body it belongs to; empty if to no one who can be told.
    pub(super) country: Option<String>,
    /// The country holds against one that the phrase names.
    pub(super) firm: bool,
    /// Whom it stands for alone.
    pub(super) refers: Option<Refers>,
    /// No part of the organisation named after it.
    pub(super) apart: bool,
    /// Of so many kinds that the reader's likeliest sector comes before its own.
    pub(super) vague: bool,
    /// Phrases, expanded.
    pub(super) forms: Vec<String>,
    /// Phrases in which it must decide.
    pub(super) yes: Vec<String>,
    /// Phrases in which it must not.
    pub(super) no: Vec<String>,
    /// Where it stands: file and line.
    pub(super) place: String,
    /// Which file tells it: 0 ships with Griot.
    pub(super) layer: usize,
}

impl Role {
    /// Whether two of them are likely those of two states: "les deux ministres", not "les deux communautés".
    pub(super) fn is_of_states(&self) -> bool {
        use Sector as S;
        !matches!(self.sectors.first(), Some(S::Reb | S::Prm | S::Uaf | S::Crm | S::Pty | S::Soc | S::Bus))
    }
}

impl knowledge::Row for Role {
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

/// The roles of one language, and its small words.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub(super) former: Vec<String>,
    pub(super) abroad: Vec<String>,
    pub(super) together: Vec<String>,
    pub(super) counterpart: Vec<String>,
    pub(super) led: Vec<String>,
    pub(super) small: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) bodies: Vec<String>,
    pub(super) all: Vec<Role>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    former: Vec<String>,
    #[serde(default)]
    abroad: Vec<String>,
    #[serde(default)]
    together: Vec<String>,
    #[serde(default)]
    counterpart: Vec<String>,
    #[serde(default)]
    led: Vec<String>,
    #[serde(default)]
    small: Vec<String>,
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    role: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    sectors: Vec<String>,
    #[serde(default)]
    rank: Rank,
    country: Option<String>,
    #[serde(default)]
    firm: bool,
    refers: Option<Refers>,
    #[serde(default)]
    apart: bool,
    #[serde(default)]
    vague: bool,
    r#match: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// The roles of a TOML file.
pub(super) fn parse(text: &str, file: &str) -> Result<Roles, Issue> {
    let rows: File = toml::from_str(text).map_err(|error| bad_toml(text, file, &error))?;
    let lines = Lines::new(text);
    let role = |row: Spanned<Row>| {
        let line = lines.of(row.span().start);
        role(row.into_inner(), format!("{file}:{line}"))
    };
    let all = rows.role.into_iter().map(role).collect::<Result<_, _>>()?;
    let led = rows.led.iter().flat_map(|form| expand(form)).collect();
    let File { former, abroad, together, counterpart, small, between, bodies, .. } = rows;
    Ok(Roles { former, abroad, together, counterpart, led, small, between, bodies, all })
}

fn role(row: Row, place: String) -> Result<Role, Issue> {
    Ok(Role {
        sectors: sectors(&row.sectors, &place)?,
        forms: row.r#match.iter().flat_map(|form| expand(form)).collect(),
        country: row.country.map(|code| if code == "none" { String::new() } else { code }),
        id: row.id,
        rank: row.rank,
        firm: row.firm,
        refers: row.refers,
        apart: row.apart,
        vague: row.vague,
        yes: row.yes,
        no: row.no,
        place,
        layer: 0,
    })
}

/// Every way to read a form with its bracketed letters there or not: "député(e)(s)".
fn expand(form: &str) -> Vec<String> {
    let Some((before, rest)) = form.split_once('(') else { return vec![form.to_owned()] };
    let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
    let tails = expand(after);
    ["", inside].iter().flat_map(|letters| tails.iter().map(move |tail| format!("{before}{letters}{tail}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bracketed_letters_may_be_there_or_not() {
        assert_eq!(expand("élu(e)(s)"), ["élu", "élus", "élue", "élues"]);
        assert_eq!(expand("chef(s) d'état"), ["chef d'état", "chefs d'état"]);
    }
}
