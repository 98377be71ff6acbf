"""The gazetteer's builder: usual names of divisions, and names that a place is looked up by."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from training.place_divisions import FORMER, USUAL, former, usual
from training.place_names import ALIASES
from training.places import Place, named, reported, waters

ROWS = Path(__file__).parents[3] / "training" / "place_rows"


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Zhejiang Sheng", "CHN", "Zhejiang"),
        ("Guangxi Zhuangzu Zizhiqu", "CHN", "Guangxi"),
        ("Muhafazat Hadramawt", "YEM", "Hadramawt"),
        ("Muhafazat al Hudaydah", "YEM", "Hodeidah"),
        ("Salah ad Din Governorate", "IRQ", "Saladin"),
        ("Ninawa", "IRQ", "Nineveh"),
        ("Punjab", "PAK", "Punjab"),
        ("Northern State", "SDN", "Northern State"),
        ("", "AFG", ""),
    ],
)
def test_a_division_has_its_usual_name(name: str, country: str, expected: str) -> None:
    assert usual(name, country) == expected
    assert usual(expected, country) == expected


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [("Sind", "PAK", "Sindh"), ("Nord-Kivu", "COD", "North Kivu"), ("Sind", "IND", "Sind")],
)
def test_an_older_list_s_name_is_the_same_division(name: str, country: str, expected: str) -> None:
    assert former(name, country) == expected


def test_no_older_name_leads_to_one_that_is_renamed_again() -> None:
    for country, names in FORMER.items():
        for older, name in names.items():
            assert usual(name, country) == name, (country, name)
            assert USUAL.get(country, {}).get(older, name) == name, (country, older)


def test_an_alias_counts_as_the_place_s_own_name_and_no_more() -> None:
    towns = [
        Place(name, country, "", 0.0, 0.0, "city", 50_000, "1")
        for name, country in set(ALIASES.values())
    ]
    keys = dict(named([*towns, Place("Jenin", "POL", "", 0.0, 0.0, "city", 900, "2")]))
    assert keys["palmyra"].name == "Tadmur"
    assert 50_000 < keys["palmyra"].weight < 2_500_000


@pytest.mark.parametrize("table", ["waters.csv", "reported.csv"])
def test_what_is_curated_has_a_point_on_earth_and_known_countries(table: str) -> None:
    places = list(waters() if table == "waters.csv" else reported())
    with (ROWS / table).open(encoding="utf-8") as stream:
        assert len(list(csv.reader(stream))) == len(places) + 1
    assert len({p.name for p in places}) == len(places)
    for place in places:
        assert -60 < place.lat < 75, place
        assert -180 <= place.lon <= 180, place
        codes = place.country.split(";") if place.country else []
        assert all(len(c) == 3 and c.isupper() for c in codes), place
        assert codes or place.feature == "sea", place
        assert place.weight > 1000, place
