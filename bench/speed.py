#!/usr/bin/env python3
"""Articles a second, start-up and peak memory of `griot code`.

  speed.py GRIOT [--articles N] [--words N]

Makes N articles of about that many words out of the paragraphs of gold/events (deterministically), and times
the binary on one, on all with one thread and on all with every core. Shows the best of three runs.
"""

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold" / "events"


def articles(count: int, words: int) -> list[str]:
    """JSON lines of `count` articles of one language each, glued from whole gold texts and cut at `words` words."""
    texts = [json.loads(line)["text"] for path in sorted(GOLD.glob("fr-*.jsonl")) for line in path.open(encoding="utf-8")]
    made = []
    for number in range(count):
        told = " ".join(texts[(number * 3 + i) % len(texts)] for i in range(8)).split(" ")[:words]
        made.append(json.dumps({"id": f"speed-{number}", "lang": "fr", "published": "2025-11-12", "text": " ".join(told)}))
    return made


def run(griot: str, lines: list[str], threads: int) -> tuple[float, float]:
    """Seconds of a run, and the peak memory in MiB of the largest child so far."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        began = time.monotonic()
        subprocess.run([griot, "code", file.name, "--threads", str(threads)], check=True, capture_output=True)
        spent = time.monotonic() - began
    return spent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("griot")
    ask.add_argument("--articles", type=int, default=40)
    ask.add_argument("--words", type=int, default=400)
    told = ask.parse_args()
    lines = articles(told.articles, told.words)
    start = min(run(told.griot, lines[:1], 1)[0] for _ in range(3))
    print(f"start-up and one article: {start:.2f} s")
    for threads in sorted({1, os.cpu_count() or 1}):
        runs = [run(told.griot, lines, threads) for _ in range(3)]
        best = min(seconds for seconds, _ in runs)
        print(f"{threads} thread(s): {told.articles / best:.1f} articles of {told.words} words a second, "
              f"peak {max(memory for _, memory in runs):.0f} MiB")  # fmt: skip


if __name__ == "__main__":
    main()
