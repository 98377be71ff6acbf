"""Two words for one event in a sentence make one claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import reading, shipped

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


# Two words of one act in a line, whose they are, and whether they are told once.
TWICE = [
    ("Peru gave grain help to Chad", "gave", "help", ["Peru"], ["Peru"], True),
    # the noun shows fewer of the parties, or has other words for them
    ("Peru and Chile gave grain help", "gave", "help", ["Peru", "Chile"], ["Chile"], True),
    ("Peruvian troops of Peru helped in aid", "helped", "aid", ["Peruvian troops"], ["Peru"], True),
    # something parts the words
    (
        "Peruvian troops of Peru helped, aided",
        "helped",
        "aided",
        ["Peruvian troops"],
        ["Peru"],
        False,
    ),
    (
        "Peruvian troops, Peru helped and aided",
        "helped",
        "aided",
        ["Peruvian troops"],
        ["Peru"],
        False,
    ),
    (
        "Peru, the Peruvian troops helped after aid",
        "helped",
        "aid",
        ["Peru"],
        ["Peruvian troops"],
        False,
    ),
    # others act
    ("Peru and Chile gave grain help", "gave", "help", ["Peru"], ["Chile"], False),
]


@pytest.mark.parametrize(("text", "one", "other", "first", "second", "once"), TWICE)
def test_what_nothing_parts_is_told_once(text, one, other, first, second, once):
    whole = reading(text, event_type=EventType.AID)
    actors = _known(text, first, second)
    claims = [
        replace(
            whole.claims[0],
            id=f"c_{words}",
            trigger=Cited(words, (_span(text, words),), 0.9, "read@1"),
            actors=parties,
        )
        for words, parties in ((one, actors[0]), (other, actors[1]))
    ]
    kept = told_once(replace(whole, claims=tuple(claims))).claims
    assert len(kept) == (1 if once else 2)


def test_praise_of_help_is_not_the_help():
    text = "Peru praised Peruvian troops for help"
    whole = reading(text, event_type=EventType.SUPPORT)
    actors = _known(text, ["Peru"], ["Peruvian troops"])
    told = [
        replace(whole.claims[0], id=name, about=about, actors=parties,
                trigger=Cited(words, (_span(text, words),), 0.9, "read@1"))
        for name, about, words, parties in (
            ("c_1", "c_2", "praised", actors[0]), ("c_2", None, "help", actors[1])
        )
    ]  # fmt: skip
    assert len(told_once(replace(whole, claims=tuple(told))).claims) == 2


def _known(text, *sides):
    """The parties of each side, with whom they are."""
    return tuple(
        tuple(
            shipped().identities(reading(text, actors=[words])).claims[0].actors[0]
            for words in side
        )
        for side in sides
    )


def _span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))
