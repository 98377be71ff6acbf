"""The narrow tables: what triggers keep is what the claims hold, in whatever order it came."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import read_one, resolve_one, whole

from chancery.model import Article, Cited, EventType, Identity, Reading, Stance, Status
from chancery.store import ClaimQuery, PartyMatch, Record
from chancery.store.glance_schema import GLANCE
from chancery.store.ties import dyads, ties

TABLES = ("glance", "pairs", "figures", "forms")
SENTENCES = ["Alpha met Beta.", "Gamma attacked Alpha.", "Beta asked Gamma.", "Delta met Alpha."]


def reading(number: int, picks: list[int], stage: str = "") -> Reading:
    text = " ".join(SENTENCES[pick] for pick in picks) + f" Number {number}."
    article = Article(text, f"Title {number}", f"Paper {number % 2}", date(2025, 1, 1 + number))
    return resolve_one(read_one(article))


def rows(path: Path, table: str) -> list[tuple]:
    connection = sqlite3.connect(path / "record.sqlite")
    try:
        found = connection.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        connection.close()
    return sorted(found, key=repr)


def made_anew(path: Path) -> dict[str, list[tuple]]:
    """The tables as they are when an older record is brought up to date."""
    connection = sqlite3.connect(path / "record.sqlite")
    for name in ("glance_new", "glance_gone", "party_new", "party_joint"):
        connection.execute(f"DROP TRIGGER {name}")
    for name in TABLES:
        connection.execute(f"DROP TABLE {name}")
    indexes = [line.split()[2] for line in GLANCE.splitlines() if line.startswith("CREATE INDEX")]
    for index in indexes:
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    connection.execute("PRAGMA user_version=2")
    connection.commit()
    connection.close()
    Record.open(path).close()
    return {table: rows(path, table) for table in TABLES}


@given(st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=5), st.booleans())
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_kept_by_triggers_or_made_at_once_is_the_same(tmp_path_factory, picked, again) -> None:
    path = tmp_path_factory.mktemp("glance")
    with Record.open(path, create=True) as opened:
        readings = [reading(number, picks) for number, picks in enumerate(picked)]
        for stages in ("read@1 resolve@1", *(["read@2 resolve@1"] if again else [])):
            writer = opened.writer(version="0.1.0", stages=stages)
            for one in readings:
                writer.add(one)
    kept = {table: rows(path, table) for table in TABLES}
    kept["figures"] = [row for row in kept["figures"] if sum(row[6:9])]
    anew = made_anew(path)
    assert kept["glance"] == anew["glance"]
    assert kept["pairs"] == anew["pairs"]
    assert kept["figures"] == anew["figures"]
    assert kept["forms"] == anew["forms"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record")
    with Record.open(path, create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        for number in range(4):
            writer.add(reading(number, [number, 0]))
    return path


QUERIES = [
    ClaimQuery(),
    ClaimQuery(types=(EventType.REQUEST,)),
    ClaimQuery(statuses=(Status.FUTURE,)),
    ClaimQuery(stances=(Stance.ASSERTS,)),
    ClaimQuery(actors=(PartyMatch(country="PAK"),)),
    ClaimQuery(actors=(PartyMatch(country="PAK"),), recipients=(PartyMatch(country="USA"),)),
    ClaimQuery(actors=(PartyMatch(country="AAA"),), recipients=(PartyMatch(country="BBB"),)),
    ClaimQuery(actors=(PartyMatch(country="BBB"),), recipients=(PartyMatch(country="AAA"),)),
    ClaimQuery(actors=(PartyMatch(words="beta"),), recipients=(PartyMatch(country="AAA"),)),
    ClaimQuery(recipients=(PartyMatch(words="alpha"),)),
    ClaimQuery(actors=(PartyMatch(country="PAK", sector="MIL"),)),
    ClaimQuery(recipients=(PartyMatch(sector="GOV"),)),
    ClaimQuery(sources=(PartyMatch(words="reuters"),)),
    ClaimQuery(actors=(PartyMatch(words="munir"),)),
    ClaimQuery(actors=(PartyMatch(words="Général"),)),
    ClaimQuery(actors=(PartyMatch(words="unir"),)),
    ClaimQuery(actors=(PartyMatch(entity="person:asim-munir"),)),
    ClaimQuery(between=(PartyMatch("AAA"), PartyMatch("CCC"))),
    ClaimQuery(between=(PartyMatch("BBB"), PartyMatch("AAA"))),
    ClaimQuery(between=(PartyMatch("USA"), PartyMatch(words="munir"))),
    ClaimQuery(between=(PartyMatch("PAK"), PartyMatch(sector="GOV")), min_confidence=0.1),
    ClaimQuery(actors=(PartyMatch("CCC"),), between=(PartyMatch("AAA"), PartyMatch("CCC"))),
    ClaimQuery(since=date(2025, 1, 2), until=date(2025, 1, 3)),
    ClaimQuery(publisher="paper 1"),
    ClaimQuery(places=("islamabad", "Lahore")),
    ClaimQuery(places=("PAK",)),
    ClaimQuery(text='"advisers"'),
    ClaimQuery(min_confidence=0.85),
]


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_the_narrow_tables_answer_as_the_claims_do(record: Path, query: ClaimQuery) -> None:
    with Record.open(record) as opened:
        wide = {stored.claim.id for stored in opened.view.claims(query)}
        total, page = opened.glance.counted_page(query, 100)
        assert {stored.claim.id for stored in page} == wide
        assert total == len(wide) == opened.glance.count(query)


@pytest.mark.parametrize(
    ("actor", "recipient", "types"),
    [
        ("AAA", "BBB", {EventType.CONSULT}),
        ("BBB", "AAA", {EventType.CONSULT}),
        ("CCC", "AAA", {EventType.ASSAULT}),
        ("AAA", "CCC", set()),
    ],
)
def test_a_joint_act_is_of_both_in_either_direction(
    record: Path, actor: str, recipient: str, types: set[EventType]
) -> None:
    query = ClaimQuery(actors=(PartyMatch(actor),), recipients=(PartyMatch(recipient),))
    with Record.open(record) as opened:
        found = [stored.claim for stored in opened.view.claims(query)]
        assert {claim.event_type.value for claim in found} == types
        counts = {(one, other): number for one, other, number in dyads(opened.glance, None, 50)}
        assert counts.get((actor, recipient), 0) == len(found)


@pytest.mark.parametrize(
    ("sides", "types"),
    [
        ((PartyMatch("AAA"), PartyMatch("CCC")), {EventType.ASSAULT}),
        ((PartyMatch("CCC"), PartyMatch("AAA")), {EventType.ASSAULT}),
        ((PartyMatch("AAA"), PartyMatch("BBB")), {EventType.CONSULT}),
        ((PartyMatch("USA"), PartyMatch("PAK", "MIL")), {EventType.REQUEST}),
        ((PartyMatch(words="munir"), PartyMatch("USA")), {EventType.REQUEST}),
        ((PartyMatch("CCC"), PartyMatch("BBB")), {EventType.REQUEST}),
        ((PartyMatch("PAK"), PartyMatch("BBB")), set()),
        ((PartyMatch("CCC"), PartyMatch("CCC")), set()),
    ],
)
def test_either_of_two_sides_may_act_on_the_other(
    record: Path, sides: tuple[PartyMatch, PartyMatch], types: set[EventType]
) -> None:
    with Record.open(record) as opened:
        query = ClaimQuery(between=sides)
        assert {s.claim.event_type.value for s in opened.view.claims(query)} == types
        assert {s.claim.event_type.value for s in opened.glance.page(query, 100)} == types


def test_two_who_act_jointly_are_tied(tmp_path: Path) -> None:
    one = reading(1, [0])
    (met,) = one.claims
    joint = replace(met, actors=(*met.actors, *met.recipients), recipients=())
    with Record.open(tmp_path, create=True) as opened:
        opened.writer(version="0", stages="read@1").add(replace(one, claims=(joint,)))
        query = ClaimQuery(actors=(PartyMatch("BBB"),), recipients=(PartyMatch("AAA"),))
        assert [stored.claim.id for stored in opened.view.claims(query)] == [joint.id]
        (tie,) = ties(opened.glance, ClaimQuery(), 10)
        assert (tie[5], tie[10]) == ("AAA", "BBB")


@pytest.mark.parametrize(
    ("name", "tied"),
    [("They", 0), ("our", 0), ("Foreign", 0), ("Minister", 0), ("the border guards", 1)],
)
def test_who_is_told_apart_from_nobody_is_on_no_ring(tmp_path: Path, name: str, tied: int) -> None:
    one = reading(1, [0])
    (met,) = one.claims
    who = Identity(name, None, "BBB", "GOV", None, named=False)
    known = met.recipients[0]
    nobody = replace(known, identity=Cited(who, known.mention.spans, 0.9, "resolve@1"))
    with Record.open(tmp_path, create=True) as opened:
        claim = replace(met, recipients=(nobody,))
        opened.writer(version="0", stages="read@1").add(replace(one, claims=(claim,)))
        assert len(ties(opened.glance, ClaimQuery(), 10)) == tied


def test_words_for_parties_of_several_countries_are_on_no_ring(tmp_path: Path) -> None:
    one = reading(1, [0])
    (met,) = one.claims
    (known,) = met.recipients
    leaders = [
        replace(known, identity=Cited(
            Identity(None, None, country, "GOV", None, named=False), known.mention.spans, 0.9, "r@1"))
        for country in ("BBB", "CCC")
    ]  # fmt: skip
    with Record.open(tmp_path, create=True) as opened:
        claim = replace(met, recipients=tuple(leaders))
        opened.writer(version="0", stages="read@1").add(replace(one, claims=(claim,)))
        assert ties(opened.glance, ClaimQuery(), 10) == []


def test_pages_are_newest_first_and_without_gaps(record: Path) -> None:
    with Record.open(record) as opened:
        every = [s.claim.id for s in opened.glance.page(ClaimQuery(), 100)]
        parts = [
            s.claim.id for at in range(0, 12, 3) for s in opened.glance.page(ClaimQuery(), 3, at)
        ]
        assert parts == every
        days = [s.article.published for s in opened.glance.page(ClaimQuery(), 100)]
        assert days == sorted(days, reverse=True)


def test_articles_by_their_words(record: Path) -> None:
    with Record.open(record) as opened:
        total, found = opened.glance.articles('"attacked"', ClaimQuery(), 10)
        assert total == len(found) == 1
        (snippet,) = opened.glance.snippets([found[0].id], '"attacked"').values()
        assert "\x02attacked\x03" in snippet
        total, found = opened.glance.articles(None, ClaimQuery(publisher="PAPER 0"), 1)
        assert (total, len(found)) == (2, 1)
        assert opened.glance.articles('"nowhere"', ClaimQuery(), 10) == (0, [])


def test_figures_are_counted_by_part(record: Path) -> None:
    with Record.open(record) as opened:
        munir = opened.glance.figure("person:asim-munir")
        assert munir is not None
        assert (munir.actor, munir.recipient, munir.source) == (1, 0, 0)
        assert opened.glance.figure("person:nobody") is None
        unknown = opened.glance.figures(None, unresolved=True, limit=10)
        assert [row.name for row in unknown] == ["Delta"]
        assert opened.glance.figures(None, unresolved=True, named=True, limit=10) == []
        named = opened.glance.figures("MUN", unresolved=False, limit=10)
        assert [row.entity for row in named] == ["person:asim-munir"]
