"""Pairs of faces that share a key or seek one of the other's: each once, and only with something new."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.report_pairs import meet
from chancery.collate import Keys
from chancery.service import face_pairs
from chancery.service.face_pairs import Blocks

SETS = st.frozensets(st.integers(0, 12), max_size=4)
FACES = st.dictionaries(st.integers(0, 2**62), st.tuples(SETS, SETS), max_size=9)


def beside(keys: frozenset[int]) -> frozenset[int]:
    """As days have it: what is next to one's own."""
    return frozenset(key + step for key in keys for step in (-1, 1)) - keys


def put(blocks: Blocks, faces: dict[int, Keys]) -> None:
    blocks.add([(key, face) for face, keys in faces.items() for key in keys.own])


def listed(blocks: Blocks, new: dict[int, Keys]) -> list[tuple[int, int]]:
    found = blocks.pairs(new)
    return sorted(zip(found.left.tolist(), found.right.tolist(), strict=True))


@settings(deadline=None)  # the first brings numpy in
@given(FACES, st.data())
def test_pairs_are_those_that_meet_and_have_a_new_one(drawn, data) -> None:
    faces = {face: Keys(own, beside(own)) for face, (own, _) in drawn.items()}
    split = data.draw(st.integers(0, len(faces)))
    old, new = dict(list(faces.items())[:split]), dict(list(faces.items())[split:])
    blocks = Blocks()
    for part in (old, new):
        put(blocks, part)
    expected = sorted(
        (one, other)
        for one, other in combinations(sorted(faces), 2)
        if (one in new or other in new) and meet(faces[one], faces[other])
    )
    assert listed(blocks, new) == expected


@settings(deadline=None)
@given(FACES)
def test_faces_put_one_by_one_make_the_same_pairs(drawn) -> None:
    faces = {face: Keys(own, beside(own)) for face, (own, _) in drawn.items()}
    together, apart = Blocks(), Blocks()
    put(together, faces)
    found: set[tuple[int, int]] = set()
    for face, keys in faces.items():
        put(apart, {face: keys})
        found.update(listed(apart, {face: keys}))
    assert sorted(found) == listed(together, faces)


@settings(deadline=None)
@given(FACES, st.data())
def test_what_is_taken_from_under_its_keys_makes_no_pairs(drawn, data) -> None:
    faces = {face: Keys(own, beside(own)) for face, (own, _) in drawn.items()}
    gone = data.draw(st.sets(st.sampled_from(sorted(faces)))) if faces else set()
    blocks, left = Blocks(), {face: held for face, held in faces.items() if face not in gone}
    put(blocks, faces)
    blocks.drop({*gone, 5})  # of what was never there nothing is taken
    expected = Blocks()
    put(expected, left)
    assert listed(blocks, left) == listed(expected, left)


def test_many_pairs_are_made_in_parts(monkeypatch) -> None:
    faces = {n: Keys(frozenset({n // 5})) for n in range(40)}
    blocks = Blocks()
    put(blocks, faces)
    whole = listed(blocks, faces)
    monkeypatch.setattr(face_pairs, "AT_ONCE", 7)
    assert listed(blocks, faces) == whole
    assert len(whole) == 80


def test_nothing_new_is_no_pair() -> None:
    blocks = Blocks()
    put(blocks, {n: Keys(frozenset({1})) for n in range(3)})
    assert listed(blocks, {}) == []
