"""Who "both sides", "our air force" and "a school in Kharkiv" are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import reading, shipped, span_of

from chancery.model import Attribution

WAR = "Fighting resumed between Azerbaijan and Armenia. "


def countries(text: str, words: str, **given: str) -> set[str | None]:
    """Of all that a recipient's words stand for."""
    (claim,) = shipped().identities(reading(text, recipients=(words,), **given)).claims
    return {party.who.country for party in claim.recipients}


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Russia urged both sides to respect the truce.", {"ARM", "AZE"}),
        ("The French president, Emmanuel Macron, called on both sides to stop.", {"ARM", "AZE"}),
        ("Russia said that both sides would talk.", {"ARM", "AZE"}),  # who stand joined
        ("Peru and Chile met. Russia wants both sides to talk.", {"PER", "CHL"}),
        ("The EU froze aid to both sides after Peru and Chile met.", {"PER", "CHL"}),
    ],
)
def test_who_urges_both_sides_is_neither(sentence: str, sides: set[str]) -> None:
    assert countries(WAR + sentence, "both sides") == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (WAR + "We call on both sides to stop. Armenia and Azerbaijan must talk.", {"ARM", "AZE"}),
        (WAR + "Both sides agreed with the United States to talk.", {"USA", "AZE"}),
    ],
)
def test_nor_is_the_government_that_calls_on_them(text: str, sides: set[str]) -> None:
    words = "both sides" if "both sides" in text else "Both sides"
    assert countries(text, words, publisher="US Department of State") == sides


def test_the_place_inside_the_words_comes_before_what_stands_around() -> None:
    text = "Poland met Poland. Russia bombed a school in Kharkiv on Monday. Poland protested."
    assert countries(text, "a school in Kharkiv") == {"UKR"}


QUOTED = (
    "Polish Foreign Minister Radoslaw Sikorski accused Russia.\n\n"
    '"Our air force flew nowhere," the Russian defence ministry said.'
)


def test_our_is_of_who_is_read_as_speaking() -> None:
    made = reading(QUOTED, actors=("Our air force",))
    said = Attribution(
        source=(span_of(QUOTED, "the Russian defence ministry"),),
        cue=(span_of(QUOTED, "said"),),
        content=(span_of(QUOTED, '"Our air force flew nowhere,"'),),
        confidence=0.9,
    )
    (claim,) = shipped().identities(replace(made, attributions=(said,))).claims
    assert claim.actors[0].who.country == "RUS"
    assert "Russian defence ministry" in claim.actors[0].identity.why


def test_a_word_that_begins_a_headline_is_nobodys_family_name() -> None:
    text = "Senior doctor calls for alert in Britain. Britain agreed, said Britain."
    (claim,) = shipped().identities(reading(text, actors=("Senior doctor",))).claims
    assert claim.actors[0].who.country == "GBR"
