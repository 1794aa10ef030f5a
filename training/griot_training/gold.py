"""Gold articles to training windows: pieces with their offsets, and the labels of every head."""

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from . import labels
from .vocabulary import BOS, EOS

WINDOW = 510  # pieces of text in a window, without the two that frame it
STRIDE = 384  # from one window's first piece to the next one's, in texts that need several
HELD_OUT = 5  # every fifth line of a gold file is never trained on
NUMBERS = {
    "un une one a an": 1, "deux two": 2, "trois three": 3, "quatre four": 4, "cinq five": 5, "six": 6,
    "sept seven": 7, "huit eight": 8, "neuf nine": 9, "dix ten dizaine": 10, "onze eleven": 11,
    "douze twelve douzaine dozen": 12, "treize thirteen": 13, "quatorze fourteen": 14, "quinze fifteen quinzaine": 15,
    "seize sixteen": 16, "vingt twenty vingtaine": 20, "trente thirty trentaine": 30, "quarante forty": 40,
    "cinquante fifty": 50, "cent cents hundred": 100,
}  # fmt: skip
NUMBER_OF = {word: value for words, value in NUMBERS.items() for word in words.split()}
DEATH = re.compile(r"mort|tu[eé]|d[eé]c[eè]|p[eé]ri|abatt|neutralis|victime|corps|kill|dead|died|death|bodies|slain|lives|vie", re.I)
HURT = re.compile(r"bless|injur|hurt|wound", re.I)


@dataclass
class Trigger:
    start: int  # first piece
    end: int  # last piece, inclusive
    kind: int
    event: int  # index of its event in the article
    status: int
    modes: set[int]
    contexts: set[int]
    anchor: int | None  # None where an expression tells the day
    roles: dict[int, list[tuple[int, int]]]  # role to piece ranges, inclusive
    parties: list[tuple[int, int, int, list[int]]]  # start, end, role, sectors in order


@dataclass
class Window:
    name: str
    lang: str
    ids: list[int]
    spans: list[tuple[int, int]]  # characters of each piece; empty for the framing ones
    words: list[tuple[int, int]] = field(default_factory=list)  # first and last piece of each word
    triggers: list[Trigger] = field(default_factory=list)


def read(folder: Path) -> list[dict]:
    """All gold articles under `folder`, file by file in name order, each marked with its split number 0 to 4."""
    articles = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate((x for x in lines if x.strip()), 1):
                articles.append(json.loads(line) | {"split": number % HELD_OUT})
    return articles


