"""The reader: one encoder, and light heads over its hidden states."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from . import labels
from .base import Base

WIDE = 256  # of a trigger's vector
ROLE = 192  # of the role tagger's hidden layer
REACH = 16  # buckets of distance on either side


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(hidden, eps=epsilon) for _ in range(2))
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        attended = F.scaled_dot_product_attention(split(self.query(x)), split(self.key(x)), split(self.value(x)), mask)
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, hidden))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """ids [batch, pieces] to hidden states [batch, pieces, hidden]; `mask` [batch, pieces] is true for real pieces."""

    def __init__(self, base: Base, keep: list[int]):
        super().__init__()
        self.words = nn.Embedding(len(keep), base.hidden)
        self.positions = nn.Embedding(base.positions, base.hidden)
        self.norm = nn.LayerNorm(base.hidden, eps=base.epsilon)
        self.layers = nn.ModuleList(Layer(base.hidden, base.heads, base.inner, base.epsilon) for _ in range(base.layers))
        self.dropout = nn.Dropout(0.1)
        self.fill(base, keep)

    @torch.no_grad()
    def fill(self, base: Base, keep: list[int]) -> None:
        def put(target: Tensor, name: str) -> None:
            target.copy_(torch.from_numpy(base.tensors[name]).view_as(target))

        self.words.weight.copy_(torch.from_numpy(base.tensors["emb.word"][keep]))
        put(self.positions.weight, "emb.pos")
        self.positions.weight.add_(torch.from_numpy(base.tensors["emb.type"][0]))
        put(self.norm.weight, "emb.ln.w")
        put(self.norm.bias, "emb.ln.b")
        for number, layer in enumerate(self.layers):
            for part, name in ((layer.query, "q"), (layer.key, "k"), (layer.value, "v"), (layer.out, "ao"),
                               (layer.norm1, "aln"), (layer.up, "fi"), (layer.down, "fo"), (layer.norm2, "oln")):  # fmt: skip
                put(part.weight, f"l{number}.{name}.w")
                put(part.bias, f"l{number}.{name}.b")

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(place)))
        attend = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, attend)
        return x


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in pieces to 0 … 2 REACH: exact up to 4, then by powers of the square root of two."""
    size = distance.abs().clamp(min=1).float()
    level = torch.where(distance.abs() <= 4, distance.abs().float(), (4 + 2 * torch.log2(size / 4)).floor())
    return (torch.sign(distance) * level.clamp(max=REACH)).long() + REACH


class Heads(nn.Module):
    """What is said of each piece, trigger, party and pair of triggers; all inputs are of one window, unbatched."""

    def __init__(self, hidden: int):
        super().__init__()
        self.tag = nn.Linear(hidden, labels.TAGS)
        self.trigger = nn.Linear(3 * hidden, WIDE)
        self.kind = nn.Embedding(len(labels.TYPES), WIDE)
        self.status = nn.Sequential(nn.Linear(WIDE, WIDE), nn.GELU(), nn.Linear(WIDE, len(labels.STATUSES)))
        self.mode = nn.Linear(WIDE, len(labels.MODES))
        self.context = nn.Sequential(nn.Linear(WIDE, WIDE), nn.GELU(), nn.Linear(WIDE, len(labels.CONTEXTS)))
        self.anchor = nn.Sequential(nn.Linear(WIDE, WIDE), nn.GELU(), nn.Linear(WIDE, len(labels.ANCHORS)))
        self.role_piece, self.role_gate = nn.Linear(hidden, ROLE), nn.Linear(hidden, ROLE)
        self.role_trigger, self.role_scale = nn.Linear(WIDE, ROLE), nn.Linear(WIDE, ROLE)
        self.role_distance = nn.Embedding(2 * REACH + 1, ROLE)
        self.role = nn.Sequential(nn.Linear(ROLE, ROLE), nn.GELU(), nn.Linear(ROLE, 3 * len(labels.ROLES)))
        self.party, self.party_trigger = nn.Linear(hidden, ROLE), nn.Linear(WIDE, ROLE)
        self.party_role = nn.Embedding(2, ROLE)
        self.sector = nn.Linear(ROLE, len(labels.SECTORS) + 1)
        self.pair = nn.Linear(2 * WIDE, ROLE)
        self.pair_distance = nn.Embedding(2 * REACH + 1, ROLE)
        self.link = nn.Linear(ROLE, 1)
        self.dropout = nn.Dropout(0.2)

    def triggers(self, hidden: Tensor, first: Tensor, last: Tensor, share: Tensor, kind: Tensor) -> Tensor:
        """Vectors [triggers, WIDE]; `share` [triggers, pieces] averages over each trigger's pieces."""
        hidden = self.dropout(hidden)
        return F.gelu(self.trigger(torch.cat([hidden[first], hidden[last], share @ hidden], -1)) + self.kind(kind))

    def roles(self, hidden: Tensor, vectors: Tensor, distance: Tensor) -> Tensor:
        """Logits [triggers, pieces, roles, 3] of outside, begin, inside; `distance` [triggers, pieces] in buckets."""
        hidden = self.dropout(hidden)
        mixed = self.role_piece(hidden)[None] + self.role_trigger(vectors)[:, None]
        mixed = mixed + self.role_gate(hidden)[None] * self.role_scale(vectors)[:, None]
        logits = self.role(self.dropout(F.gelu(mixed + self.role_distance(distance))))
        return logits.view(*logits.shape[:2], len(labels.ROLES), 3)

    def sectors(self, hidden: Tensor, share: Tensor, vectors: Tensor, role: Tensor) -> Tensor:
        """Logits [parties, sectors + none]; `vectors` are those of each party's trigger."""
        mixed = self.party(self.dropout(share @ hidden)) + self.party_trigger(vectors) + self.party_role(role)
        return self.sector(self.dropout(F.gelu(mixed)))

    def links(self, a: Tensor, b: Tensor, distance: Tensor) -> Tensor:
        """Logits [pairs] that two triggers tell one event."""
        mixed = self.pair(torch.cat([a * b, (a - b).abs()], -1)) + self.pair_distance(distance)
        return self.link(self.dropout(F.gelu(mixed))).squeeze(-1)


class Reader(nn.Module):
    def __init__(self, base: Base, keep: list[int]):
        super().__init__()
        self.encoder = Encoder(base, keep)
        self.heads = Heads(base.hidden)
