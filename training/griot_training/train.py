"""The training loop: seeded, on the CPU, in bfloat16 where that is safe."""

import math
import random
import sys
import time
from dataclasses import asdict, dataclass

import torch
from tokenizers import Tokenizer

from . import gold
from .loss import window_loss
from .model import Reader
from .vocabulary import PAD

WEIGHTS = {"tag": 1.0, "role": 1.0, "status": 0.4, "anchor": 0.3, "mode": 0.3, "context": 0.05, "sector": 0.4, "link": 0.5}


@dataclass
class Recipe:
    epochs: int = 13
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


def train(reader: Reader, tokenizer: Tokenizer, articles: list[dict], recipe: Recipe, after=None) -> Reader:
    """Trains in place and returns the averaged reader; `after(epoch, averaged)` is called after each epoch."""
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    optimizer = torch.optim.AdamW(groups(reader, recipe), weight_decay=0.01)
    peaks = [group["lr"] for group in optimizer.param_groups]
    averaged = torch.optim.swa_utils.AveragedModel(
        reader, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.averaging)
    )
    steps = recipe.epochs * math.ceil(len(gold.epoch(tokenizer, articles, random.Random(recipe.seed))) / recipe.batch)
    step = 0
    print(asdict(recipe), file=sys.stderr)
    for epoch in range(1, recipe.epochs + 1):
        began, losses = time.monotonic(), []
        reader.train()
        for batch in batches(gold.epoch(tokenizer, articles, dice), recipe.batch, dice):
            progress = min(1.0, step / steps)
            factor = min(1.0, progress / recipe.warmup, (1 - progress) / (1 - recipe.warmup))
            for group, peak in zip(optimizer.param_groups, peaks):
                group["lr"] = peak * max(factor, 0.01)
            loss = batch_loss(reader, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            averaged.update_parameters(reader)
            losses.append(loss.item())
            step += 1
        spent = time.monotonic() - began
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {spent:.0f} s", file=sys.stderr, flush=True)
        if after:
            after(epoch, averaged.module)
    return averaged.module
