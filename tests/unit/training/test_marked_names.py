"""Notes on names become spans; the marked names stand in texts that training may read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.names import KINDS, WrongNoteError, load, placed, read_notes

TEXT = (
    "The U.S. Congress met. Congress and Georgia spoke to Georgia in Georgia, the US-led side said."
)


def words(lines: list[str], text: str = TEXT) -> list[tuple[str, str]]:
    return [(text[a:b], kind) for a, b, kind in placed(text, lines, "here")]


def test_every_occurrence_the_longest_first():
    assert words(["O U.S. Congress | Congress", "L U.S. | US"]) == [
        ("U.S. Congress", "organisation"),
        ("Congress", "organisation"),
        ("US", "place"),
    ]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["L Georgia"], ["place", "place", "place"]),
        (["L Georgia", "P Georgia#2"], ["place", "person", "place"]),
        (["P Georgia#2", "L Georgia"], ["place", "person", "place"]),
        (["L Georgia#!2"], ["place", "place"]),
        (["P Georgia#1 | Georgia#3"], ["person", "person"]),
    ],
)
def test_one_occurrence_may_be_another_kind(lines: list[str], kinds: list[str]):
    assert [kind for _, kind in words(lines)] == kinds


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X Georgia", "expected one of P O L F N"),
        ("L", "expected one of P O L F N"),
        ("L Atlantis", "'Atlantis' does not stand in the text"),
        ("L Georg", "'Georg' does not stand in the text"),
        ("L Georgia | ", "does not stand in the text"),
        ("L Georgia#!1#!2", "expected words#2 or words#!3"),
        ("L Georgia#0", "expected words#2 or words#!3"),
        ("L Georgia#last", "expected words#2 or words#!3"),
    ],
)
def test_bad_notes_say_what_is_wrong(line: str, said: str):
    with pytest.raises(WrongNoteError, match=re.escape(said)):
        placed(TEXT, [line], "here")


def test_all_faults_of_a_file_at_once(tmp_path: Path):
    notes = tmp_path / "a.notes"
    notes.write_text("##### one\nL Nowhere\n##### two\n##### three\nZ x\n")
    with pytest.raises(WrongNoteError) as fault:
        read_notes(notes, {"one": TEXT, "three": TEXT})
    assert [f"{doc}:" in str(fault.value) for doc in ("one", "two", "three")] == [True] * 3


def test_a_text_without_names_is_kept(tmp_path: Path):
    notes = tmp_path / "a.notes"
    notes.write_text("##### one\n##### two\nL Georgia#1\n")
    assert read_notes(notes, {"one": "No name.", "two": TEXT}) == {
        "one": [],
        "two": [(36, 43, "place")],
    }


@pytest.mark.shared
def test_the_marked_names_stand_in_their_texts(shared: Path):
    from training.claims import texts

    held = texts.load(shared / "data")
    for doc, names in load().items():
        assert doc in held
        last = 0
        for start, end, kind in names:
            assert kind in KINDS.values()
            assert last <= start < end <= len(held[doc])
            words = held[doc][start:end]
            assert words == words.strip()
            last = end


@pytest.mark.shared
def test_no_name_is_marked_where_a_bench_looks_for_names(shared: Path):
    """The geoparsing corpora measure which places are found, bucket 5 tunes thresholds."""
    from training.claims import texts
    from training.documents import bucket

    of = {r.doc: r.corpus for table in texts.HERE.glob("*.csv") for r in texts.documents(table)}
    assert {of[doc] for doc in load()} & {"geoparsing", "worldwide_newswire"} == set()
    assert not [doc for doc in load() if bucket(doc) == 5]
