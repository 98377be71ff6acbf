"""`--between A B` as typed: what either side did to the other, in every command that takes filters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from making import read_one, resolve_one, sentences, whole
from typer.testing import Result

from chancery.model import Article
from chancery.store import Record

Run = Callable[..., Result]
COMMANDS = ("claims", "events", "contradictions", "threads", "export")


@pytest.fixture
def record(tmp_path: Path) -> str:
    """Pakistan asks the United States; Alpha attacks Beta and Beta Alpha; Alpha meets Beta."""
    texts = ("Alpha attacked Beta.", "Beta attacked Alpha.", "Gamma attacked Alpha.")
    with Record.open(tmp_path / "record", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        for article in (*map(Article, texts), *sentences(1)):
            writer.add(resolve_one(read_one(article)))
    return str(tmp_path / "record")


def told(done: Result) -> list[str]:
    """Who did what to whom, of each claim that was printed."""
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return sorted(f"{r['actors'][0]['country']} {r['event_type']}" for r in rows)


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        (("Alpha", "Beta"), ["AAA ASSAULT", "AAA CONSULT", "BBB ASSAULT"]),
        (("Beta", "Alpha"), ["AAA ASSAULT", "AAA CONSULT", "BBB ASSAULT"]),
        (("Alpha", "Gamma"), ["CCC ASSAULT"]),
        (("USA", "PAK.MIL"), ["PAK REQUEST"]),
        (("USA", "IND"), []),
    ],
)
def test_both_ways(run: Run, record: str, sides: tuple[str, str], found: list[str]) -> None:
    where = ("--record", record)
    assert told(run("claims", "--between", *sides, *where, "--json")) == found
    assert told(run("export", "--between", *sides, *where)) == found
    ways = (sides, sides[::-1])
    each = [told(run("claims", "--dyad", *way, *where, "--json")) for way in ways]
    assert sorted({*each[0], *each[1]}) == found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_it_and_refuses_it_beside_dyad(
    run: Run, record: str, command: str
) -> None:
    asked = (command, "--between", "PAK", "USA", "--record", record)
    assert run(*asked).exit_code == 0
    refused = run(*asked, "--dyad", "PAK", "USA")
    assert refused.exit_code == 2
    said = " ".join(refused.stderr.split())
    assert "dyad PAK USA and between PAK USA: expected one of them" in said
