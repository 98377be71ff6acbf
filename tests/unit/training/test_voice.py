"""Fitting what tells who says "we": passages, the other side, and the choice among countries."""

from __future__ import annotations

import random

import numpy as np
import pytest

from chancery.read.sentences import split
from chancery.resolve.who.own import Signs
from training.documents import Document, Event
from training.voice import Case, cases, first_persons, fitted, passages, right, table

TEXT = " ".join(f"Sentence {number} is told here by somebody." for number in range(20))
WE = "We ask Peru for help. Peru and Chile know it."


def document(kind: str, *, text: str = WE) -> Document:
    event = Event((3, 6), kind, actor=[(0, 2)], recipient=[(7, 11)])
    return Document("d", "claims", text, events=[event], homes=[(0, 2, "CHL"), (7, 11, "PER")])


def test_passages_are_whole_sentences_without_the_first_ones() -> None:
    starts = {span.start for span in split(TEXT)}
    found = passages(TEXT, random.Random(1))
    assert len(found) == 2
    for low, high in found:
        assert low in starts
        assert low >= sorted(starts)[2]
        assert 3 <= len(split(TEXT[low:high])) <= 8
    assert passages("Too short. Far too short.", random.Random(1)) == []


@pytest.mark.parametrize("kind", ["REQUEST", "CONSULT"])
def test_the_other_side_of_a_we(kind: str) -> None:
    assert list(first_persons(document(kind), 0, len(WE))) == [(0, "CHL", frozenset({"PER"}))]


def test_a_we_outside_of_the_passage_is_no_case() -> None:
    assert list(first_persons(document("REQUEST"), 3, len(WE))) == []


def test_cases_hold_what_tells_for_each_country() -> None:
    text = f"{TEXT[:400]} {WE} {TEXT[:400]}"
    at = text.index(WE)
    event = Event((at + 3, at + 6), "REQUEST", actor=[(at, at + 2)], recipient=[(at + 7, at + 11)])
    homes = [(at, at + 2, "CHL"), (at + 7, at + 11, "PER")]
    one = Document("d", "claims", text, events=[event], homes=homes)
    found = [case for _ in range(1) for case in cases([one] * 8)]
    assert found
    assert {case.country for case in found} == {"CHL"}
    assert found[0].others == {"PER"}
    assert "PER" in found[0].told


def test_the_fit_finds_what_tells_and_nobody_is_a_choice() -> None:
    named = {"AAA": Signs(share=0.6), "BBB": Signs(share=0.4, manner=2.0)}
    tables = [table(Case("d", named, frozenset({"AAA"}), "BBB")) for _ in range(30)]
    tables += [table(Case("d", {"AAA": Signs()}, frozenset(), None)) for _ in range(10)]
    worth = fitted(tables)
    assert worth[Signs._fields.index("manner")] > 0 > worth[Signs._fields.index("other")]
    assert np.all(right(tables, worth) == 1)
