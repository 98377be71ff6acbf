"""Offices named without a name: which office the words mean, and who held it on the day."""

from datetime import date

import pytest
from who_making import who

from chancery.resolve.who.office import chief_of, holder, office_of

# words, country, office
OFFICES = [
    ("the secretary of state", "USA", "FM"),
    ("secretary of state for foreign affairs", "GBR", None),
    ("the foreign minister", "TUR", "FM"),
    ("foreign secretary", "GBR", "FM"),
    ("foreign secretary", "IND", None),  # a civil servant there
    ("'s army chief", "PAK", "ARMY_CHIEF"),
    ("chief of army staff", "PAK", "ARMY_CHIEF"),
    ("the isi chief", "PAK", "ISI"),
    ("director of the cia", "USA", "CIA"),
    ("the president", "FRA", "HOS_ELECTED"),
    ("king", "JOR", "HOS_CROWNED"),
    ("vice president", "USA", "VP"),
    ("secretary general", "FRA", None),
    ("the president of the republic", "FRA", None),
    ("minister of foreign affairs and trade", "HUN", "FM"),
    ("the visiting prime minister", "IND", "HOG"),
    ("president of the football federation", "BRA", None),
    ("the senate president", "FRA", None),
    ("president of the chamber", "KEN", None),
    ("the new president", "KEN", None),
    ("former president", "FRA", None),
    ("deputy foreign minister", "RUS", None),
    ("president elect", "USA", None),
    ("the foreign minister 's spokesman", "RUS", None),
    ("two presidents", "USA", None),
    ("an official", "USA", None),
]


@pytest.mark.parametrize(("words", "country", "office"), OFFICES)
def test_words_tell_an_office_or_none(words, country, office):
    assert office_of(words.split(), country) == office


# country, office, day, family name of the holder
HOLDERS = [
    ("USA", "FM", date(2011, 3, 2), "Clinton"),
    ("USA", "FM", date(2015, 3, 2), "Kerry"),
    ("PAK", "ARMY_CHIEF", date(2011, 3, 2), "Kayani"),
    ("PAK", "ARMY_CHIEF", date(2018, 3, 2), "Bajwa"),
    ("RUS", "HOS_ELECTED", date(2010, 1, 1), "Medvedev"),
    ("RUS", "HOS_ELECTED", date(2014, 1, 1), "Putin"),
    ("GBR", "HOG", date(2017, 1, 1), "May"),
    ("united nations", "SECRETARY_GENERAL", date(2004, 1, 1), "Annan"),
]


@pytest.mark.parametrize(("country", "office", "day", "name"), HOLDERS)
def test_the_holder_is_that_of_the_day(country, office, day, name):
    found = holder(country, office, day)
    assert found is not None
    assert found.name.split()[-1] == name


@pytest.mark.parametrize(
    ("country", "office", "day"),
    [
        ("USA", "FM", date(1795, 1, 1)),
        ("USA", "HOS_ELECTED", date(2150, 1, 1)),
        ("ESP", "HOS_ELECTED", date(2016, 1, 1)),  # a kingdom
        ("ATA", "HOG", date(2016, 1, 1)),
        ("PAK", "NO_SUCH_OFFICE", date(2016, 1, 1)),
    ],
)
def test_an_office_that_nobody_is_known_to_hold(country, office, day):
    assert holder(country, office, day) is None


# words without the body's name, body, day, family name of its chief
CHIEFS = [
    ("secretary general", "nato", date(2023, 5, 1), "Stoltenberg"),
    ("'s secretary-general", "arab league", date(2023, 5, 1), "Gheit"),
    ("the secretary general of the", "osce", date(2023, 5, 1), "Schmid"),
    ("chief", "united nations", date(2023, 5, 1), "Guterres"),
    ("head of the", "world health organization", date(2023, 5, 1), "Ghebreyesus"),
    ("president of the", "world bank", date(2010, 5, 1), "Zoellick"),
    ("deputy secretary general", "nato", date(2023, 5, 1), None),
    ("humanitarian chief", "united nations", date(2023, 5, 1), None),
    ("secretary general", "african union", date(2023, 5, 1), None),
    ("secretary general", "normandy four", date(2023, 5, 1), None),
]


@pytest.mark.parametrize(("words", "body", "day", "name"), CHIEFS)
def test_a_chief_is_that_of_the_body(words, body, day, name):
    found = chief_of(words.split(), body, day)
    assert (found and found.name.split()[-1]) == name


