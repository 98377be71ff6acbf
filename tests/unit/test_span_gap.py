"""How far two stretches of a text lie apart."""

from __future__ import annotations

import pytest

from chancery.model import Span


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [((0, 3), (5, 9), 2), ((0, 3), (3, 9), 0), ((0, 6), (4, 9), 0), ((0, 9), (2, 3), 0)],
)
def test_the_gap_is_the_same_from_either_side(one, other, apart):
    assert Span(*one).gap(Span(*other)) == Span(*other).gap(Span(*one)) == apart
