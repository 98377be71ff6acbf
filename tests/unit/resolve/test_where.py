"""Places: what a name means, what a claim's place is, and what is no point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import (
    Account,
    Article,
    Cited,
    Claim,
    EventType,
    Kind,
    Mention,
    Party,
    Reading,
    Span,
    Stance,
    Status,
    Where,
)
from chancery.resolve.version import stage
from chancery.resolve.where.gazetteer import Gazetteer, shipped
from chancery.resolve.where.names import parent_after
from chancery.resolve.where.places import dateline, places
from chancery.resolve.where.scene import Scene, kilometres
from chancery.resolve.where.survey import survey


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return shipped()


def mentions(text: str, *names: str, kind: Kind = Kind.PLACE) -> tuple[Mention, ...]:
    found = []
    for name in names:
        start = text.index(name)
        found.append(Mention(Span(start, start + len(name)), name, kind, 1.0))
    return tuple(found)


# name, country, feature
NAMES = [
    ("Kyiv", "UKR", "city"),
    ("Kiev", "UKR", "city"),
    ("MOSCOW", "RUS", "city"),
    ("Hanoi", "VNM", "city"),
    ("Raqqa", "SYR", "city"),
    ("Bombay", "IND", "city"),
    ("Washington", "USA", "city"),
    ("Britain", "GBR", "country"),
    ("U.S.", "USA", "country"),
    ("DRC", "COD", "country"),
    ("Côte d’Ivoire", "CIV", "country"),
    ("Khyber Pakhtunkhwa", "PAK", "admin1"),
    ("Kharkiv region", "UKR", "admin1"),
    ("eastern Ukraine", "UKR", "country"),
    ("Crimea", "UKR", None),
    ("Gaza Strip", "PSE", "region"),
    ("Bagram air base", "AFG", "base"),
    ("Russian", "RUS", "country"),
    # What reports name, by the name that they use, before namesakes elsewhere.
    ("Fallujah", "IRQ", "city"),
    ("Jenin", "PSE", "city"),
    ("Palmyra", "SYR", "city"),
    ("Bethlehem", "PSE", "city"),
    ("Hodeidah", "YEM", "city"),
    ("Kryvyi Rih", "UKR", "city"),
    ("Miranshah", "PAK", "city"),
    ("Sukhumi", "GEO", "city"),
    ("North Kivu", "COD", "admin1"),
    ("Nineveh province", "IRQ", "admin1"),
    ("Dnipropetrovsk region", "UKR", "admin1"),
    ("Sind", "PAK", "admin1"),
    ("Jonglei", "SSD", "admin1"),
    ("Kurram", "PAK", "region"),
    ("Bekaa Valley", "LBN", "region"),
]


@pytest.mark.parametrize(("name", "country", "feature"), NAMES)
def test_a_name_alone(gazetteer: Gazetteer, name: str, country: str, feature: str | None) -> None:
    place = Scene(gazetteer).resolve(name)
    assert place is not None
    assert place.country == country
    assert feature is None or place.feature == feature


@pytest.mark.parametrize("name", ["Qwertyville", "", "   ", "of", "\t", "—"])
def test_an_unknown_name_means_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert Scene(gazetteer).resolve(name) is None


# names in the article, the name asked for, its parent, the country and division wanted
CONTEXTS = [
    ((), "Tripoli", "Lebanon", "LBN", None),
    (("Beirut", "Sidon", "Lebanon"), "Tripoli", None, "LBN", None),
    ((), "Tripoli", None, "LBY", None),
    ((), "Lexington", "Ky.", "USA", "Kentucky"),
    (("Ontario", "Toronto", "Ottawa", "Canada"), "London", "Ontario", "CAN", "Ontario"),
    (("Tbilisi", "Batumi"), "Georgia", None, "GEO", None),
    (("Atlanta", "Florida", "Alabama", "United States"), "Georgia", None, "USA", "Georgia"),
    ((), "Hyderabad", "Pakistan", "PAK", None),
    ((), "Hyderabad, Pakistan", None, "PAK", None),
    (("Lahore, Pakistan", "Karachi"), "Hyderabad", None, "PAK", None),
    ((), "Hyderabad", None, "IND", None),
]


@pytest.mark.parametrize(("others", "name", "parent", "country", "division"), CONTEXTS)
def test_a_name_in_its_article(  # one case, one line
    gazetteer: Gazetteer,
    others: tuple[str, ...],
    name: str,
    parent: str | None,
    country: str,
    division: str | None,
) -> None:
    text = ". ".join(others) + "."
    scene = survey(gazetteer, text, mentions(text, *others))
    place = scene.resolve(name, parent)
    assert place is not None
    assert place.country == country
    assert division is None or place.admin1 == division


@pytest.mark.parametrize(
    "name",
    ["Kashmir", "North Waziristan", "Line of Control", "Ukraine", "Black Sea", "Middle East",
     "Strait of Hormuz", "Texas"],
)  # fmt: skip
def test_an_area_has_no_point(gazetteer: Gazetteer, name: str) -> None:
    place = Scene(gazetteer).resolve(name)
    assert place is not None
    where = place.as_where()
    assert (where.lat, where.lon) == (None, None)
    assert where.name


def test_disputed_areas_have_no_single_country(gazetteer: Gazetteer) -> None:
    (line,) = gazetteer.places("Line of Control")
    assert line.countries == ("IND", "PAK")
    assert line.as_where().country is None


def test_parent_is_read_from_the_text() -> None:
    assert parent_after("in Lexington, Ky., on", Span(3, 12)) == "Ky."
    assert parent_after("in Tripoli (Lebanon)", Span(3, 10)) == "Lebanon"
    assert parent_after("in Tripoli, he said", Span(3, 10)) is None


def claim_at(text: str, word: str, kind: EventType = EventType.ASSAULT) -> Claim:
    start = text.index(word)
    span = Span(start, start + len(word))
    return Claim(
        id=f"c_{start}",
        article="a",
        sentence=0,
        sentence_span=Span(0, len(text)),
        event_type=Cited(kind, (span,), 1.0, "test@1"),
        trigger=Cited(word, (span,), 1.0, "test@1"),
        status=Cited(Status.ACTUAL, (span,), 1.0, "test@1"),
    )


def placed(text: str, claim: Claim, *names: str) -> Cited[Where] | None:
    reading = Reading(
        Article(text=text), (Span(0, len(text)),), mentions(text, *names), claims=(claim,)
    )
    return places(reading).claims[0].place


# text, trigger, the place names in it, the place chosen
CLAIMS = [
    ("Gunmen killed a judge in Basra.", "killed", ("Basra",), "Basra"),
    ("In Basra, gunmen killed a judge.", "killed", ("Basra",), "Basra"),
    ("Gunmen killed a judge in the southern city of Basra.", "killed", ("Basra",), "Basra"),
    (
        "The Kabul bombing in Afghanistan left ten dead.",
        "bombing",
        ("Kabul", "Afghanistan"),
        "Kabul",
    ),
    ("The Davis shooting left two dead.", "shooting", ("Davis",), None),
    ("Rebels shelled Lviv's port near Odesa.", "shelled", ("Odesa",), "Odesa"),
    ("Gunmen killed a judge and spoke of Basra.", "killed", ("Basra",), None),
    ("Rebels shelled a bridge.", "shelled", (), None),
]


@pytest.mark.parametrize(("text", "word", "names", "wanted"), CLAIMS)
def test_the_place_of_a_claim(
    text: str, word: str, names: tuple[str, ...], wanted: str | None
) -> None:
    found = placed(text, claim_at(text, word), *names)
    assert (found.spans[0].of(text) if found else None) == wanted


def test_each_trigger_takes_its_own_place() -> None:
    text = "Rebels shelled Basra airport in Iraq, and gunmen stormed a depot in Yemen."
    reading = Reading(
        Article(text=text),
        (Span(0, len(text)),),
        mentions(text, "Iraq", "Yemen"),
        claims=(claim_at(text, "shelled"), claim_at(text, "stormed")),
    )
    found = [c.place.value.country for c in places(reading).claims if c.place]
    assert found == ["IRQ", "YEM"]


def test_an_actor_is_no_place() -> None:
    text = "The raid was ordered in Washington."
    claim = claim_at(text, "raid")
    actor = Party(Cited("Washington", (Span(24, 34),), 1.0, "test@1"))
    found = placed(
        text, Claim(**{**{f: getattr(claim, f) for f in claim.__slots__}, "actors": (actor,)}),
        "Washington",
    )  # fmt: skip
    assert found is None


def test_a_source_is_no_place() -> None:
    text = "A raid took place, a post in Basra said."
    claim = claim_at(text, "raid")
    source = Party(Cited("a post in Basra", (Span(19, 34),), 1.0, "test@1"))
    account = Account(source, Cited(Stance.ASSERTS, (Span(35, 39),), 1.0, "test@1"))
    slots = {f: getattr(claim, f) for f in claim.__slots__} | {"accounts": (account,)}
    assert placed(text, Claim(**slots), "Basra") is None


@pytest.mark.parametrize(
    ("text", "names", "why", "rival"),
    [
        ("Gunmen killed a judge in Hyderabad, Sindh.", ("Hyderabad",),
         "said to lie in 'Sindh'", "Hyderabad, Telangana"),
        ("Gunmen killed a judge in Tripoli. Beirut and Lebanon wept.",
         ("Tripoli", "Beirut", "Lebanon"), "where the article's others lie", "Tripoli, Tripoli"),
        ("Gunmen killed a judge in Tripoli.", ("Tripoli",), "the best known of", "Tripoli"),
        ("Gunmen killed a judge in Kiev.", ("Kiev",), "'Kiev' for Kyiv", ""),
        ("Gunmen killed a judge in Xyzzyville.", ("Xyzzyville",), "not in the gazetteer", ""),
    ],
)  # fmt: skip
def test_why_a_place_is_meant_and_which_else_might_be(
    text: str, names: tuple[str, ...], why: str, rival: str
) -> None:
    claim = claim_at(text, "killed")
    reading = Reading(Article(text), mentions=mentions(text, *names), claims=(claim,))
    place = places(reading).claims[0].place
    assert place is not None
    assert why in (place.why or "")
    assert rival in (place.runner_up or "")


def test_the_place_the_reader_named_is_resolved() -> None:
    text = "Gunmen killed a judge, Basra officials said."
    claim = claim_at(text, "killed")
    named = Cited(Where("Basra"), (Span(23, 28),), 0.8, "read@1")
    slots = {f: getattr(claim, f) for f in claim.__slots__} | {"place": named}
    found = placed(text, Claim(**slots), "Basra")
    assert found is not None
    assert found.value.country == "IRQ"
    assert found.value.lat == pytest.approx(30.5, abs=0.3)
    assert found.stage == stage("where")


def test_an_unlisted_place_keeps_its_name() -> None:
    text = "Gunmen killed a judge in Qwertyville."
    found = placed(text, claim_at(text, "killed"), "Qwertyville")
    assert found is not None
    assert found.value == Where("Qwertyville")
    assert found.why


def test_a_dateline_serves_what_happens_where_the_report_is_from() -> None:
    text = (
        "KABUL, Afghanistan (Example) - Crowds marched after gunmen killed a judge they denounced."
    )
    marched = claim_at(text, "marched", EventType.PROTEST)
    killed, denounced = claim_at(text, "killed"), claim_at(text, "denounced", EventType.ACCUSE)
    found = placed(text, marched)
    assert found is not None
    assert (found.value.name, found.why) == ("Kabul", "the dateline, for no place is told")
    assert placed(text, killed) is None
    assert placed(text, denounced) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ISLAMABAD (Example) -- The army", "Islamabad"),
        ("Moscow, 3 May. The envoy", None),
        ("BREAKING - The army", None),
        ("The army left.", None),
    ],
)
def test_datelines(gazetteer: Gazetteer, text: str, wanted: str | None) -> None:
    found = dateline(Scene(gazetteer), text)
    assert (found[0].name if found else None) == wanted


@given(st.text(max_size=30))
def test_any_name_is_survived(name: str) -> None:
    for _, place in Scene(shipped()).weigh(name):
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180


def test_distance() -> None:
    assert kilometres((0, 0), (0, 0)) == 0
    assert kilometres((50.45, 30.52), (55.75, 37.62)) == pytest.approx(755, abs=10)
    assert kilometres((0, 179.5), (0, -179.5)) == pytest.approx(111, abs=1)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbass republics", "UKR"),
        ("the Donbass republics", "UKR"),
        ("Sindh canal colonies", "PAK"),
        ("Nowhereville republics", "RUS"),  # with nothing listed in it, where the others lie
    ],
)
def test_an_unlisted_name_lies_where_the_listed_one_in_it_does(name: str, country: str) -> None:
    text = f"Tanks left Moscow, Khimki and Mytishchi; rebels killed nine people in {name}."
    found = placed(text, claim_at(text, "killed"), "Moscow", "Khimki", "Mytishchi", name)
    assert found is not None
    assert (found.value.country, found.value.lat) == (country, None)
    assert found.confidence <= 0.3
