"""Officials of international bodies, envoys, namesakes, and names that are part of other names."""

from __future__ import annotations

from datetime import date

import pytest
from who_making import who

from chancery.resolve.lookup.hits import Hit
from chancery.resolve.lookup.tables import tables
from chancery.resolve.who.people import _agrees
from chancery.resolve.who.posted import abroad, sent_to, serves


def country(text: str, party: str, **given: object) -> str | None:
    found: str | None = who(text, party, **given).country
    return found


# ------------------------------------------------------------------ international bodies


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("Poland thanked NATO Deputy Secretary General Mircea Geoana.", "Mircea Geoana", "IGO"),
        ("Italy had heard the EU Special Representative for Human Rights Jan Novak again.",
         "Jan Novak", "EUR"),
        ("In the evening Sudan had received UN Resident Coordinator Jane Miller.", "Jane Miller", "UNO"),
        ("In the evening Mali met the African Union Commission (AUC) Chairperson Ali Keita.",
         "Ali Keita", "IGO"),
        ("Ukraine met the Head of the NATO Mission in Ukraine Karen Small.", "Karen Small", "IGO"),
        ("In the evening Ukraine thanked the UNHCR Goodwill Ambassador Ben Marlow.", "Ben Marlow", "UNO"),
        # sent to a body, not its own; soldiers stay their country's
        ("America heard former UN Ambassador John Bolton.", "John Bolton", "USA"),
        ("Russia sent Russian Permanent Representative to the UN Ivan Gatin.", "Ivan Gatin", "RUS"),
        ("In Poland, NATO and Biden agreed on aid.", "Biden", "USA"),
    ],
)  # fmt: skip
def test_officials_are_of_the_body_they_serve(text: str, party: str, right: str) -> None:
    assert country(text, party, published=date(2022, 3, 1)) == right


@pytest.mark.parametrize(
    ("party", "day", "right"),
    [
        ("Jens Stoltenberg", date(2009, 3, 1), "NOR"),
        ("Jens Stoltenberg", date(2016, 3, 1), "IGO"),
        ("Didier Reynders", date(2022, 3, 1), "EUR"),
        ("Christine Lagarde", date(2015, 3, 1), "IGO"),
        ("Christine Lagarde", date(2022, 3, 1), "EUR"),
    ],
)
def test_a_day_tells_at_home_from_abroad(party: str, day: date, right: str) -> None:
    assert country(f"Officials heard {party} on Tuesday.", party, published=day) == right


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("Libya thanked the United Nations Support Mission in Libya.",
         "United Nations Support Mission in Libya", "UNO"),
        ("Turkey read of the EP Committee on Civil Liberties.",
         "EP Committee on Civil Liberties", "EUR"),
        ("Mali asked UN officials in Mali for help.", "UN officials in Mali", "UNO"),
        ("Mali asked French officials in Mali for help.", "French officials in Mali", "FRA"),
    ],
)  # fmt: skip
def test_a_part_of_a_body_is_the_body_s(text: str, party: str, right: str) -> None:
    assert country(text, party) == right


def body(key: str) -> Hit:
    return Hit(0, 1, key, tables().entries[key])


@pytest.mark.parametrize(
    ("before", "head", "of", "right"),
    [
        ("for", ["special", "envoy"], None, True),
        ("to", ["ambassador"], None, True),
        ("for", ["minister"], None, False),
        ("in", ["officials"], "un", True),
        ("in", ["officials"], "pentagon", False),
        ("in", ["officials"], None, False),
        ("of", ["ambassador"], "un", False),
    ],
)
def test_where_somebody_is_sent(before: str, head: list[str], of: str | None, right: bool) -> None:
    assert sent_to(before, head, body(of) if of else None) is right


@pytest.mark.parametrize(
    ("key", "role", "right"),
    [
        ("un", "UN envoy", True),
        ("un", "UN Ambassador", False),
        ("un", "UN Goodwill Ambassador", True),
        ("kfor", "KFOR commander", False),
        ("pentagon", "Pentagon chief", False),
    ],
)
def test_who_serves_a_body(key: str, role: str, right: bool) -> None:
    assert serves(body(key), role) is right
    assert abroad(body(key)) is (key != "pentagon")


