"""Event F1 of a reader on gold articles, without the resolvers: types, places in the text, links."""

import torch
from tokenizers import Tokenizer

from . import gold, labels
from .decode import Seen, decode
from .model import Reader

EVENT = 0.5  # least confidence of an event's best mention
LINK = 0.5  # least mean probability that joins a trigger to an event


@torch.no_grad()
def read(reader: Reader, tokenizer: Tokenizer, articles: list[dict]) -> list[tuple[dict, gold.Window, list[Seen], dict]]:
    """Every window of the articles, decoded."""
    reader.eval()
    out = []
    for article in articles:
        for window in gold.windows(tokenizer, article):
            hidden = reader.encoder(torch.tensor([window.ids]))[0]
            out.append((article, window, *decode(reader.heads, hidden, window)))
    return out


def clusters(found: list[Seen], links: dict, least: float) -> list[list[int]]:
    """Triggers of one event, best first: each joins the event of its type with the highest mean link."""
    made: list[list[int]] = []
    for i in sorted(range(len(found)), key=lambda i: (-found[i].confidence, i)):
        best = None
        for number, group in enumerate(made):
            if found[group[0]].kind == found[i].kind:
                mean = sum(links[min(i, j), max(i, j)] for j in group) / len(group)
                if mean >= least and (best is None or mean > best[0]):
                    best = (mean, number)
        if best:
            made[best[1]].append(i)
        else:
            made.append([i])
    return made


def events(article: dict, window: gold.Window, found: list[Seen], links: dict, event=EVENT, link=LINK) -> list[dict]:
    """Events in the scorer's form; parties without country."""
    made = []
    for group in clusters(found, links, link):
        best = found[group[0]]
        if best.confidence < event:
            continue

        def spot(start: int, end: int) -> dict:
            span = [window.spans[start][0], window.spans[end][1]]
            return {"span": span, "text": article["text"][span[0] : span[1]]}

        def role(name: str) -> list[dict]:
            number = labels.ROLES.index(name)
            return [spot(*p[:2]) for p in best.parties if p[2] == number]

        allowed = labels.MODES_OF[labels.TYPES[best.kind]]
        made.append(
            {
                "doc": article["id"],
                "event": labels.TYPES[best.kind],
                "mode": [m for m in allowed if best.modes[labels.MODES.index(m)] >= 0.5],
                "status": labels.STATUSES[max(range(5), key=lambda s: best.status[s])],
                "mentions": [spot(found[i].start, found[i].end) for i in group],
                "actor": role("actor"),
                "recipient": role("recipient"),
                "place": next(iter(role("place")), None),
                "source": next(iter(role("source")), None),
                "date": {"from": None, "to": None, "span": next((s["span"] for s in role("date")), None)},
                "dead": None,
                "injured": None,
                "contexts": [],
            }
        )
    return made


def overlap(a: list[int], b: list[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def right(gold_events: list[dict], made: list[dict]) -> int:
    """Events found: each gold event takes the first unused one of its type with an overlapping mention. A lower
    bound of the codebook's count, which matches by sentence and optimally; `griot score` has that one."""
    unused, count = list(made), 0
    for event in gold_events:
        spans = [m["span"] for m in event["mentions"]]
        for other in unused:
            if other["event"] == event["event"] and any(overlap(s, m["span"]) for s in spans for m in other["mentions"]):
                unused.remove(other)
                count += 1
                break
    return count


def figures(reader: Reader, tokenizer: Tokenizer, articles: list[dict]) -> dict[str, float]:
    """Precision, recall and F1 of events on `articles`, windows apart; for the eye while training goes on."""
    counts = {a["id"]: [0, len(a["events"])] for a in articles}
    hits = 0
    for article, window, found, links in read(reader, tokenizer, articles):
        made = events(article, window, found, links)
        counts[article["id"]][0] += len(made)
        hits += right(article["events"], made)
    predicted, told = (sum(c[k] for c in counts.values()) for k in (0, 1))
    return {
        "precision": round(hits / max(predicted, 1), 3),
        "recall": round(hits / max(told, 1), 3),
        "f1": round(2 * hits / max(predicted + told, 1), 3),
    }
