//! Faults of bytes on their way through readers, and the problems they become.

use crate::Problem;
use std::fmt;
use std::io;

/// What a reader refuses to go on with; travels inside an [`io::Error`].
#[derive(Debug)]
struct Refusal {
    reason: &'static str,
    problem: String,
    remedy: &'static str,
    spoils_given: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Refusal {}

/// An error that becomes a problem of the kind `reason`.
pub(crate) fn refused(reason: &'static str, problem: impl Into<String>, remedy: &'static str) -> io::Error {
    io::Error::other(Refusal { reason, problem: problem.into(), remedy, spoils_given: false })
}

/// The error of an archive that is damaged; `spoils_given`, if bytes that were given already may be wrong.
pub(crate) fn damaged(problem: impl Into<String>, spoils_given: bool) -> io::Error {
    let remedy = "fetch the file again; what could be read of it was read";
    io::Error::other(Refusal { reason: "damaged archive", problem: problem.into(), remedy, spoils_given })
}

/// Whether bytes that came before the error may be wrong.
pub(crate) fn spoils_given(why: &io::Error) -> bool {
    refusal(why).is_some_and(|refusal| refusal.spoils_given)
}

fn refusal(why: &io::Error) -> Option<&Refusal> {
    why.get_ref()?.downcast_ref()
}

/// The problem of an error met while reading `place`.
pub(crate) fn problem(why: &io::Error, place: &str) -> Problem {
    if let Some(refusal) = refusal(why) {
        return Problem::new(refusal.reason, place, refusal.problem.as_str(), refusal.remedy);
    }
    let remedy = match why.kind() {
        io::ErrorKind::NotFound => "check the name",
        io::ErrorKind::PermissionDenied => "allow reading it",
        _ => "check the file and the disk",
    };
    Problem::new("unreadable file", place, format!("cannot be read: {why}"), remedy)
}
