"""What undoes the joins of faces that stay together, and what is left of them."""

from __future__ import annotations

import pytest

from chancery.service.units import Join, Unit

FOUR = Unit(
    [1, 2, 3, 4],
    joins=[Join((1,), (2,), 0.98), Join((3,), (4,), 0.96), Join((1, 2), (3, 4), 0.92)],
)


@pytest.mark.parametrize(
    ("sums", "size", "since", "expected", "note"),
    [
        ({}, 1, 1.0, set(), "nothing like it"),
        ({1: 0.99}, 1, 1.0, {0}, "liker to one than its partner; less so to the two together"),
        ({1: 0.97, 2: 0.97}, 1, 1.0, {2}, "as like to one side as the two sides are"),
        ({1: 0.97, 2: 0.97}, 1, 0.91, set(), "joined itself later, so it was there already"),
        ({3: 0.96}, 1, 1.0, {1}, "just as like: the names would decide"),
        ({3: 0.97}, 2, 1.0, set(), "one of two that is like it, the other not"),
        ({1: 1.96, 2: 1.98, 3: 0.0}, 2, 0.97, {2}, "two faces, by their mean"),
    ],
)
def test_what_undoes_a_join(sums, size, since, expected, note) -> None:
    assert FOUR.disturbed(sums, size, since) == expected, note


@pytest.mark.parametrize(
    ("undone", "expected"),
    [
        ({2}, [([1, 2], 0.92, 1), ([3, 4], 0.92, 1)]),
        ({0}, [([1], 0.98, 0), ([2], 0.98, 0), ([3, 4], 0.92, 1)]),
        ({0, 1}, [([1], 0.98, 0), ([2], 0.98, 0), ([3], 0.96, 0), ([4], 0.96, 0)]),
    ],
)
def test_what_is_left_of_it(undone, expected) -> None:
    made = sorted((unit.faces, unit.since, len(unit.joins)) for unit in FOUR.parts(undone))
    assert made == expected


def test_a_face_alone_is_undone_by_nothing() -> None:
    assert not Unit([1]).disturbed({1: 1.0}, 1, 1.0)
    assert FOUR.last == 0.92 < Unit([1]).last
