#!/usr/bin/env python3
"""Learn what speaks for the state of a party whose own words tell none: data/models/states/weights.tsv.

  cargo run --release -p griot --example states -- gold/events/*.jsonl > parties.jsonl
  states.py parties.jsonl [--unseen OTHER.jsonl] -o data/models/states/weights.tsv

The states that an article names compete for each party: a state's score is the sum of its evidence, weighed, and its
probability the softmax of the scores (a conditional logit with an L2 penalty). Parties of the held-out articles are
not learnt from. Prints what the rule alone and the weights get right: by five folds of articles, on the held-out
articles, and on OTHER. Deterministic: the same lines give the same bytes.
"""

import argparse
import collections
import hashlib
import json
from pathlib import Path

import torch

HEAD = """\
# What speaks for the state of a party whose own words tell none. Built by training/states.py; see card.md.
# source: gold/events
# licence: CC BY 4.0
# columns: evidence, weight
"""
PENALTY = 3.0
# Evidence that is rarer tells more of its articles than of the world.
RAREST = 20
FOLDS = 5


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


class Table:
    """Parties as matrices: rows are pairs of party and state."""

    def __init__(self, parties: list[dict], names: list[str]):
        self.parties = parties
        number = {name: n for n, name in enumerate(names)}
        rows = [evidence for party in parties for _, evidence in party["states"]]
        self.evidence = torch.zeros(len(rows), len(names), dtype=torch.float64)
        for row, evidence in enumerate(rows):
            for name, amount in evidence.items():
                if name in number:
                    self.evidence[row, number[name]] = amount
        self.party = torch.tensor([n for n, party in enumerate(parties) for _ in party["states"]])
        self.right = torch.tensor([state == party["gold"] for party in parties for state, _ in party["states"]])

    def loss(self, weights: torch.Tensor) -> torch.Tensor:
        """Minus the log probability of the right states; parties whose state the article does not name teach nothing."""
        scores = self.evidence @ weights
        highest = torch.full((len(self.parties),), -torch.inf, dtype=torch.float64)
        highest = highest.scatter_reduce(0, self.party, scores.detach(), "amax")[self.party]
        all_states = torch.zeros(len(self.parties), dtype=torch.float64)
        all_states = all_states.index_add(0, self.party, (scores - highest).exp())
        return -(scores - highest - all_states.log()[self.party])[self.right].sum()

    def learn(self) -> torch.Tensor:
        weights = torch.zeros(self.evidence.shape[1], dtype=torch.float64, requires_grad=True)
        steps = torch.optim.LBFGS([weights], max_iter=500, tolerance_grad=1e-6, line_search_fn="strong_wolfe")

        def step() -> torch.Tensor:
            steps.zero_grad()
            loss = self.loss(weights) + PENALTY / 2 * weights.square().sum()
            loss.backward()
            return loss

        steps.step(step)
        return weights.detach()

    def chosen_right(self, weights: torch.Tensor) -> list[bool]:
        """For each party whether its likeliest state, the first of equals, is the gold's."""
        scores, at, found = (self.evidence @ weights).tolist(), 0, []
        for party in self.parties:
            own = scores[at : at + len(party["states"])]
            at += len(own)
            state = party["states"][own.index(max(own))][0] if own else party["rule"]
            found.append(state == party["gold"])
        return found


def folds(parties: list[dict]) -> list[list[dict]]:
    """The parties in folds by article, in the order of the articles."""
    order = {name: n for n, name in enumerate(dict.fromkeys(party["article"] for party in parties))}
    return [[party for party in parties if order[party["article"]] % FOLDS == fold] for fold in range(FOLDS)]


def tell(what: str, parties: list[dict], right: list[bool]) -> None:
    rule = sum(party["rule"] == party["gold"] for party in parties)
    count = len(parties)
    print(f"{what}: {count} parties, the rule alone {rule / count:.1%}, with weights {sum(right) / count:.1%}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("parties", type=Path)
    ask.add_argument("--unseen", type=Path, help="parties of other articles, to measure on")
    ask.add_argument("-o", "--out", type=Path, required=True)
    told = ask.parse_args()
    torch.set_num_threads(1)
    parties = read(told.parties)
    learnt_from = [party for party in parties if not party["held_out"]]
    held_out = [party for party in parties if party["held_out"]]
    counts = collections.Counter(name for party in learnt_from for _, evidence in party["states"] for name in evidence)
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    parted = folds(learnt_from)
    for number, fold in enumerate(parted):
        others = [party for n, other in enumerate(parted) if n != number for party in other]
        fold[:] = [{**party, "right": right} for party, right in
                   zip(fold, Table(fold, names).chosen_right(Table(others, names).learn()), strict=True)]  # fmt: skip
    tell("five folds", learnt_from, [party["right"] for fold in parted for party in fold])
    weights = Table(learnt_from, names).learn()
    weights = torch.tensor([round(weight, 3) for weight in weights.tolist()], dtype=torch.float64)
    tell("held out", held_out, Table(held_out, names).chosen_right(weights))
    if told.unseen:
        unseen = read(told.unseen)
        tell("unseen", unseen, Table(unseen, names).chosen_right(weights))
    text = HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights.tolist(), strict=True))
    told.out.write_text(text, encoding="utf-8")
    print(f"{len(names)} weights, sha256 {hashlib.sha256(text.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
