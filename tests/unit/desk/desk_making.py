"""A small record for the desk."""

from __future__ import annotations

from pathlib import Path

from making import read_one, sentences, whole

from chancery.model import Dropped
from chancery.store import Counts, Record


def make_record(folder: Path) -> Path:
    """Three claims in two articles, and one file that could not be read."""
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        writer.add(read_one(sentences(1)[0]))
        writer.drop(Dropped("b.txt", "ingest", "empty"))
        writer.finish(Counts(2, 0, 3, 1))
    return folder
