"""Are the contradictions that are shown contradictions? Pairs of sentences judged by reading them.

`contradictions.csv` holds where two sentences stand (the same one twice where one tells both
sides), the field in which they were taken to part, the story, and the verdict: no words. How
they were drawn, and by what stories are parted into those the rules were made on and those
held out, stands in README.md.

The articles are read, collated and asked for contradictions as a user would, so that a new
reader or matcher needs no new table: `python -m bench contradictions` reads the held-out
articles anew, with `--split train` those of the tuning part, and
`python -m bench all --only contradictions --pin --lower` keeps what was reached. Whatever is
shown without a verdict is listed with its places: judge it and add a row.

One that is shown is judged by the rows of its field whose sentences stand in two of its
versions, else by those of which one sentence does, beside another of the other's article; it
is right where one of them says so. `precision`: of those shown that have a verdict, the
right; `found`: of the rows that are contradictions, those shown; `right` counts the first.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common import BenchError, Outcome, existing
from bench.contradiction_texts import texts
from chancery import pipeline
from chancery.model import Reading, Span
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
    found = sum(any(finds(one, row) for one in shown) for row in wanted)
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


def finds(one: Shown, row: Row) -> bool:
    """Whether what is shown tells of a row: by one of its sentences, beside the other's article."""
    places = [place for version in one.versions for place in version]
    exact = any(p.origin == s.origin and p.span.overlaps(s.span) for p in places for s in row.sides)
    return exact and matches(one, row, loosely=True)


def judged(one: Shown, table: Sequence[Row]) -> bool | None:
    """Whether what is shown is right; None where no row is about it."""
    for fits in (matches, finds):
        about = [row.is_one for row in table if fits(one, row)]
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
    listed = texts(data, origins)
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
