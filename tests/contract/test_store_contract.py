"""What a record promises: all or nothing, for every article, whatever happens to the writer."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import ARTICLE, read_one, resolve_one, sentences, whole

from chancery.errors import RecordBusyError, RecordError
from chancery.model import (
    SECTORS,
    Account,
    Article,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Identity,
    Party,
    Quantity,
    Reading,
    Span,
    Stance,
    Status,
    When,
    Where,
)
from chancery.store import ClaimQuery, Record
from chancery.store.actors import actors
from chancery.store.codec import decode, encode

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STAGES = "read@1 resolve@1"

WRITER = """
import sys
sys.path[:0] = [{tests!r}, {root!r}]
from making import read_one, resolve_one, sentences
from chancery.store import Record
with Record.open(sys.argv[1], create=True) as record:
    writer = record.writer(version="0", stages="read@1 resolve@1")
    for article in sentences(int(sys.argv[3]), int(sys.argv[2])):
        added = writer.add(resolve_one(read_one(article)))
        print(article.id, int(added), flush=True)
"""


def writer_process(record: Path, start: int, count: int) -> subprocess.Popen[str]:
    script = WRITER.format(tests=str(HERE.parent), root=str(ROOT))
    return subprocess.Popen(
        [sys.executable, "-c", script, str(record), str(start), str(count)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def done(output: str) -> dict[str, bool]:
    whole = output[: output.rfind("\n") + 1]  # a kill may cut the last line anywhere
    lines = [line.split() for line in whole.splitlines()]
    return {parts[0]: parts[1] == "1" for parts in lines if len(parts) == 2}


def halves(folder: Path) -> dict[str, int]:
    """What in a record belongs to nothing, counted table by table."""
    connection = sqlite3.connect(folder / "record.sqlite")
    queries = {
        "articles unread": "SELECT count(*) FROM articles WHERE id NOT IN "
                           "(SELECT article FROM readings)",
        "articles unsearched": "SELECT (SELECT count(*) FROM articles) - "
                               "(SELECT count(*) FROM article_words WHERE article_words "
                               "MATCH 'article')",
        "claims unread": "SELECT count(*) FROM claims WHERE article NOT IN "
                         "(SELECT article FROM readings)",
        "articles without their claim": "SELECT (SELECT count(*) FROM articles) - "
                                        "(SELECT count(*) FROM claims)",
        "claims without their two parties": "SELECT 2 * (SELECT count(*) FROM claims) - "
                                            "(SELECT count(*) FROM parties)",
    }  # fmt: skip
    found = {name: connection.execute(sql).fetchone()[0] for name, sql in queries.items()}
    found["damage"] = int(connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok")
    connection.close()
    return found


def add_all(folder: Path, articles, **options) -> list[bool]:
    with Record.open(folder, create=True, **options) as record:
        writer = record.writer(version="0", stages=STAGES)
        return [writer.add(resolve_one(read_one(article))) for article in articles]


def bodies(folder: Path) -> list[Claim]:
    with Record.open(folder) as record:
        return [stored.claim for stored in record.view.claims(ClaimQuery())]


def test_a_kill_at_any_moment_loses_nothing_reported_and_repeats_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    reported: dict[str, bool] = {}
    for _ in range(4):
        process = writer_process(tmp_path, 0, 3000)
        process.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        for id_, added in done(process.communicate()[0]).items():
            assert not (added and id_ in reported), "reported as done, and done again"
            reported[id_] = True
        assert set(halves(tmp_path).values()) == {0}, halves(tmp_path)
    assert len(reported) > 4
    with Record.open(tmp_path) as record:
        assert set(reported) <= set(record.view.article_ids("a_", limit=10_000))
        writer = record.writer(version="0", stages=STAGES)
        assert all(writer.has(id_) for id_ in reported)


def test_two_writers_at_once_share_the_work(tmp_path: Path) -> None:
    """They begin together, on a record that neither has made yet, with half in common."""
    first, second = writer_process(tmp_path, 0, 200), writer_process(tmp_path, 100, 200)
    outputs = [done(process.communicate()[0]) for process in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0]
    assert [len(output) for output in outputs] == [200, 200]
    in_common = set(outputs[0]) & set(outputs[1])
    assert len(in_common) == 100
    assert all(outputs[0][id_] != outputs[1][id_] for id_ in in_common)
    assert set(halves(tmp_path).values()) == {0}
    assert len(bodies(tmp_path)) == 300


def test_a_reader_is_not_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    add_all(tmp_path, sentences(5))
    with Record.open(tmp_path) as writing, Record.open(tmp_path, wait=0.0) as reading:
        writing._connection.execute("BEGIN IMMEDIATE")
        assert len(list(reading.view.claims(ClaimQuery()))) == 5
        with pytest.raises(RecordBusyError, match="another process"):
            reading.writer(version="0", stages=STAGES)


def test_a_full_disk_keeps_what_was_done(tmp_path: Path) -> None:
    long = [Article(f"Alpha met Beta. {n} " + "words " * 500) for n in range(50)]
    added = []
    with Record.open(tmp_path, create=True) as record:
        writer = record.writer(version="0", stages=STAGES)
        (pages,) = record._connection.execute("PRAGMA page_count").fetchone()
        record._connection.execute(f"PRAGMA max_page_count={pages + 30}")
        with pytest.raises(RecordError, match="disk is full: free some space"):
            added.extend(one.id for one in long if writer.add(resolve_one(read_one(one))))
    assert 0 < len(added) < 50
    with Record.open(tmp_path) as record:
        assert sorted(added) == record.view.article_ids("a_", limit=100)
    assert sum(add_all(tmp_path, long)) == 50 - len(added)
    assert len(bodies(tmp_path)) == 50


def test_an_article_that_cannot_be_stored_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chancery.store import Writer

    monkeypatch.setattr(Writer, "_put_claim", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_all(tmp_path, sentences(1))
    monkeypatch.undo()
    with Record.open(tmp_path) as record:
        assert record.view.article_ids("a_") == []
    assert add_all(tmp_path, sentences(1)) == [True]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(8)))
def test_answers_do_not_depend_on_the_order_of_reading(order: list[int]) -> None:
    articles = [
        Article(f"Alpha met Beta. Gamma attacked Alpha. {n}", published=date(2025, 1, 1 + n // 3))
        for n in range(8)
    ]
    with tempfile.TemporaryDirectory() as folder:
        add_all(Path(folder) / "sorted", articles)
        add_all(Path(folder) / "other", [articles[n] for n in order])
        faces = []
        for name in ("sorted", "other"):
            with Record.open(Path(folder) / name) as record:
                view = record.view
                faces.append(
                    [[stored.claim for stored in view.claims(ClaimQuery())],
                     actors(record.glance), list(view.articles())]
                )  # fmt: skip
        assert faces[0] == faces[1]


# Any claim at all, as far as the model allows it.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | texts
spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 999)
)
dates = st.dates(date(1, 1, 1), date(9999, 12, 31))
finite = st.floats(allow_nan=False, allow_infinity=False)


def cited(values):
    return st.builds(
        Cited, values, st.lists(spans, min_size=1, max_size=3).map(tuple), st.floats(0, 1),
        st.just("read@1"), maybe, maybe,
    )  # fmt: skip


identities = st.builds(
    Identity, maybe, maybe, maybe, st.none() | st.sampled_from(sorted(SECTORS)), maybe,
    st.booleans(),
)  # fmt: skip
parties = st.builds(Party, cited(texts), st.none() | cited(identities))
whens = st.tuples(dates, dates).map(sorted).flatmap(
    lambda ends: st.builds(
        When, st.just(ends[0]), st.just(ends[1]), st.sampled_from(Granularity),
        st.sampled_from(Basis), maybe,
    )
)  # fmt: skip
wheres = st.builds(Where, texts, maybe, maybe, st.none() | finite, st.none() | finite, maybe)
accounts = st.builds(
    Account, parties, cited(st.sampled_from(Stance)), st.none() | cited(texts), st.none() | spans
)
claims = st.builds(
    Claim, st.just("c_1"), st.just(ARTICLE.id), st.integers(0, 999), spans,
    cited(st.sampled_from(EventType)), cited(texts), cited(st.sampled_from(Status)),
    st.lists(parties, max_size=3).map(tuple), st.lists(parties, max_size=3).map(tuple),
    st.none() | cited(texts), st.lists(cited(texts), max_size=2).map(tuple),
    st.none() | cited(whens), st.none() | cited(wheres),
    st.lists(cited(st.builds(Quantity, texts, finite)), max_size=2).map(tuple),
    st.lists(accounts, max_size=3).map(tuple), st.none() | texts, st.floats(0, 1),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims)
def test_any_claim_comes_back_as_it_went(claim: Claim) -> None:
    assert decode(encode(claim)) == claim


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims, texts)
def test_any_claim_comes_back_from_the_disk(claim: Claim, text: str) -> None:
    article = Article(text + "x", text, text, date(2025, 1, 1), id=ARTICLE.id)
    with tempfile.TemporaryDirectory() as folder, Record.open(folder, create=True) as record:
        writer = record.writer(version="0", stages=STAGES)
        assert writer.add(Reading(article, (Span(0, 1),), claims=(claim,)))
        (stored,) = record.view.claims(ClaimQuery())
        assert (stored.claim, stored.article) == (claim, article)
        assert record.view.sentences(article.id) == (Span(0, 1),)


def test_a_whole_reading_comes_back(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as record:
        record.writer(version="0", stages=STAGES).add(whole())
        found = list(record.view.claims(ClaimQuery()))
    assert tuple(stored.claim for stored in found) == whole().claims
    assert {stored.article for stored in found} == {ARTICLE}
