"""Pairs of reports labelled by hand: where they stand, both labels, and their claims today."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.common import BenchError, existing
from chancery import collate, pipeline
from chancery.model import Article, Claim, Reading, Span

TABLE = Path(__file__).with_name("report_pairs.csv")
STATE = ("statedept", "US Department of State")  # its file does not name the publisher


@dataclass(frozen=True, slots=True)
class Reference:
    """Where one side of a pair stands: a file below the corpora and a line, and the trigger's place."""

    origin: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, and what was said of them in the first and in the second reading.

    `held` where nothing may be tuned on them; no article is on both sides. `drawn` is
    `hard` or `plain`, as `bench.reports` says, or `active` for tuning alone.
    """

    name: str
    left: Reference
    right: Reference
    first: str
    second: str
    held: bool = False
    drawn: str = "hard"

    @property
    def agreed(self) -> bool:
        """Whether both readings said the same and knew it."""
        return self.first == self.second and self.first != "unsure"


def labelled(table: Path = TABLE) -> list[Pair]:
    """All pairs of the table."""
    with existing(table).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return [
        Pair(row["pair"], _reference(row, "left"), _reference(row, "right"), row["first"],
             row["second"], row["part"] == "held out", row["drawn"])
        for row in rows
    ]  # fmt: skip


def _reference(row: dict[str, str], side: str) -> Reference:
    span = Span(int(row[f"{side}_start"]), int(row[f"{side}_end"]))
    return Reference(row[f"{side}_origin"], row[f"{side}_article"], span)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its article and its face."""

    claim: Claim
    article: Article
    face: collate.Face


class Claims:
    """What the reader finds today where the pairs point, ready to be compared."""

    def __init__(self, data: Path, references: Iterable[Reference]) -> None:
        wanted = list(references)
        self._read = _readings(data, {r.origin for r in wanted})
        self._texts: dict[int, collate.Text] = {}
        self._told: dict[Reference, Told | None] = {r: self._find(r) for r in wanted}
        faces = {t.face.id: t.face for t in self._told.values() if t}
        self.sides = collate.Sides(list(faces.values()), self._texts)
        self.keys = {f.id: collate.keys(f, self._texts[f.text]) for f in faces.values()}

    def _find(self, reference: Reference) -> Told | None:
        reading = self._read.get(reference.origin)
        if reading is None:
            return None
        near = [
            claim
            for claim in reading.claims
            if any(span.overlaps(reference.span) for span in claim.trigger.spans)
        ]
        if not near:
            return None
        claim = max(near, key=lambda c: (c.confidence, c.id))
        text = collate.text_face(reading.article)
        face = collate.face(claim, reading.article, text)
        self._texts[text.id] = text
        self._texts.setdefault(face.text, collate.Text(face.text, frozenset()))
        return Told(claim, reading.article, face)

    def told(self, reference: Reference) -> Told | None:
        """The claim on a reference's words, or None where nothing is read from them today."""
        return self._told[reference]

    def rows(self, pairs: Sequence[Pair]) -> tuple[collate.Ints, collate.Ints, list[int]]:
        """Rows of both sides of the pairs of which both are read, and which pairs these are."""
        left, right, which = [], [], []
        for i, pair in enumerate(pairs):
            one, other = self._told[pair.left], self._told[pair.right]
            if one and other:
                left.append(self.sides.row[one.face.id])
                right.append(self.sides.row[other.face.id])
                which.append(i)
        return np.array(left, dtype=np.int64), np.array(right, dtype=np.int64), which

    def met(self, pair: Pair) -> bool:
        """Whether the two would be compared at all: whether they share a key, or are one face."""
        one, other = self._told[pair.left], self._told[pair.right]
        if not one or not other:
            return False
        return one.face.id == other.face.id or meet(
            self.keys[one.face.id], self.keys[other.face.id]
        )


def meet(one: collate.Keys, other: collate.Keys) -> bool:
    """Whether the faces of two sets of keys are compared."""
    return not other.own.isdisjoint(one.own | one.near)


def _readings(data: Path, origins: set[str]) -> dict[str, Reading]:
    """The articles at these places, read."""
    chosen = articles(data, origins)
    if not chosen:
        raise BenchError(f"{data}: none of the articles that the pairs name; expected the corpora")
    with pipeline.run(list(chosen.values()), jobs=1) as running:
        return {
            origin: result
            for origin, result in zip(chosen, running, strict=True)
            if isinstance(result, Reading)
        }


def articles(data: Path, origins: set[str]) -> dict[str, Article]:
    """The articles at these places, a file below the corpora and a line."""
    chosen: dict[str, Article] = {}
    for name in sorted({origin.rpartition(":")[0] for origin in origins}):
        publisher = STATE[1] if name.startswith(STATE[0]) else None
        for item in pipeline.articles([existing(data / name)], publisher=publisher):
            if isinstance(item, Article):
                origin = f"{name}:{(item.origin or '').rpartition(':')[2]}"
                if origin in origins:
                    chosen[origin] = item
    return chosen
