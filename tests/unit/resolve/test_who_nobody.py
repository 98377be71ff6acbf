"""Words that no party can be, and their like that are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from who_making import party, reading

from chancery.resolve.who.nobody import real, without

WORDS = [
    # words that name nobody, and numbers of dates, ages and things counted
    ("He urged not to wait.", "not", False),
    ("Aid was sent there.", "there", False),
    ("They met 14-year-old Ama.", "14", False),
    ("Shot on May 12 by rebels.", "12", False),
    ("Kofi Osei, 65, was shot.", "65", False),
    ("The visit to five countries ended.", "five", False),
    ("They shot 37 and fled.", "37", True),
    ("Of these, 37 have been jailed.", "37", True),
    ("Killing 11 and wounding two, they fled.", "11", True),
    ("One was jailed, another wounded.", "another", True),
    ("Those who fled were shot.", "Those", True),
    ("The US was warned.", "US", True),
    # an adjective before its noun; a noun is none, nor one that stands for people
    ("Troops commit grievous crimes.", "grievous", False),
    ("Courts tried the undocumented workers.", "undocumented", False),
    ("Soldiers commit crimes.", "Soldiers", True),
    ("A criminal fled.", "criminal", True),
    ("They shot the wounded.", "wounded", True),
    # half a word
    ("The front-runner complained.", "runner", False),
    ("Nine-year old Ama fled.", "year", False),
    ("Peru-backed rebels fled.", "Peru", True),
    # waters
    ("An attack by land and sea followed.", "sea", False),
    ("Ships in the Red Sea were shelled.", "the Red Sea", False),
    ("The Sea Shepherd crew was held.", "Sea Shepherd", True),
]


@pytest.mark.parametrize(("text", "words", "somebody"), WORDS)
def test_who_can_be_somebody(text, words, somebody):
    claim = reading(text, actors=[words], recipients=[words], sources=[words]).claims[0]
    found = real(claim, text)
    assert bool(found.actors) is somebody
    assert bool(found.recipients) is somebody
    assert bool(found.accounts) is somebody


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("They praised Mr. Osei today.", "Mr", "Mr. Osei"),
        ("They praised Mr. O'Neill's plan.", "Mr", "Mr. O'Neill"),
        ("They praised Sen. Ama Osei, and left.", "Sen", "Sen. Ama Osei"),
        ("They praised the Mr who left.", "Mr", "Mr"),
    ],
)
def test_a_title_alone_is_its_name(text, words, whole):
    found = real(reading(text, actors=[words]).claims[0], text)
    assert [p.mention.value for p in found.actors] == [whole]
    assert found.actors[0].mention.spans[0].of(text) == whole


def test_accounts_stay_through_those_who_passed_them_on():
    text = "Told: guards, not a daily, said it"
    accounts = reading(text, sources=["guards", "not", "daily"]).claims[0].accounts
    first, nobody, last = accounts
    chained = (replace(first, via=2), nobody, last)
    kept = without(chained, [nobody])
    assert [(a.source.mention.value, a.via) for a in kept] == [("guards", 1), ("daily", None)]
    assert without((replace(first, via=1), nobody), [nobody])[0].via is None
    assert without(chained, []) == chained


def test_a_party_without_words_in_the_text_stays():
    one = party("Told", "Told")
    bare = replace(one, mention=replace(one.mention, spans=(), why="none"))
    claim = replace(reading("Told").claims[0], actors=(bare,))
    assert real(claim, "Told") == claim
