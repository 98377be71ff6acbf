"""The JSON interface: the names of the command line, the shapes of the service, its description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from desk_making import make_record
from making import ARTICLE, cited, request
from starlette.testclient import TestClient

from chancery import service
from chancery.cli.app import app
from chancery.desk.api_table import OPERATIONS, PARAMETERS, Operation, openapi
from chancery.desk.app import build
from chancery.desk.asking import FILTERS
from chancery.desk.guard import Rules
from chancery.ingest.datasets import ICEWS
from chancery.model import Basis, Granularity, Reading, Span, When
from chancery.store import Record

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# What only a page needs, and the commands that work on files or on the installation.
OWN = {"article", "actor", "ties", "places", "runs"}
APART = {"read", "import", "export", "desk", "doctor", "version", "learn", "collate",
         "sample", "score", "panel", "codebook"}  # fmt: skip


def test_the_operations_are_the_commands() -> None:
    names = {one.name for one in OPERATIONS}
    assert names - OWN == set(COMMANDS) - APART
    assert names & OWN == OWN


def test_the_filters_are_the_options_of_claims() -> None:
    flags = {
        opt.removeprefix("--") for param in COMMANDS["claims"].params for opt in param.opts
        if opt.startswith("--")
    }  # fmt: skip
    assert set(FILTERS) == flags - {"record", "json", "limit", "help"}


def test_the_description_fits_the_operations(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described == openapi()
    assert described["openapi"].startswith("3.1")
    listed = {
        (method.upper(), path) for path, methods in described["paths"].items() for method in methods
    }
    assert listed == {(one.method, one.path.replace(":path", "")) for one in OPERATIONS}
    ids = [m["operationId"] for ms in described["paths"].values() for m in ms.values()]
    assert len(ids) == len(set(ids))
    for one in OPERATIONS:
        assert set(one.query) <= set(PARAMETERS)


@pytest.mark.parametrize(
    "path", [one.path for one in OPERATIONS if one.method == "GET" and "{" not in one.path]
)
def test_lists_answer_with_rows(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    found = answer.json()
    assert isinstance(found.get("rows", found.get("edges")), list)


def test_claims_are_those_of_the_service(client: TestClient, record: Path) -> None:
    rows = client.get("/api/claims?type=REQUEST").json()["rows"]
    (claim,) = service.claims(record, service.ClaimFilter(types=("REQUEST",)))
    assert {name: rows[0][name] for name in claim} == claim
    assert rows[0]["standing"] == "said"


@pytest.mark.parametrize("asked", ["between=USA&between=PAK", "between=USA+PAK", "dyad=PAK+USA"])
def test_a_pair_of_sides_is_asked_by_two_values_or_two_words(
    client: TestClient, asked: str
) -> None:
    rows = client.get(f"/api/claims?{asked}").json()["rows"]
    assert [row["event_type"] for row in rows] == ["REQUEST"]
    assert client.get("/api/claims?dyad=USA+PAK").json()["rows"] == []
    wrong = client.get(f"/api/claims?{asked}&dyad=PAK+USA&between=IND+PAK")
    assert wrong.status_code == 400


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk on a record that has something to list under every operation."""
    folder = tmp_path_factory.mktemp("busy")
    record = make_record(folder / "record")
    with Record.open(record) as opened:  # the same demand as another paper has it, ten days before
        article = replace(ARTICLE, publisher="Other Post", id="")
        when = When(date(2025, 5, 3), date(2025, 5, 3), Granularity.DAY, Basis.EXPRESSION)
        told = replace(request(article), accounts=(), date=cited(when, "Tuesday"))
        whole = (Span(0, len(article.text)),)
        opened.writer(version="0", stages="read@1").add(Reading(article, whole, claims=(told,)))
    told = [c["claim"] for c in service.claims(record) if c["event_type"] == "REQUEST"]
    service.judge(record, *told, "same")
    row = dict.fromkeys(ICEWS, "") | {
        "Event ID": "1", "Event Date": "2018-05-29", "Source Name": "Pakistan",
        "Source Country": "Pakistan", "Event Text": "Consult", "CAMEO Code": "040",
        "Intensity": "1", "Target Name": "India", "Target Country": "India", "Story ID": "1",
        "Sentence Number": "1", "Publisher": "Example News", "Country": "India",
    }  # fmt: skip
    table = folder / "icews.tab"
    table.write_text("\n".join(("\t".join(ICEWS), "\t".join(row[name] for name in ICEWS), "")))
    service.import_files(record, [table])
    app = build(record, Rules())
    with TestClient(app, base_url="http://127.0.0.1") as made:
        yield made
    app.state.desk.jobs.close()
    app.state.desk.background.close()


def _as_the_command_gives_it(name: str, record: Path) -> list[dict]:
    """What the command of an operation prints with --json, where it takes no more than a record."""
    return json.loads(json.dumps(list(getattr(service, name)(record))))


@pytest.mark.parametrize(
    "one", [o for o in OPERATIONS if o.name in COMMANDS and o.method == "GET" and "{" not in o.path]
)
def test_a_list_is_that_of_its_command_or_says_what_differs(
    busy: TestClient, one: Operation
) -> None:
    rows = busy.get(one.path).json()["rows"]
    assert rows
    same = rows == _as_the_command_gives_it(one.name, busy.app.state.desk.record)
    assert same == (not one.apart)
    described = busy.get("/api/openapi.json").json()["paths"][one.path]["get"]
    assert ("description" in described) == bool(one.apart)


