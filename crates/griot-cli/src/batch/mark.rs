//! What a journal says: what was begun, and after every coded article how far it has come.
//!
//! Each line is JSON, a tab and a check. The check of a mark covers its own words and every byte that the batch's
//! files held when it was written; so whatever a crash leaves behind, the last mark whose check holds is true.

use super::facts::Facts;
use crate::digest::{Digest, Running};
use crate::report::Tally;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Read};

/// How far a batch has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// Items of the inputs that were dealt with.
    pub(crate) taken: u64,
    /// Digest of all of them.
    pub(crate) seen: Digest,
    /// Bytes of each of the batch's files.
    pub(crate) lengths: Vec<u64>,
    /// The counts so far.
    pub(crate) tally: Tally,
    /// Everything is written and on the disk; the files only have to take their names.
    pub(crate) whole: bool,
}

/// What a journal and its files tell.
#[derive(Debug, Default)]
pub(crate) struct Recovered {
    /// What was begun; `None` if the journal tells nothing.
    pub(crate) facts: Option<Facts>,
    /// The last mark that is true of the files.
    pub(crate) mark: Option<Mark>,
    /// Bytes of the journal up to and with that mark.
    pub(crate) length: u64,
    /// The files' bytes up to that mark.
    pub(crate) files: Vec<Running>,
}

/// The line that opens a journal.
pub(crate) fn opening(facts: &Facts) -> String {
    line(&serde_json::json!(facts).to_string(), &[])
}

impl Mark {
    /// Its line over files of these digests. The last one holds without its files, which then lose their names.
    pub(crate) fn line(&self, files: &[Digest]) -> String {
        line(&serde_json::json!(self).to_string(), if self.whole { &[] } else { files })
    }
}

fn line(words: &str, files: &[Digest]) -> String {
    format!("{words}\t{}\n", check(words, files))
}

fn check(words: &str, files: &[Digest]) -> Digest {
    Digest::of([words.as_bytes()].into_iter().chain(files.iter().map(Digest::bytes)))
}

/// Reads a journal beside its files, a line at a time, up to the first line that is torn or not true.
///
/// # Errors
/// If something cannot be read.
pub(crate) fn recover<F: Read>(journal: impl BufRead, files: Vec<F>) -> io::Result<Recovered> {
    let mut lines = Lines { journal, length: 0 };
    let mut files = Files(files.into_iter().map(|file| (file, 0, Running::default())).collect());
    let mut recovered = Recovered { files: files.running(), ..Recovered::default() };
    let Some((words, told)) = lines.next()? else { return Ok(recovered) };
    recovered.facts = serde_json::from_str(&words).ok().filter(|_| told == check(&words, &[]));
    if recovered.facts.is_none() {
        return Ok(recovered);
    }
    recovered.length = lines.length;
    let mut hold = true;
    while let Some((words, told)) = lines.next()? {
        let Ok(mark) = serde_json::from_str::<Mark>(&words) else { break };
        if mark.whole && told == check(&words, &[]) {
            return Ok(Recovered { mark: Some(mark), ..recovered });
        }
        // After one that is not true, only the last of all can be: its files may have their names already.
        hold = hold && files.read_up_to(&mark.lengths)? && told == check(&words, &files.digests());
        if hold {
            recovered = Recovered { mark: Some(mark), length: lines.length, files: files.running(), ..recovered };
        }
    }
    Ok(recovered)
}

struct Lines<R> {
    journal: R,
    length: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next whole line: its words and its check.
    fn next(&mut self) -> io::Result<Option<(String, Digest)>> {
        let mut bytes = Vec::new();
        self.length += self.journal.read_until(b'\n', &mut bytes)? as u64;
        let whole = bytes.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
        let parts = whole.and_then(|line| line.rsplit_once('\t'));
        Ok(parts.and_then(|(words, told)| Some((words.to_owned(), Digest::try_from(told.to_owned()).ok()?))))
    }
}

/// The batch's files, each with what was read of it.
struct Files<F>(Vec<(F, u64, Running)>);

impl<F: Read> Files<F> {
    /// Reads on to these lengths; whether the files are that long.
    fn read_up_to(&mut self, lengths: &[u64]) -> io::Result<bool> {
        let mut long_enough = lengths.len() == self.0.len();
        for ((file, read, running), &length) in self.0.iter_mut().zip(lengths) {
            let Some(wanted) = length.checked_sub(*read) else { return Ok(false) };
            let got = io::copy(&mut file.take(wanted), &mut Adding(running))?;
            *read += got;
            long_enough &= got == wanted;
        }
        Ok(long_enough)
    }

