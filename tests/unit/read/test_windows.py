"""Windows own every sentence exactly once, and never hold more than the encoder takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.read.windows import CLS, LIMIT, SEP, Pieces, shape, windows

SIZES = st.lists(st.integers(0, 300), max_size=40)


def made(size: int, base: int) -> Pieces:
    places = list(range(base, base + size))
    return Pieces([1000] * size, [1] * size, places, [p + 1 for p in places])


def sentences(sizes: list[int]) -> list[Pieces]:
    found, base = [], 0
    for size in sizes:
        found.append(made(size, base))
        base += size + 1
    return found


@given(SIZES, st.integers(20, LIMIT), st.integers(0, 64))
def test_every_piece_is_owned_once_and_in_order(sizes, limit, context):
    cut = windows(sentences(sizes), limit, context)
    owned = [w.pieces.starts[i] for w in cut for i in range(w.owned, len(w.pieces) - 1)]
    assert owned == [p for s in sentences(sizes) for p in s.starts]


@given(SIZES, st.integers(20, LIMIT), st.integers(0, 64))
def test_a_window_never_exceeds_its_limit(sizes, limit, context):
    for window in windows(sentences(sizes), limit, context):
        assert len(window.pieces) <= limit
        assert window.owned - 1 <= context
        assert window.pieces.ids[0] == CLS
        assert window.pieces.ids[-1] == SEP
        assert len(window.sentence) == len(window.pieces)


@given(SIZES)
def test_each_piece_knows_its_sentence(sizes):
    whole = sentences(sizes)
    for window in windows(whole):
        for i in range(1, len(window.pieces) - 1):
            assert window.pieces.starts[i] in whole[window.sentence[i]].starts


def test_context_is_whole_sentences_right_before_the_owned_ones():
    first, second = windows(sentences([100, 30, 100]), limit=150, context=40)
    assert first.owned == 1
    assert second.sentence[1] == 1
    assert second.sentence[second.owned] == 2


def test_nothing_to_read_gives_no_window():
    assert windows([]) == []


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("troops", 1), ("Islamabad", 2), ("NATO", 3), ("A", 2), ("335", 4), ("“", 4), ("éA", 1)],
)
def test_shape(word, wanted):
    assert shape(word) == wanted
