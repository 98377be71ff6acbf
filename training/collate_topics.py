"""Pairs of claims of ECB+ of which its annotators say whether they are one event, to fit weights on.

Stories of crime, sport and accidents, of which the pairs of reports have none, and few
parties have a country there. Half the articles have no day and that of others is one of
a later page, so all count as undated: what days tell is learnt from the reports alone. Topics
that `bench.ecbplus` holds out are left out, and texts that `bench.contradictions` points into.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from bench import contradictions
from bench.ecbplus import TRAINING
from bench.ecbplus_data import documents
from bench.ecbplus_found import read_topic
from chancery import collate
from chancery.collate.likeness import strangers

Pairs = tuple[collate.Floats, collate.Floats, collate.Bools]  # features, same, of two articles


def judged(data: Path) -> Pairs:
    """All pairs of claims of one topic, both on words that are annotated; without strangers."""
    asked = _asked()
    parts = [_pairs(data, topic, asked) for topic in TRAINING]
    values, same, across = (np.concatenate(column) for column in zip(*parts, strict=True))
    return values, same, across


def _pairs(data: Path, topic: int, asked: frozenset[str]) -> Pairs:
    listed = [document for document in documents(data, [topic]) if document.name not in asked]
    read = read_topic(listed)
    chains = {(m.document, m.tokens): m.chain for one in listed for m in one.mentions}
    same, told = read.judged(chains)
    told &= ~strangers(read.sides, read.left, read.right)
    left, right = read.left[told], read.right[told]
    texts = read.sides.plain["text"]
    read.sides.plain["dated"][:] = 0
    return collate.features(read.sides, left, right), same[told], texts[left] != texts[right]


def _asked() -> frozenset[str]:
    """Names of the documents that contradictions are asked of."""
    with contradictions.TABLE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    places = {Path(row[f"{side}_origin"]) for row in rows for side in ("left", "right")}
    return frozenset(place.stem for place in places if place.parts[0] == "ecbplus")
