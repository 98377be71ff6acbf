"""Whom the names of bodies mean: acronyms, names that several bear, and what bodies are called in short."""

from __future__ import annotations

from datetime import date

import pytest
from who_making import who

DAY = date(2023, 5, 2)

# text, words, name, country
BODIES = [
    ("Let the rebels of Mali lay down their arms, Mali said.", "the rebels", None, "MLI"),
    ("India blamed LeT for the raid.", "LeT", "Lashkar-e-Taiba", "PAK"),
    ("India blamed LET for the raid.", "LET", "Lashkar-e-Taiba", "PAK"),
    ("In India, PTI said that Delhi, India, was flooded.", "PTI", "PTI", "IND"),
    ("In Pakistan PTI called Pakistanis to Islamabad.", "PTI", "PTI", "PAK"),
    ("Turkey jailed a reporter. RSF protested to Turkey.", "RSF", "Reporters Without Borders", "NGO"),
    ("Sudan burned. The RSF took Nyala in Sudan.", "The RSF", "RSF", "SDN"),
    ("Iran vowed revenge. Talks with the Islamic Republic ended.", "the Islamic Republic", "Iran",
     "IRN"),
    ("Kabul fell. Afghanistan mourned. Talks with the Islamic Republic ended.",
     "the Islamic Republic", None, "AFG"),
    ("Canada and Canadians met the Tribe of Indians of Saskatchewan.", "Indians", "Indians", "CAN"),
    ("Canada played well. Later the Calgary Indians won.", "Indians", "Calgary Indians", "CAN"),
    ("Canada met the Indians.", "the Indians", "India", "IND"),
    ("Yemen burned. Al-Qaeda fled. The Coalition bombed Sanaa, Yemen said.", "The Coalition", None,
     None),
    ("Iraq rejoiced. ISIS fled. The Coalition bombed Mosul.", "The Coalition", "Global Coalition",
     "IGO"),
    ("The Philippine Defense Secretary met US officials in Manila. The Secretary left.",
     "The Secretary", None, "PHL"),
    ("Berlin and US officials met in Germany. The Secretary left.", "The Secretary", None, "USA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country"), BODIES)
def test_whom_a_bodys_name_means(text, words, name, country):
    found = who(text, words, published=DAY)
    assert (found.name, found.country) == (name, country)


# text, words, name, sector
WHOLE = [
    ("Ilgaz News Service wrote of Turkey.", "Ilgaz News Service", "Ilgaz News Service", "JRN"),
    ("Kivu Media Center wrote of the Congo.", "Kivu Media Center", "Kivu Media Center", "JRN"),
    ("Red Leader Cargo sailed to Kenya.", "Red Leader Cargo", "Red Leader Cargo", "BUS"),
    ("The Confederation of British Industry met ministers.", "The Confederation of British Industry",
     "Confederation of British Industry", "BUS"),
    ("India wept. The CBI raided homes in India.", "The CBI", "CBI", "COP"),
    ("London wept. The CBI met ministers in Britain.", "The CBI",
     "Confederation of British Industry", "BUS"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "sector"), WHOLE)
def test_a_bodys_name_is_not_cut(text, words, name, sector):
    found = who(text, words, published=DAY)
    assert (found.name, found.sector) == (name, sector)
    assert (found.entity or "").startswith("org:")


SAID_BEFORE = [
    # text, words, which of them, name, country
    (
        "Kenya's Secretary of the Defence Council Peter Mbeya spoke in Kenya. The Defence Council met.",
        "The Defence Council",
        0,
        None,
        "KEN",
    ),
    (
        "The ambassadors of Chile, Peru and Kenya met. The ambassadors agreed.",
        "The ambassadors",
        1,
        None,
        None,
    ),
    ("The ambassador of Chile met. The ambassador agreed.", "The ambassador", 1, None, "CHL"),
    (
        "Kenya wept. The General Assembly Resolution passed. The Secretary-General spoke.",
        "The Secretary-General",
        0,
        None,
        "KEN",
    ),
]


@pytest.mark.parametrize(("text", "words", "nth", "name", "country"), SAID_BEFORE)
def test_what_was_said_before_names_no_other(text, words, nth, name, country):
    found = who(text, words, nth, published=DAY)
    assert (found.name, found.country) == (name, country)
