"""PolNeAR: brat files parsed, attributions paired by cue, parts by half of the longer."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench.common import BenchError
from bench.polnear import Parts, find, half, parse, run, score_text
from chancery.model import Attribution, Span

TEXT = "Ada said it rained. Bob, she added, denied that the sun shone all day."
BRAT = """T1\tSource 0 3\tAda
T2\tCue 4 8\tsaid
T3\tContent 9 18\tit rained
T4\tAttribution 4 8\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tSource 20 23\tBob
T6\tCue 36 42\tdenied
T7\tContent 43 47;48 69\tthat the sun shone all day
T8\tAttribution 36 42\tdenied
E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7
"""
ONE = Parts(((0, 3),), ((4, 8),), ((9, 18),))
TWO = Parts(((20, 23),), ((36, 42),), ((43, 47), (48, 69)))


def f1s(gold: list[Parts], read: list[Parts], text: str = TEXT) -> dict[str, float]:
    return {name: tally.f1 for name, tally in score_text(text, gold, read).items()}


def test_spans_in_pieces_are_understood() -> None:
    assert parse(BRAT, "x") == [ONE, TWO]


@pytest.mark.parametrize(
    ("added", "left"),
    [
        ("A1\tDiscard E1\n", [TWO]),
        ("A1\tDiscuss T4\n", [TWO]),
        ("E3\tDiscuss:T4 Cue:T2 Content:T3\n", [ONE, TWO]),
        ("E3\tAttribution-no-source:T4 \n", [ONE, TWO]),  # nothing but a label
        ("#1\tAnnotatorNotes T4\twhat of line 3?\n\nstray words\n", [ONE, TWO]),
        ("T9\tContent 0 3\tAda\nE3\tAttribution-no-source:T4 Cue:T2 Content2:T9\n",
         [ONE, TWO, Parts((), ((4, 8),), ((0, 3),))]),
    ],
)  # fmt: skip
def test_what_is_left_out(added: str, left: list[Parts]) -> None:
    assert parse(BRAT + added, "x") == left


def test_a_broken_span_is_named() -> None:
    with pytest.raises(BenchError, match=r"x\.ann"):
        parse("T1\tCue four 8\tsaid\n", "x.ann")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [({1, 2}, {2, 3}, True), ({1, 2, 3}, {3, 4}, False), (set(), set(), False), ({1}, {1}, True)],
)
def test_half_of_the_longer(left: set[int], right: set[int], expected: bool) -> None:
    assert half(frozenset(left), frozenset(right)) is expected


def test_perfect_is_one_and_nothing_is_nought() -> None:
    assert set(f1s([ONE, TWO], [TWO, ONE]).values()) == {1.0}
    assert set(f1s([ONE, TWO], []).values()) == {0.0}


def test_a_cue_counts_when_it_overlaps() -> None:
    wider = Parts(ONE.source, ((4, 12),), ONE.content)
    assert f1s([ONE], [wider])["cue_f1"] == 1.0
    elsewhere = Parts(ONE.source, ((9, 11),), ONE.content)
    assert set(f1s([ONE], [elsewhere]).values()) == {0.0}  # parts without their cue are nothing


def test_a_missing_source_costs_the_source_and_the_whole() -> None:
    measures = f1s([ONE], [Parts((), ONE.cue, ONE.content)])
    assert measures == {
        "cue_f1": 1.0, "source_overlap_f1": 0.0, "content_overlap_f1": 1.0, "whole_f1": 0.0,
    }  # fmt: skip


def test_the_whole_needs_only_what_the_gold_has() -> None:
    bare = Parts((), ONE.cue, ONE.content)
    measures = f1s([bare], [ONE])
    assert measures["whole_f1"] == 1.0
    assert measures["source_overlap_f1"] == 0.0  # a source too many


def test_less_than_half_of_the_content_is_wrong() -> None:
    short = Parts(TWO.source, TWO.cue, ((43, 51),))  # two words of six
    assert f1s([TWO], [short])["content_overlap_f1"] == 0.0
    longer = Parts(TWO.source, TWO.cue, ((43, 57),))  # three of six
    assert f1s([TWO], [longer])["content_overlap_f1"] == 1.0


def test_pairing_is_one_to_one() -> None:
    tallies = score_text(TEXT, [ONE], [ONE, ONE])
    assert (tallies["cue_f1"].right, tallies["cue_f1"].read) == (1, 2)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("text", "attributions"):
        (tmp_path / "test" / folder).mkdir(parents=True)
    (tmp_path / "test" / "text" / "a_piece.txt").write_text(TEXT, encoding="utf-8")
    notes = tmp_path / "test" / "attributions"
    (notes / "a_piece_22bb.ann").write_text("", encoding="utf-8")
    (notes / "a_piece_11aa.ann").write_text(BRAT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("place", [".", "test"])
def test_the_first_annotator_is_taken(corpus: Path, place: str) -> None:
    assert [note.name for _, note in find(corpus / place)] == ["a_piece_11aa.ann"]


def test_texts_nobody_annotated_are_left_out(corpus: Path) -> None:
    (corpus / "test" / "text" / "other.txt").write_text(TEXT, encoding="utf-8")
    assert len(find(corpus)) == 1


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="expected a folder with text"):
        find(tmp_path)


def test_the_reader_is_scored(corpus: Path) -> None:
    span = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 18),), 0.9)
    reader: Any = SimpleNamespace(
        read=lambda articles: (SimpleNamespace(attributions=(span,)) for _ in articles)
    )
    outcome = run(corpus, reader=reader)
    assert outcome["n"] == 1
    assert outcome["measures"]["cue_f1"] == pytest.approx(2 / 3)


@pytest.mark.shared
def test_the_corpus_is_understood(shared: Path) -> None:
    pairs = find(shared / "data" / "polnear" / "dev")
    gold = [parse(note.read_text(encoding="utf-8"), note.name) for _, note in pairs]
    assert len(pairs) == 84
    assert sum(map(len, gold)) == 2192
