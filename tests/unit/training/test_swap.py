"""Exchanged countries: every mark still stands on the same words, or on the new name."""

from __future__ import annotations

import random

import pytest

from training.documents import Document, Event, Quotation
from training.swap import countries, swapped

TEXT = "Ukrainian troops left France. Paris said Germans in Berlin had asked Ukraine to go."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def document() -> Document:
    event = Event(
        trigger=span("left"),
        type="RETREAT",
        actor=[span("Ukrainian troops")],
        recipient=[span("France")],
        source=[span("Paris")],
        about=span("asked"),
        alike={"actor": [span("Ukraine")]},
    )
    quotation = Quotation([span("Paris")], [span("said")], [span("Germans in Berlin had asked")])
    return Document("d", "written", TEXT, events=[event], quotations=[quotation],
                    names=[(*span("France"), "place")], parties=[span("Germans in Berlin")])  # fmt: skip


@pytest.mark.parametrize("seed", range(30))
def test_marks_move_along(document: Document, seed: int) -> None:
    new = swapped(document, random.Random(seed))
    (event,) = new.events or []
    text = new.text
    assert text[slice(*event.trigger)] == "left"
    assert text[slice(*(event.about or (0, 0)))] == "asked"
    assert text[slice(*(event.actor or [(0, 0)])[0])].endswith(" troops")
    names = {held["country"] for held in countries().values()}
    assert text[slice(*(event.recipient or [(0, 0)])[0])] in names
    assert text[slice(*event.alike["actor"][0])] in names
    capitals = {held["capital"] for held in countries().values()}
    assert text[slice(*(event.source or [(0, 0)])[0])] in capitals
    assert (new.quotations or [])[0].source == event.source
    assert text[slice(*(new.names or [(0, 0, "")])[0][:2])] in names
    assert text[slice(*(new.parties or [(0, 0)])[0])].split(" in ")[1] in capitals


def test_one_country_goes_to_one_country(document: Document) -> None:
    for seed in range(30):
        new = swapped(document, random.Random(seed))
        (event,) = new.events or []
        first = new.text[slice(*(event.actor or [(0, 0)])[0])].removesuffix(" troops")
        other = new.text[slice(*event.alike["actor"][0])]
        (code,) = [c for c, held in countries().items() if held["country"] == other]
        assert countries()[code]["adjective"] == first


def test_a_text_without_countries_stays_as_it_is() -> None:
    document = Document("d", "written", "Nobody met anybody.", events=[])
    assert swapped(document, random.Random(1)) is document


def test_something_changes_in_most_readings(document: Document) -> None:
    changed = sum(swapped(document, random.Random(i)).text != TEXT for i in range(40))
    assert changed > 30
