"""The commands of README.md run on the example articles and print something."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chancery import service
from chancery.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = "\n".join(re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL))
COMMANDS = re.findall(r"^\$ chancery (.+)$", CONSOLE, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read with the reader that ships."""
    made = tmp_path_factory.mktemp("examples") / "record"
    report = service.read(made, [ROOT / "examples"])
    assert report.complete, report.dropped
    assert report.articles >= 30
    return made


def test_commands_are_shown() -> None:
    assert {command.split()[0] for command in COMMANDS} >= {"read", "claims", "explain"}


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith("read ")])
def test_the_command_prints_something(
    command: str, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make readme` writes the outputs anew; a claim's id may be other weights' until then."""
    monkeypatch.setenv("CHANCERY_RECORD", str(record))
    words = shlex.split(command)
    if words[0] == "explain":
        words[1] = next(service.claims(record))["claim"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) > 3


def test_every_claim_of_the_examples_can_be_explained(record: Path) -> None:
    claims = list(service.claims(record))
    assert claims
    for claim in claims[:: max(len(claims) // 20, 1)]:
        fields = {one.field for one in service.explain(record, claim["claim"])}
        assert {"event_type", "trigger", "status"} <= fields


def test_two_sides_of_one_crisis_are_among_the_examples(record: Path) -> None:
    publishers = {row["publisher"] for row in service.articles(record)}
    assert len(publishers) >= 2
