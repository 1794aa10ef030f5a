"""The one loss of all heads over one window."""

import torch
import torch.nn.functional as F
from torch import Tensor

from . import labels
from .gold import Trigger, Window
from .model import Heads, bucket

OUTSIDE = 0.4  # weight of the outside tag: events are rare
ROLE_OUTSIDE = 0.3
MODE_MASK = torch.tensor([[m in modes for m in labels.MODES] for modes in labels.MODES_OF.values()]).float()


def shares(ranges: list[tuple[int, int]], pieces: int) -> Tensor:
    """[ranges, pieces]: rows that average over the inclusive ranges."""
    made = torch.zeros(len(ranges), pieces)
    for row, (start, end) in enumerate(ranges):
        made[row, start : end + 1] = 1 / (end + 1 - start)
    return made


def tags(window: Window) -> Tensor:
    """Begin and inside tags; where two triggers share pieces the shorter one has them."""
    made = torch.zeros(len(window.ids), dtype=torch.long)
    for trigger in sorted(window.triggers, key=lambda t: (t.start - t.end, t.start)):
        made[trigger.start : trigger.end + 1] = 2 + 2 * trigger.kind
        made[trigger.start] = 1 + 2 * trigger.kind
    return made


def role_targets(triggers: list[Trigger], pieces: int) -> Tensor:
    """[triggers, pieces, roles]: 0 outside, 1 begin, 2 inside."""
    made = torch.zeros(len(triggers), pieces, len(labels.ROLES), dtype=torch.long)
    for row, trigger in enumerate(triggers):
        for role, found in trigger.roles.items():
            for start, end in sorted(found, key=lambda r: r[0] - r[1]):
                made[row, start : end + 1, role] = 2
                made[row, start, role] = 1
    return made


def many_hot(sets: list[set[int]], width: int) -> Tensor:
    made = torch.zeros(len(sets), width)
    for row, members in enumerate(sets):
        made[row, list(members)] = 1
    return made


def sector_targets(parties: list[list[int]]) -> Tensor:
    """The first sector weighs most, so that order can be read off the probabilities."""
    made = torch.zeros(len(parties), labels.NO_SECTOR + 1)
    for row, sectors in enumerate(parties):
        for rank, sector in enumerate(sectors or [labels.NO_SECTOR]):
            made[row, sector] += 0.5**rank
    return made / made.sum(-1, keepdim=True)


def window_loss(heads: Heads, hidden: Tensor, window: Window) -> dict[str, Tensor]:
    """The sum of each head's loss over the window and, beside it under `…/n`, what it is a sum over."""
    pieces = len(window.ids)
    weight = torch.ones(labels.TAGS)
    weight[0] = OUTSIDE
    out = {"tag": F.cross_entropy(heads.tag(heads.dropout(hidden)), tags(window), weight, reduction="sum"), "tag/n": pieces}
    triggers = window.triggers
    if not triggers:
        return out
    first, last, kind = (torch.tensor([getattr(t, k) for t in triggers]) for k in ("start", "end", "kind"))
    vectors = heads.triggers(hidden, first, last, shares([(t.start, t.end) for t in triggers], pieces), kind)
    count = len(triggers)
    out["status"] = F.cross_entropy(heads.status(vectors), torch.tensor([t.status for t in triggers]), reduction="sum")
    mode = F.binary_cross_entropy_with_logits(
        heads.mode(vectors), many_hot([t.modes for t in triggers], len(labels.MODES)), reduction="none"
    )
    out["mode"] = (mode * MODE_MASK[kind]).sum()
    out["context"] = F.binary_cross_entropy_with_logits(
        heads.context(vectors), many_hot([t.contexts for t in triggers], len(labels.CONTEXTS)), reduction="sum"
    )
    undated = [(row, t.anchor) for row, t in enumerate(triggers) if t.anchor is not None]
    if undated:
        rows, anchors = torch.tensor(undated).T
        out["anchor"] = F.cross_entropy(heads.anchor(vectors[rows]), anchors, reduction="sum")
        out["anchor/n"] = len(undated)
    distance = bucket(torch.arange(pieces)[None] - first[:, None])
    weight = torch.tensor([ROLE_OUTSIDE, 1.0, 1.0])
    roles = heads.roles(hidden, vectors, distance)
    out["role"] = F.cross_entropy(roles.reshape(-1, 3), role_targets(triggers, pieces).reshape(-1), weight, reduction="sum")
    parties = [(row, *party) for row, t in enumerate(triggers) for party in t.parties]
    if parties:
        rows, role = torch.tensor([p[0] for p in parties]), torch.tensor([p[3] for p in parties])
        logits = heads.sectors(hidden, shares([(p[1], p[2]) for p in parties], pieces), vectors[rows], role)
        out["sector"] = F.cross_entropy(logits, sector_targets([p[4] for p in parties]), reduction="sum")
        out["sector/n"] = len(parties)
    pairs = [(i, j) for j in range(count) for i in range(j) if triggers[i].kind == triggers[j].kind]
    if pairs:
        a, b = torch.tensor(pairs).T
        same = torch.tensor([float(triggers[i].event == triggers[j].event) for i, j in pairs])
        logits = heads.links(vectors[a], vectors[b], bucket((first[b] - first[a]).abs()))
        out["link"] = F.binary_cross_entropy_with_logits(logits, same, reduction="sum")
        out["link/n"] = len(pairs)
    return out | {f"{name}/n": count for name in ("status", "mode", "context", "role")}
