"""Gold to weights in one command: `python -m griot_training` from the folder `training`."""

import argparse
import json
import sys
from pathlib import Path

import torch

from . import base, export, gold, vocabulary
from .evaluate import figures
from .model import Reader
from .train import Recipe, train

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent


def start(folder: Path, articles: list[dict]) -> tuple[Reader, list[tuple[str, float]]]:
    """The untrained reader over the pruned vocabulary, and that vocabulary."""
    whole = base.load(base.fetch(folder))
    keep = vocabulary.prune(whole, [a["text"] for a in articles])
    pieces = [vocabulary.as_written(whole.pieces[i], float(whole.scores[i])) for i in keep]
    return Reader(whole, keep), pieces


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--gold", type=Path, default=ROOT / "gold" / "events")
    ask.add_argument("--out", type=Path, default=ROOT / "data" / "models" / "reader")
    ask.add_argument("--runs", type=Path, default=HERE / "runs", help="where checkpoints go")
    ask.add_argument("--fold", type=int, default=0, metavar="0-4", help="the fifth of the lines that is held out")
    ask.add_argument("--epochs", type=int, default=Recipe.epochs)
    ask.add_argument("--seed", type=int, default=Recipe.seed)
    ask.add_argument("--train-only", action="store_true", help="stop before the export")
    ask.add_argument("--export-only", action="store_true", help="export the checkpoint that stands in --runs")
    told = ask.parse_args()
    articles = gold.read(told.gold)
    fit = [a for a in articles if a["split"] != told.fold]
    held = [a for a in articles if a["split"] == told.fold]
    torch.manual_seed(told.seed)
    reader, pieces = start(HERE / "base", fit)
    tokenizer = vocabulary.tokenizer(pieces)
    recipe = Recipe(epochs=told.epochs, seed=told.seed)
    kept = told.runs / f"fold{told.fold}-seed{told.seed}.pt"
    print(f"{len(fit)} articles to train on, {len(held)} held out, {len(pieces)} pieces", file=sys.stderr)
    if not told.export_only:
        kept.parent.mkdir(parents=True, exist_ok=True)

        def after(epoch: int, averaged: Reader) -> None:
            torch.save(averaged.state_dict(), kept)
            if epoch % 3 == 0 or epoch == recipe.epochs:
                print(json.dumps({"epoch": epoch} | figures(averaged, tokenizer, held)), file=sys.stderr, flush=True)

        train(reader, tokenizer, fit, recipe, kept.with_suffix(".state"), after)
    reader.load_state_dict(torch.load(kept))
    if not told.train_only:
        export.write(reader.eval(), tokenizer, pieces, fit, held, recipe, told.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
