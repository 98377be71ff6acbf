"""One person under one name: hyphens, offices before names, spellings that differ by source."""

from datetime import date

import pytest
from who_making import who

from chancery.resolve.who.people import Office, People

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
        ("Mohammed bin Salman", (2018, 2023, 2025), "mohammed-bin-salman"),
        ("Mohammad bin Salman", (2018, 2023), "mohammed-bin-salman"),
        ("Viktor Chernomyrdin", (1993, 1995, 1997), "viktor-chernomyrdin"),
        ("Boris Yeltsin", (1993, 1997), "boris-yeltsin"),
        ("Mike Pompeo", (2017, 2019), "mike-pompeo"),
        ("Saddam Hussein", (1995, 2002), "saddam-hussein"),
        ("George W. Bush", (2002, 2007), "george-w-bush"),
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


@pytest.mark.parametrize(
    ("day", "near"),
    [("1985-01-01", False), ("1993-01-01", True), ("2015-01-01", True), ("2019-01-01", False)],
)
def test_an_office_is_near_for_some_years_before_and_after(day, near):
    office = Office(
        "a b", "A B", "PAK", "HOS", "GOV", None, "2000-01-01", "2005-01-01", "", "sourced"
    )
    assert office.near(day) is near


@pytest.mark.parametrize("spelt", ["Hassan Nasrallah", "Nasrallah"])
def test_a_leader_is_not_the_body_led(spelt):
    found = who(f"{spelt} condemned the attack.", spelt, published=date(2023, 3, 3))
    assert (found.entity, found.sector) == ("person:hassan-nasrallah", "REB")


def test_the_leader_of_an_armed_group_is_no_elite_when_dead():
    found = who("Osama bin Laden was behind it.", "Osama bin Laden", published=date(2016, 3, 3))
    assert found.sector == "REB"


def test_he_may_be_a_family_name():
    text = "Chinese Vice Premier He Lifeng met the delegation. He left early."
    found = who(text, "Chinese Vice Premier He Lifeng")
    assert (found.entity, found.country) == ("person:he-lifeng", "CHN")


@pytest.mark.parametrize("words", ["OSCE Minsk Group", "the OSCE Minsk Group"])
def test_a_town_in_an_international_body_s_name_is_not_its_country(words):
    assert who(f"A meeting of {words} was held.", words).country == "IGO"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("New Mexico's governor", "USA"),
        ("Georgia Governor Brian Kemp", "USA"),
        ("Georgia Gov. Brian Kemp", "USA"),
        ("Georgia's attorney general", "USA"),
        ("Georgia's president", "GEO"),
        ("Ontario's attorney general", "CAN"),
        ("Mexico's president", "MEX"),
    ],
)
def test_an_american_state_s_office_is_american(words, country):
    assert who(f"On Monday {words} condemned it.", words).country == country


def test_who_was_last_seen_in_office_many_years_ago_has_left_it():
    office = Office(
        "a b", "A B", "PAK", "VP", "GOV", None, "2009-01-01", "", "2016-11-26", "sourced"
    )
    assert office.fits("2020-01-01") == 0.6
    assert office.fits("2025-01-01") < 0.2
    assert who("Biden spoke.", "Biden", published=date(2025, 6, 4)).sector == "ELI"
