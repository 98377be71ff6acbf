"""Definite descriptions: whom "the group" and "the secretary of state" mean that was named before."""

from datetime import date

import pytest
from who_making import who

DAY = date(2011, 4, 12)

# the text, the description, its name
FOUND = [
    ("Lashkar-e-Taiba met in Lahore. The group denied it.", "The group", "Lashkar-e-Taiba"),
    ("The ISI met in Lahore. The spy agency denied it.", "The spy agency", "ISI"),
    ("NATO met in Brussels. The alliance denied it.", "The alliance", "NATO"),
    ("Hillary Clinton met the envoys in Lahore on Monday. The secretary of state left.",
     "The secretary of state", "Hillary Clinton"),
    ("Cameron Munter spoke in Lahore. The ambassador left.", "The ambassador", "Cameron Munter"),
]  # fmt: skip

NOBODY = [
    # Two of the kind: a wrong link is worse than none.
    ("Lashkar-e-Taiba met Jaish-e-Mohammed. The group denied it.", "The group"),
    # None of the kind.
    ("The ISI met in Lahore. The alliance denied it.", "The alliance"),
    ("NATO met in Brussels. The spy agency denied it.", "The spy agency"),
    # Too long ago.
    ("The ISI met in Lahore. It rained. It rained. It rained. It rained. The spy agency denied it.",
     "The spy agency"),
    # Any, not that one.
    ("The ISI met in Lahore. A spy agency denied it.", "A spy agency"),
    # Said of a country of its own.
    ("The ISI met in Lahore. India's spy agency denied it.", "India's spy agency"),
    ("Hillary Clinton met him. A former secretary of state left.", "A former secretary of state"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), FOUND)
def test_the_one_of_its_kind_named_before(text, words, name):
    assert who(text, words, published=DAY).name == name


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_nobody_where_it_may_be_another(text, words):
    assert who(text, words, published=DAY).name is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Gen. Ashfaq Kiyani spoke in Lahore.", "Gen. Ashfaq Kiyani", "Ashfaq Parvez Kayani"),
        ("Kiyani spoke in Lahore.", "Kiyani", "Ashfaq Parvez Kayani"),
        ("Gadhafi spoke in Tripoli.", "Gadhafi", "Muammar Gaddafi"),
        ("Moammar Gadhafi spoke.", "Moammar Gadhafi", "Muammar Gaddafi"),
    ],
)
def test_names_in_other_spellings(text, words, name):
    found = who(text, words, published=date(2011, 4, 12))
    assert found.name == name
    assert found.sector in {"MIL", "GOV"}
