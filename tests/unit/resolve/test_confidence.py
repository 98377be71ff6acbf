"""A claim's confidence: the reader's own, weighed with how surely its parties are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import (
    Account,
    Article,
    Cited,
    Claim,
    EventType,
    Identity,
    Party,
    Reading,
    Span,
    Stance,
    Status,
    claim_id,
)
from chancery.resolve.confidence import PLAIN, features, shipped, weighed

TEXT = "Turkey met Greece"


def party(
    words: str, sure: float | None, country: str | None = "TUR", *, sector: str | None = None
) -> Party:
    at = Span(TEXT.index(words), TEXT.index(words) + len(words))
    who = Identity(country=country, sector=sector)
    found = Cited(who, (at,), sure, "who@1") if sure is not None else None
    return Party(Cited(words, (at,), 0.9, "read@1"), found)


def claim(confidence: float = 0.5, *actors: Party) -> Claim:
    at, article = Span(7, 10), Article(TEXT)
    return Claim(
        id=claim_id(article.id, at, EventType.CONSULT),
        article=article.id,
        sentence=0,
        sentence_span=Span(0, len(TEXT)),
        event_type=Cited(EventType.CONSULT, (at,), 0.9, "read@1"),
        trigger=Cited("met", (at,), 0.9, "read@1"),
        status=Cited(Status.ACTUAL, (at,), 0.9, "read@1"),
        actors=actors,
        confidence=confidence,
    )


def confidence(of: Claim, weights: dict[str, float]) -> float:
    reading = Reading(Article(TEXT), (Span(0, len(TEXT)),), claims=(of,))
    return weighed(reading, weights).claims[0].confidence


@given(st.floats(0.002, 0.998))
def test_plain_weights_change_nothing(sure: float) -> None:
    assert confidence(claim(sure), dict(PLAIN)) == pytest.approx(sure)


@pytest.mark.parametrize("sure", [0.0, 1.0])
def test_certainty_is_held_back(sure: float) -> None:
    assert 0.0 < confidence(claim(sure), dict(PLAIN)) < 1.0


def test_the_least_sure_party_counts() -> None:
    (held,) = features([claim(0.5, party("Turkey", 0.9), party("Greece", 0.3))])
    assert (held["actor"], held["recipient"], held["open"]) == (0.3, 1.0, 0.0)
    (held,) = features([claim(0.5, party("Turkey", 0.9), party("Greece", None))])
    assert (held["actor"], held["open"]) == (0.0, 1.0)


def test_many_parties_are_marked() -> None:
    one = party("Turkey", 0.9)
    two, three = features([claim(0.5, one, one), claim(0.5, one, one, one)])
    assert (two["many_actors"], three["many_actors"]) == (0.0, 1.0)
    assert three["many_recipients"] == 0.0


def test_nobody_and_two_sides_are_marked() -> None:
    turkey, greece = party("Turkey", 0.9), party("Greece", 0.9, "GRC")
    none, one, both = features([claim(0.5), claim(0.5, turkey), claim(0.5, turkey, greece)])
    assert [held["nobody"] for held in (none, one, both)] == [1.0, 0.0, 0.0]
    assert [held["two"] for held in (none, one, both)] == [0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("sectors", "private"),
    [((), 0.0), (("BUS",), 1.0), ((None, "CVL"), 1.0), (("GOV",), 0.0), (("BUS", "GOV"), 0.0)],
)
def test_a_claim_of_private_people_alone_is_marked(
    sectors: tuple[str | None, ...], private: float
) -> None:
    parties = (party("Turkey", 0.9, sector=sector) for sector in sectors)
    assert features([claim(0.5, *parties)])[0]["private"] == private


def test_other_claims_of_the_article_tell() -> None:
    sure, echo = claim(0.8), claim(0.4)
    later = replace(claim(0.3), sentence=1)
    held = features([sure, echo, later])
    assert [one["echo"] for one in held] == [0.0, 1.0, 0.0]
    assert [one["first"] for one in held] == [1.0, 1.0, 0.0]
    assert [one["others"] for one in held] == pytest.approx([0.35, 0.55, 0.6])
    assert features([sure])[0]["others"] == 0.0
    assert features([]) == []


def test_shipped_weights_trust_a_known_party_more_than_a_guess() -> None:
    known, guessed = (claim(0.5, party("Turkey", sure)) for sure in (0.95, 0.2))
    weights = {**shipped(), "least": 0.0}  # none is left out here
    assert weights["read"] > 0
    assert confidence(known, weights) >= confidence(guessed, weights)
    assert confidence(replace(known, confidence=0.9), weights) > confidence(known, weights)


def test_what_is_hardly_likely_is_left_out_and_nothing_points_at_it() -> None:
    sure, unsure = claim(0.6), replace(claim(0.1), id="c_unsure")
    about = replace(sure, id="c_about", about="c_unsure")
    reading = Reading(Article(TEXT), (Span(0, len(TEXT)),), claims=(sure, about, unsure))
    found = weighed(reading, {**PLAIN, "least": 0.3}).claims
    assert [c.id for c in found] == [sure.id, "c_about"]
    assert [c.about for c in found] == [None, None]
    whole = weighed(reading, PLAIN).claims
    assert [c.about for c in whole] == [None, "c_unsure", None]


@pytest.mark.parametrize(
    ("asking", "asked", "kept"),
    [
        (0.8, 0.2, ["c_asking", "c_asked"]),
        (0.8, 0.1, ["c_asking"]),
        (0.2, 0.2, []),
    ],
)
def test_less_is_asked_of_what_a_claim_that_stays_is_about(
    asking: float, asked: float, kept: list[str]
) -> None:
    demand = replace(claim(asking), id="c_asking", about="c_asked")
    both = (demand, replace(claim(asked), id="c_asked"), replace(claim(0.2), id="c_other"))
    reading = Reading(Article(TEXT), (Span(0, len(TEXT)),), claims=both)
    assert [c.id for c in weighed(reading, {**PLAIN, "least": 0.3}).claims] == kept


@pytest.mark.parametrize(
    ("stance", "sure", "kept"),
    [
        (Stance.DENIES, 0.2, True),
        (Stance.UNCONFIRMED, 0.2, True),
        (Stance.DOUBTS, 0.2, True),
        (Stance.DENIES, 0.1, False),
        (Stance.ASSERTS, 0.2, False),
        (Stance.CONFIRMS, 0.2, False),
    ],
)
def test_and_of_what_somebody_disputes(stance: Stance, sure: float, kept: bool) -> None:
    source = party("Greece", 0.9)
    said = Account(source, Cited(stance, source.mention.spans, 0.9, "read@1"))
    told = replace(claim(sure), accounts=(said,))
    reading = Reading(Article(TEXT), (Span(0, len(TEXT)),), claims=(told,))
    assert bool(weighed(reading, {**PLAIN, "least": 0.3}).claims) is kept
