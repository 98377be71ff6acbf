"""Texts cut into pieces: nothing is lost, and each piece knows what it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.marking import PART_LENGTH, PARTS, Mark, Piece, chains, pieces, stretches
from chancery.desk.pages_text import paragraphs

TEXT = "Alpha met Beta in Gamma, said Delta."
marks = st.lists(
    st.builds(
        lambda start, length, part, claim: Mark(start, start + length, part, claim),
        st.integers(0, 60), st.integers(1, 30), st.sampled_from(PARTS), st.integers(1, 9),
    ),
    max_size=12,
)  # fmt: skip


@given(st.text(max_size=60), marks)
def test_the_pieces_are_the_text(text: str, given_marks: list[Mark]) -> None:
    cut = pieces(text, given_marks)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


@given(marks)
def test_each_character_has_the_parts_of_its_marks(given_marks: list[Mark]) -> None:
    text = "".join(chr(97 + n % 26) for n in range(100))
    at = 0
    for piece in pieces(text, given_marks):
        for place in range(at, at + len(piece.text)):
            held = [m for m in given_marks if m.start <= place < m.end]
            assert set(piece.parts) == {m.part for m in held}
            assert set(piece.claims) == {m.claim for m in held}
        at += len(piece.text)


@given(marks)
def test_a_trigger_begins_once_for_each_of_its_spans(given_marks: list[Mark]) -> None:
    text = "x" * 100
    begun = [claim for piece in pieces(text, given_marks) for claim in piece.begins]
    spans = {(m.start, m.claim) for m in given_marks if m.part == "trigger"}
    assert sorted(begun) == sorted(claim for _, claim in spans)


def test_a_part_of_a_text() -> None:
    cut = pieces(TEXT, [Mark(0, 5, "actor", 1), Mark(10, 14, "recipient", 1)], 6, 14)
    assert cut == [Piece("met "), Piece("Beta", ("recipient",), (1,))]


def test_two_parts_on_the_same_words() -> None:
    (first, second, _) = pieces(TEXT, [Mark(0, 9, "actor", 1), Mark(0, 5, "source", 2)])
    assert first == Piece("Alpha", ("actor", "source"), (1, 2))
    assert second == Piece(" met", ("actor",), (1,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n\n\ntwo\n", ["one", "two"]),
        ("\n \n", []),
        ("", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    made = list(paragraphs(pieces(text, [])))
    assert ["".join(piece.text for piece in one).strip() for one in made] == expected


def test_a_trigger_over_two_lines_begins_once() -> None:
    cut = pieces("a\nb", [Mark(0, 3, "trigger", 1)])
    begun = [piece.begins for one in paragraphs(cut) for piece in one]
    assert begun == [(1,), ()]


@given(st.integers(0, 5 * PART_LENGTH), st.lists(st.integers(1, 5 * PART_LENGTH), max_size=40))
def test_stretches_cover_a_text_without_gaps(length: int, ends: list[int]) -> None:
    sentences = [{"start": 0, "end": end} for end in ends if end <= length]
    found = stretches(length, sentences)
    assert found[0][0] == 0
    assert found[-1][1] == length
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))
    assert all(end - start <= PART_LENGTH for start, end in found)


def account(via: int | None, name: str) -> dict[str, object]:
    return {"via": via, "name": name}


@pytest.mark.parametrize(
    ("given_accounts", "expected"),
    [
        ([], []),
        ([account(None, "a")], [["a"]]),
        ([account(1, "a"), account(None, "b")], [["b", "a"]]),
        ([account(2, "a"), account(2, "b"), account(None, "c")], [["c", "a"], ["c", "b"]]),
        ([account(1, "a"), account(2, "b"), account(None, "c")], [["c", "b", "a"]]),
        ([account(None, "a"), account(None, "b")], [["a"], ["b"]]),
    ],
)
def test_chains(given_accounts: list[dict[str, object]], expected: list[list[str]]) -> None:
    found = chains({"accounts": given_accounts})
    assert [[one["name"] for one in chain] for chain in found] == expected


def test_a_chain_that_goes_in_circles_ends() -> None:
    round_ = [account(1, "a"), account(0, "b"), account(0, "c")]
    assert [one["name"] for one in chains({"accounts": round_})[0]] == ["b", "a", "c"]
