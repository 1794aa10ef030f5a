#!/usr/bin/env python3
"""Learn how likely an event is right of which the reader is so sure: data/models/confidence/weights.tsv.

  cargo run --release -p griot --example confidence -- GOLD.jsonl > events.jsonl
  confidence.py events.jsonl -o data/models/confidence/weights.tsv

GOLD holds articles that the reader was not trained on. A logistic regression over the evidence of each event; every
figure printed is of articles that it did not learn from (ten folds by article): how sure it is against what came true,
the expected calibration error in ten bins, precision and recall from some confidences on, and the confidence from which
Event F1 is highest. Deterministic: the same lines give the same bytes.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch

HEAD = """\
# How likely an event is right. Built by training/confidence.py; see card.md.
# source: gold/events (the held-out fifth), gold/unseen
# licence: CC BY 4.0
# columns: evidence, weight
"""
# Against weights without bound, should a fold part right from wrong perfectly.
PENALTY = 1e-2
FOLDS = 10
BINS = 10


def learn(evidence: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """The weights of a logistic regression: evidence of shape [events, pieces], right of shape [events]."""
    weights = torch.zeros(evidence.shape[1], dtype=torch.float64, requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=500, tolerance_grad=1e-8, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        steps.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(evidence @ weights, right, reduction="sum")
        loss = loss + PENALTY / 2 * weights.square().sum()
        loss.backward()
        return loss

    steps.step(step)
    return weights.detach()


def by_folds(evidence: torch.Tensor, right: torch.Tensor, article: torch.Tensor) -> torch.Tensor:
    """The probability of each event by weights that did not learn from its article."""
    found = torch.zeros(len(right), dtype=torch.float64)
    for fold in range(FOLDS):
        own = article % FOLDS == fold
        found[own] = torch.sigmoid(evidence[own] @ learn(evidence[~own], right[~own]))
    return found


def tell(sure: torch.Tensor, right: torch.Tensor, told: int) -> None:
    bins, off = (sure * BINS).long().clamp(0, BINS - 1), 0.0
    print("confidence  events  mean  right")
    for number in range(BINS):
        own = bins == number
        if own.any():
            mean, true = sure[own].mean().item(), right[own].mean().item()
            off += abs(mean - true) * own.double().mean().item()
            print(f"{number / BINS:10.1f}  {int(own.sum()):6}  {mean:.2f}  {true:5.2f}")
    print(f"expected calibration error {off:.3f}")
    for least in (0.35, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = sure >= least
        print(f"from {least}: precision {right[kept].mean().item():.3f}, recall {right[kept].sum().item() / told:.3f}")

    def f1(least: float) -> float:
        kept = sure >= least
        return 2 * right[kept].sum().item() / (int(kept.sum()) + told)

    best = max((n / 100 for n in range(20, 80)), key=f1)
    print(f"Event F1 is highest from {best}: {f1(best):.3f}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("events", type=Path)
    ask.add_argument("-o", "--out", type=Path, required=True)
    paths = ask.parse_args()
    torch.set_num_threads(1)
    lines = [json.loads(line) for line in paths.events.open(encoding="utf-8")]
    events = [line for line in lines if "right" in line]
    told = sum(line.get("events", 0) for line in lines)
    names = sorted(events[0]["evidence"])
    order = {name: n for n, name in enumerate(dict.fromkeys(line["article"] for line in lines))}
    evidence = torch.tensor([[event["evidence"][name] for name in names] for event in events], dtype=torch.float64)
    right = torch.tensor([float(event["right"]) for event in events], dtype=torch.float64)
    article = torch.tensor([order[event["article"]] for event in events])
    print(f"{len(order)} articles, {len(events)} events found, {int(right.sum())} right of {told} told")
    tell(by_folds(evidence, right, article), right, told)
    weights = learn(evidence, right).tolist()
    text = HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    paths.out.write_text(text, encoding="utf-8")
    print(text.removeprefix(HEAD) + f"sha256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
