"""The bench of imports on a few rows: the made files are ICEWS's, and the figures are there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench import imports
from bench.common import BenchError
from chancery.ingest.datasets import ICEWS, DatasetReader
from chancery.model import ImportedEvent

ROWS = (
    ("2018-01-01", "Military (Pakistan)", "Consult", "Indian Forces"),
    ("2018-01-02", "Pakistan", "Use conventional military force", "India"),
    ("2018-02-28", "Citizen (Nowhere)", "Make statement", "Police (India)"),
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ICEWS18"
    folder.mkdir()
    with gzip.open(folder / "events.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("date\tsource\trelation\ttarget\tsplit\n")
        for row in ROWS:
            stream.write("\t".join((*row, "train")) + "\n")
    return tmp_path


@pytest.mark.shared
def test_made_files_are_in_the_form_of_icews(data: Path, shared: Path, tmp_path: Path) -> None:
    assert shared.is_dir()  # the codes of the relations stand there
    imports.write_made(data / "ICEWS18/events.tsv.gz", tmp_path / "x.tab", 7)
    reader = DatasetReader(tmp_path / "x.tab")
    assert reader.columns == ICEWS
    found = list(reader)
    assert all(isinstance(row, ImportedEvent) for row in found)
    assert [row.event_type for row in found[:3]] == ["CONSULT", "ASSAULT", None]
    assert len({row.original for row in found}) == 7
    assert found[1].actor.countries == ("PAK",)


@pytest.mark.shared
def test_a_run_gives_every_measure(data: Path, shared: Path) -> None:
    assert shared.is_dir()
    outcome = imports.run(data, rows=50, dyad_rows=80)
    assert outcome["n"] == 50
    assert set(outcome["measures"]) == {
        "import_s", "import_cpu_s", "peak_mb", "rows_per_s", "dyad_first_s", "dyad_s",
        "dyad_cpu_s", "large_import_s", "large_peak_mb", "dyad_peak_mb",
    }  # fmt: skip
    assert all(value > 0 for value in outcome["measures"].values())


def test_data_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"no events\.tsv\.gz"):
        imports.run(tmp_path)
