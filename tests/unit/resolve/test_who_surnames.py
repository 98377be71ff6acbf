"""Which fuller name a family name with a title before it means."""

from __future__ import annotations

from datetime import date

import pytest
from who_making import who

DAY = date(2015, 5, 2)

# text, words, name
SURNAMES = [
    ("Michelle Obama came to Kenya. President Obama stayed.", "President Obama", "Barack Obama"),
    ("Jane Mbeya and Peter Mbeya came to Kenya. Mr. Mbeya left, Jane Mbeya stayed. Ms. Mbeya spoke.",
     "Ms. Mbeya", "Jane Mbeya"),
    ("Peter Mbeya and Jane Mbeya came to Kenya. Mr. Mbeya left.", "Mr. Mbeya", "Peter Mbeya"),
    ("Senator Lina Ortho and Dara Ortho came to Kenya. Senator Ortho left.", "Senator Ortho",
     "Lina Ortho"),
    ("NAKURU - Peter Mbeya came to Kenya. Mr. Mbeya left.", "Mr. Mbeya", "Peter Mbeya"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), SURNAMES)
def test_a_title_tells_the_fuller_name(text, words, name):
    assert who(text, words, published=DAY).name == name
