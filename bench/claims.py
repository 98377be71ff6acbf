"""Who did what to whom, according to whom: the claims corpus, read by the whole pipeline."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.claims_data import Document, Item, as_read, load
from bench.claims_score import diagnosis, score
from bench.common import Outcome
from chancery.model import Claim, Dropped


def read_claims(documents: Sequence[Document], jobs: int = 1) -> Iterator[tuple[Claim, ...]]:
    """What the pipeline that users run finds in each document, in order."""
    from chancery import pipeline

    articles = iter([document.article for document in documents])
    readings = pipeline.run(articles, jobs=jobs, people=None)
    for document, reading in zip(documents, readings, strict=True):
        if isinstance(reading, Dropped):  # scored as if nothing had been read in it
            print(f"{document.name}: dropped at {reading.stage}: {reading.reason}", file=sys.stderr)
            yield ()
        else:
            yield reading.claims


def run(data: Path, split: str | None = None) -> Outcome:
    """Score the pipeline on a folder in the claims corpus's form."""
    documents = load(data, split)
    found: list[list[Item]] = [[as_read(c) for c in claims] for claims in read_claims(documents)]
    pairs = [(document.gold, items) for document, items in zip(documents, found, strict=True)]
    return {"n": len(documents), "measures": score(pairs), "notes": diagnosis(pairs)}
