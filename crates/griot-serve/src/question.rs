//! What a request asks for: a filter, and what else its parameters say.

use crate::answer::Failure;
use griot_core::Issue;
use griot_store::store::{Filter, PARAMETERS};

/// The parameters of a request, as they stand in its address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    pub(crate) filter: Filter,
    others: Vec<(String, String)>,
}

impl Question {
    /// Reads all parameters; those that are no filters must be among `known`.
    pub(crate) fn of(parameters: Vec<(String, String)>, known: &[&str]) -> Result<Self, Failure> {
        let mut question = Self::default();
        for (name, value) in parameters {
            if known.contains(&name.as_str()) {
                question.others.push((name, value));
            } else if PARAMETERS.contains(&name.as_str()) {
                question.filter.set(&name, &value).map_err(Failure::bad)?;
            } else {
                return Err(Failure::bad(unknown(&name, known)));
            }
        }
        Ok(question)
    }

    /// A parameter that is no filter.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.others
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The same, read; `default` where it is not given.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        default: T,
        due: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Failure> {
        let Some(value) = self.text(name) else { return Ok(default) };
        read(value)
            .ok_or_else(|| Failure::bad(Issue::new(name, format!("`{value}` is not valid"), format!("write {due}"))))
    }

    /// How many items a page has at most.
    pub(crate) fn limit(&self, default: usize, most: usize) -> Result<usize, Failure> {
        let due = format!("a number from 1 to {most}");
        self.read("limit", default, &due, |told| told.parse().ok().filter(|limit| (1..=most).contains(limit)))
    }
}

fn unknown(name: &str, known: &[&str]) -> Issue {
    let names = [&PARAMETERS[..], known].concat().join(", ");
    Issue::new(name, "there is no such parameter", format!("use some of {names}"))
}
