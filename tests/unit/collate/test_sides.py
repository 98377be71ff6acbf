"""On whose side those are who speak, and those who print."""

from __future__ import annotations

import pytest
from judged import report

from chancery import collate
from chancery.collate.sides import sides_of

TEXT = "Reuters, TASS and Igor Muster of Russia said that shells fell on Kharkiv."


@pytest.mark.parametrize(
    ("publisher", "side"),
    [
        ("President of Ukraine", "UKR"),
        ("US Department of State", "USA"),
        ("TASS", "RUS"),
        ("People's Daily", "CHN"),
        ("The Ukraine Post", None),
        ("Reuters", None),
        (None, None),
        # a seat is words of its own, not the end of a country's name
        ("Cyprus Department of Forests", "CYP"),
        ("Belarus Department of Roads", "BLR"),
        ("U.S. Department of Labor", "USA"),
        # of names within names the longest counts
        ("Ministry of Water of South Sudan", "SSD"),
        ("Government of Papua New Guinea", "PNG"),
        ("Ministry of Roads of Equatorial Guinea", "GNQ"),
        ("DR Congo Ministry of Health", "COD"),
        ("Northern Ireland Department for Communities", None),
        ("Ministry of Defence of Nigeria", "NGA"),
        # what belongs to a country says so as well
        ("Chinese Ministry of Commerce", "CHN"),
        # a part of a country has no side of its own
        ("New Mexico Department of Health", None),
        ("Georgia Department of Law", None),
        ("Ministry of Justice of Georgia", "GEO"),
        ("Punjab Government", None),
        # an embassy is of those who sent it
        ("Embassy of Peru in Kenya", "PER"),
        ("Kenyan Embassy in Peru", "KEN"),
        ("Embassy in Peru", None),
        ("Ministry for Foreign Affairs of Finland", "FIN"),
    ],
)
def test_who_prints_is_of_a_side_where_a_government_speaks(
    publisher: str | None, side: str | None
) -> None:
    assert collate.side_of_publisher(publisher) == side


@pytest.mark.parametrize(
    ("words", "country", "sector", "publisher", "sides"),
    [
        ("Igor Muster", "RUS", "GOV", "Example Times", {"RUS"}),
        ("Igor Muster", "RUS", None, "President of Ukraine", {"RUS"}),
        ("Reuters", "GBR", "JRN", "Example Times", set()),
        ("Reuters", "GBR", "JRN", "President of Ukraine", set()),  # passes on what others say
        ("TASS", "RUS", "JRN", "Example Times", {"RUS"}),
        ("Igor Muster", None, "GOV", "President of Ukraine", {"UKR"}),
    ],
)
def test_who_speaks_is_of_his_country_s_side_but_the_press_is_of_none(
    words: str, country: str | None, sector: str | None, publisher: str, sides: set[str]
) -> None:
    told = report(TEXT, "fell", publisher=publisher, accounts=[(words, "asserts", country, sector)])
    assert sides_of(told, 0) == sides


def test_the_writer_is_of_the_publisher_s_side() -> None:
    assert sides_of(report(TEXT, "fell", publisher="Kremlin"), None) == {"RUS"}
    assert sides_of(report(TEXT, "fell"), None) == set()
