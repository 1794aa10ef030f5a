"""The training loop: seeded, on the CPU, in bfloat16 where that is safe."""

import hashlib
import json
import math
import random
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from . import gold
from .loss import window_loss
from .model import Reader
from .vocabulary import PAD

WEIGHTS = {"tag": 1.0, "role": 1.0, "status": 0.4, "anchor": 0.3, "mode": 0.3, "context": 0.05, "sector": 0.4, "link": 0.5}


@dataclass
class Recipe:
    epochs: int = 10
    batch: int = 4  # windows
    encoder_rate: float = 2e-4  # of the top layer
    decay: float = 0.93  # of the rate, from a layer to the one below
    head_rate: float = 2e-3
    warmup: float = 0.1
    averaging: float = 0.995  # of the exponential moving average that is shipped
    seed: int = 1


def groups(reader: Reader, recipe: Recipe) -> list[dict]:
    """Parameters with their rates: words stay as they are, lower layers move less."""
    reader.encoder.words.weight.requires_grad_(False)
    made = [{"params": list(reader.heads.parameters()), "lr": recipe.head_rate}]
    for depth, layer in enumerate(reversed(reader.encoder.layers)):
        made.append({"params": list(layer.parameters()), "lr": recipe.encoder_rate * recipe.decay**depth})
    bottom = [*reader.encoder.positions.parameters(), *reader.encoder.norm.parameters()]
    made.append({"params": bottom, "lr": recipe.encoder_rate * recipe.decay ** len(reader.encoder.layers)})
    return made


def batches(windows: list[gold.Window], size: int, dice: random.Random) -> list[list[gold.Window]]:
    """Windows of like length together, the batches in random order."""
    ordered = sorted(windows, key=lambda w: len(w.ids) + dice.random() * 30)
    made = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    dice.shuffle(made)
    return made


def batch_loss(reader: Reader, batch: list[gold.Window]) -> torch.Tensor:
    length = max(len(w.ids) for w in batch)
    ids = torch.tensor([w.ids + [PAD] * (length - len(w.ids)) for w in batch])
    with torch.autocast("cpu", torch.bfloat16):
        hidden = reader.encoder(ids, ids != PAD)
    total: dict[str, float | torch.Tensor] = {}
    for row, window in enumerate(batch):
        for name, value in window_loss(reader.heads, hidden[row, : len(window.ids)].float(), window).items():
            total[name] = total.get(name, 0) + value
    parts = (w * total[name] / total[f"{name}/n"] * SCALE.get(name, 1) for name, w in WEIGHTS.items() if name in total)
    return sum(parts)


SCALE = {"tag": 12.0, "role": 0.1}  # sums over pieces to the size of the others


@dataclass
class State:
    """All that changes while training goes on; kept after each epoch, so that a training cut off can go on as if it
    had not been."""

    path: Path
    made_for: str  # recipe and articles
    reader: Reader
    averaged: torch.optim.swa_utils.AveragedModel
    optimizer: torch.optim.Optimizer
    dice: random.Random
    epoch: int = 0
    step: int = 0

    def keep(self) -> None:
        parts = {name: getattr(self, name).state_dict() for name in ("reader", "averaged", "optimizer")}
        parts |= {"made_for": self.made_for, "epoch": self.epoch, "step": self.step}
        parts |= {"dice": self.dice.getstate(), "torch": torch.get_rng_state()}
        new = self.path.with_suffix(".new")
        torch.save(parts, new)
        new.replace(self.path)

    def take_up(self) -> None:
        """Goes on where a training of the same recipe and articles was cut off."""
        if not self.path.exists():
            return
        parts = torch.load(self.path, weights_only=False)
        if parts["made_for"] != self.made_for:
            return
        for name in ("reader", "averaged", "optimizer"):
            getattr(self, name).load_state_dict(parts[name])
        self.epoch, self.step = parts["epoch"], parts["step"]
        self.dice.setstate(parts["dice"])
        torch.set_rng_state(parts["torch"])
        print(f"going on after epoch {self.epoch}", file=sys.stderr)


def begun(reader: Reader, articles: list[dict], recipe: Recipe, path: Path) -> State:
    """The state of a training that begins or goes on; `path` is where it is kept."""
    torch.manual_seed(recipe.seed)
    told = json.dumps([asdict(recipe), articles], sort_keys=True)
    optimizer = torch.optim.AdamW(groups(reader, recipe), weight_decay=0.01)
    averaging = torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.averaging)
    averaged = torch.optim.swa_utils.AveragedModel(reader, multi_avg_fn=averaging)
    state = State(path, hashlib.sha256(told.encode()).hexdigest(), reader, averaged, optimizer, random.Random(recipe.seed))
    state.take_up()
    return state


def train(reader: Reader, tokenizer: Tokenizer, articles: list[dict], recipe: Recipe, kept: Path, after) -> None:
    """Trains in place; `after(epoch, averaged)` is called after each epoch with the averaged reader, which is what
    ships. The state of a training under way is kept at `kept`."""
    state = begun(reader, articles, recipe, kept)
    dice, optimizer = state.dice, state.optimizer
    peaks = [group["lr"] for group in groups(reader, recipe)]
    steps = recipe.epochs * math.ceil(len(gold.epoch(tokenizer, articles, random.Random(recipe.seed))) / recipe.batch)
    print(asdict(recipe), file=sys.stderr)
    for epoch in range(state.epoch + 1, recipe.epochs + 1):
        began, losses = time.monotonic(), []
        reader.train()
        for batch in batches(gold.epoch(tokenizer, articles, dice), recipe.batch, dice):
            progress = min(1.0, state.step / steps)
            factor = min(1.0, progress / recipe.warmup, (1 - progress) / (1 - recipe.warmup))
            for group, peak in zip(optimizer.param_groups, peaks):
                group["lr"] = peak * max(factor, 0.01)
            loss = batch_loss(reader, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            state.averaged.update_parameters(reader)
            losses.append(loss.item())
            state.step += 1
        spent = time.monotonic() - began
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {spent:.0f} s", file=sys.stderr, flush=True)
        after(epoch, state.averaged.module)
        state.epoch = epoch
        state.keep()
    kept.unlink(missing_ok=True)
