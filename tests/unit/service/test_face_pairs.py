"""Pairs of faces that share a block: each once, in order, and only with something new."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.service import face_pairs
from chancery.service.face_pairs import Pairs

BLOCKS = st.lists(st.lists(st.integers(0, 2**62), max_size=7, unique=True), max_size=9)


def listed(pairs: Pairs) -> list[tuple[int, int]]:
    places = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return [(pairs.faces[one], pairs.faces[other]) for one, other in places]


@settings(deadline=None)  # the first brings numpy in
@given(BLOCKS, st.data())
def test_pairs_are_those_of_blocks_with_a_new_one(blocks: list[list[int]], data) -> None:
    every = sorted({face for block in blocks for face in block})
    new = set(data.draw(st.lists(st.sampled_from(every), unique=True))) if every else set()
    expected = {
        tuple(sorted(pair))
        for block in blocks
        for pair in combinations(block, 2)
        if not new.isdisjoint(pair)
    }
    assert listed(Pairs.of(blocks, new)) == sorted(expected)


def test_large_blocks_are_made_in_parts(monkeypatch) -> None:
    blocks = [list(range(n, n + 5)) for n in range(0, 40, 5)]
    whole = listed(Pairs.of(blocks, set(range(40))))
    monkeypatch.setattr(face_pairs, "AT_ONCE", 15)
    assert listed(Pairs.of(blocks, set(range(40)))) == whole
    assert len(whole) == 80


def test_nothing_new_is_no_pair() -> None:
    found = Pairs.of([[1, 2, 3]], set())
    assert (found.faces, len(found.left)) == ([], 0)


def test_rows_of_a_table() -> None:
    found = Pairs.of([[7, 9]], {9})
    assert found.rows({7: 4, 9: 0}).tolist() == [4, 0]
