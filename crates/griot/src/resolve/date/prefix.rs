//! Where in a text each pattern may begin: hundreds of patterns, one look at each word.
//!
//! Takes patterns and a text, gives starts; a start may turn out to be none, but none is missed.

use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::Extractor;

/// Bytes of a beginning that are looked at.
const DEPTH: usize = 3;
/// Beginnings of one pattern; one with more may begin anywhere.
const MOST: usize = 40_000;
/// Letters of a class that are told apart.
const CLASS: usize = 40;

/// The beginnings of patterns as a tree of bytes.
#[derive(Debug)]
pub(super) struct Prefixes {
    nodes: Vec<Branch>,
    /// Patterns that may begin anywhere.
    anywhere: Vec<usize>,
    patterns: usize,
}

#[derive(Debug, Default)]
struct Branch {
    next: Vec<(u8, u32)>,
    /// Patterns of which a beginning ends here.
    patterns: Vec<usize>,
}

impl Prefixes {
    /// The beginnings of patterns, which all begin at the border of a word.
    pub(super) fn new<'a>(patterns: impl ExactSizeIterator<Item = &'a Hir>) -> Self {
        let mut made = Self { nodes: vec![Branch::default()], anywhere: Vec::new(), patterns: patterns.len() };
        let mut extractor = Extractor::new();
        extractor.limit_total(MOST).limit_literal_len(DEPTH).limit_class(CLASS);
        for (pattern, hir) in patterns.enumerate() {
            let mut seq = extractor.extract(hir);
            seq.keep_first_bytes(DEPTH);
            match seq.literals().filter(|all| all.iter().all(|literal| !literal.is_empty())) {
                Some(literals) => literals.iter().for_each(|literal| made.add(pattern, literal.as_bytes())),
                None => made.anywhere.push(pattern),
            }
        }
        made
    }

    fn add(&mut self, pattern: usize, bytes: &[u8]) {
        let mut at = 0;
        for &byte in bytes {
            let known = self.nodes[at].next.iter().find(|(b, _)| *b == byte).map(|(_, node)| *node as usize);
            at = known.unwrap_or_else(|| {
                let new = self.nodes.len();
                self.nodes[at].next.push((byte, new as u32));
                self.nodes.push(Branch::default());
                new
            });
        }
        if !self.nodes[at].patterns.contains(&pattern) {
            self.nodes[at].patterns.push(pattern);
        }
    }

    /// For each pattern, where in `text` it may begin, in order; `None` if anywhere.
    pub(super) fn starts(&self, text: &str) -> Vec<Option<Vec<usize>>> {
        let mut starts = vec![Some(Vec::new()); self.patterns];
        self.anywhere.iter().for_each(|&pattern| starts[pattern] = None);
        let bytes = text.as_bytes();
        let is_border = |at: usize| at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        for at in (0..bytes.len()).filter(|&at| is_border(at)) {
            self.walk(&bytes[at..], |pattern| {
                if let Some(starts) = starts[pattern].as_mut().filter(|starts| starts.last() != Some(&at)) {
                    starts.push(at);
                }
            });
        }
        starts
    }

    fn walk(&self, bytes: &[u8], mut begins: impl FnMut(usize)) {
        let mut at = 0;
        for byte in bytes {
            let Some(&(_, next)) = self.nodes[at].next.iter().find(|(b, _)| b == byte) else { return };
            at = next as usize;
            self.nodes[at].patterns.iter().copied().for_each(&mut begins);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_start_is_missed() {
        let sources = ["(?:mars|mai) [0-9]+", "(?:le )?[0-9]{1,2} mai", "(?:d')?hier", "x*"];
        let hirs: Vec<Hir> = sources.iter().map(|source| regex_syntax::parse(source).unwrap()).collect();
        let starts = Prefixes::new(hirs.iter()).starts("mai 5, le 3 mai, d'hier");
        assert_eq!(starts[0], Some(vec![0, 12]));
        assert_eq!(starts[1], Some(vec![4, 7, 10]));
        assert_eq!(starts[2], Some(vec![17, 19]));
        assert_eq!(starts[3], None);
    }
}
