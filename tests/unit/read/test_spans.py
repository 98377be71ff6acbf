"""From pieces to whole words: edges, gaps and what is never a span."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.model import Span
from chancery.read import labels
from chancery.read.spans import _path, linked, tagged, words
from chancery.read.windows import Pieces, Window

TEXT = 'The U.S. envoy, Mr. Bland-Smith, said "no deal" to Kyrgyzstan.'


def window(text: str, *cuts: str) -> Window:
    """A window whose pieces are the given strings, found one after the other."""
    starts, ends, at = [0], [0], 0
    for cut in cuts:
        at = text.index(cut, at)
        starts.append(at)
        at += len(cut)
        ends.append(at)
    size = len(cuts) + 2
    return Window(
        Pieces([0] * size, [0] * size, [*starts, 0], [*ends, 0]), 1, [-1, *[0] * len(cuts), -1]
    )


PIECES = ("The", "U", ".", "S", ".", "envoy", ",", "Mr", ".", "Bland", "-", "Smith", ",", "said",
          '"', "no", "deal", '"', "to", "Kyr", "gyz", "stan", ".")  # fmt: skip
WINDOW = window(TEXT, *PIECES)


def row(*on: int, size: int = len(PIECES) + 2) -> np.ndarray:
    found = np.full(size, 0.1, np.float32)
    found[list(on)] = 0.9
    return found


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ((2, 3, 4, 5, 6), ["U.S. envoy"]),
        ((1,), []),  # an article is nobody
        ((20,), ["Kyrgyzstan"]),  # one piece stands for its whole word
        ((21, 22), ["Kyrgyzstan"]),
        ((7,), []),  # a comma is nobody
        ((12,), ["Smith"]),
        ((10, 11, 12), ["Bland-Smith"]),
        ((6, 20, 21, 22), ["Kyrgyzstan", "envoy"]),
        ((), []),
    ],
)
def test_linked_gives_whole_words(pieces, wanted):
    found = linked(WINDOW, TEXT, row(*pieces), 0.5)
    assert sorted(f.span.of(TEXT) for f in found) == sorted(wanted)


def test_linked_puts_the_likeliest_first():
    scores = row(6)
    scores[20:23] = 0.99
    assert [f.span.of(TEXT) for f in linked(WINDOW, TEXT, scores, 0.5)] == ["Kyrgyzstan", "envoy"]


def test_a_gap_is_bridged_only_where_allowed():
    scores = row(16, 17, 19)  # no deal ... to
    assert len(linked(WINDOW, TEXT, scores, 0.5)) == 1  # "to" alone is nothing
    bridged = linked(WINDOW, TEXT, scores, 0.5, gap=2)
    assert bridged[0].span.of(TEXT).startswith("no deal")


def test_a_run_ends_where_its_last_likely_piece_does():
    found = linked(WINDOW, TEXT, row(16), 0.5, gap=3)
    assert found[0].span.of(TEXT) == "no"


def test_tagged_reads_begin_and_inside():
    tags = np.full((len(PIECES) + 2, len(labels.NAMES)), 0.01, np.float32)
    tags[:, 0] = 0.9
    for piece, name in ((2, "B-place"), (3, "I-place"), (4, "I-place"), (5, "I-place"),
                        (10, "B-person"), (11, "I-person"), (12, "I-person"), (20, "B-place"),
                        (21, "I-place"), (22, "I-place")):  # fmt: skip
        tags[piece, labels.NAMES.index(name)] = 2.0
    found = [(f.span.of(TEXT), kind) for f, kind in tagged(WINDOW, TEXT, tags, labels.NAMES)]
    assert found == [("U.S.", "place"), ("Bland-Smith", "person"), ("Kyrgyzstan", "place")]


def test_tagged_reads_the_context_too():
    tags = np.full((len(PIECES) + 2, len(labels.NAMES)), 0.01, np.float32)
    tags[2, 5] = tags[20, 5] = 2.0
    tags[3:6, 6] = tags[21:23, 6] = 2.0
    later = Window(WINDOW.pieces, 10, WINDOW.sentence)
    found = [(f.span.of(TEXT), f.piece) for f, _ in tagged(later, TEXT, tags, labels.NAMES)]
    assert found == [("U.S.", 2), ("Kyrgyzstan", 20)]


def test_words_keeps_the_stop_of_an_abbreviation_and_no_other():
    assert words(WINDOW, TEXT, 2, 6) == Span(4, 8)
    assert words(WINDOW, TEXT, 20, 24) == Span(TEXT.index("Kyr"), len(TEXT) - 1)


def test_a_path_never_changes_its_kind_or_starts_inside():
    tags = np.full((len(PIECES) + 2, len(labels.NAMES)), 0.001, np.float32)
    tags[:, 0] = 0.99
    for piece, shares in ((10, {"B-person": 0.9}), (11, {"I-organisation": 0.5, "I-person": 0.4}),
                          (12, {"O": 0.45, "I-person": 0.4}), (14, {"I-place": 0.9})):  # fmt: skip
        tags[piece] = 0.001
        for name, share in shares.items():
            tags[piece, labels.NAMES.index(name)] = share
    found = [(f.span.of(TEXT), kind) for f, kind in tagged(WINDOW, TEXT, tags, labels.NAMES)]
    assert ("Bland", "person") in [(w.split("-")[0], k) for w, k in found]
    assert all(kind in {"person", "place"} for _, kind in found)


def test_a_word_is_a_name_as_a_whole_or_not_at_all():
    tags = np.full((len(PIECES) + 2, len(labels.NAMES)), 0.001, np.float32)
    tags[:, 0] = 0.99
    tags[20, 0], tags[20, 5] = 0.3, 0.7
    for piece in (21, 22):
        tags[piece, 0], tags[piece, 6] = 0.2, 0.8
    assert [f.span.of(TEXT) for f, _ in tagged(WINDOW, TEXT, tags, labels.NAMES)] == ["Kyrgyzstan"]
    tags[20, 0], tags[20, 5] = 0.95, 0.05
    tags[21:23, 0], tags[21:23, 6] = 0.6, 0.4
    assert tagged(WINDOW, TEXT, tags, labels.NAMES) == []


def two_sentences() -> tuple[Window, str]:
    """Two paragraphs, the first of which ends in a name with which the second begins."""
    text = "Call with Erdogan\n\nPutin called"
    cuts = ("Call", "with", "Erdogan", "Putin", "called")
    made = window(text, *cuts)
    return Window(made.pieces, 1, [-1, 0, 0, 0, 1, 1, -1]), text


def test_no_name_runs_on_into_the_next_sentence():
    both, text = two_sentences()
    tags = np.full((7, len(labels.NAMES)), 0.001, np.float32)
    tags[:, 0] = 0.9
    for at, tag in ((3, "B-person"), (4, "I-person")):
        tags[at] = 0.001
        tags[at, labels.NAMES.index(tag)] = 0.99
    found = [f.span.of(text) for f, _ in tagged(both, text, tags, labels.NAMES)]
    assert "Erdogan" in found
    assert not any("\n" in words for words in found)


def test_no_party_runs_on_into_the_next_sentence_but_contents_do():
    both, text = two_sentences()
    both_on = row(3, 4, size=7)
    assert [f.span.of(text) for f in linked(both, text, both_on, 0.5)] == ["Erdogan", "Putin"]
    assert [f.span.of(text) for f in linked(both, text, both_on, 0.5, gap=1)] == [
        "Erdogan\n\nPutin"
    ]


def allowed(path: Sequence[int], glued: Sequence[bool]) -> bool:
    """Whether no span starts with an I, changes its kind, or begins or ends inside a word."""
    before = "O"
    for at, (tag, inside) in enumerate(zip(path, glued, strict=True)):
        name = labels.NAMES[tag]
        if name[0] == "I" and (before == "O" or before[1:] != name[1:]):
            return False
        if inside and at and (name[0] == "B" or (name == "O" and before != "O")):
            return False
        before = name
    return True


@given(
    shares=st.lists(st.lists(st.integers(1, 99), min_size=9, max_size=9), min_size=1, max_size=3),
    glued=st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_a_path_is_the_likeliest_of_those_allowed(shares, glued):
    scores = np.log(np.array(shares, np.float32))
    glued = glued[: len(shares)]
    path = _path(scores, glued, labels.NAMES)
    paths = [p for p in itertools.product(range(9), repeat=len(shares)) if allowed(p, glued)]
    assert tuple(path) in paths

    def total(path: Sequence[int]) -> float:
        return float(sum(row[tag] for row, tag in zip(scores, path, strict=True)))

    assert total(path) == pytest.approx(max(map(total, paths)))