# sentence, who is asked for, the holder on the second of May 2023
NAMED = [
    ("The Arab League secretary general condemned the raid.", "The Arab League secretary general",
     "Ahmed Aboul Gheit"),
    ("The secretary general of the OSCE arrived.", "The secretary general of the OSCE",
     "Helga Schmid"),
    ("The GCC secretary-general arrived.", "The GCC secretary-general", "Jasem Albudaiwi"),
    ("The Normandy Four met. The secretary general arrived.", "The secretary general", None),
    ("The IGAD secretary general arrived.", "The IGAD secretary general", None),
    ("The NATO secretary general spoke.", "The NATO secretary general", "Jens Stoltenberg"),
    ("The president of the Kenyan cricket board wept.", "The president of the Kenyan cricket board",
     None),
    ("The president of the National Assembly of Armenia flew home.",
     "The president of the National Assembly of Armenia", None),
    ("The French senate president flew home.", "The French senate president", None),
    ("The president of the Supreme Court of Ukraine spoke.",
     "The president of the Supreme Court of Ukraine", None),
    ("Ukraine rejoiced. The President of the Red Cross spoke.", "The President", None),
    ("Kenya rejoiced. The bank 's president spoke.", "president", None),
    ("Kenya's president spoke.", "Kenya's president", "William Ruto"),
    ("The president of Chechnya flew to Moscow.", "The president of Chechnya", None),
    ("Tatarstan 's president flew to Moscow.", "Tatarstan 's president", None),
    ("The prime minister of Scotland spoke.", "The prime minister of Scotland", None),
    ("Crimea's prime minister spoke.", "Crimea's prime minister", None),
    ("Somaliland's president spoke.", "Somaliland's president", None),
    ("New Zealand's prime minister spoke.", "New Zealand's prime minister", "Chris Hipkins"),
    ("Papua New Guinea's prime minister spoke.", "Papua New Guinea's prime minister",
     "James Marape"),
    ("Kenya's new president spoke.", "Kenya's new president", None),
    ("Kenya is at peace. The Head of State spoke.", "The Head of State", "William Ruto"),
    ("Russia waits. The President of China spoke.", "The President", "Xi Jinping"),
    ("The Pakistan Army chief spoke.", "The Pakistan Army chief", "Asim Munir"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), NAMED)
def test_an_office_is_its_countrys_or_bodys_and_nobody_elses(text, words, name):
    assert who(text, words, published=date(2023, 5, 2)).name == name


def test_an_office_resolves_to_its_holder_and_says_by_which_day():
    found = who("The US secretary of state spoke.", "The US secretary of state",
                published=date(2011, 3, 2))  # fmt: skip
    assert (found.name, found.country, found.sector) == ("Hillary Clinton", "USA", "GOV")
    assert "State" in (found.role or "")


def test_an_office_without_a_holder_stays_a_typed_role():
    found = who("The former US secretary of state spoke.", "The former US secretary of state",
                published=date(2011, 3, 2))  # fmt: skip
    assert (found.name, found.country, found.sector) == (None, "USA", "ELI")
    found = who("The US secretary of state spoke.", "The US secretary of state",
                published=date(1797, 3, 2))  # fmt: skip
    assert (found.name, found.country, found.sector) == (None, "USA", "GOV")


# the same name, the day, its sector: another office, a later one, none any more
SPELLS = [
    ("David Petraeus", date(2011, 2, 24), "MIL"),
    ("David Petraeus", date(2012, 2, 24), "SPY"),
    ("Kaja Kallas", date(2022, 3, 1), "GOV"),
    ("Barack Obama", date(2011, 3, 1), "GOV"),
    ("Barack Obama", date(2021, 3, 1), "ELI"),
]


@pytest.mark.parametrize(("name", "day", "sector"), SPELLS)
def test_one_name_on_several_days(name, day, sector):
    assert who(f"{name} spoke.", name, published=day).sector == sector


@pytest.mark.parametrize(("day", "country"), [(date(2022, 3, 1), "EST"), (date(2025, 3, 1), "EUR")])
def test_the_country_is_that_of_the_office(day, country):
    assert who("Kaja Kallas spoke.", "Kaja Kallas", published=day).country == country


def test_a_family_name_of_many_is_nobody_in_particular():
    for text in ("Mr. Phillips spoke to voters.", "Smith spoke to voters."):
        name = text.split(" spoke")[0]
        found = who(text, name, published=date(2022, 3, 1))
        assert found.country is None
