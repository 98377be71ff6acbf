"""A rare family name in top offices of one country tells the country, and no person."""

from __future__ import annotations

import pytest

from chancery.resolve.who.people import People

PEOPLE = People()


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("ramaphosa", "ZAF"),
        ("kenyatta", "KEN"),
        ("kishida", "JPN"),
        ("yanukovych", "UKR"),
        ("lee", None),  # short, and of many
        ("smith", None),
        ("khan", None),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_kin(word: str, country: str | None) -> None:
    assert PEOPLE.kin(word) == country
