#!/usr/bin/env python3
"""A web archive of the gold's articles as pages: how fast it is read and coded, in how much memory, and whether a
batch killed again and again ends with the same bytes.

  crawl.py GRIOT [--pages N] [--kills N] [--ingest EXAMPLE]

The archive is made deterministically: every article of gold/events as an HTML page with menus and a footer, from the
first again when all are used, each page under its own address and with its number in the text. With --kills the batch
is killed (SIGKILL) at that many seeded random moments and gone on with each time. EXAMPLE is the release build of
griot-ingest's example `pages`; with it the making of articles alone is timed too.
"""

import argparse
import gzip
import hashlib
import html
import json
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold" / "events"
MENU = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(60))


def page(article: dict, number: int) -> bytes:
    """One article as a page of a newspaper, some 8 kB more than its text."""
    title = html.escape(article.get("title") or article["text"].split("\n")[0][:80])
    body = "".join(f"<p>{html.escape(part)}</p>" for part in article["text"].split("\n") if part.strip())
    facts = {"@type": "NewsArticle", "datePublished": article["published"], "headline": article.get("title") or ""}
    return (
        f'<!doctype html><html lang="{article["lang"]}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><nav><ul>{MENU}</ul></nav>'
        f"<article><h1>{title}</h1>{body}<p>Document {number}.</p></article>"
        f"<footer><ul>{MENU}</ul></footer></body></html>"
    ).encode()


def record(content: bytes, number: int) -> bytes:
    """A WARC response record in a gzip member of its own, as crawls are published."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2025-11-12T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def make(target: Path, pages: int) -> None:
    articles = [json.loads(line) for path in sorted(GOLD.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    with target.open("wb") as out:
        for number in range(pages):
            out.write(record(page(articles[number % len(articles)], number), number))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def whole(command: list[str], pages: int) -> float:
    """Runs the batch without a break; tells its speed and memory; gives its seconds."""
    began = time.monotonic()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    spent = time.monotonic() - began
    print(f"exit {os.waitstatus_to_exitcode(status)}, {pages} pages: {spent:.0f} s, {pages / spent:.1f} pages a second, "
          f"peak {used.ru_maxrss / 1024:.0f} MiB, {used.ru_utime / spent:.2f} cores busy", flush=True)  # fmt: skip
    return spent


def broken(command: list[str], kills: int, spent: float) -> None:
    """Runs the batch with `kills` kills spread over its time, then to its end."""
    chance = random.Random(1)
    for number in range(kills):
        process = subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0, 2 * spent / (kills + 1)))
            print(f"ended before kill {number + 1}")
            return
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    print(f"killed {kills} times, then: exit {subprocess.run([*command, '--resume'], check=False).returncode}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("griot")
    ask.add_argument("--pages", type=int, default=20_000)
    ask.add_argument("--kills", type=int, default=0)
    ask.add_argument("--ingest", help="release build of the example `pages`")
    told = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "crawl.warc.gz"
        make(source, told.pages)
        print(f"{told.pages} pages, {source.stat().st_size / 1e6:.1f} MB compressed", flush=True)
        if told.ingest:
            subprocess.run([told.ingest, str(source)], check=True)
        command = [told.griot, "code", str(source), "--threads", "2", "-o"]
        spent = whole([*command, str(folder / "whole.jsonl")], told.pages)
        if told.kills:
            broken([*command, str(folder / "broken.jsonl")], told.kills, spent)
            same = digest(folder / "whole.jsonl") == digest(folder / "broken.jsonl")
            print("the same bytes" if same else "DIFFERENT BYTES")
            raise SystemExit(0 if same else 1)


if __name__ == "__main__":
    main()
