#!/usr/bin/env python3
"""Speed of `griot code`: articles a second, start-up, peak memory.

  speed.py [--griot target/release/griot] [--articles 500] [--threads N ...] [--json]

Runs over the texts of gold/events, repeated under new ids up to the number asked for, so that articles are of
real lengths. Times are of the whole process, its start included; the start alone is the time of one short
article. Peak memory is the largest resident set that the operating system saw.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def texts() -> list[dict]:
    lines = [line for path in sorted((ROOT / "gold" / "events").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [{key: json.loads(line)[key] for key in ("text", "published", "lang")} for line in lines]


def write(folder: str, name: str, articles: list[dict]) -> str:
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as out:
        for at, article in enumerate(articles):
            out.write(json.dumps({"id": f"bench-{at}"} | article, ensure_ascii=False) + "\n")
    return path


def run(griot: str, *arguments: str) -> tuple[float, float]:
    """Seconds and mebibytes of one run; output is thrown away."""
    start = time.perf_counter()
    child = subprocess.Popen([griot, "code", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    told = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"error: {griot} code {' '.join(arguments)} failed\n{told}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--griot", default=str(ROOT / "target" / "release" / "griot"))
    ask.add_argument("--articles", type=int, default=500)
    ask.add_argument("--threads", type=int, nargs="+", default=sorted({1, os.cpu_count() or 1}))
    ask.add_argument("--json", action="store_true")
    told = ask.parse_args()
    articles = list(islice(cycle(texts()), told.articles))
    characters = sum(len(article["text"]) for article in articles)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        short = write(folder, "short.jsonl", [{"text": "Rien.", "published": "2025-11-12", "lang": "fr"}])
        start = min(run(told.griot, short, "--threads", "1")[0] for _ in range(5))
        whole = write(folder, "articles.jsonl", articles)
        for threads in told.threads:
            seconds, memory = run(told.griot, whole, "--threads", str(threads))
            rows.append({"threads": threads, "articles a second": round(told.articles / (seconds - start), 2),
                         "peak MiB": round(memory)})
    figures = {"articles": told.articles, "characters": characters, "start-up s": round(start, 3), "runs": rows}
    if told.json:
        print(json.dumps(figures))
        return
    print(f"{told.articles} articles of {characters // told.articles} characters; start-up {start:.2f} s")
    for row in rows:
        print(f"{row['threads']} threads: {row['articles a second']} articles/s, peak {row['peak MiB']} MiB")


if __name__ == "__main__":
    main()
