"""A trained reader to what ships: graphs, one weights file, vocabulary, labels, reference decisions, card."""

import copy
import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from . import card, gold, graphs, labels, vocabulary
from .base import PACKAGE
from .decode import Seen, decode
from .evaluate import figures
from .model import Reader
from .train import Recipe


@torch.no_grad()
def rounded(reader: Reader) -> Reader:
    """A copy whose encoder weights are those that ship, as floats: what the graphs compute with."""
    made = copy.deepcopy(reader)

    def put(weight: torch.nn.Parameter) -> None:
        whole, scale = graphs.quantise(weight.numpy())
        weight.copy_(torch.from_numpy(whole.astype("float32") * scale[:, None]))

    put(made.encoder.words.weight)
    for layer in made.encoder.layers:
        for part in (layer.query, layer.key, layer.value, layer.out, layer.up, layer.down):
            put(part.weight)
    return made


TIE = 0.001  # a lead of one type over another that sums in another order may turn


def told(trigger: Seen, window: gold.Window) -> dict:
    """A trigger with its parties, in characters of the article; one whose type is a tie is only named."""

    def span(start: int, end: int) -> list[int]:
        return [window.spans[start][0], window.spans[end][1]]

    if trigger.lead < TIE:
        return {"span": span(trigger.start, trigger.end), "tie": True}
    return {
        "span": span(trigger.start, trigger.end),
        "event": labels.TYPES[trigger.kind],
        "confidence": round(trigger.confidence, 4),
        "parties": sorted([labels.ROLES[role], *span(start, end)] for start, end, role, _, _ in trigger.parties),
    }


@torch.no_grad()
def decisions(reader: Reader, tokenizer: Tokenizer, article: dict) -> list[dict] | None:
    """What the reader sees in an article that fits one window; None if it needs several."""
    made = gold.windows(tokenizer, article)
    if len(made) != 1:
        return None
    hidden = reader.encoder(torch.tensor([made[0].ids]))[0]
    found, _ = decode(reader.heads, hidden, made[0])
    return [told(trigger, made[0]) for trigger in found]


def reference(exact: Reader, tokenizer: Tokenizer, held: list[dict]) -> list[str]:
    """Lines of the held-out articles with PyTorch's decisions, against which the Rust reader is tested."""
    lines = []
    for article in held:
        seen = decisions(exact, tokenizer, article)
        if seen is not None:
            lines.append(json.dumps({"id": article["id"], "triggers": seen}, ensure_ascii=False))
    return lines


def write(reader: Reader, tokenizer: Tokenizer, pieces: list, fit: list[dict], held: list[dict],
          recipe: Recipe, out: Path) -> None:  # fmt: skip
    """Writes everything under `out`."""
    out.mkdir(parents=True, exist_ok=True)
    store, hidden = graphs.Store(), reader.encoder.words.weight.shape[1]
    built = {
        "encoder": graphs.EncoderGraph(store).build(reader),
        "triggers": graphs.trigger_graph(store, reader.heads, hidden),
        "parties": graphs.party_graph(store, reader.heads, hidden),
        "links": graphs.link_graph(store, reader.heads),
    }
    for name, model in built.items():
        (out / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (out / graphs.WEIGHTS).write_bytes(store.bytes)
    vocabulary.write(out / "vocabulary.tsv", pieces)
    lists = {"types": labels.TYPES, "modes": labels.MODES, "statuses": labels.STATUSES, "sectors": labels.SECTORS}
    lists |= {"contexts": labels.CONTEXTS, "roles": labels.ROLES, "anchors": labels.ANCHORS}
    (out / "labels.json").write_text(json.dumps(lists, indent=1) + "\n", encoding="utf-8")
    exact = rounded(reader)
    (out / "reference.jsonl").write_text("\n".join(reference(exact, tokenizer, held)) + "\n", encoding="utf-8")
    measured = {
        "package": PACKAGE,
        "recipe": asdict(recipe),
        "pieces": len(pieces),
        "weights sha256": hashlib.sha256(store.bytes).hexdigest(),
        "trained on": len(fit),
        "held out": len(held),
        "as trained": figures(reader, tokenizer, held),
        "rounded": figures(exact, tokenizer, held),
    }
    (out / "training.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    (out / "card.md").write_text(card.text(measured), encoding="utf-8")
    print(json.dumps(measured, indent=1), file=sys.stderr)
