"""Seas, halves of names, words without a name, and what a name is said to lie in."""

from __future__ import annotations

import pytest
from where_making import placed

from chancery.model import EventType, Span
from chancery.resolve.where.gazetteer import shipped
from chancery.resolve.where.names import parent_told
from chancery.resolve.where.scene import Scene


@pytest.mark.parametrize(
    ("name", "feature"),
    [
        ("Red Sea", "sea"),
        ("the Red Sea", "sea"),
        ("southern Red Sea", "sea"),
        ("the South China Sea", "sea"),
        ("Taiwan Strait", "strait"),
        ("Red Sea state", "admin1"),
        ("South Sea Town", None),
    ],
)
def test_a_sea_is_no_province_on_its_shore(name: str, feature: str | None) -> None:
    place = Scene(shipped()).resolve(name)
    assert (place.feature if place else None) == feature


@pytest.mark.parametrize("name", ["U. S.", "U.S.", "US"])
def test_letters_set_apart_are_one_name(name: str) -> None:
    place = Scene(shipped()).resolve(name)
    assert place is not None
    assert place.country == "USA"


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("The raid was in the Central African Republic.", "Republic", "Central African Republic"),
        ("The raid was in Panama City.", "City", "Panama City"),
        ("The raid was in Basra.", "Basra", "Basrah"),
        ("On Friday Basra saw a raid.", "Basra", "Basrah"),
    ],
)
def test_half_a_name_is_read_with_the_rest(text: str, at: str, name: str) -> None:
    found = placed(text, at, at=at)
    assert found is not None
    assert found.value.name == name
    assert found.spans[0].of(text).endswith(at)


@pytest.mark.parametrize(
    ("text", "names", "at", "name", "country"),
    [
        ("Kharkiv slept. A raid woke the city.", ("Kharkiv",), "the city", "Kharkiv", "UKR"),
        ("Sudan is torn. A raid shook the country.", ("Sudan",), "the country", "Sudan", "SDN"),
        ("Basra, Iraq, slept. A raid shook the country.", ("Basra", "Iraq"), "the country", "Iraq", "IRQ"),
        ("Tokyo, Japan. A raid shook the region.", ("Tokyo", "Japan"), "the region", "the region", "JPN"),
        ("A raid shook the city. Kharkiv slept.", ("Kharkiv",), "the city", "the city", None),
        ("Kharkiv slept. A raid shook a bridge.", ("Kharkiv",), "a bridge", "a bridge", None),
    ],
)  # fmt: skip
def test_words_without_a_name_mean_the_place_named_before(
    text: str, names: tuple[str, ...], at: str, name: str, country: str | None
) -> None:
    found = placed(text, *names, at=at)
    assert found is not None
    assert (found.value.name, found.value.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("They left Sudan, US officials said.", "Sudan", None),
        ("They left Georgia, USA, for good.", "Georgia", "USA"),
        ("They left Lahore, Pakistan, for good.", "Lahore", "Pakistan"),
    ],
)
def test_no_country_lies_in_another(text: str, name: str, parent: str | None) -> None:
    start = text.index(name)
    assert parent_told(shipped(), text, Span(start, start + len(name))) == parent


def test_what_a_name_lies_in_holds_where_it_is_printed_alone() -> None:
    text = "They met in San José, Costa Rica. The U.S. and Texas knew of a raid in San José."
    found = placed(text, "San José, Costa Rica", "U.S.", "Texas", at="San José")
    assert found is not None
    assert found.value.country == "CRI"


def test_an_obscure_namesake_is_not_meant_where_another_country_is_told() -> None:
    text = "A raid on the shores of Normandy, France, began it. The U.S. and Ohio mourned."
    found = placed(text, "Normandy", "France", "U.S.", "Ohio", at="Normandy")
    assert found is not None
    assert found.value.country == "FRA"


def test_what_is_only_said_has_no_place_of_its_own() -> None:
    text = "The raid in Basra was named."
    assert placed(text, "Basra", at="Basra") is not None
    assert placed(text, "Basra", at="Basra", kind=EventType.ACCUSE) is None


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("After the raid envoys discussed the situation in Chad.", "Chad", None),
        ("After the raid envoys talked on Chad-related issues.", "Chad", None),
        ("After the raid envoys met the Governor of Lapland.", "Lapland", None),
        ("After the raid envoys gathered in Chad.", "Chad", "Chad"),
    ],
)
def test_what_talks_are_about_is_no_place_of_theirs(text: str, at: str, place: str | None) -> None:
    found = placed(text, at, at=at, kind=EventType.CONSULT, given=True)
    assert (found.value.name if found else None) == place
    struck = placed(text, at, at=at)
    assert struck is not None  # a deed keeps what the reader found


def test_our_country_is_the_one_that_is_spoken_of_most() -> None:
    text = "Chad thanked Peru. Chad spoke of Chad. Peru saw the raid on our country."
    found = placed(text, "Chad", "Peru", at="our country", everywhere=True)
    assert found is not None
    assert found.value.country == "TCD"
