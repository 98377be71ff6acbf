"""Are the contradictions that are shown contradictions? Pairs of sentences judged by reading them.

`contradictions.csv` holds where two sentences stand, the field in which they were
taken to part, the story, and the verdict: no words. How they were drawn stands in
README.md. The tuning part is what the rules were made on; in the other part are texts
that nobody had looked at when they were.

The articles are read, collated and asked for contradictions as a user would. One that
is shown is judged by the rows of its field that have a sentence in either version, else
by those of its field and both articles; it is right where one of them says so.
`precision`: of those shown that have a verdict, the right; `found`: of the rows that
are contradictions, those shown; `right` counts the first.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common import BenchError, Outcome, existing
from bench.report_pairs import articles
from chancery import pipeline
from chancery.model import Article, Reading, Span
from chancery.service import contradictions
from chancery.store import Counts, Record

TABLE = Path(__file__).with_suffix(".csv")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: a file below the corpora, with a line where it holds many articles, and offsets."""

    origin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """Two sentences and whether they part on a field."""

    name: str
    field: str
    sides: tuple[Place, Place]
    story: str
    held: bool
    drawn: str
    is_one: bool


def rows(table: Path = TABLE) -> list[Row]:
    """All pairs of the table that were judged with certainty."""
    with existing(table).open(encoding="utf-8", newline="") as handle:
        return [
            Row(row["pair"], row["field"], (_place(row, "left"), _place(row, "right")),
                row["story"], row["part"] == "held out", row["drawn"], row["verdict"] == "yes")
            for row in csv.DictReader(handle) if row["verdict"] != "unsure"
        ]  # fmt: skip


def _place(row: dict[str, str], side: str) -> Place:
    return Place(row[f"{side}_origin"], Span(int(row[f"{side}_start"]), int(row[f"{side}_end"])))


def run(data: Path, *, split: str = "dev", table: Path = TABLE) -> Outcome:
    """Score what is shown on the articles of the held-out pairs (`dev`), the tuning pairs or all."""
    chosen = [r for r in rows(table) if split == "all" or r.held == (split == "dev")]
    if not chosen:
        raise BenchError(f"{table}: no pairs in the part {split}")
    shown = list(_shown(data, {p.origin for r in chosen for p in r.sides}))
    verdicts = [judged(one, chosen) for one in shown]
    right, wrong = verdicts.count(True), verdicts.count(False)
    wanted = [row for row in chosen if row.is_one]
    found = sum(any(matches(one, row) for one in shown) for row in wanted)
    stories = {row.story for row in chosen}
    return {
        "n": len(chosen),
        "measures": {
            "precision": right / (right + wrong) if right + wrong else None,
            "found": found / len(wanted) if wanted else None,
            "right": float(right),
        },
        "notes": [
            f"  shown: {right} right, {wrong} wrong, {len(shown) - right - wrong} not judged",
            f"  of {len(chosen)} pairs in {len(stories)} stories {len(wanted)} are contradictions",
            *(_line(one, verdict) for one, verdict in zip(shown, verdicts, strict=True)),
        ],
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A contradiction as it was shown: its field, and the sentences of each version."""

    field: str
    versions: tuple[tuple[Place, ...], ...]


def matches(one: Shown, row: Row, *, loosely: bool = False) -> bool:
    """Whether a row's two sentences (loosely: articles) stand in two of the versions."""

    def holds(version: Sequence[Place], place: Place) -> bool:
        return any(
            p.origin == place.origin and (loosely or p.span.overlaps(place.span)) for p in version
        )

    left, right = row.sides
    return one.field == row.field and any(
        holds(a, left) and holds(b, right)
        for i, a in enumerate(one.versions)
        for j, b in enumerate(one.versions)
        if i != j
    )


def judged(one: Shown, table: Sequence[Row]) -> bool | None:
    """Whether what is shown is right; None where no row is about it."""
    for loosely in (False, True):
        about = [row.is_one for row in table if matches(one, row, loosely=loosely)]
        if about:
            return any(about)
    return None


def _line(one: Shown, verdict: bool | None) -> str:
    said = {True: "right", False: "wrong", None: "not judged"}[verdict]
    places = " / ".join(
        f"{v[0].origin} {v[0].span.start}-{v[0].span.end}" for v in one.versions if v
    )
    return f"  {said}: {one.field}: {places}"


def _shown(data: Path, origins: set[str]) -> Iterator[Shown]:
    """What a record of these articles shows."""
    texts = {origin for origin in origins if origin.endswith(".txt")}
    listed = {**articles(data, origins - texts), **_named(data, texts)}
    where = {article.id: origin for origin, article in listed.items()}
    sentences: dict[str, Place] = {}
    with tempfile.TemporaryDirectory() as scratch:
        with Record.open(scratch, create=True) as opened:
            writer = opened.writer(version="0", stages=pipeline.versions())
            with pipeline.run(list(listed.values()), jobs=1) as running:
                for reading in running:
                    if isinstance(reading, Reading):
                        writer.add(reading)
                        for claim in reading.claims:
                            place = Place(where[claim.article], claim.sentence_span)
                            sentences[claim.id] = place
            writer.finish(Counts())
        for row in contradictions(scratch):
            yield _made(row, sentences)


def _made(row: dict[str, Any], sentences: dict[str, Place]) -> Shown:
    versions = (tuple(sentences[c] for c in v["claims"]) for v in row["versions"])
    return Shown(row["field"], tuple(versions))


def _named(data: Path, origins: set[str]) -> dict[str, Article]:
    """Texts whose file is named by publisher and day, as PolNeAR's are."""
    found: dict[str, Article] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for origin in sorted(origins):
            publisher, day, _ = Path(origin).name.split("_", 2)
            text = existing(data / origin).read_text(encoding="utf-8")
            row = {"text": text, "publisher": publisher, "published": day}
            file = Path(scratch) / "article.jsonl"
            file.write_text(json.dumps(row) + "\n", encoding="utf-8")
            item = next(iter(pipeline.articles([file])))
            if isinstance(item, Article):
                found[origin] = item
    return found
