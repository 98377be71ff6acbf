"""What places lie in by the words in and around them, by headings, and as a capital."""

from __future__ import annotations

import pytest
from where_making import placed

from chancery.model import Article, Kind, Mention, Reading, Span, Where
from chancery.resolve.where.capitals import capital, is_capital
from chancery.resolve.where.gazetteer import shipped
from chancery.resolve.where.inside import inside
from chancery.resolve.where.names import parent_told
from chancery.resolve.where.places import places
from chancery.resolve.where.scene import Scene
from chancery.resolve.where.survey import survey


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("U.S. airspace", ["USA"]),
        ("the continental U.S.", ["USA"]),
        ("off Gujarat coast", ["IND"]),
        ("the coast of India", ["IND"]),
        ("along Ukraine’s borders", ["UKR"]),
        ("occupied Ukrainian cities", ["UKR"]),
        ("the Ecuadorian Embassy in Iraq", ["IRQ"]),
        ("the Syria-Iraq border", ["SYR", "IRQ"]),
        ("Iraq and Syria", ["IRQ", "SYR"]),
        ("the Korean peninsula", ["KOR", "PRK"]),
        ("the Kuwaiti coast", ["KWT"]),
        ("U.S. bases", []),
        ("UN headquarters", []),
        ("Al-Ahli Arab hospital", []),
        ("Tora Bora", []),
        ("the town", []),
    ],
)
def test_what_the_words_of_a_name_name(name: str, countries: list[str]) -> None:
    assert [place.country for place in inside(Scene(shipped()), name)] == countries


def test_a_town_in_a_name_counts_where_its_country_is_spoken_of() -> None:
    name = "port of Odesa"
    assert inside(Scene(shipped()), name) == []
    (odesa,) = inside(scene("Ukraine mourned.", "Ukraine"), name)
    assert (odesa.name, odesa.country) == ("Odesa", "UKR")


def scene(text: str, *names: str) -> Scene:
    """What an article with these place names speaks of."""
    return survey(shipped(), text, mentions(text, *names))


def mentions(text: str, *names: str) -> tuple[Mention, ...]:
    """The first of each name, as places."""
    return tuple(
        Mention(Span(text.index(n), text.index(n) + len(n)), n, Kind.PLACE, 1.0) for n in names
    )


def test_what_lies_between_two_countries_is_in_neither() -> None:
    text = "Tanks left Moscow, Khimki and Mytishchi for a raid on the U.S.-Mexico border."
    found = placed(text, "Moscow", "Khimki", "Mytishchi", at="the U.S.-Mexico border")
    assert found is not None
    assert found.value == Where("the U.S.-Mexico border")
    assert found.why == "not in the gazetteer; its words name US and Mexico"


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("He died near Ayn Issa in northern Syria.", "Ayn Issa", "Syria"),
        ("He died near Ayn Issa in Syria.", "Ayn Issa", "Syria"),
        ("a garrison on the Kuwaiti island of Failaka", "Failaka", "Kuwait"),
        ("the Syrian border town of Ain Issa", "Ain Issa", "Syria"),
        ("the west Ukrainian city of Lviv", "Lviv", "Ukraine"),
        ("They met Ayn Issa in spring.", "Ayn Issa", None),
        ("They met Ayn Issa in Room 5.", "Ayn Issa", None),
        ("They told Russia in Ukraine.", "Russia", None),
        ("A Russian attack on the town of Failaka", "Failaka", None),
    ],
)
def test_the_country_that_words_around_a_name_put_it_in(
    text: str, name: str, parent: str | None
) -> None:
    start = text.index(name)
    assert parent_told(shipped(), text, Span(start, start + len(name))) == parent


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ships left the Red Sea, Beijing said.", ""),
        ("Ships left the Red Sea, the Pentagon said.", ""),
        ("Villagers left Red Sea, Sudan.", "SDN"),
    ],
)
def test_a_sea_is_a_division_only_of_a_country_that_has_it(text: str, country: str) -> None:
    start = text.index("Red Sea")
    parent = parent_told(shipped(), text, Span(start, start + 7))
    place = Scene(shipped()).resolve("Red Sea", parent)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Peninsula", None),
        ("the Coast", None),
        ("Southern", None),
        ("Earth", None),
        ("Southern Province", "admin1"),
        ("Balkan region", "region"),
        ("the Gulf region", "sea"),
        ("Kharkiv region", "admin1"),
        ("Nazi-occupied Europe", "continent"),
        ("Israeli-occupied Golan Heights", "region"),
    ],
)
def test_a_noun_by_itself_is_no_name(name: str, found: str | None) -> None:
    place = Scene(shipped()).resolve(name)
    assert (place.feature if place else None) == found


def test_a_noun_is_read_with_the_people_before_it() -> None:
    found = placed("A raid shook the Kuwaiti Peninsula.", "Peninsula", at="Peninsula")
    assert found is not None
    assert (found.spans[0].start, found.value.country) == (17, "KWT")


def test_an_unlisted_town_lies_in_the_country_that_heads_its_list() -> None:
    text = (
        "Strikes hit Mosul, Ramadi and Tikrit.\n\nSyria\nNear Ayn Isa, a raid.\n\n"
        "Iraq\nNear Al Huwayjah, a blast."
    )
    names = ("Mosul", "Ramadi", "Tikrit", "Syria", "Iraq", "Ayn Isa", "Al Huwayjah")
    told = scene(text, *names)
    lies = {name: told.unlisted(name) for name in names[-2:]}
    assert {name: place and place.country for name, place in lies.items()} == {
        "Ayn Isa": "SYR",
        "Al Huwayjah": "IRQ",
    }


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        (
            "The U.S. army heard of a raid in Fort Benning, Georgia.",
            ("U.S.", "Fort Benning, Georgia"),
            "USA",
        ),
        (
            "Georgia and Abkhazia heard of a raid in Qwerty, Georgia.",
            ("Georgia", "Abkhazia", "Qwerty, Georgia"),
            "GEO",
        ),
    ],
)
def test_a_state_is_meant_where_its_country_is_spoken_of(
    text: str, names: tuple[str, ...], country: str
) -> None:
    found = placed(text, *names, at=names[-1])
    assert found is not None
    assert found.value.country == country


@pytest.mark.parametrize(
    ("text", "names", "at", "name"),
    [
        ("A raid shook the Armenian capital.", (), "the Armenian capital", "Yerevan"),
        ("Sudan is torn. A raid shook the capital.", ("Sudan",), "the capital", "Khartoum"),
        ("Basra, Iraq. A raid shook the provincial capital.", ("Basra", "Iraq"),
         "the provincial capital", "the provincial capital"),
    ],
)  # fmt: skip
def test_a_capital_is_the_town_itself(
    text: str, names: tuple[str, ...], at: str, name: str
) -> None:
    found = placed(text, *names, at=at)
    assert found is not None
    assert found.value.name == name
    assert (found.value.lat is not None) == (name != at)


def test_capitals() -> None:
    assert is_capital("our capital")
    assert not is_capital("the state capital")
    assert not is_capital("venture capitalists")
    kyiv = capital(shipped(), "UKR")
    assert kyiv is not None
    assert kyiv.name == "Kyiv"
    assert capital(shipped(), "ZAF") is None  # it has several


def test_an_article_without_claims_is_left_alone() -> None:
    reading = Reading(Article(text="Syria\n"), mentions=mentions("Syria\n", "Syria"))
    assert places(reading) is reading
