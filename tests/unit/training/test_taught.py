"""Pairs that a teacher has read: what is marked, which are chosen, what comes back of them."""

from collections import Counter
from pathlib import Path

import pytest

from training.documents import Document
from training.taught import chosen, marked, taught, write

TEXT = "Russia condemned the raid on Belarus."
PAIR = ((0, 6), (29, 36))


def pair(number: int, root: str = "ACCUSE") -> Document:
    return Document(id=f"d-{number}", corpus="pairs", text=TEXT, relation=(*PAIR, root))


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        (TEXT, *PAIR, "@ Russia @ condemned the raid on # Belarus #."),
        # the recipient first, as in the passive
        (TEXT, (29, 36), (0, 6), "# Russia # condemned the raid on @ Belarus @."),
        ("Moscow told Moscow", (0, 6), (12, 18), "@ Moscow @ told # Moscow #"),
    ],
)
def test_either_end_of_both_parties_is_marked(text, actor, recipient, expected):
    assert marked(text, actor, recipient) == expected


def test_rare_types_are_chosen_as_often_as_common_ones_while_they_last():
    documents = [*(pair(n) for n in range(20)), *(pair(n, "PROTEST") for n in range(20, 23))]
    found = chosen(documents, 10, seed=1)
    assert Counter(d.relation[2] for d in found if d.relation) == {"ACCUSE": 7, "PROTEST": 3}
    assert found == chosen(documents, 10, seed=1)
    assert len(chosen(documents, 99, seed=1)) == 23


def test_what_was_told_comes_back_on_a_copy_of_its_own(tmp_path: Path):
    table = tmp_path / "taught.jsonl"
    write(table, [(pair(1), [0.75, 0.25])])
    (found,) = taught(table, [pair(1), pair(2)])
    assert (found.id, found.corpus, found.taught) == ("d-1-taught", "taught", (0.75, 0.25))
    assert found.relation == (*PAIR, "ACCUSE")
    assert found.text == TEXT


def test_without_a_table_nothing_is_taught(tmp_path: Path):
    assert list(taught(tmp_path / "taught.jsonl", [pair(1)])) == []


def test_a_table_that_was_not_finished_is_none(tmp_path: Path):
    def broken():
        yield pair(1), [1.0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "taught.jsonl", broken())
    assert not (tmp_path / "taught.jsonl").exists()
