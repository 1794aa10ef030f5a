//! What went wrong without stopping the run.

/// Something a reader of the output should know: where, what, and what to do about it.
///
/// Stages never fail and never drop silently; they return what they have and a list of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// File and line, or article id, or field.
    pub place: String,
    /// What was found there, with the offending value.
    pub problem: String,
    /// What the user can do.
    pub remedy: String,
}

impl Issue {
    /// An issue at `place`.
    pub fn new(place: impl Into<String>, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into(), remedy: remedy.into() }
    }
}

impl std::fmt::Display for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}\n  help: {}", self.place, self.problem, self.remedy)
    }
}
