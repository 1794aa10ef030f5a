//! What the command line may say; help, parser and documentation stand together.

use crate::intake::Intake;
use crate::knowledge::Own;
use crate::select::Wanted;
use clap::{Parser, Subcommand, ValueEnum};
use griot::Griot;
use griot_core::record::Defaults;
use griot_core::{Day, EventType, Issue, Lang, Status};
use griot_ingest::Options;
use griot_store::export::{Format, Selection};
use griot_store::store::Filter;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

/// Turns news articles in French and English into political event data: who did what to whom, when, where,
/// on whose word.
///
/// Exit codes: 0 all well, 1 could not run, 2 ran with something skipped, 130 broken off with Ctrl-C.
#[derive(Debug, Parser)]
#[command(name = "griot", version, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Code articles and show them to people: the text with its evidence, a card for each event
    Read(Read),
    /// Code many articles: JSON Lines out, one event a line
    Code(Code),
    /// Write one layer of what is seen in each article, one article a line
    Annotate(Annotate),
    /// Score predictions against gold, as the codebook says
    Score(Score),
    /// Write coded events in another format: CSV, Parquet, GDELT, ACLED, GeoJSON …
    Export(Export),
    /// Look at a store in the browser: timeline, map, who to whom, articles with their evidence; and an API
    Serve(Serve),
}

/// `griot read`.
#[derive(Debug, clap::Args)]
pub(crate) struct Read {
    /// A text, a page, or any other input of articles; - is standard input
    #[arg(default_value = "-")]
    pub(crate) file: String,
    /// Tell for every field which rules and entries decided
    #[arg(long)]
    pub(crate) why: bool,
    #[command(flatten)]
    pub(crate) coder: Coder,
    #[command(flatten)]
    pub(crate) told: Told,
}

/// `griot code`.
#[derive(Debug, clap::Args)]
pub(crate) struct Code {
    /// Text, HTML, RSS, Atom, WARC, JSON, CSV, TSV, Parquet, also in gzip or ZIP; a folder is all that is in it; - is
    /// standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// File to write; OUT.part and OUT.journal until it is whole [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// jsonl, csv, parquet, plover, polecat, acled, gdelt, geojson or hxl [default: told by OUT's name, else jsonl]
    #[arg(short, long, value_name = "FORMAT", value_parser = format)]
    pub(crate) format: Option<Format>,
    /// Store to keep articles, events and stories in, made if it is not there; what it has is not coded again
    #[arg(long, value_name = "DB", conflicts_with_all = ["output", "format", "resume", "names"])]
    pub(crate) store: Option<PathBuf>,
    /// Go on with the same command that was broken off; without OUT.part begin anew
    #[arg(long)]
    pub(crate) resume: bool,
    /// File to write what was skipped or coded in part to, and why: JSON Lines
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choice: Choice,
    /// Whose names the parties' words keep [default: all in JSON Lines, which tell masked words beside them; public
    /// in other formats]
    #[arg(long, value_name = "WHOSE")]
    pub(crate) names: Option<Names>,
    #[command(flatten)]
    pub(crate) coder: Coder,
    #[command(flatten)]
    pub(crate) told: Told,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

/// `griot annotate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Annotate {
    /// What to write
    #[arg(long)]
    pub(crate) layer: Layer,
    /// As of `griot code`; - is standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<String>,
    /// Whose names the parties' words keep
    #[arg(long, value_name = "WHOSE", default_value = "all")]
    pub(crate) names: Names,
    #[command(flatten)]
    pub(crate) coder: Coder,
    #[command(flatten)]
    pub(crate) told: Told,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

/// `griot score`.
#[derive(Debug, clap::Args)]
pub(crate) struct Score {
    /// Gold articles with their events, one a line
    pub(crate) gold: PathBuf,
    /// Predicted events, one a line [default: the gold's texts are coded now]
    pub(crate) pred: Option<PathBuf>,
    /// Scores as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// A row for each event type
    #[arg(long)]
    pub(crate) by_type: bool,
    /// Show up to N misses, false alarms and differing fields
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "json")]
    pub(crate) errors: usize,
    /// Pass over predictions for articles that are not in the gold
    #[arg(long)]
    pub(crate) skip_unknown: bool,
    #[command(flatten)]
    pub(crate) coder: Coder,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

