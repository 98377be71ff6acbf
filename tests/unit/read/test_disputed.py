"""Whom a denial is against: of two sources around its cue, one denies and one had said so."""

from __future__ import annotations

import pytest

from chancery.model import Cited, Span
from chancery.read.accounts import disputed, speaking
from chancery.read.spans import Found


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "cue", "sources", "against"),
    [
        ("Moscow dismissed reports of raids.", "dismissed", ["Moscow", "reports"], ["reports"]),
        ("Moscow denied reports of raids.", "denied reports", ["Moscow", "reports"], ["reports"]),
        ("Reports were denied by Moscow.", "were denied", ["Reports", "Moscow"], ["Reports"]),
        ("Israel and Hamas denied a deal.", "denied", ["Israel", "Hamas"], []),
        ("Ankara has denied Greek claims.", "has denied", ["Ankara", "Greek"], ["Greek"]),
        ("Kyiv doubts what Minsk says.", "doubts", ["Kyiv", "Minsk"], ["Minsk"]),
        ("Police told Reuters of raids.", "told", ["Police", "Reuters"], []),
        ("Oslo confirmed reports of raids.", "confirmed", ["Oslo", "reports"], []),
        ("Moscow denied it.", "denied", ["Moscow"], []),
    ],
)
def test_what_is_denied_was_somebody_elses_word(text, cue, sources, against):
    words = Cited(cue, (at(text, cue),), 0.9, "read.cue@1")
    inner = [Found(at(text, source), 0.9, 0) for source in sources]
    found = [one.span.of(text) for one in inner if disputed(one, inner, words, text)]
    assert found == against


@pytest.mark.parametrize(
    ("text", "sources", "kept"),
    [
        ("Rok, an aide to the Chadian king, Idris, said so.", ["Rok", "Idris"], ["Rok"]),
        ("Mr Idris's spokeswoman, Ana Rok, said so.", ["Mr Idris", "Ana Rok"], ["Ana Rok"]),
        ("Rok and the king, Idris, said so.", ["Rok", "Idris"], ["Rok", "Idris"]),
        ("Rok, an aide to the king, and Idris, said so.", ["Rok", "Idris"], ["Rok", "Idris"]),
        ("Rok, a friend of the house, told Idris so.", ["Rok", "Idris"], ["Rok", "Idris"]),
        ("Idris's reports say so.", ["Idris", "reports"], ["Idris", "reports"]),
    ],
)
def test_whose_man_a_source_is_tells_no_second_one(text, sources, kept):
    inner = [Found(at(text, source), 0.9, 0) for source in sources]
    assert [one.span.of(text) for one in speaking(inner[::-1], text)] == kept[::-1]
