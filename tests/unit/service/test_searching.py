"""Searches as people write them, asked of an index like the record's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from chancery.errors import UsageError
from chancery.service.searching import search_expression

TEXTS = (
    "The envoys negotiated over nuclear weapons; a nucleus of experts stayed.",
    "Grain left the port while the crisis went on.",
    "The heavy weapons were seen; an embargo on wheat is a crime.",
    "Volodymyr spoke of weapons too heavy to move, and of his note.",
)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO t (text) VALUES (?)", [(text,) for text in TEXTS])
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("weapons heavy", {2, 3}),
        ("weapon AND heavy", {2, 3}),
        ('"heavy weapons"', {2}),
        ("“heavy weapons”", {2}),
        ("nucl*", {0}),
        ('"nuclear weap*"', {0}),
        ('"nuclear weap"*', {0}),
        ("negotiat*", {0}),
        ("cris*", {1}),  # no crime
        ("volody*", {3}),
        ("not*", {3}),
        ("note*", {3}),
        ("nuclear OR grain", {0, 1}),
        ("weapons grain OR wheat", {2}),
        ("grain OR wheat OR nucle*", {0, 1, 2}),
        ("weapons -heavy", {0}),
        ("weapons NOT heavy", {0}),
        ('weapons -"heavy weapons" -nuclear', {3}),
        ("or grain", set()),  # in small letters a word
        ("grain (port)", {1}),
        ("grain - port", {1}),
        ("port's", set()),
    ],
)
def test_what_is_found(index: sqlite3.Connection, asked: str, found: set[int]) -> None:
    rows = index.execute("SELECT rowid FROM t WHERE t MATCH ?", (search_expression(asked),))
    assert {row - 1 for (row,) in rows} == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ('"heavy weapons', "a quotation mark without its other"),
        ("“heavy", "a quotation mark without its other"),
        ("nu*lear", "a star only at the end"),
        ("*", "at least one word"),
        ("-grain", "at least one word to find"),
        ("…", "at least one word"),
        ("OR grain", "OR after nothing to find"),
        ("grain OR", "OR at the end"),
        ("grain OR OR wheat", "OR"),
        ("grain NOT", "NOT at the end"),
        ("grain OR -wheat", "OR before what is not wanted"),
        ("port (grain OR wheat)", "'\\(grain' is not understood: expected words, \"a phrase\""),
        ("NEAR(grain wheat)", "not understood"),
        ("title:grain", "not understood"),
    ],
)
def test_what_is_not_understood_is_refused(asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        search_expression(asked)


def test_nothing_asked() -> None:
    assert search_expression(None) is None