/// `griot export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Events as `griot code` writes them, one a line; - is standard input
    #[arg(value_name = "EVENTS", required_unless_present = "store", conflicts_with = "store")]
    pub(crate) events: Option<String>,
    /// Store that `griot code --store` made, in place of EVENTS
    #[arg(long, value_name = "DB")]
    pub(crate) store: Option<PathBuf>,
    /// Only events that a filter of the page selects, such as actor=jnim, source=ONU, text="casques bleus", article=ID,
    /// box=-12,10,4,25; docs/api.md lists them
    #[arg(long = "where", value_name = "NAME=VALUE", value_parser = filter, requires = "store")]
    pub(crate) filters: Vec<(String, String)>,
    /// Only one event a story, the one that stands for it
    #[arg(long, requires = "store")]
    pub(crate) stories: bool,
    /// File to write; OUT.part until it is whole [default: standard output]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// jsonl, csv, parquet, plover, polecat, acled, gdelt, geojson or hxl [default: told by OUT's name, else jsonl]
    #[arg(short, long, value_name = "FORMAT", value_parser = format)]
    pub(crate) format: Option<Format>,
    /// Whose names the parties' words keep
    #[arg(long, value_name = "WHOSE", default_value = "public")]
    pub(crate) names: Names,
    #[command(flatten)]
    pub(crate) select: Select,
}

impl Export {
    /// What is asked for of a store.
    ///
    /// # Errors
    /// If a filter cannot be read.
    pub(crate) fn filter(&self) -> Result<Filter, Issue> {
        let mut filter = Filter { events: self.select.selection(), leads_only: self.stories, ..Filter::default() };
        self.filters.iter().try_for_each(|(name, value)| filter.set(name, value))?;
        Ok(filter)
    }
}

/// `griot serve`.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// Store that `griot code --store` made
    #[arg(long, value_name = "DB")]
    pub(crate) store: PathBuf,
    /// Address and port to listen on; for others to reach it, give --token or --public too
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8474")]
    pub(crate) address: SocketAddr,
    /// What requests must bring to be answered
    #[arg(long, value_name = "SECRET", env = "GRIOT_TOKEN", hide_env_values = true, value_parser = token)]
    pub(crate) token: Option<String>,
    /// Answer everybody who reaches the address
    #[arg(long, conflicts_with = "token")]
    pub(crate) public: bool,
    /// Change nothing: no reviews
    #[arg(long)]
    pub(crate) read_only: bool,
    /// Open the page in the browser
    #[arg(long)]
    pub(crate) open: bool,
    #[command(flatten)]
    pub(crate) coder: Coder,
    #[command(flatten)]
    pub(crate) threads: Threads,
}

/// Which events are written.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Select {
    /// Only these event types, such as ASSAULT,PROTEST
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = event_type)]
    types: Vec<EventType>,
    /// Only events at a place in, or with an actor or recipient of these countries, such as MLI,NER
    #[arg(long = "country", value_name = "COUNTRY", value_delimiter = ',', value_parser = country)]
    countries: Vec<String>,
    /// Only events that were not over before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Day>,
    /// Only events that had begun by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<Day>,
    /// Only events of these statuses [default: all; in polecat, acled and gdelt, actual,historical]
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    statuses: Vec<Status>,
    /// Leave out events less sure than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability::<f64>, default_value_t = 0.0)]
    min_confidence: f64,
}

impl Select {
    /// What is asked for.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            types: self.types.clone(),
            countries: self.countries.clone(),
            since: self.since,
            until: self.until,
            statuses: self.statuses.clone(),
            min_confidence: self.min_confidence,
            ..Selection::default()
        }
    }
}

/// A layer of what is seen in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layer {
    /// Date expressions and their days
    Dates,
    /// Names of places and where they are
    Places,
    /// Parties to events, with country, sectors and entity
    Actors,
    /// The sentence grid
    Sentences,
    /// Words that tell events
    Triggers,
}

/// Which articles are coded.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Choice {
    /// Stop when N articles are coded
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Leave out articles published before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Day>,
    /// Leave out articles published after this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<Day>,
    /// Leave out articles in the other language than this one, fr or en
    #[arg(long, value_name = "LANG", value_parser = lang)]
    only_lang: Option<Lang>,
    /// Skip articles with the same text as an earlier one, white space apart
    #[arg(long)]
    dedup: bool,
}

impl Choice {
    /// # Errors
    /// If no day is both.
    pub(crate) fn wanted(self) -> Result<Wanted, Issue> {
        let Self { limit, since, until, only_lang: lang, dedup } = self;
        if let Some((since, until)) = since.zip(until).filter(|(since, until)| since > until) {
            let problem = format!("{since} is later than --until {until}: there is no such day");
            return Err(Issue::new("--since", problem, "give the earlier day to --since"));
        }
        Ok(Wanted { since, until, lang, limit, dedup })
    }
}

