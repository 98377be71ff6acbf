"""Queries over one small record, through the functions that every face calls."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest
from making import ARTICLE, TEXT, read_one, request, retreat, sentences, whole

import chancery
from chancery import service
from chancery.errors import InputError, NotFoundError, RecordError, UsageError
from chancery.model import Dropped
from chancery.service import ClaimFilter, Explanation, Words
from chancery.service.flat import COLUMNS
from chancery.store import Counts, Record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    with Record.open(folder, create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        writer.add(read_one(sentences(1)[0]))
        writer.drop(Dropped("b.txt", "ingest", "empty"))
        writer.finish(Counts(2, 0, 3, 1))
    return folder


def test_claims_and_events(record: Path) -> None:
    claims = list(service.claims(record))
    assert [claim["event_type"] for claim in claims] == ["REQUEST", "RETREAT", "CONSULT"]
    assert claims[0]["about"] == claims[1]["claim"]
    assert [event["event"] for event in service.events(record)] == [
        "e_" + claim["claim"][2:] for claim in claims
    ]
    (only,) = service.claims(record, ClaimFilter(types=("retreat",)))
    assert only == claims[1]
    with pytest.raises(UsageError):
        list(service.claims(record, ClaimFilter(types=("nothing",))))


@pytest.mark.parametrize("named", ["e_{}", "c_{}", "{}", "e_{:.9}", "{:.9}"])
def test_show_finds_an_event_by_any_of_its_names(record: Path, named: str) -> None:
    row = service.show(record, named.format(request().id[2:]))
    assert row["claim"] == request().id
    assert row["sentence_text"] == TEXT


@pytest.mark.parametrize(
    ("event", "kind"), [("e_ffff", NotFoundError), ("", NotFoundError), ("e_", NotFoundError)]
)
def test_show_names_what_is_not_there(record: Path, event: str, kind: type[Exception]) -> None:
    with pytest.raises(kind, match="see `chancery events`"):
        service.show(record, event)


def test_actors_articles_drops_runs(record: Path) -> None:
    assert next(service.actors(record, limit=1))["claims"] == 1
    assert [row["name"] for row in service.actors(record, unresolved=True)] == ["Alpha", "Beta"]
    first, second = service.articles(record)
    assert (first["article"], first["published"], first["claims"]) == (ARTICLE.id, "2025-05-14", 2)
    assert (second["published"], second["origin"]) == (None, "0.txt")
    assert list(service.drops(record)) == [
        {"where": "b.txt", "stage": "ingest", "reason": "empty", "run": 1}
    ]
    (run,) = service.runs(record)
    assert (run["run"], run["stages"], run["claims"]) == (1, "read@1 resolve@1", 3)
    for rows in (service.actors, service.articles):
        with pytest.raises(UsageError, match="expected 0 or more"):
            list(rows(record, limit=-1))


def test_no_record_is_said_by_every_query(tmp_path: Path) -> None:
    for query in (service.claims, service.actors, service.articles, service.drops, service.runs):
        with pytest.raises(RecordError, match="no record there"):
            list(query(tmp_path))


def test_explain_shows_words_stage_and_runner_up(record: Path) -> None:
    (one,) = service.explain(record, request().id, "event_type")
    assert one == Explanation(
        claim=request().id, field="event_type", value="REQUEST",
        words=(Words("asked", 61, 66, TEXT, 0, len(TEXT)),), stage="read@1", confidence=0.8,
        runner_up="CONSULT 0.12", why=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (None, [*(name for name, _ in request().fields()), "accounts[0].content",
                "accounts[0].via", "accounts[1].content", "about"]),
        ("actors", ["actors[0]", "actors[0].identity"]),
        ("actors[0].identity", ["actors[0].identity"]),
        ("accounts[1]", ["accounts[1].source", "accounts[1].source.identity",
                         "accounts[1].stance", "accounts[1].content"]),
        ("date", ["date"]),
    ],
)  # fmt: skip
def test_explain_takes_a_field_and_its_parts(record: Path, field, expected) -> None:
    found = service.explain(record, request().id[:9], field)
    assert [one.field for one in found] == expected


def test_explain_shows_the_words_of_what_a_link_leads_to(record: Path) -> None:
    (about,) = service.explain(record, request().id, "about")
    assert (about.value, [w.text for w in about.words]) == (retreat().id, ["withdraw"])
    assert (about.confidence, about.why) == (None, "is about RETREAT 'withdraw'")
    (via,) = service.explain(record, request().id, "accounts[0].via")
    assert (via.value, [w.text for w in via.words]) == (1, ["Reuters"])
    (content,) = service.explain(record, request().id, "accounts[0].content")
    assert content.words[0].text == content.value == TEXT[42:139]


def test_explain_gives_values_in_the_json_shape(record: Path) -> None:
    found = {one.field: one for one in service.explain(record, retreat().id)}
    assert found["date"].value["to"] == "2025-06-01"
    assert found["place"].value["name"] == "Islamabad"
    assert found["quantities[0]"].value == {"kind": "personnel", "value": 40.0}
    assert found["actors[0].identity"].value["sector"] == "MIL"
    (stance,) = service.explain(record, request().id, "accounts[1].stance")
    assert (stance.value, stance.words, stance.why) == ("asserts", (), "it printed it")
    json.dumps([one.value for one in found.values()])


@pytest.mark.parametrize(
    ("claim", "field", "kind", "said"),
    [
        ("c_ffff", None, NotFoundError, "see `chancery claims`"),
        ("a_19c2", None, NotFoundError, "that is an article, .* expected the id of a claim"),
        ("t_19c2", None, NotFoundError, "that is a thread"),
        (request().id, "colour", UsageError, "it has: event_type, trigger, status, mode, date"),
        (request().id, "place", UsageError, "has no such field"),
        (request().id, "actor", UsageError, r"actors\[0\]"),
    ],
)
def test_explain_says_what_would_be_right(record: Path, claim, field, kind, said) -> None:
    with pytest.raises(kind, match=said):
        service.explain(record, claim, field)


def test_export_to_json_lines(record: Path, tmp_path: Path) -> None:
    done = service.export(record, tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(service.claims(record))
    assert (done.path, done.claims) == (tmp_path / "claims.jsonl", 3)


def test_an_export_of_nothing_still_names_its_columns(record: Path, tmp_path: Path) -> None:
    nobody = ClaimFilter(actor="nobody of that name")
    for form in ("csv", "parquet", "jsonl"):
        out = tmp_path / f"x.{form}"
        assert service.export(record, out, filters=nobody).claims == 0
    (first, *rest) = (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    assert first.split(",") == list(COLUMNS)
    assert not rest
    assert tuple(next(service.rows(record))) == COLUMNS


def test_export_to_csv(record: Path, tmp_path: Path) -> None:
    service.export(record, tmp_path / "x", format="csv", filters=ClaimFilter(actor="PAK"))
    with (tmp_path / "x").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    expected = next(service.rows(record, ClaimFilter(actor="PAK")))
    assert row == {key: "" if value is None else str(value) for key, value in expected.items()}


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    from dataclasses import replace

    from chancery.model import Reading, Span

    article = replace(ARTICLE, title="=HYPERLINK(1)", publisher="@sum", id="a_x", origin="-1")
    with Record.open(tmp_path, create=True) as opened:
        opened.writer(version="0", stages="read@1").add(
            Reading(article, (Span(0, 9),), claims=(request(article),))
        )
    service.export(tmp_path, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["title"], row["publisher"]) == ("'=HYPERLINK(1)", "'@sum")
    assert float(row["goldstein"]) < 0, "a number stays a number"


def test_export_to_parquet_keeps_the_shape(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "it's.parquet"
    assert service.export(record, path).claims == 3
    found = duckdb.connect().read_parquet(str(path))
    names, rows = found.columns, found.fetchall()
    as_json = [json.loads(json.dumps(dict(zip(names, row, strict=True)), default=str))
               for row in rows]  # fmt: skip
    assert as_json == list(service.claims(record))


def test_an_export_of_nothing_has_columns_in_parquet(record: Path, tmp_path: Path) -> None:
    nothing = ClaimFilter(types=("aid",))
    for form in set(service.FORMATS) - {"claims"}:  # which is the whole record or none of it
        assert service.export(record, tmp_path / f"x.{form}", filters=nothing).claims == 0
    found = duckdb.connect().read_parquet(str(tmp_path / "x.parquet"))
    assert found.columns == list(next(service.claims(record)))


@pytest.mark.parametrize(
    ("out", "form", "kind", "said"),
    [
        ("claims.xlsx", None, UsageError, "names no format: expected one of: jsonl, csv, parquet"),
        ("claims", None, UsageError, "names no format"),
        ("claims.csv", "excel", UsageError, "format 'excel'"),
        ("nowhere/claims.csv", None, InputError, "no folder .*nowhere: make it first"),
        ("nowhere/claims.parquet", None, InputError, "no folder .*nowhere: make it first"),
        ("folder.csv", None, InputError, "a folder, expected the name of a file"),
    ],
)
def test_exports_that_cannot_be(record: Path, tmp_path: Path, out, form, kind, said) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(kind, match=said):
        service.export(record, tmp_path / out, format=form)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_failed_export_leaves_the_old_file(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("old")
    with pytest.raises(UsageError):
        service.export(record, out, filters=ClaimFilter(types=("nothing",)))
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_python_users_find_the_functions_on_the_package(record: Path) -> None:
    assert list(chancery.claims(record)) == list(service.claims(record))
    assert chancery.read_articles is service.read
    assert "export" in dir(chancery)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = chancery.nothing
