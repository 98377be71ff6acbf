"""One person under one name: hyphens, offices before names, spellings that differ by source."""

from datetime import date

import pytest
from who_making import who

from chancery.resolve.who_people import People

DAY = date(2024, 5, 3)


@pytest.mark.parametrize("spelt", ["Kim Jong-un", "Kim Jong Un", "Kim Jong\u2011un"])
def test_hyphened_and_spaced_names_are_one_person(spelt):
    found = who(f"North Korean leader {spelt} condemned the attack.", spelt, published=DAY)
    assert (found.entity, found.country) == ("person:kim-jong-un", "PRK")


def test_a_hyphened_syllable_is_part_of_the_name():
    found = who("Kim Yo-jong condemned the attack.", "Kim Yo-jong", published=DAY)
    assert (found.entity, found.country) == ("person:kim-yo-jong", "PRK")


def test_an_office_before_a_name_in_the_table_is_no_part_of_it():
    names = {o.name for o in People().find("kim jong un", DAY)}
    assert names
    assert not any("Commission" in name for name in names)


@pytest.mark.parametrize("joined", ["led", "run", "based", "backed"])
def test_an_english_word_behind_a_hyphen_is_none(joined):
    text = f"The Kim Jones-{joined} company condemned the attack."
    assert joined not in (who(text, f"The Kim Jones-{joined} company").name or "")


@pytest.mark.parametrize(
    ("spelt", "years", "entity"),
    [
        ("Putin", (2019, 2023, 2025), "vladimir-putin"),
        ("Vladimir Putin", (2010, 2019, 2024), "vladimir-putin"),
        ("Netanyahu", (2017, 2023), "benjamin-netanyahu"),
        ("Binyamin Netanyahu", (1998, 2017, 2023), "benjamin-netanyahu"),
        ("Burhan", (2020, 2023), "abdel-fattah-al-burhan"),
        ("Min Aung Hlaing", (2020, 2023), "min-aung-hlaing"),
        ("Biden", (2012, 2023), "joe-biden"),
        ("Joe Biden", (2012, 2023), "joe-biden"),
        ("Mohammed bin Salman", (2018, 2023, 2025), "mohammad-bin-salman"),
        ("Nicolas Maduro", (2014, 2023), "nicolas-maduro"),
    ],
)
def test_a_leader_has_one_identity_whatever_the_year(spelt, years, entity):
    for year in years:
        found = who(f"{spelt} condemned it.", spelt, published=date(year, 3, 1))
        assert found.entity == f"person:{entity}"


@pytest.mark.parametrize(
    ("spelt", "day", "entity", "country", "sector"),
    [
        ("Macron", date(2023, 5, 3), "emmanuel-macron", "FRA", "GOV"),
        ("Maduro", date(2019, 5, 3), "nicolas-maduro", "VEN", "GOV"),
        ("Guterres", date(2023, 5, 3), "antonio-guterres", "UNO", "GOV"),
        ("Guterres", date(2019, 5, 3), "antonio-guterres", "UNO", "GOV"),
        ("Trump", date(2021, 5, 3), "donald-trump", "USA", "ELI"),
        ("Trump", date(2023, 5, 3), "donald-trump", "USA", "ELI"),
        ("Merz", date(2025, 7, 3), "friedrich-merz", "DEU", "GOV"),
        ("Merz", date(2009, 7, 3), "hans-rudolf-merz", "CHE", "GOV"),
        ("Shahbaz Sharif", date(2023, 3, 3), "shehbaz-sharif", "PAK", "GOV"),
    ],
)
def test_a_leader_s_name_alone_is_the_leader(spelt, day, entity, country, sector):
    found = who(f"{spelt} condemned the attack.", spelt, published=day)
    assert (found.entity, found.country) == (f"person:{entity}", country)
    assert found.sector == sector


def test_an_office_beside_a_full_name_does_not_lead_to_a_namesake():
    text = "Prime Minister Shahbaz Sharif of Pakistan condemned the attack."
    found = who(text, "Shahbaz Sharif", published=date(2023, 3, 3))
    assert (found.entity, found.role) == ("person:shehbaz-sharif", "Prime Minister")


def test_a_family_name_of_two_leaders_out_of_office_is_nobody_s():
    assert not People().find("bush", date(2000, 3, 1))