/// What is told for all articles that do not tell it themselves.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Told {
    /// Day of publication of articles that do not tell one, as 2025-11-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    published: Option<Day>,
    /// Language of articles that do not tell one, fr or en [default: found in the text]
    #[arg(long, value_name = "LANG", value_parser = lang)]
    lang: Option<Lang>,
    #[command(flatten)]
    intake: Intake,
}

impl Told {
    pub(crate) fn options(&self) -> Options {
        self.intake.options(Defaults { published: self.published, lang: self.lang })
    }
}

/// How articles are coded.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Coder {
    /// Leave out events less sure than this, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability::<f32>, default_value_t = Griot::LEAST)]
    min_confidence: f32,
    /// Folder of your own knowledge, laid over Griot's: world/entities.toml, world/countries.tsv, fr/roles.toml,
    /// en/roles.toml
    #[arg(long, value_name = "DIR")]
    knowledge: Option<PathBuf>,
}

impl Coder {
    /// What is known with the user's own.
    ///
    /// # Errors
    /// If the folder cannot be read or something in it is wrong.
    pub(crate) fn own(&self) -> Result<Own, Issue> {
        Own::of(self.knowledge.as_deref())
    }

    /// Griot with that knowledge, that leaves out what is less sure.
    pub(crate) fn griot(&self, own: Own) -> Griot {
        Griot::knowing(own.knowledge()).with_least(self.min_confidence)
    }

    /// What decides how articles are coded, for runs that go on.
    pub(crate) fn facts(&self, own: &Own) -> Vec<(String, String)> {
        let facts = [("--min-confidence", self.min_confidence.to_string()), ("--knowledge", own.fact())];
        facts.map(|(name, value)| (name.to_owned(), value)).into()
    }
}

/// Whose names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Names {
    /// All
    All,
    /// Those of public persons; names of private ones are masked as "[…]" in the words of a party
    Public,
}

impl Names {
    /// The option's value, as it is given.
    pub(crate) const fn told(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Public => "public",
        }
    }
}

/// How many cores to use.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Threads {
    /// Articles coded at a time; the output is the same for any number [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    pub(crate) fn count(self) -> usize {
        self.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
    }
}

fn day(value: &str) -> Result<Day, String> {
    value.parse().map_err(|why| format!("{why}; write it as 2025-11-12"))
}

fn lang(value: &str) -> Result<Lang, String> {
    Lang::from_code(value).ok_or_else(|| "Griot reads French (fr) and English (en)".to_owned())
}

fn format(value: &str) -> Result<Format, String> {
    let names = || Format::ALL.map(Format::name).join(", ");
    Format::from_name(value).ok_or_else(|| format!("write one of {}", names()))
}

fn event_type(value: &str) -> Result<EventType, String> {
    EventType::from_code(&value.to_uppercase()).ok_or_else(|| format!("write one of {}", listed(EventType::ALL)))
}

fn status(value: &str) -> Result<Status, String> {
    Status::from_code(&value.to_lowercase()).ok_or_else(|| format!("write one of {}", listed(Status::ALL)))
}

fn listed(all: &[impl ToString]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn country(value: &str) -> Result<String, String> {
    let is_code = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    let remedy = "write three letters as the output has them, such as MLI, or UNO for the United Nations";
    is_code.then(|| value.to_uppercase()).ok_or_else(|| remedy.to_owned())
}

/// A secret that an address can carry as it is.
fn token(value: &str) -> Result<String, String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~".contains(letter);
    let fits = !value.is_empty() && value.chars().all(plain);
    fits.then(|| value.to_owned()).ok_or_else(|| "write letters, digits and -._~ alone".to_owned())
}

fn filter(value: &str) -> Result<(String, String), String> {
    let (name, value) = value.split_once('=').ok_or("write NAME=VALUE, such as actor=jnim")?;
    Filter::default().set(name, value).map_err(|why| format!("{}; {}", why.problem, why.remedy))?;
    Ok((name.to_owned(), value.to_owned()))
}

fn probability<P: FromStr + PartialOrd + From<u8>>(value: &str) -> Result<P, String> {
    let number = value.parse().ok().filter(|p| (P::from(0)..=P::from(1)).contains(p));
    number.ok_or_else(|| "write a number from 0 to 1, such as 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        super::Args::command().debug_assert();
    }
}
