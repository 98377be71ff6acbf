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


# ------------------------------------------------------------------ two countries in one mention


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("Russian-Turkish", {"RUS", "TUR"}),
        ("Saudi-Emirati officials", {"SAU", "ARE"}),
        ("U.S.-Moroccan forces", {"USA", "MAR"}),
        ("Franco-German", {"FRA", "DEU"}),
        ("Sino-Indian troops", {"CHN", "IND"}),
        ("four Peruvian sailors and two Greek sailors", {"PER", "GRC"}),
        ("Peruvian and Greek sailors", {"PER", "GRC"}),
        # a person of both is one, as is who guards what lies between them
        ("the Turkish-American reporter Ada Baines", {"TUR"}),
        ("Peru-Chile border guards", {"PER"}),
        ("Franco Peru", {"PER"}),
    ],
)
def test_two_countries_joined_are_two_parties(words: str, sides: set[str]) -> None:
    text = f"Peru was calm. The envoys saw {words} at the river."
    assert countries(text, words) == sides


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("the South American nation of Guyana", "GUY"),
        ("the West African country of Mali", "MLI"),
        ("the European island state of Malta", "MLT"),
        ("Western Peru", "PER"),
        ("European leaders in Kyiv", "EUR"),  # where they are tells not whose
        ("African migrants", None),
    ],
)
def test_a_part_of_the_world_hides_no_country(words: str, right: str | None) -> None:
    text = f"Kenya helped. On Friday {words} were thanked for it."
    assert countries(text, words) == {right}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Voters in Ohio and Texas waited. Georgia bakers did not.", "USA"),
        ("The GOP primary was held. Georgia bakers voted.", "USA"),
        ("In Atlanta it rained. Georgia bakers stayed at home.", "USA"),
        ("Russia closed the road. Georgia bakers sold no bread.", "GEO"),
        ("In Tbilisi it rained. The GOP waited. Georgia bakers stayed at home.", "GEO"),
        ("Ohio bought wine from the Caucasus. Georgia bakers sold it.", "GEO"),
        ("It rained. Georgia bakers stayed at home.", "GEO"),
    ],
)
def test_there_are_two_georgias(text: str, right: str) -> None:
    assert countries(text, "Georgia bakers") == {right}


def test_a_quarter_of_the_world_is_no_town() -> None:
    text = "Germany and Hong Kong traded. Police in North-Rhine Westphalia, Germany, were glad."
    assert countries(text, "Police") == {"DEU"}