# ------------------------------------------------------------------ envoys and introductions


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("Washington, U.S.: U.S. Special Envoy for Yemen Tim Lander spoke.", "Tim Lander", "USA"),
        ("In Aden, Yemen, Dutch Ambassador to Yemen Piet Hoorn spoke.", "Piet Hoorn", "NLD"),
        ("U.S. Special Envoy for Yemen Tim Lander and Dutch Ambassador to Yemen Piet Hoorn spoke.",
         "Piet Hoorn", "NLD"),
        ("Prime Minister of Italy Draghi, Chancellor of Germany Scholz, Canada's Trudeau met.",
         "Draghi", "ITA"),
        ("Iraq tells of the American forces, Qanbari was to leave.", "Qanbari", "IRQ"),
        ("Senegal heard praise. Welcome, Aissata, to the State Department.", "Aissata", "SEN"),
        ("Under Secretary of State Victoria Nuland met Turkish officials.", "Victoria Nuland",
         "USA"),
        ("Under Secretary of State Ann Hall and Turkish Deputy Foreign Minister Sedat Onal met.",
         "Sedat Onal", "TUR"),
    ],
)  # fmt: skip
def test_introductions(text: str, party: str, right: str) -> None:
    assert country(text, party, published=date(2022, 4, 5)) == right


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("Special Envoy for Ethiopia David Sutter will travel to Ethiopia.", "David Sutter", "USA"),
        ("ROK Special Representative for Peace Kim Gun met Koreans.", "Kim Gun", "KOR"),
    ],
)
def test_posts_in_american_texts(text: str, party: str, right: str) -> None:
    text = f"Office of the Spokesperson. The United States welcomes this. {text}"
    assert country(text, party) == right


# ------------------------------------------------------------------ namesakes


@pytest.mark.parametrize(
    ("asked", "known", "right"),
    [
        ("alexander polyakov", "p alexander", False),
        ("john bolton", "john r bolton", True),
        ("j bolton", "john bolton", True),
        ("bolton", "john bolton", True),
    ],
)
def test_a_family_name_is_no_initial(asked: str, known: str, right: bool) -> None:
    assert _agrees(asked.split(), known.split()) is right


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        (
            "American voters heard that Christie would endorse the American candidate.",
            "Christie",
            "USA",
        ),
        ("Voters in the Bahamas heard Christie praise the Bahamas.", "Christie", "BHS"),
        ("French voters heard Macron in France.", "Macron", "FRA"),
        ("Iranian papers wrote of Iran. Then Putin spoke.", "Putin", "RUS"),
    ],
)
def test_a_family_name_abroad_is_another_s(text: str, party: str, right: str) -> None:
    assert country(text, party, published=date(2016, 3, 2)) == right


@pytest.mark.parametrize(
    ("name", "right"),
    [("Hardeep Singh Nijjar", "CAN"), ("Julian Assange", "AUS"), ("Adolf Hitler", "DEU"),
     ("Joseph Stalin", "SUN"), ("Malala Yousafzai", "PAK")],
)  # fmt: skip
def test_whom_all_the_world_knows(name: str, right: str) -> None:
    text = f"Peru and Peruvian papers wrote of {name} in Lima, Peru."
    assert country(text, name) == right


def test_the_known_are_not_known_by_one_word() -> None:
    text = "American voters heard of Bibi in America."
    assert country(text, "Bibi") != "PAK"


# ------------------------------------------------------------------ names within names


@pytest.mark.parametrize(
    ("text", "party", "right"),
    [
        ("American mourners met Dawn Walker in America.", "Dawn Walker", "USA"),
        ("Pakistani paper Dawn reported it.", "Dawn", "PAK"),
        ("Canadian parties agreed in Canada. The Progressive Movement signed.",
         "The Progressive Movement", "CAN"),
        ("Australian papers quoted a professor of Victoria University in Australia.",
         "a professor of Victoria University", "AUS"),
        ("Soviet troops left Poland.", "Soviet troops", "SUN"),
        ("They met in the former Soviet republic of Georgia.", "the former Soviet republic of Georgia",
         "GEO"),
        ("RCMP officers arrested a man in Poland.", "RCMP officers", "CAN"),
        ("Russian ships left. Red Sea vessels were hit by Yemen's Houthis.", "Red Sea vessels",
         None),
    ],
)  # fmt: skip
def test_names_within_names(text: str, party: str, right: str | None) -> None:
    assert country(text, party) == right
