#!/usr/bin/env python3
"""Peak memory and speed of a long batch: very many short articles and, among the first, a very long one.

  memory.py GRIOT [--articles N] [--threads N] [--long BYTES]

The short ones have one sentence of gold/events each, the long one as many whole texts as fit. Everything is made
deterministically. Tells seconds, articles a second and the peak resident memory of the process.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold" / "events"


def lines(count: int, long: int) -> list[str]:
    """JSON lines of `count` short articles, the fiftieth followed by one of up to `long` bytes."""
    texts = [json.loads(line)["text"] for path in sorted(GOLD.glob("fr-*.jsonl")) for line in path.open(encoding="utf-8")]
    sentences = [text.split(". ")[0].split("\n")[-1] + "." for text in texts]
    told = {"lang": "fr", "published": "2025-11-12"}
    made = [json.dumps({"id": f"short-{n}", "text": sentences[n % len(sentences)], **told}) for n in range(count)]
    if long:
        whole = "\n\n".join(texts * (long // sum(map(len, texts)) + 1)).encode()[:long].decode(errors="ignore")
        made.insert(50, json.dumps({"id": "long", "text": whole, **told}))
    return made


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("griot")
    ask.add_argument("--articles", type=int, default=20_000)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--long", type=int, default=1_000_000)
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        source.write_text("\n".join(lines(told.articles, told.long)) + "\n", encoding="utf-8")
        command = [told.griot, "code", str(source), "-o", f"{folder}/out.jsonl", "--threads", str(told.threads)]
        began = time.monotonic()
        process = subprocess.Popen(command)
        _, status, used = os.wait4(process.pid, 0)
        spent = time.monotonic() - began
    print(f"exit {os.waitstatus_to_exitcode(status)}, {told.articles} short articles and one of {told.long} bytes: "
          f"{spent:.0f} s, {told.articles / spent:.1f} articles a second, peak {used.ru_maxrss / 1024:.0f} MiB, "
          f"{used.ru_utime / spent:.2f} cores busy")  # fmt: skip


if __name__ == "__main__":
    main()
