"""Texts no reporter would hand in: no crash, nothing made up, and an end in good time."""

from __future__ import annotations

import time
from functools import cache

import pytest

from chancery.model import Article, Reading
from chancery.read import Reader

LIMIT_S = 30.0  # a slow machine's hundredfold of what these take


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    began = time.perf_counter()
    (found,) = reader().read([Article(text)])
    assert time.perf_counter() - began < LIMIT_S
    for claim in found.claims:
        for _, cited in claim.fields():
            for span in cited.spans:
                assert 0 <= span.start < span.end <= len(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "x " * 3000,
        "a" * 100_000,
        "aaaa aaaa aaaa. " * 500,
        "1234 5678 90. " * 800,
        "?!?! ... --- \"\"\" ''' ((( ",
        "\u202e\u0645\u0631\u062d\u0628\u0627 \u202c" * 50,
        "\x00\x01\x02 \ufeff \u2028 \u00ad",
        "El presidente habló ayer con su homólogo sobre las nuevas medidas y pidió calma a todos.",
        "Президент провёл встречу с премьер-министром. Стороны подписали соглашение.",
        "总统星期一会见了总理。双方签署了一项协议。",
    ],
)
def test_what_holds_no_english_event_gives_none(text: str) -> None:
    assert read(text).claims == ()


def test_capitals_are_read() -> None:
    found = read("RUSSIAN TROOPS ATTACKED THE TOWN OF BUCHA. PRESIDENT PUTIN MET PRESIDENT XI.")
    assert {c.event_type.value for c in found.claims} >= {"ASSAULT", "CONSULT"}


def test_text_without_punctuation_is_read() -> None:
    found = read("russian troops attacked the town and president putin met president xi in beijing")
    assert {c.event_type.value for c in found.claims} >= {"ASSAULT", "CONSULT"}


def test_misread_letters_give_one_claim_a_word_and_no_more() -> None:
    found = read("Ukra1ne denied that its f0rces had attaeked Belgorod on Mon- day.")
    starts = [c.trigger.spans[0] for c in found.claims]
    assert all(not a.overlaps(b) for i, a in enumerate(starts) for b in starts[i + 1 :])


def test_a_sentence_of_three_thousand_words_has_an_end() -> None:
    found = read("The army attacked the town and " * 500 + "left.")
    assert len(found.claims) <= 501


def test_quotes_left_open_do_not_swallow_the_rest() -> None:
    found = read(
        'He said "she told me "they said "the army attacked the town.\n\n'
        "President Putin met President Xi in Beijing on Monday."
    )
    assert "CONSULT" in {c.event_type.value for c in found.claims}
    last = next(c for c in found.claims if c.event_type.value == "CONSULT")
    assert last.accounts == ()
