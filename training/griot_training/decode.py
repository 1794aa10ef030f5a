"""Logits to triggers, parties and links: the same decisions, step for step, as crates/griot-reader/src/decode.rs."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from . import labels
from .gold import Window
from .loss import shares
from .model import Heads, bucket

MENTION = 0.35  # least probability of a trigger
PARTY = 0.5  # least probability of a party's surest word
PARTY_EDGE = 0.2  # and of the words around it


@dataclass
class Seen:
    """A trigger as the reader sees it; ranges are pieces of the window, inclusive."""

    start: int
    end: int
    kind: int
    confidence: float
    lead: float  # of the likeliest type over the next one, means over the trigger's pieces
    status: list[float] = field(default_factory=list)
    modes: list[float] = field(default_factory=list)
    contexts: list[float] = field(default_factory=list)
    anchor: list[float] = field(default_factory=list)
    parties: list[tuple[int, int, int, float, list[float]]] = field(default_factory=list)  # …, role, p, sectors


def runs(
    words: list[tuple[int, int]], begin: list[float], inside: list[float], edge: float, least: float
) -> list[tuple[int, int, float]]:
    """Stretches of words of which begin + inside is at least `edge` on average and in the surest word at least
    `least`, cut where begin wins; with their highest mean."""
    made: list[list] = []
    for start, end in words:
        p = sum(begin[i] + inside[i] for i in range(start, end + 1)) / (end + 1 - start)
        if p < edge:
            continue
        if made and made[-1][1] == start - 1 and begin[start] <= inside[start]:
            made[-1][1:] = [end, max(made[-1][2], p)]
        else:
            made.append([start, end, p])
    return [tuple(run) for run in made if run[2] >= least]


def find_triggers(probabilities: Tensor, words: list[tuple[int, int]]) -> list[Seen]:
    """Triggers from tag probabilities [pieces, tags]: stretches that tell some event, each with its likeliest type."""
    begin, inside = probabilities[:, 1::2], probabilities[:, 2::2]
    either = begin + inside
    found = []
    for start, end, _ in runs(words, begin.sum(-1).tolist(), inside.sum(-1).tolist(), MENTION, MENTION):
        means = either[start : end + 1].mean(0)
        kind, best = int(means.argmax()), means.topk(2).values
        confidence = max(float(either[s : e + 1, kind].mean()) for s, e in words if start <= s and e <= end)
        if confidence >= MENTION:
            found.append(Seen(start, end, kind, confidence, float(best[0] - best[1])))
    return found


@torch.no_grad()
def decode(heads: Heads, hidden: Tensor, window: Window) -> tuple[list[Seen], dict[tuple[int, int], float]]:
    """Triggers in order with all that is said of them, and the probability of each pair of one type."""
    pieces = len(window.ids)
    found = find_triggers(heads.tag(hidden).softmax(-1), window.words)
    if not found:
        return [], {}
    first, last, kind = (torch.tensor([getattr(t, k) for t in found]) for k in ("start", "end", "kind"))
    vectors = heads.triggers(hidden, first, last, shares([(t.start, t.end) for t in found], pieces), kind)
    status, anchors = heads.status(vectors).softmax(-1).tolist(), heads.anchor(vectors).softmax(-1).tolist()
    modes, contexts = heads.mode(vectors).sigmoid().tolist(), heads.context(vectors).sigmoid().tolist()
    roles = heads.roles(hidden, vectors, bucket(torch.arange(pieces)[None] - first[:, None])).softmax(-1)
    for row, trigger in enumerate(found):
        trigger.status, trigger.modes, trigger.contexts = status[row], modes[row], contexts[row]
        trigger.anchor = anchors[row]
        for role in range(len(labels.ROLES)):
            begin, inside = roles[row, :, role, 1].tolist(), roles[row, :, role, 2].tolist()
            for start, end, p in runs(window.words, begin, inside, PARTY_EDGE, PARTY):
                trigger.parties.append((start, end, role, p, []))
    add_sectors(heads, hidden, found, vectors)
    pairs = [(i, j) for j in range(len(found)) for i in range(j) if found[i].kind == found[j].kind]
    if not pairs:
        return found, {}
    a, b = torch.tensor(pairs).T
    linked = heads.links(vectors[a], vectors[b], bucket((first[b] - first[a]).abs())).sigmoid().tolist()
    return found, dict(zip(pairs, linked))


def add_sectors(heads: Heads, hidden: Tensor, found: list[Seen], vectors: Tensor) -> None:
    """Gives actors and recipients their sector probabilities, in place."""
    parties = [(row, party) for row, t in enumerate(found) for party in t.parties if party[2] < 2]
    if not parties:
        return
    rows, role = torch.tensor([row for row, _ in parties]), torch.tensor([p[2] for _, p in parties])
    logits = heads.sectors(hidden, shares([p[:2] for _, p in parties], hidden.shape[0]), vectors[rows], role)
    for (_, party), sectors in zip(parties, logits.softmax(-1).tolist()):
        party[4].extend(sectors)
