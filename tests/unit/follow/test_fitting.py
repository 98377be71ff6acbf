"""What a concession gives, a deed or words, and which demand it meets."""

from __future__ import annotations

import pytest
from demanding import E, claim

from chancery.follow.cases import Outcome
from chancery.follow.demands import demands
from chancery.follow.fitting import words_of
from chancery.model import Status


@pytest.mark.parametrize(
    ("wanted", "told", "outcome"),
    [
        ("apology", "apologised", Outcome.MET),
        ("apologize", "expressed regret", Outcome.MET),
        ("acknowledge", "admitted", Outcome.MET),
        ("apology", "admitted", Outcome.OPEN),
        ("acknowledge", "apologised", Outcome.OPEN),
        ("apology", "lifted", Outcome.OPEN),
        ("lift", "apologised", Outcome.OPEN),
        ("lift", "lifted", Outcome.MET),
    ],
)
def test_an_apology_meets_a_demand_for_one_and_no_other(wanted, told, outcome):
    demand = [
        claim("d", E.REQUEST, "PAK", "USA", about="w", mode="yield"),
        claim("w", E.CONCEDE, "USA", status=Status.FUTURE, trigger=wanted, on=30),
    ]
    answer = claim("x", E.CONCEDE, "USA", "PAK", on=3, trigger=told)
    (one,) = demands([*demand, answer], frozenset({"PAK"}), frozenset({"USA"}))
    assert one.outcome is outcome


@pytest.mark.parametrize(
    ("kind", "trigger", "told", "outcome"),
    [
        (E.REQUEST, "demanded an apology", "apologised", Outcome.MET),
        (E.REQUEST, "demanded", "apologised", Outcome.OPEN),
        (E.REQUEST, "demanded", "lifted", Outcome.MET),
        (E.THREATEN, "threatened", "apologised", Outcome.OPEN),
        (E.THREATEN, "threatened", "backed down", Outcome.MET),
    ],
)
def test_where_nothing_is_told_of_what_is_wanted_the_demand_s_own_words_do(
    kind, trigger, told, outcome
):
    demand = claim("d", kind, "PAK", "USA", trigger=trigger)
    answer = claim("x", E.CONCEDE, "USA", "PAK", on=3, trigger=told)
    (one,) = demands([demand, answer], frozenset({"PAK"}), frozenset({"USA"}))
    assert one.outcome is outcome


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        ("apologised", "apology"), ("deep regret", "apology"), ("asked for forgiveness", "apology"),
        ("Admitting", "admission"), ("pleaded guilty", "admission"), ("conceded", "admission"),
        ("took responsibility", "admission"), ("lifted", None), ("backed away", None),
        ("granted", None), ("readmitted", None), ("concessions", None), ("dropped", None),
    ],
)  # fmt: skip
def test_words_of_a_concession(trigger, words):
    assert words_of(claim("x", E.CONCEDE, "USA", trigger=trigger).claim) == words
