"""Strict tables: whole, and by binary search."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.assets import SortedTable, path
from chancery.assets.fold import fold
from chancery.assets.tables import read_rows
from chancery.errors import AssetError
from chancery.resolve.who.people import COLUMNS


def write(folder, rows, header=("key", "value")):
    file = folder / "t.tsv"
    file.write_text("".join("\t".join(row) + "\n" for row in [header, *rows]), encoding="utf-8")
    return file


def test_rows_come_in_order(tmp_path):
    file = write(tmp_path, [("b", "1"), ("a", "")])
    assert list(read_rows(file, ("key", "value"))) == [["b", "1"], ["a", ""]]


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        ([("a", "1")], ("other", "value"), "header is"),
        ([("a", "1"), ("b",)], ("key", "value"), r"t\.tsv:3: 1 cells, expected 2"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, rows, header, message):
    with pytest.raises(AssetError, match=message):
        list(read_rows(write(tmp_path, rows, header), ("key", "value")))


words = st.text("abcé z", min_size=1, max_size=6)


@given(st.lists(st.tuples(words, words), max_size=40), words)
def test_search_finds_just_the_rows_of_a_key(tmp_path_factory, rows, other):
    rows = sorted(rows, key=lambda row: (row[0] + "\t").encode())
    table = SortedTable(write(tmp_path_factory.mktemp("t"), rows), ("key", "value"))
    for key in {row[0] for row in rows} | {other}:
        assert table.get(key) == [list(row) for row in rows if row[0] == key]


def test_another_header_is_refused(tmp_path):
    with pytest.raises(AssetError, match="header"):
        SortedTable(write(tmp_path, []), ("key", "other"))


def test_a_row_that_is_cut_short_is_named_by_its_line(tmp_path):
    table = SortedTable(
        write(tmp_path, [("a", "1"), ("b", "1"), ("b", "2", "3")]), ("key", "value")
    )
    with pytest.raises(AssetError, match=r"t\.tsv:4: 3 cells, expected 2: reinstall"):
        table.get("b")


def test_opening_the_people_costs_nothing():
    start = time.process_time()
    table = SortedTable(path("people.tsv"), COLUMNS)
    assert time.process_time() - start < 0.1
    assert any(row[3] == "RUS" for row in table.get("putin"))
    assert table.get("nobody-bears-this") == []


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("U.S.", "us"),
        ("Al-Qaeda", "al qaeda"),
        ("Türkiye", "turkiye"),
        ("São  Tomé", "sao tome"),
        ("Sana’a", "sana'a"),
        ("Łukasz Ø", "lukasz o"),
        ("", ""),
    ],
)
def test_spellings_fold_together(words, folded):
    assert fold(words) == folded


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
