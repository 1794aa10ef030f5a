//! Text to pieces: the ids that the encoder takes, each with the bytes it stands for.

use griot_core::Span;
use tokenizers::Tokenizer;
use tokenizers::models::unigram::Unigram;
use tokenizers::normalizers::replace::ReplacePattern;
use tokenizers::normalizers::{NFKC, Replace, Sequence};
use tokenizers::pre_tokenizers::metaspace::{Metaspace, PrependScheme};

/// Opens a window.
pub(crate) const BEGIN: i32 = 0;
/// Closes a window and each line.
pub(crate) const END: i32 = 2;
const UNKNOWN: usize = 3;

/// The pieces of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    /// Ids into the vocabulary.
    pub(crate) ids: Vec<i32>,
    /// The bytes of the text each stands for; empty for the marks between lines.
    pub(crate) spans: Vec<Span>,
    /// Whether a word begins with the piece.
    pub(crate) opens: Vec<bool>,
}

impl Pieces {
    fn push(&mut self, id: i32, span: Span, opens: bool) {
        self.ids.push(id);
        self.spans.push(span);
        self.opens.push(opens);
    }

    /// Number of pieces.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// The pieces that the encoder knows, and the segmentation into them.
///
/// The twin of `training/griot_training/vocabulary.py`: both must cut every text alike.
pub(crate) struct Vocabulary {
    tokenizer: Tokenizer,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Vocabulary {
    /// Reads a vocabulary file: one piece a line, tab, its log probability; the line's number is the id.
    pub(crate) fn parse(file: &str) -> Result<Self, Failure> {
        let pieces = file.lines().map(parse_line).collect::<Result<Vec<_>, _>>()?;
        let mut tokenizer = Tokenizer::new(Unigram::from(pieces, Some(UNKNOWN), false)?);
        tokenizer.with_normalizer(Some(normalizer()?))?;
        tokenizer.with_pre_tokenizer(Some(Metaspace::new('▁', PrependScheme::Always, true)));
        Ok(Self { tokenizer })
    }

    /// Cuts `text` line by line, with an end mark between lines; blank lines are passed over.
    pub(crate) fn pieces(&self, text: &str) -> Pieces {
        let mut pieces = Pieces::default();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                if !pieces.ids.is_empty() {
                    pieces.push(END, Span::new(at, at), true);
                }
                self.cut_line(line, at, &mut pieces);
            }
            at += line.len() + 1;
        }
        pieces
    }

    /// Adds the pieces of one line that begins at byte `at`.
    fn cut_line(&self, line: &str, at: usize, pieces: &mut Pieces) {
        // Only a normaliser or an added token can make encoding fail; these have none that do.
        let Ok(encoding) = self.tokenizer.encode(line, false) else { return };
        for (&id, &(start, end)) in encoding.get_ids().iter().zip(encoding.get_offsets()) {
            let word = &line[start..end];
            let start = end - word.trim_start().len();
            let id = i32::try_from(id).unwrap_or(UNKNOWN as i32);
            pieces.push(id, Span::new(at + start, at + end), opens_word(line, start, word.trim_start()));
        }
    }
}

/// Whether a word begins with the piece at `at`: a mark is one of its own, but an apostrophe ends the word before it.
fn opens_word(line: &str, at: usize, piece: &str) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = in_word(line[..at].chars().next_back());
    if matches!(piece, "'" | "’") { !before } else { !before || !in_word(line[at..].chars().next()) }
}

fn parse_line(line: &str) -> Result<(String, f64), Failure> {
    let (piece, score) = line.rsplit_once('\t').ok_or_else(|| format!("no tab in vocabulary line {line:?}"))?;
    Ok((piece.to_owned(), score.parse()?))
}

fn normalizer() -> Result<Sequence, Failure> {
    let replace = |pattern: &str, with: &str| Replace::new(ReplacePattern::Regex(pattern.to_owned()), with);
    Ok(Sequence::new(vec![
        replace("[’‘ʼ´`]", "'")?.into(),
        replace("[\u{ad}\u{200b}\u{200c}\u{200d}\u{feff}]", "")?.into(),
        NFKC.into(),
        replace(r"\s+", " ")?.into(),
    ]))
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vocabulary({} pieces)", self.tokenizer.get_vocab_size(false))
    }
}