def encode(tokenizer: Tokenizer, text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Pieces and their characters, line by line with an end mark between lines; spaces before a word trimmed."""
    ids, spans, at = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            if ids:
                ids.append(EOS)
                spans.append((at, at))
            encoding = tokenizer.encode(line, add_special_tokens=False)
            for piece, (start, end) in zip(encoding.ids, encoding.offsets):
                while start < end and line[start].isspace():
                    start += 1
                ids.append(piece)
                spans.append((at + start, at + end))
        at += len(line) + 1
    return ids, spans


def starts(count: int) -> list[int]:
    """First pieces of the windows over a text of `count` pieces."""
    if count <= WINDOW:
        return [0]
    return list(range(0, count - WINDOW + STRIDE, STRIDE))


def windows(tokenizer: Tokenizer, article: dict) -> list[Window]:
    """The article's windows with the labels that lie wholly inside each."""
    ids, spans = encode(tokenizer, article["text"])
    made = []
    for first in starts(len(ids)):
        window = Window(
            article["id"],
            article["lang"],
            [BOS, *ids[first : first + WINDOW], EOS],
            [(-1, -1), *spans[first : first + WINDOW], (-1, -1)],
        )
        window.words = words(window.spans, article["text"])
        for index, event in enumerate(article.get("events", [])):
            window.triggers += triggers(window, article["text"], event, index, article["published"])
        made.append(window)
    return made


def words(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """First and last piece of each word; a mark is a word of its own, but an apostrophe ends the word before it."""
    made: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(spans):
        if start >= end:
            continue
        before = start > 0 and text[start - 1].isalnum()
        opens = not before if text[start:end] in ("'", "’") else not before or not text[start].isalnum()
        if made and made[-1][1] == i - 1 and not opens:
            made[-1] = (made[-1][0], i)
        else:
            made.append((i, i))
    return made


def pieces(window: Window, span) -> tuple[int, int] | None:
    """First and last piece of a span of characters, or None if it is not wholly in the window."""
    if not span:
        return None
    inside = [i for i, (s, e) in enumerate(window.spans) if s < e and s < span[1] and e > span[0]]
    if not inside or window.spans[inside[0]][0] > span[0] or window.spans[inside[-1]][1] < span[1]:
        return None
    return inside[0], inside[-1]


def anchor(event: dict, published: str) -> int | None:
    """What dates an event without an expression of time."""
    date = event["date"] or {}
    if date.get("span"):
        return None
    day = date.get("from")
    return labels.ANCHORS.index("undated" if not day else "news" if day == published else "shared")


def triggers(window: Window, text: str, event: dict, index: int, published: str) -> list[Trigger]:
    """One trigger for each mention of the event in the window; all carry the event's labels."""
    roles: dict[int, list[tuple[int, int]]] = {}
    parties = []

    def add(role: str, span, sectors=None):
        found = pieces(window, span)
        if found:
            number = labels.ROLES.index(role)
            roles.setdefault(number, []).append(found)
            if sectors is not None:
                parties.append((*found, number, [labels.SECTORS.index(s) for s in sectors]))

    for role in ("actor", "recipient"):
        for party in event[role]:
            add(role, party.get("span"), party["sector"])
    for role in ("place", "source", "date"):
        add(role, (event[role] or {}).get("span"))
    for role, near in (("dead", DEATH), ("injured", HURT)):
        if event[role] is not None:
            add(role, number_span(text, event, event[role], near))
    made = []
    for mention in event["mentions"]:
        found = pieces(window, mention["span"])
        if found:
            made.append(
                Trigger(
                    *found,
                    labels.TYPES.index(event["event"]),
                    index,
                    labels.STATUSES.index(event["status"]),
                    {labels.MODES.index(m) for m in event["mode"]},
                    {labels.CONTEXTS.index(c) for c in event["contexts"]},
                    anchor(event, published),
                    roles,
                    parties,
                )
            )
    return made


def number_span(text: str, event: dict, value: int, near: re.Pattern) -> tuple[int, int] | None:
    """Where the text tells the number, for which the gold gives no span: the telling nearest to a mention
    with a word of death or injury close by."""
    best = None
    anchor = event["mentions"][0]["span"][0]
    for match in re.finditer(r"\d+(?:[ .\u00a0\u202f]\d{3})*|\w+", text):
        word = match.group().lower()
        told = int(re.sub(r"\D", "", word)) if word[0].isdigit() else NUMBER_OF.get(word)
        if told == value and near.search(text, max(0, match.start() - 60), match.end() + 60):
            distance = abs(match.start() - anchor)
            if best is None or distance < best[0]:
                best = (distance, match.span())
    return best[1] if best else None


def without_title(article: dict) -> dict | None:
    """The article with its headline cut off, and what was told only there dropped; None if it has none."""
    head, _, body = article["text"].partition("\n")
    if not article.get("title") or not body.strip():
        return None
    cut = len(head) + 1

    def moved(item):
        if not item or not item.get("span"):
            return item
        start, end = item["span"]
        return item | {"span": [start - cut, end - cut]} if start >= cut else item | {"span": None}

    events = []
    for event in article["events"]:
        mentions = [m for m in map(moved, event["mentions"]) if m["span"]]
        if mentions:
            events.append(
                event
                | {"mentions": mentions}
                | {role: [p for p in map(moved, event[role]) if p["span"]] for role in ("actor", "recipient")}
                | {role: moved(event[role]) for role in ("place", "source", "date")}
            )
    return article | {"text": body, "title": None, "events": events}


def joined(a: Window, b: Window) -> Window:
    """Two short windows in one, as in a page of briefs; the second's triggers keep apart from the first's."""
    shift, events = len(a.ids) - 1, 1 + max((t.event for t in a.triggers), default=0)

    def move(t: Trigger) -> Trigger:
        return Trigger(
            t.start + shift, t.end + shift, t.kind, t.event + events, t.status, t.modes, t.contexts, t.anchor,
            {role: [(s + shift, e + shift) for s, e in found] for role, found in t.roles.items()},
            [(s + shift, e + shift, role, sectors) for s, e, role, sectors in t.parties],
        )  # fmt: skip

    return Window(f"{a.name}+{b.name}", a.lang, a.ids[:-1] + [EOS] + b.ids[1:], a.spans[:-1] + [(-1, -1)] + b.spans[1:],
                  a.triggers + [move(t) for t in b.triggers])  # fmt: skip


def epoch(tokenizer: Tokenizer, articles: list[dict], dice: random.Random) -> list[Window]:
    """One epoch's windows: some titles dropped, some neighbours joined, in random order."""
    made = []
    for article in articles:
        bare = without_title(article) if dice.random() < 0.2 else None
        made += windows(tokenizer, bare or article)
    dice.shuffle(made)
    out: list[Window] = []
    for window in made:
        if out and dice.random() < 0.2 and out[-1].lang == window.lang and len(out[-1].ids) + len(window.ids) <= WINDOW:
            out[-1] = joined(out[-1], window)
        else:
            out.append(window)
    return out
