"""The card that lies beside the weights."""

CARD = """# The reader's weights

Made by `make train` (`training/`, PyTorch on the CPU, seed {seed}); nobody edits these files.

| file | what |
|---|---|
| `encoder.onnx`, `triggers.onnx`, `parties.onnx`, `links.onnx` | graphs, without their tensors |
| `weights.data` | the tensors: matrices of the encoder as bytes with a scale a row, the rest as floats |
| `vocabulary.tsv` | {pieces} pieces of the base's 250,002 that French, English and Latin-script names need, each with its log probability |
| `labels.json` | the closed lists in the order of the graphs' outputs |
| `reference.jsonl` | PyTorch's own decisions on the held-out articles, against which the Rust reader is tested |
| `training.json` | recipe and figures |

**Sources.** Base: multilingual-e5-small (MIT licence, Wang et al. 2024), taken from the Python package
`{package}`, which carries its weights in four bits. Vocabulary: pieces of the gold and of frequent words of
both languages (`wordfreq`, Apache-2.0 code over CC BY-SA word lists; only counts decide which pieces stay).
Gold: `gold/events/` ({trained} articles trained on, {held} held out: every fifth line of each file), CC BY 4.0.

**Licence.** CC BY 4.0, with the base's MIT notice in `NOTICE`.

**Command.** `cd training && python -m griot_training --epochs {epochs} --seed {seed} --fold 0`

**Scores** on the held-out articles, events by type and overlapping words, windows apart (the codebook's own
scores of the whole way stand in `scores/`):

| | precision | recall | F1 |
|---|---|---|---|
| as trained | {a[precision]} | {a[recall]} | {a[f1]} |
| with its matrices rounded to bytes, as shipped | {b[precision]} | {b[recall]} | {b[f1]} |

**Known limits.** Trained on articles written for this project in the manner of the press, so styles that they
lack are read less well. Probabilities are not calibrated. Words outside French and English are read as the base
knows them, untested.

`weights.data` sha256: `{sha}`
"""


def text(measured: dict) -> str:
    """The card of what training measured."""
    recipe = measured["recipe"]
    return CARD.format(
        seed=recipe["seed"],
        epochs=recipe["epochs"],
        pieces=measured["pieces"],
        package=measured["package"],
        trained=measured["trained on"],
        held=measured["held out"],
        a=measured["as trained"],
        b=measured["rounded"],
        sha=measured["weights sha256"],
    )
