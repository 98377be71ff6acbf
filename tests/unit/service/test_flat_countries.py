"""How sure a party's country is, in flat rows: in the order of the parties, and in every form."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from making import ARTICLE, MUNIR, OFFICIALS, REUTERS, cited, request, retreat, whole
from typer.testing import CliRunner

import chancery
from chancery import service
from chancery.cli.app import app
from chancery.model import Identity, Party
from chancery.service.flat import COLUMNS, flat
from chancery.store import Record

LABELS = ("actor", "recipient", "source")


def somebody(identity: Identity | None, sure: float = 0.5) -> Party:
    """A party whose identity is so sure; unresolved with None."""
    who = None if identity is None else replace(cited(identity, "Reuters"), confidence=sure)
    return Party(cited("Reuters", "Reuters"), who)


@pytest.mark.parametrize(
    ("parties", "countries", "sure"),
    [
        ((), "", ""),
        ((somebody(MUNIR, 0.9),), "PAK", "0.90"),
        ((somebody(MUNIR, 0.905), somebody(REUTERS, 0.3)), "PAK; GBR", "0.91; 0.30"),
        ((somebody(None), somebody(OFFICIALS, 1.0)), "; PAK", "; 1.00"),
        ((somebody(OFFICIALS, 0.4), somebody(Identity("X"), 0.9)), "PAK; ", "0.40; "),
        ((somebody(Identity("X")),), "", ""),
    ],
)
def test_side_by_side_with_the_countries(
    parties: tuple[Party, ...], countries: str, sure: str
) -> None:
    claim = replace(request(), actors=parties, recipients=parties[::-1])
    row = flat(claim, ARTICLE, None)
    assert (row["actor_country"], row["actor_country_confidence"]) == (countries, sure)
    back = "; ".join(sure.split("; ")[::-1])
    assert row["recipient_country_confidence"] == back


def test_it_stands_beside_its_country() -> None:
    for label in LABELS:
        at = COLUMNS.index(f"{label}_country")
        assert COLUMNS[at + 1] == f"{label}_country_confidence"
    assert tuple(flat(retreat(), ARTICLE, None)) == COLUMNS


def test_in_every_flat_form(tmp_path: Path) -> None:
    record = tmp_path / "record"
    with Record.open(record, create=True) as opened:
        opened.writer(version="0.1.0", stages="read@1 resolve@1").add(whole())
    out = tmp_path / "x.csv"
    done = CliRunner().invoke(app, ["export", "--record", str(record), "--out", str(out)])
    assert done.exit_code == 0, done.output
    with out.open(newline="") as file:
        cells = {
            row["event_type"]: row["source_country_confidence"] for row in csv.DictReader(file)
        }
    assert cells == {"REQUEST": "0.80; 0.80", "RETREAT": ""}
    service.export(record, tmp_path / "x.dta")
    for frame in (pd.read_stata(tmp_path / "x.dta"), chancery.record(record).claims().to_pandas()):
        told = dict(zip(frame["event_type"], frame["source_country_confidence"], strict=True))
        assert told == cells
