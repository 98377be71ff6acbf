"""The articles that pairs of contradictions point into, by the corpus that each comes from."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.common import BenchError, existing
from bench.ecbplus_data import documents
from bench.report_pairs import articles
from chancery import pipeline
from chancery.model import Article
from training.claims.texts import source

_LINES = ("news/", "statedept/")  # many articles a file, each by its line
_CREATED = re.compile(
    r"<TIMEX3(?=[^>]*CREATION_TIME)[^>]*\bvalue=\"(\d{4}-\d\d-\d\d)", re.IGNORECASE
)


def texts(data: Path, origins: set[str]) -> dict[str, Article]:
    """The articles at these places below the corpora: a file, with a line or a name where it has many."""
    lines = {origin for origin in origins if origin.startswith(_LINES)}
    found = {**articles(data, lines), **_ingested(data, sorted(origins - lines))}
    if missing := sorted(origins - found.keys()):
        raise BenchError(
            f"{data}: no article {', '.join(missing[:3])}; fetch the corpora of SOURCE.txt"
        )
    return found


def _ingested(data: Path, origins: Iterable[str]) -> dict[str, Article]:
    """Texts of corpora that are not articles' files, read in as if they were."""
    found: dict[str, Article] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for origin in origins:
            file = Path(scratch) / "article.jsonl"
            file.write_text(json.dumps(_row(data, origin)) + "\n", encoding="utf-8")
            item = next(iter(pipeline.articles([file])))
            if isinstance(item, Article):
                found[origin] = item
    return found


def _row(data: Path, origin: str) -> dict[str, str]:
    """A text with the publisher and the day that its corpus gives it."""
    corpus = origin.partition("/")[0]
    file, _, entry = origin.partition(":")
    whole = existing(data / file)
    text = _ecbplus(whole) if corpus == "ecbplus" else source(data, corpus, file, entry)
    row = {"text": text}
    if corpus == "polnear":  # files are named by publisher and day
        row["publisher"], row["published"], _ = whole.name.split("_", 2)
    if corpus == "tempeval3" and (created := _CREATED.search(whole.read_text(encoding="utf-8"))):
        row["published"] = created[1]
    return row


def _ecbplus(file: Path) -> str:
    """A document of ECB+, whose folder is its topic."""
    topic = int(file.parent.name)
    return next(d.text for d in documents(file.parents[2], [topic]) if f"{d.name}.xml" == file.name)
