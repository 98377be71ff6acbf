"""Text without events: sport, business and culture, in which the reader should see none.

The passages stand in `quiet.csv` as places in the corpora, with their digests;
none is in a text that training read. They were taken by words of their fields
and left out by words of politics, law and violence, before any reader saw them.
`events_per_100_sentences` counts every claim; those of a confidence of a half
and more are counted beside.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.common import BenchError, Outcome, Reads
from chancery import pipeline
from chancery.model import Article, Reading
from training.claims.texts import source

TABLE = Path(__file__).with_suffix(".csv")


def run(data: Path, *, table: Path = TABLE, reader: Reads | None = None) -> Outcome:
    """Read the passages of the table out of the corpora in `data`, by all stages or by a reader."""
    kinds: list[str] = []
    articles: list[Article] = []
    for kind, text in passages(data, table):
        kinds.append(kind)
        articles.append(Article(text))
    readings = list(reader.read(articles)) if reader else list(_kept(articles))
    sentences = sum(len(r.sentences) for r in readings)
    claims = [c for r in readings for c in r.claims]
    by_kind = Counter(k for k, r in zip(kinds, readings, strict=True) for _ in r.claims)
    return {
        "n": len(articles),
        "measures": {
            "events_per_100_sentences": 100 * len(claims) / sentences,
            "sure_per_100_sentences": 100 * sum(c.confidence >= 0.5 for c in claims) / sentences,
        },
        "notes": [
            f"  {sentences} sentences; {kind}: {kinds.count(kind)} passages, {by_kind[kind]} claims"
            for kind in sorted(set(kinds))
        ],
    }


def _kept(articles: list[Article]) -> Iterator[Reading]:
    """What a record would keep."""
    for outcome in pipeline.run(iter(articles), jobs=1, people=None):
        if not isinstance(outcome, Reading):
            raise BenchError(f"{outcome.place}: {outcome.reason}")
        yield outcome


def passages(data: Path, table: Path) -> Iterator[tuple[str, str]]:
    """The kind and the text of each passage, which must be the one that was chosen."""
    with table.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            text = _source(data, row)[int(row["start"]) : int(row["end"])]
            digest = hashlib.sha256(text.encode()).hexdigest()
            if digest != row["sha256"]:
                raise BenchError(
                    f"{data / row['file']} {row['entry']}: digest {digest[:12]}, expected "
                    f"{row['sha256'][:12]}; fetch the corpus version named in its SOURCE.txt"
                )
            yield row["kind"], text


def _source(data: Path, row: dict[str, str]) -> str:
    if row["corpus"] != "geoparsing":
        return source(data, row["corpus"], row["file"], row["entry"])
    # one of the geoparsing files has no numbers: an article without one goes by its place
    for i, article in enumerate(ET.parse(data / row["file"]).getroot().iter("article")):
        if (article.get("docid") or str(i)) == row["entry"]:
            parts = (article.findtext("title") or "", article.findtext("text") or "")
            return "\n\n".join(p.strip() for p in parts)
    raise BenchError(f"{data / row['file']}: no article {row['entry']}")
