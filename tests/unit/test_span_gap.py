"""How far two stretches of a text lie apart, and what several cover together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import request

from chancery.model import Span


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [((0, 3), (5, 9), 2), ((0, 3), (3, 9), 0), ((0, 6), (4, 9), 0), ((0, 9), (2, 3), 0)],
)
def test_the_gap_is_the_same_from_either_side(one, other, apart):
    assert Span(*one).gap(Span(*other)) == Span(*other).gap(Span(*one)) == apart


def test_a_trigger_in_parts_reaches_from_its_first_word_to_its_last():
    claim = request()
    (whole,) = claim.trigger.spans
    assert claim.trigger_span == whole
    parts = Span(whole.end + 4, whole.end + 7), whole
    apart = replace(claim, trigger=replace(claim.trigger, spans=parts))
    assert apart.trigger_span == Span(whole.start, whole.end + 7)
