"""Titles that the reader cut: one party again, and only where the words are one name."""

from __future__ import annotations

import pytest
from who_making import party

from chancery.resolve.who.whole import whole


@pytest.mark.parametrize(
    ("text", "parts", "made"),
    [
        ("First Lady Ama spoke.", ["Lady Ama"], ["First Lady Ama"]),
        (
            "The Spanish Foreign Minister Ruiz met us.",
            ["Spanish", "Minister Ruiz"],
            ["Spanish Foreign Minister Ruiz"],
        ),
        ("Special Envoy John Okello came.", ["Envoy", "John Okello"], ["Special Envoy John Okello"]),
        (
            "Minister of National Defence Anita Osei and Kofi Boateng met.",
            ["Minister", "Anita Osei", "Kofi Boateng"],
            ["Minister of National Defence Anita Osei", "Kofi Boateng"],
        ),
        ("President of Peru Ana Ruiz spoke.", ["President", "Ana Ruiz"], ["President of Peru Ana Ruiz"]),
        # these are two, or whole already
        ("The President and Ana Ruiz met.", ["President", "Ana Ruiz"], ["President", "Ana Ruiz"]),
        ("Prime Minister of Peru Ana met.", ["Minister", "Ana"], ["Prime Minister of Peru Ana"]),
        ("President Ali, Ana Ruiz met.", ["President Ali", "Ana Ruiz"], ["President Ali", "Ana Ruiz"]),
        ("Peru thanked Ana Ruiz.", ["Peru", "Ana Ruiz"], ["Peru", "Ana Ruiz"]),
        ("a minister of Peru Ana knows", ["minister", "Ana"], ["minister", "Ana"]),
        ("the first lady", ["lady"], ["lady"]),
    ],
)  # fmt: skip
def test_titles_are_whole(text: str, parts: list[str], made: list[str]) -> None:
    found = whole(tuple(party(text, words) for words in parts), text)
    assert [one.mention.value for one in found] == made
    assert [one.mention.spans[0].of(text) for one in found] == made


def test_a_side_without_words_in_the_text_stays() -> None:
    one = party("President Okello spoke.", "President Okello")
    assert whole((one,), "President Okello spoke.") == (one,)
    assert whole((), "nothing") == ()
