"""Writing: what is new, what replaces what, and what was left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from making import ARTICLE, request, retreat, sentences, whole

from chancery.errors import InputError
from chancery.model import Article, Dropped, Reading, Span
from chancery.store import ClaimQuery, Counts, Record
from chancery.store.writer import outdated


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", create=True) as opened:
        yield opened


def claims(record: Record) -> list:
    return [stored.claim for stored in record.view.claims(ClaimQuery())]


@pytest.mark.parametrize(
    ("had", "have", "again", "note"),
    [
        ("read@1 resolve@1", "read@1 resolve@1", False, "the same"),
        ("read@1 resolve@1", "read@2 resolve@1", True, "a newer reader"),
        ("read@1 resolve@1", "read@1 resolve@2", True, "a newer resolver"),
        ("read@2 resolve@1", "read@1 resolve@1", False, "an older one does not undo"),
        ("read@2 resolve@2", "read@1 resolve@1", False, "nor where all are older"),
        ("read@2 resolve@1", "read@1 resolve@2", True, "neither is older"),
        ("read@9 resolve@1", "read@10 resolve@1", True, "numbers, not letters"),
        ("read@1 resolve@1", "read@1 resolve@1+people:ab", True, "a table of people"),
        ("read@1 resolve@1+people:ab", "read@1 resolve@1+people:cd", True, "another table"),
        ("read@1 resolve@1+people:ab", "read@1 resolve@1", True, "the table taken away"),
        ("read@1 resolve@2+people:ab", "read@1 resolve@1", False, "newer, and with a table"),
        ("read@1", "read@1 resolve@1", True, "a stage more"),
    ],
)
def test_what_is_read_again(had: str, have: str, again: bool, note: str) -> None:
    assert outdated(had, have) is again, note


def test_the_same_article_is_added_once(record: Record) -> None:
    writer = record.writer(version="0", stages="read@1")
    assert not writer.has(ARTICLE.id)
    assert writer.add(whole())
    assert writer.has(ARTICLE.id)
    assert not writer.add(whole())
    assert claims(record) == list(whole().claims)


def test_a_newer_version_supersedes_and_deletes_nothing(record: Record) -> None:
    record.writer(version="0", stages="read@1").add(whole())
    newer = record.writer(version="0", stages="read@2")
    assert not newer.has(ARTICLE.id)
    changed = replace(request(), confidence=0.5)
    assert newer.add(Reading(ARTICLE, (Span(0, 5), Span(5, 9)), claims=(changed,)))
    assert claims(record) == [changed]
    assert record.view.sentences(ARTICLE.id) == (Span(0, 5), Span(5, 9))
    old = record._connection.execute(
        "SELECT id, superseded FROM claims WHERE superseded IS NOT NULL ORDER BY seq"
    ).fetchall()
    assert old == [(request().id, newer.run), (retreat().id, newer.run)]
    assert not record.writer(version="0", stages="read@1").add(whole())
    assert claims(record) == [changed]


def test_an_article_without_claims_is_done_too(record: Record) -> None:
    writer = record.writer(version="0", stages="read@1")
    assert writer.add(Reading(ARTICLE))
    assert writer.has(ARTICLE.id)
    assert [(row.claims, row.sentences) for row in record.view.articles()] == [(0, 0)]


def test_characters_that_are_no_text_are_an_input_error(record: Record) -> None:
    writer = record.writer(version="0", stages="read@1")
    broken = Article("half a pair \ud83d", origin="broken.txt", id="a_broken")
    with pytest.raises(InputError, match=r"broken\.txt: holds characters that are no text"):
        writer.add(Reading(broken))
    assert record.view.article_ids("a_") == []
    assert writer.add(whole())


def test_a_drop_is_kept_once_until_it_is_healed(record: Record) -> None:
    (article,) = sentences(1)
    for run in (1, 2):
        writer = record.writer(version="0", stages="read@1")
        writer.drop(Dropped("b.txt", "ingest", "empty"))
        writer.drop(Dropped("0.txt", "ingest", "broken JSON"))
        found = [(row.where, row.reason, row.run) for row in record.view.drops()]
        assert found == [("0.txt", "broken JSON", run), ("b.txt", "empty", run)]
    writer.add(Reading(article))
    assert [row.where for row in record.view.drops()] == ["b.txt"]


def test_runs_are_counted_also_when_they_were_stopped(record: Record) -> None:
    first = record.writer(version="0.1", stages="read@1")
    first.add(whole())
    second = record.writer(version="0.2", stages="read@2")
    second.finish(Counts(articles=3, already=4, claims=5, dropped=6))
    stopped, finished = record.view.runs()
    assert (stopped.finished, stopped.articles, stopped.claims) == (None, 1, 2)
    assert finished.finished >= finished.started
    assert (finished.articles, finished.already, finished.claims, finished.dropped) == (3, 4, 5, 6)
    assert [run.version for run in (stopped, finished)] == ["0.1", "0.2"]


def test_any_tool_can_read_the_file(record: Record) -> None:
    record.writer(version="0", stages="read@1").add(whole())
    connection = sqlite3.connect(record.file)
    found = connection.execute(
        "SELECT type, json_extract(body, '$.trigger.value'), date_from FROM claims ORDER BY start"
    ).fetchall()
    connection.close()
    assert found == [("REQUEST", "asked", "2025-05-13"), ("RETREAT", "withdraw", None)]
