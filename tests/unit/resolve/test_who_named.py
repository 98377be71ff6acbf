"""Who counts as named: persons by name, bodies and papers that are one in particular."""

from __future__ import annotations

import pytest
from who_making import reading, shipped, who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reported by Focus magazine, the boy had been radicalised.", "Focus magazine"),
        ("Warned in vain, the commission published its findings.", "the commission"),
        ("Said that the agency had found nothing in Kampala.", "the agency"),
        ("Denied by the cabinet of Lebanon in Beirut.", "the cabinet"),
        ("Shown by a CBS poll, voters in Ohio turned away.", "a CBS poll"),
        ("Told in the statement, Kenya would wait.", "the statement"),
        ("Told in a statement, Kenya would wait.", "a statement"),
        ("Sued as the lawsuit says, the city of Lagos paid.", "the lawsuit"),
        ("Counted by the Bairaki Forensic Bureau, 12 died.", "the Bairaki Forensic Bureau"),
        ("Said by the AFP news agency, the road is shut.", "the AFP news agency"),
        ("Shown on state television, the march went on.", "state television"),
        ("Heard on Radio Kampala, the ministers left.", "Radio Kampala"),
        ("Said the Kenyan police in Mombasa.", "the Kenyan police"),
        ("Told by his office in Lagos, Nigeria waits.", "his office"),
        ("Told by her campaign in Ohio, the town waits.", "her campaign"),
        ("Warned by the Greek coast guard, the ship turned.", "the Greek coast guard"),
        ("Heard by the Turkish general staff in Ankara.", "the Turkish general staff"),
        ("Praised by the inspector general in Oslo.", "the inspector general"),
        ("Charged by Sudanese authorities in Khartoum.", "Sudanese authorities"),
        ("Shown by a Gallup poll, voters in Ohio turned away.", "a Gallup poll"),
        ("Denied by the adviser to the president of Mali.", "the adviser to the president"),
        ("Insisted he had never been there.", "he"),  # whom a sentence before has named
    ],
)
def test_named(text: str, words: str) -> None:
    assert who(text, words).named


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Asked by officials in Nairobi, nobody answered.", "officials"),
        ("Told by a commission in Oslo, nobody answered.", "a commission"),
        ("Said by a spokesman for the ministry in Oslo.", "a spokesman for the ministry"),
        ("Feared by analysts, the talks failed.", "analysts"),
        ("Sources in Kyiv said the bridge had gone.", "Sources in Kyiv"),
        ("Claims were made in Baku. Critics disagreed.", "Critics"),
        ("Cheered by Trump supporters, he left.", "Trump supporters"),
        ("Said police in Mombasa.", "police"),
        ("Told by a guard in Mombasa, Kenya waits.", "a guard"),
        ("Told by his aides in Lagos, Nigeria waits.", "his aides"),
        ("Told by a State Department official in Rome.", "a State Department official"),
        ("Told by authorities in Khartoum, nobody left.", "authorities"),
        ("Told by the general in Khartoum, nobody left.", "the general"),
        ("Insisted they had never been there.", "they"),
    ],
)
def test_not_named(text: str, words: str) -> None:
    assert not who(text, words).named


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Met in Niamey, Under Secretary Nuland and the U.S. envoy saw Niger's generals.", "USA"),
        ("Met in Niger, Deputy Secretary Nuland of the delegation. The U.S. had sent it.", "USA"),
        ("Met in Niger, Undersecretary Nuland saw Niger's generals in Niger.", "NER"),
        ("Met in Niger, Under Secretary Nuland saw Niger's generals in Niger.", "NER"),
    ],
)
def test_a_deputy_secretary_is_american_where_the_united_states_are_spoken_of(text, country):
    found = shipped().identities(reading(text, actors=["Nuland"]))
    assert found.claims[0].actors[0].who.country == country
