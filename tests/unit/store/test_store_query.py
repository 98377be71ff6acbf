"""Finding claims: each filter by itself, and several at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import ARTICLE, read_one, request, resolve_one, retreat, sentences, whole

from chancery.errors import RecordError
from chancery.model import (
    Article,
    Cited,
    Claim,
    EventType,
    Identity,
    Party,
    Quad,
    Reading,
    Stance,
    Status,
)
from chancery.store import ClaimQuery, PartyMatch, Record
from chancery.store.actors import actors
from chancery.store.query import begins, conditions

UNDATED = Article("Alpha met Beta in Zürich.", "A visit", None, None)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("record"), create=True) as opened:
        writer = opened.writer(version="0", stages="read@1")
        bare = replace(request(UNDATED), date=None, accounts=(), actors=(), recipients=())
        writer.add(Reading(UNDATED, claims=(bare,)))
        writer.add(whole())
        yield opened


A, B, BARE = request().id, retreat().id, request(UNDATED).id


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ClaimQuery(), {A, B, BARE}),
        (ClaimQuery(types=(EventType.REQUEST,)), {A, BARE}),
        (ClaimQuery(types=(EventType.REQUEST, EventType.RETREAT)), {A, B, BARE}),
        (ClaimQuery(types=(EventType.AID,)), set()),
        (ClaimQuery(statuses=(Status.FUTURE,)), {B}),
        (ClaimQuery(quads=(Quad.MATERIAL_COOPERATION,)), {B}),
        (ClaimQuery(stances=(Stance.ASSERTS,)), {A}),
        (ClaimQuery(stances=(Stance.DENIES,)), set()),
        (ClaimQuery(actors=(PartyMatch(country="PAK"),)), {A}),
        (ClaimQuery(actors=(PartyMatch(country="USA"),)), {B}),
        (ClaimQuery(actors=(PartyMatch("PAK", "MIL"),)), {A}),
        (ClaimQuery(actors=(PartyMatch("PAK", "GOV"),)), set()),
        (ClaimQuery(actors=(PartyMatch(sector="MIL"),)), {A, B}),
        (ClaimQuery(recipients=(PartyMatch(country="USA"),)), {A}),
        (ClaimQuery(actors=(PartyMatch("PAK"),), recipients=(PartyMatch("USA"),)), {A}),
        (ClaimQuery(actors=(PartyMatch("USA"),), recipients=(PartyMatch("PAK"),)), set()),
        (ClaimQuery(actors=(PartyMatch("PAK"), PartyMatch(words="munir"))), {A}),
        (ClaimQuery(actors=(PartyMatch(words="GENERAL asim"),)), {A}),
        (ClaimQuery(actors=(PartyMatch(words="armed forces"),)), {B}),
        (ClaimQuery(actors=(PartyMatch(words="rces"),)), set()),
        (ClaimQuery(sources=(PartyMatch(words="reuters"),)), {A}),
        (ClaimQuery(sources=(PartyMatch(country="GBR", words="officials"),)), set()),
        (ClaimQuery(since=date(2025, 5, 13), until=date(2025, 5, 13)), {A}),
        (ClaimQuery(since=date(2025, 5, 14)), {B}),
        (ClaimQuery(until=date(2025, 5, 12)), set()),
        (ClaimQuery(until=date(2025, 6, 1)), {A, B}),
        (ClaimQuery(publisher="example times"), {A, B}),
        (ClaimQuery(publisher="example"), set()),
        (ClaimQuery(article=ARTICLE.id), {A, B}),
        (ClaimQuery(claim=B), {B}),
        (ClaimQuery(text='"withdrawing"'), {A, B}),
        (ClaimQuery(text='"zurich"'), {BARE}),
        (ClaimQuery(text='"wants advisers"'), {A, B}),
        (ClaimQuery(text='"advisers wants"'), set()),
        (ClaimQuery(min_confidence=0.7), {A, BARE}),
        (ClaimQuery(types=(EventType.REQUEST,), article=ARTICLE.id, text='"Islamabad"'), {A}),
    ],
)
def test_filters(record: Record, query: ClaimQuery, expected: set[str]) -> None:
    found = [stored.claim.id for stored in record.view.claims(query)]
    assert set(found) == expected
    assert len(found) == len(expected)


def test_an_undated_claim_counts_by_its_article(tmp_path: Path) -> None:
    article = replace(ARTICLE, id="a_other")
    with Record.open(tmp_path, create=True) as record:
        writer = record.writer(version="0", stages="read@1")
        writer.add(Reading(article, claims=(replace(request(article), date=None),)))
        for query, count in (
            (ClaimQuery(since=date(2025, 5, 14), until=date(2025, 5, 14)), 1),
            (ClaimQuery(until=date(2025, 5, 13)), 0),
        ):
            assert len(list(record.view.claims(query))) == count


def test_claims_come_in_the_order_of_date_and_text(record: Record) -> None:
    assert [stored.claim.id for stored in record.view.claims(ClaimQuery())] == [A, B, BARE]
    assert [stored.claim.id for stored in record.view.claims(ClaimQuery(limit=1))] == [A]
    assert list(record.view.claims(ClaimQuery(limit=0))) == []


def test_actors_are_counted_by_who_they_are(record: Record) -> None:
    found = {row.name: row for row in actors(record.glance)}
    assert set(found) == {
        "Asim Munir", "United States", "United States armed forces", "Reuters",
        "Two Pakistani officials",
    }  # fmt: skip
    munir, reuters = found["Asim Munir"], found["Reuters"]
    assert (munir.actor, munir.recipient, munir.source, munir.claims) == (1, 0, 0, 1)
    assert (reuters.actor, reuters.source, reuters.country, reuters.named) == (0, 1, "GBR", True)
    assert list(actors(record.glance, unresolved=True)) == []


@pytest.mark.parametrize(
    ("words", "listed"), [("They", False), ("OTHERS", False), ("Ours Ltd", True)]
)
def test_a_pronoun_is_nobody(tmp_path: Path, words: str, listed: bool) -> None:
    reading = whole()
    unknown = replace(reading.claims[0], actors=(_called(reading.claims[0], words, "PAK"),))
    with Record.open(tmp_path, create=True) as made:
        made.writer(version="0", stages="read@1").add(replace(reading, claims=(unknown,)))
        assert (words in {row.name for row in actors(made.glance)}) is listed
        figures = made.glance.figures(None, unresolved=False, limit=99)
        assert (words in {row.name for row in figures}) is listed


def _called(claim: Claim, words: str, country: str) -> Party:
    """Its first actor under another name, of whom no more than a country is known."""
    one = claim.actors[0]
    who = Identity(words, None, country, "GOV", None, named=False)
    return Party(one.mention, Cited(who, one.mention.spans, 0.8, "resolve@1"))


def test_who_stands_for_several_countries_is_no_actor_of_one(tmp_path: Path) -> None:
    reading = whole()
    first, second = reading.claims
    both = tuple(_called(first, "The leaders", country) for country in ("PAK", "USA"))
    one = (_called(first, "The leaders", "PAK"),)
    claims = (replace(first, actors=both), replace(second, actors=one))
    with Record.open(tmp_path, create=True) as made:
        made.writer(version="0", stages="read@1").add(replace(reading, claims=claims))
        found = [(row.country, row.claims) for row in actors(made.glance) if "lead" in row.name]
        assert found == [("PAK", 1)]  # of the claim in which they are of one country


def test_what_a_newer_reading_replaced_counts_for_nobody(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as made:
        once = None
        for stages in ("read@1", "read@2", "read@3"):
            writer = made.writer(version="0", stages=stages)
            for article in sentences(3):
                writer.add(resolve_one(read_one(article)))
            once = once or actors(made.glance)
            assert actors(made.glance) == once
        assert once[0].claims == 3


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_of_actors_are_parts_of_the_whole_list(tmp_path: Path, limit: int) -> None:
    """Whatever many places of one claim somebody has, which do not count."""
    reading = whole()
    first, second = reading.claims
    often = tuple(_called(first, "Officials", "PAK") for _ in range(9))
    claims = (replace(first, actors=often), replace(second, actors=second.actors))
    with Record.open(tmp_path, create=True) as made:
        writer = made.writer(version="0", stages="read@1")
        writer.add(replace(reading, claims=claims))
        for article in sentences(3):
            writer.add(resolve_one(read_one(article)))
        whole_list = actors(made.glance)
        assert [row.claims for row in whole_list] == [3, 3, 1, 1, 1, 1, 1]
        assert [row.name for row in whole_list[:2]] == ["Alpha", "Beta"]
        paged = [
            row for at in range(0, 9, limit) for row in actors(made.glance, limit=limit, offset=at)
        ]
        assert paged == whole_list
        assert [row.name for row in actors(made.glance, "beta", limit=5)] == ["Beta"]
        assert [row.name for row in actors(made.glance, "bbb", limit=5)] == ["Beta"]


def test_the_most_seen_unresolved_come_first(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as record:
        writer = record.writer(version="0", stages="read@1")
        for article in sentences(3):
            writer.add(read_one(article))
        writer.add(read_one(Article("Gamma attacked Alpha. alpha met Delta.")))
        found = [
            (row.name, row.claims, row.actor) for row in actors(record.glance, unresolved=True)
        ]
        assert found[0] == ("Alpha", 5, 4)
        assert [name for name, _, _ in found] == ["Alpha", "Beta", "Delta", "Gamma"]
        assert len(list(actors(record.glance, unresolved=True, limit=2))) == 2


def test_ids_are_found_by_their_beginning(record: Record) -> None:
    assert record.view.claim_ids(A[:9]) == [A]
    assert record.view.claim_ids("c_") == sorted([A, B, BARE])
    assert record.view.claim_ids("c_", limit=1) == sorted([A, B, BARE])[:1]
    assert record.view.claim_ids("%") == []
    assert record.view.article_ids(ARTICLE.id[:8]) == [ARTICLE.id]


def test_publishers_and_articles(record: Record) -> None:
    assert record.view.publishers() == ["Example Times"]
    first, second = record.view.articles()
    assert (first.id, first.published, first.claims) == (ARTICLE.id, date(2025, 5, 14), 2)
    assert (first.characters, first.sentences) == (len(ARTICLE.text), 1)
    assert (second.id, second.published) == (UNDATED.id, None)


def test_a_claim_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as record:
        record.writer(version="0", stages="read@1").add(whole())
        record._connection.execute("UPDATE claims SET body = '{\"id\": 5}'")
        with pytest.raises(RecordError, match="cannot be understood"):
            list(record.view.claims(ClaimQuery()))


def test_an_answer_may_be_let_go_after_its_record(tmp_path: Path) -> None:
    with Record.open(tmp_path, create=True) as opened:
        opened.writer(version="0", stages="read@1").add(whole())
        rows = opened.view._rows("SELECT id FROM claims")
        next(rows)
    rows.close()  # as when Ctrl-C ends the command in between


def test_an_entity_has_the_sector_that_most_of_its_claims_give_it(tmp_path: Path) -> None:
    """A country that struck once is a government that did much else."""
    with Record.open(tmp_path / "r", create=True) as opened:
        writer = opened.writer(version="0", stages="read@1")
        for day, sector in enumerate(("GOV", "MIL", "GOV", None), start=1):
            article = Article(ARTICLE.text, ARTICLE.title, ARTICLE.publisher, date(2025, 5, day))
            made = request(article)
            who = made.actors[0].identity
            identity = replace(who.value, entity="country:PAK", country="PAK", sector=sector)
            actor = replace(made.actors[0], identity=replace(who, value=identity))
            writer.add(Reading(article, claims=(replace(made, actors=(actor,)),)))
        (row,) = (row for row in actors(opened.glance) if row.entity == "country:PAK")
        assert (row.country, row.sector, row.claims) == ("PAK", "GOV", 4)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("belarusian nationals", "rusia", False),
        ("russian troops", "russia", True),
        ("the army of russia", "russia", True),
        ("prorussian and russian", "russia", True),  # the second of them
        ("somali", "mali", False),
        ("al-munir", "munir", True),
        ("o'brien", "brien", True),
        ("armed forces", "armed forces", True),
        ("disarmed forces", "armed forces", False),
        ("", "mali", False),
    ],
)
def test_words_are_looked_for_where_a_word_begins(text: str, words: str, found: bool) -> None:
    assert begins(text, words) is found


@pytest.mark.parametrize(
    "match",
    [PartyMatch(country="PAK"), PartyMatch(sector="GOV"), PartyMatch(entity="country:PAK")],
)
def test_a_party_is_looked_for_among_the_claims_own(record: Record, match: PartyMatch) -> None:
    """By country alone, each claim would go through all claims of that country."""
    where = conditions(ClaimQuery(actors=(match,)))
    plan = record.view._connection.execute(
        "EXPLAIN QUERY PLAN SELECT c.id FROM claims c JOIN articles a ON a.id = c.article "
        f"WHERE {where.sql}",
        where.values,
    ).fetchall()
    (parties,) = (row[3] for row in plan if row[3].startswith("SEARCH p "))
    assert parties == "SEARCH p USING PRIMARY KEY (claim=?)"
