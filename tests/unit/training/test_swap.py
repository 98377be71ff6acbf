"""Exchanged countries: every mark still stands on the same words, or on the new name."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from chancery.read.labels import RELATIONS
from training import corpora, swap
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


@pytest.fixture
def named() -> Document:
    text = "Anna Berg left Oslo. Berg, a Dane, told Amnesty so."
    names = [("Anna Berg", "person"), ("Oslo", "place"), ("Dane", "nationality"),
             ("Amnesty", "organisation")]  # fmt: skip
    marks = [(text.index(n), text.index(n) + len(n), kind) for n, kind in names]
    last = text.index("Berg,")
    return Document("n", "newswire", text, names=[*marks, (last, last + 4, "person")])


def test_other_names_keep_their_marks(named: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "POOL", {})
    text = "Juan de la Cruz met Nadir in Quito for Red Help."
    new_names = {"person": "Juan de la Cruz", "place": "Quito", "organisation": "Red Help"}
    marks = [(text.index(n), text.index(n) + len(n), kind) for kind, n in new_names.items()]
    swap.learn([Document("other", "newswire", text, names=marks)])
    seen = set()
    for seed in range(40):
        new = swap.renamed(named, random.Random(seed))
        assert new.names is not None
        words = [new.text[a:b] for a, b, _ in new.names]
        assert words[0] in {"Anna Berg", "Juan de la Cruz"}
        family = words[0].split()[-1]
        assert [words[i] for i in (1, 2, 3, 4)] in [
            [place, "Dane", body, family]
            for place in ("Oslo", "Quito")
            for body in ("Amnesty", "Red Help")
        ]
        seen.add(tuple(words))
    assert len(seen) > 4


def test_nothing_learnt_changes_nothing(named: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "POOL", {})
    assert swap.renamed(named, random.Random(1)) is named


@pytest.mark.shared
def test_stories_are_whole(shared: Path) -> None:
    found = list(corpora.stories(shared / "data"))
    assert len(found) == 4500
    for story in found:
        assert story.relation is not None
        actor, recipient, root = story.relation
        assert root in RELATIONS
        assert "{" not in story.text.split(".")[0]
        for start, end in (actor, recipient):
            words = story.text[start:end]
            assert words == "" or words in {n["country"] for n in swap.countries().values()}
    assert found == list(corpora.stories(shared / "data"))  # the same each time
