"""The pairs of sentences judged as contradictions or not: their table, their split, and how they count."""

from __future__ import annotations

import pytest

from bench.common import BenchError
from bench.contradiction_texts import texts
from bench.contradictions import Place, Row, Shown, finds, judged, matches, rows
from chancery.model import Span


def place(origin: str, start: int = 0) -> Place:
    return Place(origin, Span(start, start + 10))


def row(left: Place, right: Place, verdict: bool, field: str = "who") -> Row:
    return Row("x", field, (left, right), "a story", held=True, drawn="shown", is_one=verdict)


A, B, C = place("a"), place("b"), place("c")
ONE = Shown("who", ((A, C), (B,)))


def test_the_table_holds_sixty_pairs_and_no_words() -> None:
    table = rows()
    assert len(table) >= 60
    assert len({one.name for one in table}) == len(table)
    assert {one.is_one for one in table} == {True, False}
    assert {one.field for one in table} >= {"happened", "who", "when", "how many"}
    assert all(len(one.story) < 40 for one in table)


def test_no_story_and_no_article_is_on_both_sides_of_the_split() -> None:
    sides: dict[str, set[bool]] = {}
    for one in rows():
        for name in (one.story, *(p.origin for p in one.sides)):
            sides.setdefault(name, set()).add(one.held)
    assert all(len(side) == 1 for side in sides.values())
    assert {True, False} == {held for side in sides.values() for held in side}


@pytest.mark.parametrize(
    ("left", "right", "loosely", "expected", "note"),
    [
        (A, B, False, True, "a sentence in either version"),
        (B, C, False, True, "either way round"),
        (A, C, False, False, "both in one version"),
        (place("a", 50), B, False, False, "another sentence"),
        (place("a", 50), B, True, True, "of the same article"),
        (place("d"), B, True, False, "another article"),
    ],
)
def test_what_a_row_is_about(left, right, loosely, expected, note) -> None:
    assert matches(ONE, row(left, right, True), loosely=loosely) == expected, note


def test_another_field_is_another_question() -> None:
    assert not matches(ONE, row(A, B, True, "when"))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([row(A, B, True)], True),
        ([row(A, B, False)], False),
        ([row(A, B, False), row(C, B, True)], True),
        ([row(A, B, False), row(place("c", 50), B, True)], False),
        ([row(place("a", 50), B, True)], True),
        ([row(place("d"), B, True)], None),
    ],
)
def test_the_verdict_on_what_is_shown(table, expected) -> None:
    assert judged(ONE, table) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected", "note"),
    [
        (A, B, True, "both sentences"),
        (place("a", 50), B, True, "one sentence, and the other's article"),
        (place("a", 50), place("b", 50), False, "the articles alone"),
        (place("d"), B, False, "another article"),
    ],
)
def test_what_is_found(left, right, expected, note) -> None:
    assert finds(ONE, row(left, right, True)) == expected, note


def test_an_article_that_is_not_there_is_named(tmp_path) -> None:
    (tmp_path / "polnear").mkdir()
    with pytest.raises(BenchError, match="polnear/x_2016-01-01_y"):
        texts(tmp_path, {"polnear/x_2016-01-01_y.txt"})


@pytest.mark.shared
def test_articles_of_every_corpus_have_the_words_that_rows_point_at(shared) -> None:
    first = {one.sides[0].origin.partition("/")[0]: one.sides[0] for one in rows()}
    corpora = {"news", "polnear", "rams", "worldwide_newswire", "tempeval3", "geoparsing"}
    assert corpora <= first.keys()
    found = texts(shared / "data", {place.origin for place in first.values()})
    for place in first.values():
        words = place.span.of(found[place.origin].text)
        assert len(words) == place.span.end - place.span.start
        assert " " in words, place