def test_one_of_each(client: TestClient, record: Path) -> None:
    claim = next(service.claims(record))
    article = client.get(f"/api/articles/{claim['article']}").json()
    assert article["text"][claim["trigger"]["start"] : claim["trigger"]["end"]] == "asked"
    shown = client.get(f"/api/show/{claim['claim']}").json()
    assert shown["claims"][0]["claim"] == claim["claim"]
    why = client.get(f"/api/explain/{claim['claim']}?field=status").json()
    assert [row["field"] for row in why["rows"]] == ["status"]
    assert client.get("/api/actors/person:asim-munir").json()["name"] == "Asim Munir"
    assert client.get("/api/follow/PAK/USA").json()["rows"]
    assert "rows" in client.get("/api/demands/PAK/USA").json()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404), ("/api/articles/none", 404), ("/api/claims?type=X", 400),
        ("/api/claims?limit=1001", 400), ("/api/claims?limit=x", 400), ("/api/follow/PAK/PAK", 400),
        ("/api/explain/c_/", 404), ("/api/judge", 404), ("/api/claims?since=2022&since=2023", 400),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_json(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/api/claims?limit=0", "limit '0': expected a whole number from 1 to 1000"),
        ("/api/claims?limit=1001", "limit '1001': expected a whole number from 1 to 1000"),
        ("/api/drops?offset=-1", "offset '-1': expected a whole number from 0 to 10000000"),
        ("/api/events?reports=0", "reports '0': expected a whole number from 1 to 1000"),
        ("/api/dyads?foo=1", "foo: no parameter here, expected some of: who, limit, offset"),
        ("/api/dyads?who=zzz", "'zzz': no country's name or code: "),
        ("/api/dyads?who=.MIL", "'.MIL': no country's name or code: "),
        ("/api/articles?type=AID&x=", "type, x: no parameter here, expected some of: search, "),
        ("/api/actors/PAK?limit=1", "limit: no parameter here, expected none"),
        ("/api/follow/PAK/USA?directed=maybe", "directed 'maybe': expected one of: 1, 0, true"),
        ("/api/follow/PAK/USA?directed=", "directed '': expected one of: 1, 0, true, false"),
        ("/api/actors?unresolved=2", "unresolved '2': expected one of: 1, 0"),
        ("/api/judgements?withdrawn=on", "withdrawn 'on': expected one of: 1, 0"),
        ("/api/drops?limit=1&limit=2", "limit: given 2 times, expected once"),
    ],
)
def test_parameters_are_right_or_refused(client: TestClient, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(words)


@pytest.mark.parametrize("who", ["PAK", "pak", "Pakistan", "pakistan"])
def test_a_country_is_known_by_name_and_code(client: TestClient, who: str) -> None:
    rows = client.get(f"/api/dyads?who={who}").json()["rows"]
    assert [(row["actor"], row["recipient"]) for row in rows] == [("PAK", "USA")]


def test_what_is_posted_has_no_parameters(client: TestClient) -> None:
    answer = client.post("/api/judge?note=x", json={"left": "a", "right": "b", "verdict": "same"})
    assert answer.status_code == 400
    assert answer.json()["error"] == "note: no parameter here, expected none"


@pytest.mark.parametrize(
    ("given", "ways"), [("1", 1), ("TRUE", 1), ("yes", 1), ("0", 2), ("no", 2)]
)
def test_yes_and_no(client: TestClient, given: str, ways: int) -> None:
    title = client.get(f"/api/follow/PAK/USA?directed={given}").json()["title"]
    assert (" to " in title) == (ways == 1)


def test_the_description_has_the_bounds_that_are_kept(client: TestClient) -> None:
    taken = client.get("/api/openapi.json").json()["paths"]["/api/actors"]["get"]["parameters"]
    schemas = {one["name"]: one["schema"] for one in taken}
    assert (schemas["limit"]["minimum"], schemas["limit"]["maximum"]) == (1, 1000)
    assert schemas["unresolved"] == {"type": "boolean", "default": False}


FIELDS = "expected left, right, verdict, and if wanted note, by"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "the body is not JSON: expected an object"),
        (b"{", "the body is not JSON: expected an object"),
        (b"\xff\xfe", "the body is not JSON: expected an object"),
        (b"[]", f"the body is an array, not an object: {FIELDS}"),
        (b'"x"', f"the body is a string, not an object: {FIELDS}"),
        (b"1.5", f"the body is a number, not an object: {FIELDS}"),
        (b"null", f"the body is null, not an object: {FIELDS}"),
        (b'{"left": 1}', "left: a number, expected a string"),
        (b'{"left": "a", "note": {}}', "note: an object, expected a string"),
        (b'{"left": "a", "by": false}', "by: false, expected a string"),
        (b'{"left": "a", "right": "b"}', f"verdict: not given, {FIELDS}"),
        (b'{"left": "a", "right": "b", "verdict": "same", "record": "/etc"}',
         f"record: not known, {FIELDS}"),
    ],
)  # fmt: skip
def test_bodies_that_are_refused(client: TestClient, body: bytes, words: str) -> None:
    answer = client.post("/api/judge", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"] == words


def test_judging_over_json(tmp_path: Path) -> None:
    folder = make_record(tmp_path / "record")
    first, second, *_ = [row["claim"] for row in service.claims(folder)]
    with TestClient(build(folder, Rules()), base_url="http://127.0.0.1") as client:
        body = {"left": first, "right": second, "verdict": "same", "by": "ann"}
        made = client.post("/api/judge", json=body)
        assert made.status_code == 201
        assert client.get(f"/api/show/{first}").json()["reports"] == 2
        name = {"judgement": made.json()["judgement"]}
        assert client.post("/api/withdraw", json=name).status_code == 200
        assert client.get(f"/api/show/{first}").json()["reports"] == 1
        assert client.post("/api/withdraw", json=name).status_code == 400
        rows = client.get("/api/judgements?withdrawn=1").json()["rows"]
        assert [row["by"] for row in rows] == ["ann"]
