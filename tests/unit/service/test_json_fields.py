"""The fields that docs/record.md lists are those that the commands print with ``--json``."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
from making import request, retreat, whole
from test_following import old_data
from typer.testing import CliRunner

from chancery import service
from chancery.cli.app import app
from chancery.follow.contagion import Contagion
from chancery.model import Dropped
from chancery.store import Record

PAGE = (Path(__file__).resolve().parents[3] / "docs/record.md").read_text(encoding="utf-8")
FOLLOW = ("point", "change", "contagion")


def documented() -> dict[str, set[str]]:
    """The fields of each row of the table, by what stands in its first column."""
    table = PAGE.partition("## What other commands print")[2].partition("## On disk")[0]
    found: dict[str, set[str]] = {}
    command = ""
    for first, fields in re.findall(r"^\| ?([a-z, ]*?) ?\| (`[^|]*`) \|", table, re.MULTILINE):
        command = first or command
        found.setdefault(command, set()).update(re.findall(r"`(\w+)`", fields))
    return found


LISTED = documented()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record with claims, a drop and a dataset."""
    folder = tmp_path_factory.mktemp("fields")
    with Record.open(folder / "record", create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        writer.add(dataclasses.replace(whole(), claims=(request(about=retreat().id), retreat())))
        writer.drop(Dropped("x.txt", "ingest", "why"))
    path, _ = old_data(folder)
    service.import_files(folder / "record", [path])
    return str(folder / "record")


def printed(*words: str) -> list[dict[str, Any]]:
    """The rows that a command prints."""
    done = CliRunner().invoke(app, [*words, "--json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows, done.output
    return rows


def test_the_table_tells_of_these_commands() -> None:
    commands = "demands dyads actors articles drops datasets doctor sample score codebook".split()
    assert set(LISTED) == {"follow", *(f"follow, {row}" for row in FOLLOW), *commands}


@pytest.mark.parametrize(
    "words",
    [["demands", "PAK", "USA"], ["dyads"], ["actors"], ["articles"], ["drops"], ["datasets"]],
    ids=lambda words: words[0],
)
def test_fields_of_a_command(record: str, words: list[str]) -> None:
    for row in printed(*words, "--record", record):
        assert set(row) == LISTED[words[0]]


@pytest.mark.parametrize("command", ["doctor", "codebook"])
def test_fields_of_what_needs_no_record(command: str) -> None:
    for row in printed(command):
        assert set(row) == LISTED[command]


def test_fields_of_a_sheet(record: str, tmp_path: Path) -> None:
    sheet = str(tmp_path / "sheet.csv")
    (row,) = printed("sample", "--out", sheet, "--record", record)
    assert set(row) == LISTED["sample"]
    for row in printed("score", sheet):
        assert set(row) == LISTED["score"]


def test_fields_of_follow(record: str) -> None:
    rows = printed("follow", "PAK", "IND", "--record", record)
    assert {row["row"] for row in rows} == set(FOLLOW)
    told = {field.name for field in dataclasses.fields(Contagion)} | {"sentence"}
    for row in rows:
        known = set(row) | (told if row["row"] == "contagion" else set())
        assert known == LISTED["follow"] | LISTED[f"follow, {row['row']}"]


def test_fields_within_a_change(record: str) -> None:
    (change,) = [
        row for row in printed("follow", "PAK", "IND", "--record", record) if row["row"] == "change"
    ]
    assert set(change["kinds"][0]) == {"kind", "before", "after", "share"}
