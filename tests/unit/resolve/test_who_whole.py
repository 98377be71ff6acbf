"""Titles that the reader cut: one party again, and only where the words are one name."""

from __future__ import annotations

import pytest
from who_making import party

from chancery.resolve.who.whole import sides, whole


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


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "made"),
    [
        (
            "Ana Ruiz met Kenyan Foreign Minister Kofi Boateng.",
            ["Ana Ruiz", "Kofi Boateng"], ["Kenyan"],
            (["Ana Ruiz", "Kenyan Foreign Minister Kofi Boateng"], []),
        ),
        (
            "Peru thanked Kenyan Roads Minister Kofi Boateng.",
            ["Peru", "Kenyan"], ["Kofi Boateng"],
            (["Peru"], ["Kenyan Roads Minister Kofi Boateng"]),
        ),
        # two parties: nothing between, something else between, or no country before
        ("Peru Ana Ruiz", ["Peru"], ["Ana Ruiz"], (["Peru"], ["Ana Ruiz"])),
        ("Peru told Minister Ana", ["Peru"], ["Ana"], (["Peru"], ["Ana"])),
        ("Kofi Foreign Minister Ana", ["Kofi"], ["Ana"], (["Kofi"], ["Ana"])),
    ],
)  # fmt: skip
def test_a_country_before_an_office_goes_where_its_holder_is(
    text: str, actors: list[str], recipients: list[str], made: tuple[list[str], list[str]]
) -> None:
    found = sides(
        *(tuple(party(text, words) for words in side) for side in (actors, recipients)), text
    )
    assert tuple([one.mention.value for one in side] for side in found) == made
