"""Rows in the service's shape, and a runner of commands that never meets a real record."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from chancery import service
from chancery.cli.app import app

TEXT = (
    "Two Pakistani officials told Reuters that General Asim Munir asked Washington on Tuesday "
    "to withdraw its 40 advisers from Islamabad by June."
)


def cited(words: str, **more: Any) -> dict[str, Any]:
    """Words of the text with their offsets."""
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words), **more}


def party(words: str, name: str | None, country: str, sector: str) -> dict[str, Any]:
    """An actor, recipient or source of the text."""
    return cited(words, name=name, entity=None, country=country, sector=sector, role=None,
                 named=name is not None)  # fmt: skip


CLAIM: dict[str, Any] = {
    "claim": "c_7f3a9c1200000000", "article": "a_19c2000000000000",
    "title": "Pakistan wants advisers out", "publisher": "Example Times",
    "published": "2025-05-14", "url": "https://example.org/a",
    "sentence": {"index": 0, "start": 0, "end": len(TEXT)},
    "event_type": "REQUEST", "mode": "yield", "contexts": ["military"],
    "quad": "verbal conflict", "cameo": "10", "goldstein": -5.0, "intensity": -1.0,
    "trigger": cited("asked"), "status": "actual",
    "actors": [party("General Asim Munir", "Asim Munir", "PAK", "MIL")],
    "recipients": [party("Washington", "United States", "USA", "GOV")],
    "date": cited("Tuesday", **{"from": "2025-05-13", "to": "2025-05-13"},
                  granularity="day", basis="expression"),
    "place": cited("Islamabad", name="Islamabad", country="PAK"),
    "quantities": [cited("40", kind="personnel", value=40.0)],
    "accounts": [
        {"source": party("Two Pakistani officials", None, "PAK", "GOV"), "stance": "asserts",
         "cue": cited("told"), "content": {"start": 42, "end": 139}, "via": 1},
        {"source": party("Reuters", "Reuters", "GBR", "JRN"), "stance": "asserts",
         "cue": None, "content": {"start": 0, "end": 139}, "via": None},
    ],
    "about": None, "confidence": 0.83,
}  # fmt: skip


@pytest.fixture
def claim() -> dict[str, Any]:
    """A claim of one's own to change."""
    return copy.deepcopy(CLAIM)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of which every claim has been judged, where `service` is a stand-in."""
    monkeypatch.setattr(service, "waiting", lambda _: 0)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that holds something, where `service` is a stand-in."""
    monkeypatch.setattr(service, "totals", lambda _: {"articles": 3, "claims": 7})
    monkeypatch.setattr(service, "datasets", lambda _: iter(()))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command as typed, at a given width, away from the user's own record."""
    monkeypatch.delenv("CHANCERY_RECORD", raising=False)

    def typed(*words: str, width: int = 100, stdin: bytes | None = None) -> Result:
        monkeypatch.setenv("COLUMNS", str(width))
        return CliRunner().invoke(app, list(words), input=stdin)

    return typed
