"""Two words for one event in a sentence make one claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import reading

from chancery.model import Cited, EventType, Span, Status
from chancery.resolve.told_once import NEAR, told_once

TEXT = "Signed an agreement on arms, " + "as the ministers of both sides put it, " + "an accord."


def claim(name, words, confidence, *, kind=EventType.AGREE, status=Status.ACTUAL, **given):
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    made = reading(TEXT, event_type=kind).claims[0]
    return replace(
        made,
        id=name,
        trigger=Cited(words, (span,), 0.9, "read@1"),
        status=Cited(status, (span,), 0.9, "read@1"),
        confidence=confidence,
        **given,
    )


def left(*claims):
    return told_once(replace(reading(TEXT), claims=claims)).claims


def test_the_surer_stands_for_both():
    two = claim("c_a", "Signed", 0.4), claim("c_b", "agreement", 0.6)
    assert [c.id for c in left(*two)] == ["c_b"]


@pytest.mark.parametrize(
    "other",
    [
        claim("c_b", "agreement", 0.6, kind=EventType.SUPPORT),
        claim("c_b", "agreement", 0.6, status=Status.FUTURE),
        claim("c_b", "agreement", 0.6, sentence=1),
        claim("c_b", "accord", 0.6),  # farther off than NEAR
        claim("c_b", "agreement", 0.6, actors=reading(TEXT, actors=["ministers"]).claims[0].actors),
    ],
)
def test_what_differs_stays(other):
    assert len(left(claim("c_a", "Signed", 0.4), other)) == 2


def test_links_are_led_on():
    demand = claim("c_d", "arms", 0.5, kind=EventType.REQUEST, about="c_a")
    kept = left(claim("c_a", "Signed", 0.4), claim("c_b", "agreement", 0.6, about="c_a"), demand)
    assert {c.id: c.about for c in kept} == {"c_b": None, "c_d": "c_b"}


def test_nothing_to_leave_out_leaves_the_reading_as_it_was():
    one = replace(reading(TEXT), claims=(claim("c_a", "Signed", 0.4),))
    assert told_once(one) is one
    assert TEXT.index("accord") - TEXT.index("Signed") > NEAR
