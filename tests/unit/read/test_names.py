"""Names of one article agree with one another."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Kind, Mention, Span
from chancery.read.names import agreed

TEXT = (
    "Wagner fought. Wagner left; Mr Wagner said so. Wagnerian music and un-Wagner stayed. Wagner."
)


def mention(start: int, words: str, kind: Kind, sure: float = 0.95) -> Mention:
    assert TEXT[start : start + len(words)] == words
    return Mention(Span(start, start + len(words)), words, kind, sure)


def kinds(*mentions: Mention) -> list[tuple[int, Kind]]:
    return [(m.span.start, m.kind) for m in agreed(mentions, TEXT)]


ORG, PERSON = Kind.ORGANISATION, Kind.PERSON


def test_most_readings_decide() -> None:
    found = kinds(
        mention(0, "Wagner", ORG), mention(15, "Wagner", ORG), mention(31, "Wagner", PERSON)
    )
    assert {kind for _, kind in found} == {ORG}


def test_even_readings_stay_apart() -> None:
    found = kinds(mention(0, "Wagner", ORG, 0.9), mention(15, "Wagner", PERSON, 0.9))
    assert found[:2] == [(0, ORG), (15, PERSON)]


def test_a_sure_name_is_found_wherever_it_is_printed_whole() -> None:
    assert kinds(mention(0, "Wagner", ORG)) == [(0, ORG), (15, ORG), (31, ORG), (85, ORG)]


@pytest.mark.parametrize(
    "unsure",
    [mention(0, "Wagner", ORG, 0.6), mention(31, "Wagner", Kind.ROLE), mention(80, "yed", ORG)],
)
def test_what_is_unsure_short_or_no_name_is_not(unsure: Mention) -> None:
    assert agreed([unsure], TEXT) == [unsure]


def test_places_that_are_taken_stay() -> None:
    longer = mention(28, "Mr Wagner", PERSON)
    found = agreed([mention(0, "Wagner", ORG), longer], TEXT)
    assert longer in found
    assert [m for m in found if m.span.overlaps(longer.span)] == [longer]


def test_the_order_is_that_of_the_text_and_nothing_overlaps() -> None:
    found = agreed([mention(85, "Wagner", ORG), mention(28, "Mr Wagner", PERSON)], TEXT)
    spans = [m.span for m in found]
    assert spans == sorted(spans)
    assert all(not a.overlaps(b) for a, b in pairwise(spans))


def test_nothing_gives_nothing() -> None:
    assert agreed([], TEXT) == []


@given(text=st.text(alphabet="Wagner -_.é1\n", max_size=60), first=st.integers(0, 40))
def test_a_name_stands_wherever_no_letter_digit_or_hyphen_touches_it(text: str, first: int) -> None:
    text = f"{text[:first]} Wagner {text[first:]}"
    at = text.index(" Wagner ") + 1
    found = agreed([Mention(Span(at, at + 6), "Wagner", ORG, 0.95)], text)
    wanted = [m.start() for m in re.finditer(r"(?<![\w-])Wagner(?![\w-])", text)]
    assert [m.span.start for m in found] == wanted
