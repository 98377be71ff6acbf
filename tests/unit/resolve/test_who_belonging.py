"""The reader points at the words that show a party's country; rules decide where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import reading, shipped, span_of

from chancery.model import Belonging, Identity

TEXT = (
    "Fears grew among Thai steel makers over payments in Myanmar, where Myanmar banks and "
    "Myanmar courts had stopped them. The company told Mr Pravit of Myanmar troubles."
)


def identity(party: str, points: dict[str, float], nothing: float, nth: int = 0) -> Identity:
    """Who a party of TEXT was, where the reader points at these words."""
    made = reading(TEXT, actors=(party,))
    words = tuple((span_of(TEXT, word, nth), share) for word, share in points.items())
    shown = Belonging(made.claims[0].actors[0].mention.spans[0], words, nothing)
    (claim,) = shipped().identities(replace(made, belongings=(shown,))).claims
    return claim.actors[0].who


@pytest.mark.parametrize("party", ["The company", "Pravit"])
def test_the_words_pointed_at_tell(party: str) -> None:
    (claim,) = shipped().identities(reading(TEXT, actors=(party,))).claims
    assert claim.actors[0].who.country == "MMR"  # what the article is mostly about
    assert identity(party, {"Thai": 0.8}, 0.1).country == "THA"


@pytest.mark.parametrize(
    ("points", "nothing"),
    [
        ({"Thai": 0.3, "Myanmar": 0.2}, 0.4),  # not sure enough
        ({"steel": 0.9}, 0.1),  # words that name no country
        ({}, 0.3),
    ],
)
def test_where_the_pointing_is_weak_the_rules_decide(
    points: dict[str, float], nothing: float
) -> None:
    assert identity("The company", points, nothing).country == "MMR"


@pytest.mark.parametrize("points", [{}, {"Thai": 0.3}])
def test_nobodys_company_has_no_country(points: dict[str, float]) -> None:
    found = identity("The company", points, 0.6)
    assert found.country is None
    assert found.sector == "BUS"


def test_what_is_said_of_the_party_itself_wins() -> None:
    assert identity("Myanmar banks", {"Thai": 0.95}, 0.0).country == "MMR"


def test_shares_of_one_country_add_up() -> None:
    made = reading(TEXT, actors=("The company",))
    points = ((span_of(TEXT, "Myanmar", 0), 0.3), (span_of(TEXT, "Myanmar", 1), 0.3),
              (span_of(TEXT, "Thai"), 0.35))  # fmt: skip
    shown = Belonging(made.claims[0].actors[0].mention.spans[0], points, 0.05)
    (claim,) = shipped().identities(replace(made, belongings=(shown,))).claims
    cited = claim.actors[0].identity
    assert cited is not None
    assert cited.value.country == "MMR"
    assert "read as belonging to 'myanmar'" in (cited.why or "")
    assert span_of(TEXT, "Myanmar", 0) in cited.spans


@pytest.mark.parametrize(("elsewhere", "country"), [(0.9, "KEN"), (0.1, "PER")])
def test_what_is_shown_elsewhere_is_the_articles(elsewhere: float, country: str) -> None:
    text = (
        "Kenya and Kenyan banks spoke with Chad, Fiji, Oman and Cuba. "
        "In Peru, said the paper, the company failed."
    )
    made = reading(text, actors=("the company",))
    span = made.claims[0].actors[0].mention.spans[0]
    shown = Belonging(span, (), 0.05, elsewhere)
    (claim,) = shipped().identities(replace(made, belongings=(shown,))).claims
    assert claim.actors[0].who.country == country
