"""Exports whose names end in .gz: what is inside, that it opens elsewhere, what refuses it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pandas as pd
import pytest
from making import whole
from typer.testing import CliRunner

from chancery import service
from chancery.cli.app import app
from chancery.errors import InputError, UsageError
from chancery.ingest.datasets import DatasetReader
from chancery.service import ClaimFilter
from chancery.store import Record

DENSE = {"parquet", "claims"}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", create=True) as opened:
        opened.writer(version="0.1.0", stages="read@1 resolve@1").add(whole())
    return tmp_path / "record"


@pytest.mark.parametrize("form", [form for form in service.FORMATS if form not in DENSE])
def test_the_inside_is_what_is_written_without(tmp_path: Path, record: Path, form: str) -> None:
    plain, packed = tmp_path / "plain", tmp_path / "packed.gz"
    done = service.export(record, plain, format=form)
    assert service.export(record, packed, format=form).claims == done.claims > 0
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.csv.gz", b"claim,event,"),
        ("x.CSV.GZ", b"claim,event,"),
        ("x.jsonl.gz", b'{"claim": '),
        ("x.md.gz", b"# Brief"),
        ("x.dta.gz", b"<stata_dta>"),
        ("two.dots.csv.gz", b"claim,event,"),
    ],
)
def test_the_ending_before_gz_tells_the_form(
    tmp_path: Path, record: Path, name: str, begins: bytes
) -> None:
    service.export(record, tmp_path / name)
    assert gzip.decompress((tmp_path / name).read_bytes()).startswith(begins)


def test_the_bytes_are_the_same_whenever_and_wherever(tmp_path: Path, record: Path) -> None:
    names = [tmp_path / "a.csv.gz", tmp_path / "b.csv.gz"]
    for name in names:
        service.export(record, name)
    first, second = (name.read_bytes() for name in names)
    assert first == second
    assert first[3] == 0, "no name in the header"
    assert first[4:8] == bytes(4), "no time in the header"


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("x.parquet.gz", None, "format parquet is compressed already.*write it to .*x.parquet$"),
        ("x.gz", "parquet", "format parquet is compressed already.*write it to .*x$"),
        ("x.parquet.gz", "claims", "format claims is compressed already.*write it to .*x.parquet$"),
        ("x.gz", None, "its ending before .gz names no format: expected one of: jsonl, csv"),
        ("x.txt.gz", None, "its ending before .gz names no format"),
        (".gz", None, "its ending names no format"),
    ],
)
def test_what_cannot_be_packed(
    tmp_path: Path, record: Path, name: str, form: str | None, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        service.export(record, tmp_path / name, format=form)
    assert not (tmp_path / name).exists()


def test_whole_or_not_at_all(tmp_path: Path, record: Path) -> None:
    out = tmp_path / "old.csv.gz"
    out.write_bytes(b"what was there")
    with pytest.raises(UsageError):
        service.export(record, out, filters=ClaimFilter(types=("nothing",)))
    with pytest.raises(InputError, match="no folder"):
        service.export(record, tmp_path / "nowhere" / "x.csv.gz")
    assert out.read_bytes() == b"what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.csv.gz", "record"]


def test_it_opens_in_pandas_and_as_a_dataset(tmp_path: Path, record: Path) -> None:
    for name, form in (("x.csv.gz", "csv"), ("x.dta.gz", "stata"), ("x.txt.gz", "icews")):
        service.export(record, tmp_path / name, format=form)
    claims = [row["claim"] for row in service.rows(record)]
    table = pd.read_csv(tmp_path / "x.csv.gz", dtype={"cameo": str})
    assert list(table["claim"]) == claims
    assert list(pd.read_stata(tmp_path / "x.dta.gz")["claim"]) == claims
    assert len(list(DatasetReader(tmp_path / "x.txt.gz"))) == 1


def test_as_it_is_typed(tmp_path: Path, record: Path) -> None:
    out = tmp_path / "claims.csv.gz"
    done = CliRunner().invoke(app, ["export", "--record", str(record), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "2 claims written to" in done.stderr
    assert len(pd.read_csv(out)) == 2
    refused = CliRunner().invoke(app, ["export", "--record", str(record), "--out", "x.parquet.gz"])
    assert refused.exit_code == 2
