"""The pruned vocabulary: the base's pieces that French and English text needs, and the tokenizer over them.

Unigram segmentation survives pruning: a word whose piece is gone is cut into smaller ones.
"""

from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from wordfreq import top_n_list

from .base import Base

BOS, PAD, EOS, UNK = range(4)
WORDS = {"fr": 160_000, "en": 120_000, "es": 8_000, "pt": 8_000, "it": 8_000, "de": 8_000}
CAPITALS = 12_000  # words of French and English that are also kept as written in headlines, all in capitals


def tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """The tokenizer over `pieces`; the Rust reader builds the same one (crates/griot-reader/src/vocabulary.rs)."""
    made = Tokenizer(models.Unigram(pieces, unk_id=UNK, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex("[’‘ʼ´`]"), "'"),
            normalizers.Replace(Regex("[\u00ad\u200b\u200c\u200d\ufeff]"), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def spellings(language: str, count: int):
    """Words of a language as the press spells them: after a space, in capitals, after an elision."""
    for rank, word in enumerate(top_n_list(language, count, wordlist="best")):
        yield word
        yield word.capitalize()
        yield f"l'{word}"
        yield f"l'{word.capitalize()}"
        if rank < CAPITALS and language in ("fr", "en"):
            yield word.upper()


def latin(piece: str) -> bool:
    """Whether French and English text in any spelling may need the piece's characters."""
    return all(c == "▁" or ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2070 or c in "€™№" for c in piece)


def prune(base: Base, texts: list[str]) -> list[int]:
    """Ids of the base's pieces to keep, ascending: the special ones, short Latin ones, and all that `texts`
    and the commonest words of six languages use."""
    full = tokenizer(list(zip(base.pieces, base.scores.tolist())))
    keep = {BOS, PAD, EOS, UNK}
    keep |= {i for i, piece in enumerate(base.pieces) if latin(piece) and len(piece.strip("▁")) <= 2}
    for language, count in WORDS.items():
        for encoding in full.encode_batch(list(spellings(language, count)), add_special_tokens=False):
            keep.update(encoding.ids)
    for encoding in full.encode_batch(texts, add_special_tokens=False):
        keep.update(encoding.ids)
    return sorted(i for i in keep if i <= UNK or latin(base.pieces[i]))


def row(piece: str, score: float) -> str:
    """A piece as the vocabulary file tells it."""
    return f"{piece}\t{score:.6f}"


def as_written(piece: str, score: float) -> tuple[str, float]:
    """The piece with the score that readers of the file see: two segmentations may differ by less than is cut off."""
    return piece, float(row(piece, score).rpartition("\t")[2])


def write(path: Path, pieces: list[tuple[str, float]]) -> None:
    """One piece a line, tab, score; the line's number is the id."""
    path.write_text("".join(row(*piece) + "\n" for piece in pieces), encoding="utf-8")


def read(path: Path) -> list[tuple[str, float]]:
    """What `write` wrote."""
    rows = (line.rsplit("\t", 1) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return [(piece, float(score)) for piece, score in rows]
