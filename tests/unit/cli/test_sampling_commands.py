"""A sheet drawn, filled in and scored, as people type it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from making import read_one, sentences
from typer.testing import Result

from chancery.store import Counts, Record

Run = Callable[..., Result]


@pytest.fixture
def record(tmp_path: Path) -> str:
    """Twelve articles of one CONSULT each, of confidence 0.9."""
    with Record.open(tmp_path / "r", create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for article in sentences(12):
            writer.add(read_one(article))
        writer.finish(Counts())
    return str(tmp_path / "r")


@pytest.fixture
def sheet(run: Run, record: str, tmp_path: Path) -> Path:
    """Ten of them drawn."""
    out = tmp_path / "my sheet.csv"
    done = run("sample", "--out", str(out), "--limit", "10", "--record", record)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"10 of 12 claims drawn into {out}.")
    assert f"`chancery score '{out}'`" in done.stdout
    return out


def fill(sheet: Path, answers: str) -> None:
    """Write an answer into `right_event` of each row, as a spreadsheet that uses semicolons."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, answer in zip(rows, answers, strict=True):
        row["right_event"] = answer.strip()
        row["confidence"] = row["confidence"].replace(".", ",")
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_what_was_drawn_and_filled_in_is_scored_without_the_record(
    run: Run, sheet: Path, record: str
) -> None:
    fill(sheet, "yyyyyyyynn")
    Path(record).rename(f"{record}-gone")
    shown = run("score", str(sheet)).stdout
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "event 10 8 0.80 0.49 to 0.94" in lines
    assert "status 0 0 none judged" in lines
    assert "0.8 and over 10 8 0.90 0.80 0.49 to 0.94" in lines
    assert "under 0.4 0 0 none judged" in lines
    assert "CONSULT 10 8 0.80 0.49 to 0.94" in lines
    assert lines[-1] == "10 of 10 claims judged."


def test_rows_for_machines(run: Run, sheet: Path) -> None:
    fill(sheet, "yyyyyyyynn")
    rows = [json.loads(line) for line in run("score", str(sheet), "--json").stdout.splitlines()]
    assert rows[0] == {
        "row": "field", "name": "event", "judged": 10, "right": 8, "share": 0.8,
        "low": 0.4902, "high": 0.9433, "confidence": 0.9,
    }  # fmt: skip
    assert [row["row"] for row in rows] == ["field"] * 7 + ["confidence"] * 4 + ["type"]


def test_a_sheet_as_drawn_says_that_none_is_judged(run: Run, sheet: Path) -> None:
    done = run("score", str(sheet))
    assert done.exit_code == 0
    assert done.stdout.count("none judged") == 7
    assert "mean confidence" not in done.stdout
    assert done.stdout.endswith("0 of 10 claims judged.\n")


@pytest.mark.parametrize("width", [30, 60, 100])
def test_the_tables_fit(run: Run, sheet: Path, width: int) -> None:
    fill(sheet, "yyyyynnnnn")
    shown = run("score", str(sheet), width=width).stdout
    assert max(map(len, shown.splitlines())) <= width
    assert "0.24 to 0.76" in shown


def test_the_seed_and_the_filters_reach_the_draw(run: Run, record: str, tmp_path: Path) -> None:
    drawn = {}
    for seed in ("1", "1", "2"):
        out = tmp_path / f"{len(drawn)}-{seed}.csv"
        words = f"--out {out} --limit 3 --record {record} --seed {seed} --json".split()
        row = json.loads(run("sample", *words).stdout)
        assert row == {"path": str(out), "claims": 3, "of": 12}
        drawn[out] = out.read_bytes()
    one, other = [content for path, content in drawn.items() if path.stem.endswith("-1")]
    assert one == other
    assert len(set(drawn.values())) == 2
    done = run("sample", "--out", str(tmp_path / "x.csv"), "--type", "ASSAULT", "--record", record)
    assert done.exit_code == 1
    assert "no claim in" in done.stderr
    assert not (tmp_path / "x.csv").exists()


def test_answers_are_not_written_over(run: Run, sheet: Path, record: str) -> None:
    fill(sheet, "yyyyyyyynn")
    before = sheet.read_bytes()
    done = run("sample", "--out", str(sheet), "--record", record)
    assert done.exit_code == 1
    assert "may hold answers: name another file, or delete this one" in done.stderr
    assert sheet.read_bytes() == before


def test_a_bad_cell_ends_with_its_row_and_column(run: Run, sheet: Path) -> None:
    fill(sheet, "yyy?yyyynn")
    done = run("score", str(sheet))
    assert done.exit_code == 1
    assert "row 5, right_event: '?', expected y, n or nothing" in done.stderr
