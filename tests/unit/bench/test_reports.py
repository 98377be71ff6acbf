"""The pairs of reports: their table, their split, and the measure taken on them."""

from __future__ import annotations

import numpy as np
import pytest

from bench.report_pairs import labelled
from bench.reports import precision_at
from chancery.collate import copies, sketch
from training.collate_weights import MORE


def test_the_table_holds_five_hundred_pairs_and_no_words() -> None:
    pairs = labelled()
    assert len(pairs) >= 500
    assert len({pair.name for pair in pairs}) == len(pairs)
    assert {pair.first for pair in pairs} | {pair.second for pair in pairs} == {
        "same", "different", "unsure",
    }  # fmt: skip
    assert sum(pair.agreed and pair.first == "same" for pair in pairs) >= 80


def test_no_article_is_on_both_sides_of_the_split() -> None:
    pairs = labelled()
    sides: dict[str, set[bool]] = {}
    for pair in (*pairs, *labelled(MORE)):
        for reference in (pair.left, pair.right):
            sides.setdefault(reference.article, set()).add(pair.held)
    assert all(len(side) == 1 for side in sides.values())
    assert {True, False} == {held for side in sides.values() for held in side}


@pytest.mark.parametrize(
    ("scores", "same", "recall", "expected"),
    [
        ([0.9, 0.8, 0.7, 0.1], [1, 1, 0, 1], 0.6, 1.0),
        ([0.9, 0.8, 0.7, 0.1], [1, 1, 0, 1], 0.75, 0.75),
        ([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0], 0.5, 0.25),
        ([0.0, 0.9], [1, 0], 1.0, 0.5),
    ],
)
def test_precision_at_a_recall(scores, same, recall, expected) -> None:
    assert precision_at(np.array(scores), np.array(same, dtype=float), recall) == expected


def test_altered_copies_are_found_among_others() -> None:
    import random

    from bench.copies import altered

    chance = random.Random(1)
    texts = [
        " ".join(f"Line {k} of story {n} tells of thing {n * 97 + k * 13}." for k in range(30))
        for n in range(20)
    ]
    made = [*texts, *(altered(text, n, chance) for n, text in enumerate(texts))]
    sketches = {i: sketch(text) for i, text in enumerate(made)}
    by_key: dict[int, list[int]] = {}
    for i, one in sketches.items():
        for key in one.keys:
            by_key.setdefault(key, []).append(i)
    found = {(a, b) for a, b, _ in copies(sketches, sketches, by_key)}
    assert found == {(n, n + 20) for n in range(20)}
