"""Where an article plays by what only one country's papers speak of."""

from __future__ import annotations

import pytest
from who_making import reading, shipped

from chancery.model import Article
from chancery.resolve.lookup.scene import Scene, scene
from chancery.resolve.who.home import Setting
from chancery.resolve.who.people import People


def told(text: str) -> Scene:
    return scene(Article(text=text))


def home(text: str) -> str | None:
    return Setting(told(text), People()).home


def country(text: str, party: str) -> str | None:
    (claim,) = shipped().identities(reading(text, actors=(party,))).claims
    return claim.actors[0].who.country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The school district and the city manager asked the board for money.", "USA"),
        ("Commissioners of Pike County met the sheriff's office on Monday.", "USA"),
        ("Republicans said the GOP would cut Medicaid.", "USA"),
        ("The Home Secretary told Tory backbenchers that the NHS was safe.", "GBR"),
        ("Officers of the RCMP met the First Nation on Friday.", "CAN"),
        ("Local iwi said that M\u0101ori children were kept out.", "NZL"),
        ("The bill passed the Lok Sabha at a cost of two crore.", "IND"),
        ("The Taoiseach asked the gardai to look into it.", "IRL"),
        ("Eskom said that load shedding would end.", "ZAF"),
        ("The fine was forty thousand naira, the EFCC said.", "NGA"),
        ("Governors of Nairobi County refused.", "KEN"),
    ],
)
def test_signs_tell_where_it_plays(text: str, code: str) -> None:
    assert home(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Friday.",
        "He put the pan on the stove and wept.",  # no party
        "Pan flutes were heard in every county.",  # nor is this one
        "She is on a diet.",
    ],
)
def test_common_words_are_no_signs(text: str) -> None:
    assert home(text) is None


def test_a_sign_counts_a_few_times_only() -> None:
    assert told("The RCMP came. " * 3).signs == told("The RCMP came. " * 30).signs


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("Dublin's city manager met the school district. Residents of Dublin left.", "Residents", "USA"),
        ("Pike County sold land in Georgia, the city manager said. Residents left.", "Residents", "USA"),
        ("Georgia joined the talks, Georgian papers wrote in Tbilisi. Voters left.", "Voters", "GEO"),
        ("Irish TV of Ireland saw a school district's city manager in Dublin. Voters left.", "Voters", "IRL"),
    ],
)  # fmt: skip
def test_american_towns_are_called_after_capitals(text: str, party: str, code: str) -> None:
    assert country(text, party) == code


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("The United States left Niger. Niger waited. The Under Secretary met Niger's generals.",
         "The Under Secretary", "USA"),
        ("Niger and Niger's army, all Niger, waited. The Secretary met aides of Niger.",
         "The Secretary", "NER"),
        ("Niger and Niger's army waited in Niger. Media reports spoke of losses.",
         "Media reports", None),
    ],
)  # fmt: skip
def test_nouns_that_go_with_another_country(text: str, party: str, code: str | None) -> None:
    assert country(text, party) == code
