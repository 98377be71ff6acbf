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
