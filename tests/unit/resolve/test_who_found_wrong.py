"""What readers of claims found wrong, each as the rule that it was: numbers, coalitions, victims, "I"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from who_making import countries, reading, shipped, span_of, who

from chancery.model import Cited, EventType, Kind, Mention, Span, Where

WAR = "Peru and Chile are at war. "
DAY = date(2022, 3, 2)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("20,000 Chilean soldiers", "CHL", "MIL"),
        ("some 1,500 protesters", "PER", "CVL"),
        ("5,300 Chilean refugees, aid workers and others", "CHL", "REF"),
        ("the Chile-based leader of a militant group", "CHL", "REB"),
        ("the Chilean leader, based in Lima", "CHL", "GOV"),
        ("the Chilean joint chiefs of staff", "CHL", "MIL"),
    ],
)
def test_a_number_or_a_hyphen_ends_no_phrase(words: str, country: str, sector: str) -> None:
    found = who(f"Peru, Peru and Peru. Troops fired at {words} in Peru.", words)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("a Chilean-led coalition", None),
        ("the coalition", None),
        ("an unidentified submarine", None),
        ("a submarine", "PER"),
        ("the Chilean coalition", "CHL"),
        ("States", None),
        ("all those countries", None),
        ("the President of the European Commission", "EUR"),
    ],
)
def test_what_is_of_no_country_in_particular(words: str, country: str | None) -> None:
    assert who(f"Peru, Peru and Peru. On Monday {words} met Peru.", words).country == country


def test_the_head_of_an_international_body_has_a_name() -> None:
    text = "Talks with the President of the European Commission and the president of the club."
    found = who(text, "the President of the European Commission", published=DAY)
    assert found.name == "Ursula von der Leyen"
    assert who(text, "the president of the club", published=DAY).name is None


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("the two leaders", ["RUS", "FRA"]),
        ("both presidents", ["RUS", "FRA"]),
        ("the leaders", None),
    ],
)
def test_two_leaders_are_those_who_met(words: str, met: list[str] | None) -> None:
    text = (
        "Vladimir Putin had a telephone conversation with President of France Emmanuel Macron. "
        f"Ukraine was discussed. Of Ukraine, {words} had a long exchange."
    )
    found = countries(text, words, published=DAY)
    assert found == met if met else sorted(found) != ["FRA", "RUS"]


# ------------------------------------------------------------------ victims


def hit(text: str, actor: str, recipient: str, place: str | None = None, **given: str):
    """The country of whoever is attacked."""
    made = reading(
        text, actors=(actor,), recipients=(recipient,), event_type=EventType.ASSAULT, **given
    )
    (claim,) = made.claims
    if place:
        where = Cited(Where(place, country=place), (Span(0, 3),), 0.9, "where@1")
        claim = replace(claim, place=where)
    return shipped().identities(replace(made, claims=(claim,))).claims[0].recipients[0].who.country


@pytest.mark.parametrize(
    ("place", "publisher", "right"),
    [
        ("CHL", None, "CHL"),  # where it lies
        ("PER", None, "PER"),  # the attackers' own country, if that is where
        (None, None, "PER"),
    ],
)
def test_victims_are_of_where_they_were_hit(
    place: str | None, publisher: str | None, right: str
) -> None:
    text = "Peru, Peru and Peru. Peruvian forces shelled six civilians. Peru."
    given = {"publisher": publisher} if publisher else {}
    assert hit(text, "Peruvian forces", "six civilians", place, **given) == right


def test_a_government_speaks_of_its_own_victims() -> None:
    text = "Russia, Russia, Russia and Russia. Russian forces shelled six civilians."
    signed = {"publisher": "US Department of State"}
    assert hit(text, "Russian forces", "six civilians") == "RUS"
    assert hit(text, "Russian forces", "six civilians", **signed) == "USA"


def test_who_is_hit_in_an_official_text_is_no_government() -> None:
    text = "Bombed again: in Ukraine the shells hit residential areas, said Ukraine."
    made = reading(
        text, recipients=("residential areas",), event_type=EventType.ASSAULT,
        publisher="US Department of State",
    )  # fmt: skip
    (claim,) = shipped().identities(made).claims
    assert claim.recipients[0].who.sector == "CVL"


# ------------------------------------------------------------------ who speaks, and who is asked


@pytest.mark.parametrize(
    ("words", "entity"), [("we", "country:USA"), ("I", None), ("us", "country:USA")]
)
def test_nobody_who_says_i_is_a_state(words: str, entity: str | None) -> None:
    text = f"Told the press, for {words} mean it, that Iran must act."
    found = who(text, words, publisher="US Department of State")
    assert (found.country, found.entity) == ("USA", entity)


def test_nor_are_those_with_somebody_that_person() -> None:
    text = 'Spoken in Kyiv: "We must act and I agree," Volodymyr Zelenskyy said in Ukraine.'
    we, one = who(text, "We", published=DAY), who(text, "I", published=DAY)
    assert (we.country, we.entity, we.role) == ("UKR", None, None)
    assert (one.country, one.name) == ("UKR", "Volodymyr Zelenskyy")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("QUESTION: Are you lifting the sanctions on Iran? Iran says so.", "USA"),
        ("MR SMITH: Are you lifting the sanctions on Iran? Iran says so.", "IRN"),
    ],
)
def test_whoever_is_asked_is_whose_text_it_is(text: str, country: str) -> None:
    text = f"Iran, Iran\n{text}"
    assert who(text, "you", publisher="US Department of State").country == country


# ------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("kind", "entity"),
    [
        (Kind.PERSON, "person:ancient-zorvik"),
        (Kind.PLACE, "org:ancient-zorvik"),
        (None, "person:ancient-zorvik"),  # two capitals make a person where nothing is seen
    ],
)
def test_a_name_is_of_what_the_reader_takes_it_for(kind: Kind | None, entity: str) -> None:
    made = reading("Shelled again, Ancient Zorvik fell.", actors=("Ancient Zorvik",))
    span = span_of(made.article.text, "Ancient Zorvik")
    seen = (Mention(span, "Ancient Zorvik", kind, 0.9),) if kind else ()
    (claim,) = shipped().identities(replace(made, mentions=seen)).claims
    assert claim.actors[0].who.entity == entity


# ------------------------------------------------------------------ introductions


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Talks: the Peruvian foreign minister, Jo Zorvik, left.", "Peruvian foreign minister"),
        ("LIMA - Former police commissioner Jo Zorvik left.", "Former police commissioner"),
        ("Talks: Jo Zorvik, a number of ministers and the Peruvian president left.", None),
        ("Talks: Jo Zorvik and Al Mork, both Peruvian lawmakers, left.", None),
        ("Talks: Al Mork and Jo Zorvik, both Peruvian lawmakers, left.", "Peruvian lawmakers"),
    ],
)
def test_how_somebody_is_introduced(text: str, role: str | None) -> None:
    assert who(text, "Jo Zorvik").role == role