    fn running(&self) -> Vec<Running> {
        self.0.iter().map(|(_, _, running)| running.clone()).collect()
    }

    fn digests(&self) -> Vec<Digest> {
        self.0.iter().map(|(_, _, running)| running.digest()).collect()
    }
}

struct Adding<'a>(&'a mut Running);

impl io::Write for Adding<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A journal over one file, a mark after each of `steps`; and the lengths of both after each.
    fn written(steps: &[Vec<u8>]) -> (Vec<u8>, Vec<u8>, Vec<(usize, usize)>) {
        let facts = Facts::default().with([("--lang".to_owned(), "fr".to_owned())]);
        let (mut journal, mut file, mut running) = (opening(&facts).into_bytes(), Vec::new(), Running::default());
        let mut ends = vec![(journal.len(), 0)];
        for (at, bytes) in steps.iter().enumerate() {
            file.extend(bytes);
            running.add(bytes);
            let mark = Mark { taken: at as u64 + 1, lengths: vec![file.len() as u64], ..Mark::default() };
            journal.extend(mark.line(&[running.digest()]).into_bytes());
            ends.push((journal.len(), file.len()));
        }
        (journal, file, ends)
    }

    fn steps() -> impl Strategy<Value = Vec<Vec<u8>>> {
        proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..9), 0..6)
    }

    /// How many steps are recovered, if it is known at all what was begun.
    fn recovered(journal: &[u8], file: &[u8]) -> Option<usize> {
        let recovered = recover(journal, vec![file]).unwrap();
        let taken = recovered.mark.as_ref().map_or(0, |mark| mark.taken);
        let length = recovered.mark.as_ref().map_or(0, |mark| mark.lengths[0]);
        let mut due = Running::default();
        due.add(&file[..length as usize]);
        assert_eq!(recovered.files[0].digest(), due.digest(), "the hash goes on where the mark stands");
        recovered.facts.map(|_| taken as usize)
    }

    proptest! {
        /// Wherever a crash cut either file: exactly the steps that both still hold.
        #[test]
        fn any_cut_leaves_the_steps_that_are_whole(steps in steps(), a in 0.0..=1.0, b in 0.0..=1.0) {
            let (journal, file, ends) = written(&steps);
            let cut = |bytes: &[u8], part: f64| (bytes.len() as f64 * part) as usize;
            let (journal_length, file_length) = (cut(&journal, a), cut(&file, b));
            let due = ends.iter().rposition(|&(j, f)| j <= journal_length && f <= file_length);
            prop_assert_eq!(recovered(&journal[..journal_length], &file[..file_length]), due);
        }

        /// A byte that is not what was written, in either file: only steps before it.
        #[test]
        fn no_mark_speaks_of_bytes_that_changed(steps in steps(), at in any::<prop::sample::Index>(), change in 1_u8..) {
            let (mut journal, mut file, ends) = written(&steps);
            let at = at.index(journal.len() + file.len());
            if let Some(in_file) = at.checked_sub(journal.len()) {
                file[in_file] ^= change;
                let due = ends.iter().rposition(|&(_, f)| f <= in_file);
                prop_assert_eq!(recovered(&journal, &file), due);
            } else {
                journal[at] ^= change;
                let due = ends.iter().rposition(|&(j, _)| j <= at);
                prop_assert_eq!(recovered(&journal, &file), due);
            }
        }

        #[test]
        fn what_was_written_after_the_last_mark_does_no_harm(steps in steps(), more in any::<Vec<u8>>()) {
            let (mut journal, mut file, _) = written(&steps);
            file.extend(&more);
            prop_assert_eq!(recovered(&journal, &file), Some(steps.len()));
            journal.extend(more.iter().filter(|&&byte| byte != b'\n'));
            prop_assert_eq!(recovered(&journal, &file), Some(steps.len()));
        }
    }

    #[test]
    fn the_last_mark_holds_when_its_files_have_their_names() {
        let (mut journal, file, _) = written(&[b"abc".to_vec()]);
        let last = Mark { taken: 9, lengths: vec![3], whole: true, ..Mark::default() };
        journal.extend(last.line(&[Digest::default()]).into_bytes());
        for file in [&file[..], b""] {
            let recovered = recover(&journal[..], vec![file]).unwrap();
            assert_eq!(recovered.mark, Some(last.clone()));
        }
        let torn = &journal[..journal.len() - 1];
        assert_eq!(recover(torn, vec![&b""[..]]).unwrap().mark, None);
    }
}
