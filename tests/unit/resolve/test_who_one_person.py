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
    assert names and not any("Commission" in name for name in names)


@pytest.mark.parametrize("joined", ["led", "run", "based", "backed"])
def test_an_english_word_behind_a_hyphen_is_none(joined):
    text = f"The Kim Jones-{joined} company condemned the attack."
    assert joined not in (who(text, f"The Kim Jones-{joined} company").name or "")
