"""`import`, `datasets` and exports of datasets as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from chancery import service
from chancery.store import Record

Run = Callable[..., Result]
HEADER = (
    "Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tSource Country\tTarget Country"
)
GOOD = "1\t2018-05-29\ta\t046\tb\tPakistan\tIndia"
BAD = "2\t2018-05-29\ta\t999\tb\tPakistan\tIndia"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.tab").write_text(f"{HEADER}\n{GOOD}\n")
    (tmp_path / "mixed.tab").write_text(f"{HEADER}\n{GOOD}2\n{BAD}\n")
    (tmp_path / "words.txt").write_text("hello\n")
    return tmp_path


def test_import_tells_what_came_in_and_what_did_not(run: Run, folder: Path) -> None:
    record = str(folder / "record")
    done = run("import", str(folder / "good.tab"), "--record", record)
    assert done.exit_code == 0
    assert "good.tab: 1 row of icews, 2018-05-29 to 2018-05-29" in done.stdout
    assert "1 row imported in" in done.stdout
    names = ("good.tab", "mixed.tab", "words.txt")
    done = run("import", *(str(folder / name) for name in names), "--record", record)
    assert done.exit_code == 1
    assert "good.tab: imported before, as icews-" in done.stdout
    assert "left out: 1 row, a CAMEO code that does not exist: line 3: '999'" in done.stderr
    assert "rejected.jsonl" in done.stderr
    assert "words.txt: its first line is one cell: 'hello'" in done.stderr


def test_an_import_that_is_stopped_says_what_was_kept(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(service, "import_files", stopped)
    done = run("import", str(folder / "good.tab"), "--record", str(folder / "record"))
    assert done.exit_code == 130
    assert "nothing of the file at hand was kept" in done.stderr
    assert "The same command goes on from there." in done.stderr


def test_import_as_json_lines(run: Run, folder: Path) -> None:
    names = ("mixed.tab", "words.txt")
    done = run("import", *(str(folder / name) for name in names), "--record",
               str(folder / "record"), "--json")  # fmt: skip
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["rows"], first["format"], first["error"]) == (1, "icews", None)
    assert first["rejected"]["a CAMEO code that does not exist"]["count"] == 1
    assert "its first line" in second["error"]


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["words.txt"], 1, "its first line is one cell"),
        (["good.tab", "--format", "polecat"], 1, "has the header of icews, and was to be read as"),
        (["good.tab", "--format", "excel"], 2, "format 'excel': expected one of: icews"),
        (["nothing.tab"], 1, "cannot be read (No such file or directory)"),
    ],
)
def test_import_of_what_cannot_be(
    run: Run, folder: Path, given: list[str], code: int, said: str
) -> None:
    file, *options = given
    done = run("import", str(folder / file), *options, "--record", str(folder / "record"))
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_datasets_are_listed_and_exported(run: Run, folder: Path) -> None:
    record = ("--record", str(folder / "record"))
    run("import", str(folder / "mixed.tab"), *record)
    done = run("datasets", *record)
    assert "mixed.tab" in done.stdout
    assert "1 dataset" in done.stdout
    (row,) = map(json.loads, run("datasets", "--json", *record).stdout.splitlines())
    assert row["file"] == "mixed.tab"
    lines = run("export", "--dataset", "icews", *record).stdout.splitlines()
    assert [json.loads(line)["event_type"] for line in lines] == ["CONSULT"]
    done = run("export", "--dataset", "icews", "--out", str(folder / "x.csv"), *record)
    assert "1 row written to" in done.stderr
    assert run("export", "--dataset", "gdelt", *record).exit_code == 1


def test_a_record_without_datasets_says_how_to_get_one(run: Run, folder: Path) -> None:
    with Record.open(folder / "record", create=True):
        pass
    done = run("datasets", "--record", str(folder / "record"))
    assert done.exit_code == 0
    assert "has no datasets: `chancery import FILE` brings one in." in done.stdout
    done = run("datasets", "--record", str(folder))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no record there" in done.stderr
