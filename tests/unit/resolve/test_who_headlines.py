"""Capitals that mark no names: headlines, the fields of offices, the labels of a transcript."""

import pytest
from who_making import who

BODY = (
    "A fuel depot burned in Belgorod, Russia said. Russian officials spoke of gold operations "
    "and of hedge funds. Nobody was hurt, the governor said."
)


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Fuel Depot Burns After Strike On Belgorod", "Fuel Depot"),
        ("RUSSIAN FUEL DEPOT BURNS AFTER STRIKE", "FUEL DEPOT"),
        ("Sanctions Hit Gold Operations Of Wagner", "Gold Operations"),
        ("Why Hedge Funds Fear The War", "Hedge Funds"),
    ],
)
def test_what_the_text_prints_small_is_nobody_s_name(headline, words):
    found = who(f"{headline}\n\n{BODY}", words)
    assert (found.entity, found.named) == (None, False)
    assert not (found.name or "").lower().startswith(words.lower())


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        # Printed as a name below, or with a given name, or not small anywhere.
        ("Ivan Depotov Burns Bridges With Moscow\n\nIvan Depotov of Russia left.",
         "Ivan Depotov", "person:ivan-depotov"),
        ("Maria Price Wins Vote In Malta Again\n\nThe price of bread rose.",
         "Maria Price", "person:maria-price"),
        ("Zorvan Belquist Leaves Malta After Vote\n\nThe vote was close.",
         "Zorvan Belquist", "person:zorvan-belquist"),
        # Not in a headline.
        ("The firm Fuel Depot left Malta on Monday. A fuel depot burned.",
         "Fuel Depot", "person:fuel-depot"),
    ],
)  # fmt: skip
def test_a_name_in_a_headline_stays_one(text, words, entity):
    assert who(text, words).entity == entity


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("US Under Secretary for Political Affairs Jane Orlund", "Jane Orlund", "USA"),
        ("US Special Envoy for Human Rights Uzo Orlund", "Uzo Orlund", "USA"),
        (
            "Spanish State Secretary for Foreign and Global Affairs Nela Orlund",
            "Nela Orlund",
            "ESP",
        ),
        ("Pakistani Minister of Climate and Environment Jane Orlund", "Jane Orlund", "PAK"),
    ],
)
def test_the_field_of_an_office_is_no_given_name(words, name, country):
    found = who(f"{words} met officials in Oman.", words)
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    "label", ["QUESTION", "MODERATOR", "OPERATOR", "SENIOR ADMINISTRATION OFFICIAL ONE"]
)
def test_the_label_of_a_speaker_is_no_name(label):
    found = who(f"{label}: Thank you all. The United States welcomes it.", label)
    assert not (found.entity or "").startswith("person:")
