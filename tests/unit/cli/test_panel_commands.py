"""`panel` and `codebook` as typed: what reaches the service, where it goes, how they refuse."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from making import whole
from typer.testing import Result

from chancery import service
from chancery.store import Record

Run = Callable[..., Result]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", create=True) as opened:
        opened.writer(version="0", stages="read@1 resolve@1").add(whole())
    return tmp_path / "record"


def test_every_option_of_a_panel_reaches_the_service(
    run: Run, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: dict[str, Any] = {}

    def write_panel(record: Path, out: Path, **given: Any) -> service.Exported:
        held.update(record=record, out=out, **given)
        return service.Exported(out, 1200)

    monkeypatch.setattr(service, "write_panel", write_panel)
    done = run(
        "panel", "--out", "x.dta", "--step", "week", "--directed", "--fill", "--since", "2018",
        "--until", "2019", "--actor", "PAK", "--recipient", "IND", "--status", "future", "--type",
        "AID", "--min-confidence", "0.5", "--dataset", "icews", "--record", "there", "--format", "csv",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert done.stderr.strip() == "1,200 rows written to x.dta"
    assert (held["record"], held["out"], held["format"]) == (Path("there"), Path("x.dta"), "csv")
    assert held["filters"] == service.PanelFilter(
        step="week", directed=True, fill=True, since="2018", until="2019", actor="PAK",
        recipient="IND", statuses=("future",), types=("AID",), min_confidence=0.5,
        datasets=("icews",),
    )  # fmt: skip
    run("panel", "--out", "x.csv", "--between", "PAK", "IND")
    assert held["filters"] == service.PanelFilter(between=("PAK", "IND"))
    run("panel", "--out", "x.csv", "--dyad", "PAK", "IND")
    assert held["filters"] == service.PanelFilter(dyad=("PAK", "IND"))


def test_a_panel_goes_to_standard_output(run: Run, kept: Path) -> None:
    (row,) = csv.DictReader(run("panel", "--record", str(kept)).stdout.splitlines())
    assert (row["first"], row["second"], row["start"]) == ("PAK", "USA", "2025-05-01")
    assert (row["events"], row["verbal_conflict"], row["origin"]) == ("1", "1", "read")
    (line,) = run("panel", "--format", "jsonl", "--record", str(kept)).stdout.splitlines()
    assert json.loads(line)["goldstein_sum"] == -5.0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--step", "decade"), 2, "expected one of: day, week, month, year"),
        (("--format", "polecat"), 2, "expected one of: csv, parquet, stata, jsonl"),
        (("--actor", "the army"), 2, "expected a country, a sector or both"),
        (("--dataset", "icews"), 1, "dataset 'icews': not in this record"),
    ],
)
def test_what_no_panel_can_be_made_of(
    run: Run, kept: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("panel", *words, "--record", str(kept))
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""


def test_the_codebook_as_a_table_as_rows_and_as_a_file(run: Run, tmp_path: Path) -> None:
    text = " ".join(run("codebook", "panel", width=140).stdout.split())
    assert "panel: chancery panel; chancery.record(...).panel()" in text
    assert "goldstein_mean" in text
    assert "actor_entity" not in text
    rows = [json.loads(line) for line in run("codebook", "--json").stdout.splitlines()]
    assert rows == service.codebook()
    done = run("codebook", "--out", str(tmp_path / "book.csv"))
    assert f"{len(rows)} columns written to" in done.stderr
    assert len((tmp_path / "book.csv").read_text().splitlines()) == len(rows) + 1
    assert "expected one of: claims, imported, panel" in run("codebook", "events").stderr
