"""Joining all that are each other's best at once makes what joining one best pair after another would."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from time import process_time
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collate import Scored, link, linkage

COUNT = 9
PAIRS = list(combinations(range(COUNT), 2))
# Few values, so that ties are the rule, and some odd ones.
VALUES = st.one_of(st.sampled_from([0.2, 0.5, 0.6, 0.9, 1.0]), st.floats(0, 1)).map(
    lambda value: round(value, 6)
)
SCORES = st.dictionaries(st.sampled_from(PAIRS), VALUES)
FEW = st.lists(st.sampled_from(PAIRS), max_size=3)


def columns(scores: dict[tuple[int, int], float]) -> Scored:
    left, right = (np.array([pair[k] for pair in scores], dtype=np.int64) for k in (0, 1))
    return Scored(left, right, np.array(list(scores.values()), dtype=float))


def tops(scores, threshold, start=None, apart=()) -> list[int]:
    top = np.arange(COUNT) if start is None else np.array(start)
    barred = columns(dict.fromkeys(apart, 0.0))
    return link(COUNT, columns(scores), threshold, top, barred).top.tolist()


def one_by_one(scores, threshold, start, apart) -> list[int]:
    """The best pair of all is joined, again and again, with fractions that are exact."""
    groups = {top: [n for n in range(COUNT) if start[n] == top] for top in start}

    def mean(one: int, other: int) -> Fraction:
        both = [tuple(sorted(pair)) for pair in product(groups[one], groups[other])]
        if any(pair in apart for pair in both):
            return Fraction(-1)
        total = sum(Fraction(round(scores.get(pair, 0.0) * 10**6), 10**6) for pair in both)
        return total / len(both)

    limit = Fraction(round(threshold * 10**6), 10**6)
    while len(groups) > 1:
        best, one, other = min((-mean(a, b), a, b) for a, b in combinations(sorted(groups), 2))
        if -best < limit:
            break
        groups[one] += groups.pop(other)
    of = {node: top for top, nodes in groups.items() for node in nodes}
    return [of[node] for node in range(COUNT)]


@settings(max_examples=200, deadline=None)
@given(SCORES, st.sampled_from([0.3, 0.5, 0.75, 0.91]), FEW, st.booleans(), st.integers(0, 3))
def test_all_at_once_and_along_chains_is_one_by_one(scores, threshold, apart, begun, looks) -> None:
    start = [0, 0, 2, 3, 2, 5, 6, 7, 8] if begun else list(range(COUNT))
    apart = [pair for pair in apart if start[pair[0]] != start[pair[1]]]
    with mock.patch.object(linkage, "LOOKS", looks):
        found = tops(scores, threshold, start, apart)
    assert found == one_by_one(scores, threshold, start, apart)


@pytest.mark.parametrize(
    ("scores", "joined"),
    [
        ({}, []),
        ({(0, 1): 0.9}, [(0, 1, 0.9)]),
        ({(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.8}, [(0, 1, 0.9), (0, 2, 0.7)]),
        ({(0, 1): 0.9, (0, 2): 0.3, (1, 2): 0.4}, [(0, 1, 0.9)]),
    ],
)
def test_what_was_joined_is_told_in_order_with_its_mean(scores, joined) -> None:
    made = link(3, columns(scores), 0.5, np.arange(3), columns({}))
    found = list(zip(made.low.tolist(), made.high.tolist(), made.mean.tolist(), strict=True))
    assert [row[:2] for row in found] == [row[:2] for row in joined]
    assert [row[2] for row in found] == pytest.approx([row[2] for row in joined])


def test_a_long_row_of_ever_better_pairs_is_joined_to_the_end() -> None:
    scores = {(n, n + 1): round(0.6 + n / 100, 6) for n in range(8)}
    assert tops(scores, 0.5) == [0, 1, 1, 3, 3, 5, 5, 7, 7]


def test_an_event_of_many_that_are_just_as_alike_is_joined_in_time() -> None:
    """Each one's best is the first, so that at every look at all pairs only one is joined."""
    count = 1000
    left, right = np.triu_indices(count, 1)
    held = Scored(left, right, np.full(len(left), 0.95))
    began = process_time()
    made = link(count, held, 0.91, np.arange(count), columns({}))
    assert process_time() - began < 4
    assert not made.top.any()
    assert len(made.low) == count - 1
    assert made.mean == pytest.approx(0.95)
