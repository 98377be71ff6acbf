"""Files of event data into a record: nothing twice, nothing lost in silence, asked by dyad."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import read_one, sentences, whole

from chancery import service
from chancery.errors import InputError, NotFoundError, RecordError, UsageError
from chancery.ingest.datasets import ICEWS
from chancery.service import ClaimFilter, EventFilter, ImportProgress
from chancery.store import Counts, Record
from chancery.store.dataset_schema import COLUMNS
from chancery.store.dataset_writer import STALE
from chancery.store.datasets import DatasetView, EventQuery

ROW = {
    "Event ID": "1", "Event Date": "2018-05-29", "Source Name": "Military (Pakistan)",
    "Source Sectors": "Military", "Source Country": "Pakistan", "Event Text": "Negotiate",
    "CAMEO Code": "046", "Intensity": "7", "Target Name": "India", "Target Sectors": "NA",
    "Target Country": "India", "Story ID": "9", "Sentence Number": "2",
    "Publisher": "Example Times", "City": "Chakothi", "District": "NULL", "Province": "NA",
    "Country": "Pakistan", "Latitude": "34.1", "Longitude": "73.9",
}  # fmt: skip


def table(path: Path, *changes: dict[str, str]) -> Path:
    rows = ["\t".join(ICEWS)]
    rows += ["\t".join({**ROW, **change}[name] for name in ICEWS) for change in changes]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def icews(tmp_path: Path) -> Path:
    return table(
        tmp_path / "icews.tab",
        {}, {"Event ID": "2", "Event Date": "2018-05-30", "Story ID": "9"},
        {"Event ID": "3", "Event Date": "2018-05-30", "CAMEO Code": "190", "Story ID": "10"},
        {"Event ID": "4", "Source Country": "India", "Target Country": "Pakistan"},
        {"Event ID": "5", "CAMEO Code": "999"}, {"Event ID": "6", "Event Date": "?"},
        {"Event ID": "7", "CAMEO Code": "998"}, {},
    )  # fmt: skip


def test_an_import_and_its_report(tmp_path: Path, icews: Path) -> None:
    seen: list[ImportProgress] = []
    report = service.import_files(tmp_path / "record", [icews], progress=seen.append)
    (file,) = report.files
    assert file.dataset
    assert (report.rows, report.complete, file.before, file.error) == (4, False, False, None)
    assert (file.dataset.rows, file.dataset.first, file.dataset.last) == (
        4, "2018-05-29", "2018-05-30",
    )  # fmt: skip
    counts = {reason: refused["count"] for reason, refused in file.dataset.rejected.items()}
    assert counts == {"a CAMEO code that does not exist": 2, "a date that is none": 1,
                      "the same row again": 1}  # fmt: skip
    examples = file.dataset.rejected["a CAMEO code that does not exist"]["examples"]
    assert [example["line"] for example in examples] == [6, 8]
    assert file.dataset.rejected["the same row again"]["examples"] == [
        {"line": 9, "found": "all cells are as in line 2"}
    ]
    assert seen[-1].sorting
    assert seen[-1].bytes == seen[-1].size == icews.stat().st_size
    assert seen[-1].rows == 7 + 1
    assert gc.isenabled()


def test_what_is_on_disk(tmp_path: Path, icews: Path) -> None:
    service.import_files(tmp_path / "record", [icews])
    (row,) = service.datasets(tmp_path / "record")
    folder = Path(row["folder"])
    assert {f.name for f in folder.iterdir()} == {
        "dataset.json",
        "events-0000.parquet",
        "rejected.jsonl",
    }
    assert [f.name for f in folder.parent.iterdir()] == [row["dataset"]]
    kept = [json.loads(line) for line in (folder / "rejected.jsonl").read_text().splitlines()]
    assert {bad["line"] for bad in kept} == {6, 7, 8, 9}
    assert kept[0]["original"].split("\t")[6] == "999"
    found = duckdb.connect().read_parquet(str(folder / "events-0000.parquet"))
    assert {n: str(t) for n, t in zip(found.columns, found.types, strict=True)} == COLUMNS
    order = found.project("actor_country, recipient_country, date_from, line").fetchall()
    assert order == sorted(order)
    assert [row[0] for row in order] == ["IND", "PAK", "PAK", "PAK"]


def test_the_same_file_comes_in_once(tmp_path: Path, icews: Path) -> None:
    service.import_files(tmp_path / "record", [icews])
    before = list(service.datasets(tmp_path / "record"))
    copied = tmp_path / "another-name.txt"
    copied.write_bytes(icews.read_bytes())
    again = service.import_files(tmp_path / "record", [icews, copied])
    assert [file.before for file in again.files] == [True, True]
    assert again.rows == 0
    assert list(service.datasets(tmp_path / "record")) == before


def test_rows_of_an_overlapping_file_come_in_once(tmp_path: Path) -> None:
    first = table(tmp_path / "a.tab", {}, {"Event ID": "2"})
    grown = table(tmp_path / "b.tab", {}, {"Event ID": "2"}, {"Event ID": "3"})
    record = tmp_path / "record"
    report = service.import_files(record, [first, grown])
    assert [(f.dataset.rows, f.dataset.already) for f in report.files if f.dataset] == [
        (2, 0),
        (1, 2),
    ]
    assert report.complete
    assert sorted(row["event_id"] for row in service.imported(record)) == ["1", "2", "3"]
    part = service.import_files(record, [table(tmp_path / "c.tab", {"Event ID": "3"})])
    assert part.rows == 0
    assert part.files[0].dataset
    assert part.files[0].dataset.already == 1
    assert len(list(service.datasets(record))) == 2


def test_a_killed_import_leaves_nothing_that_is_read(tmp_path: Path, icews: Path) -> None:
    def stop(now: ImportProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        service.import_files(tmp_path / "record", [icews], progress=stop)
    assert list((tmp_path / "record/datasets").iterdir()) == []
    assert gc.isenabled()
    left = tmp_path / "record/datasets/.icews-abc.1.part"
    left.mkdir()
    (left / "dataset.json").write_text("{")
    assert list(service.datasets(tmp_path / "record")) == []
    assert service.import_files(tmp_path / "record", [icews]).rows == 4


def test_what_a_killed_import_left_is_removed_by_the_next(tmp_path: Path, icews: Path) -> None:
    datasets = tmp_path / "record/datasets"
    datasets.mkdir(parents=True)
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    old = time.time() - 2 * STALE
    left = {"gone": f".icews-a.{gone}.part", "new": f".icews-b.{gone}.part",
            "running": f".icews-c.{os.getpid()}.part"}  # fmt: skip
    for name in left.values():
        (datasets / name).mkdir()
        (datasets / name / "part-000000.parquet").write_text("x")
    for name in ("gone", "running"):
        os.utime(datasets / left[name], (old, old))
    service.import_files(tmp_path / "record", [icews])
    assert not (datasets / left["gone"]).exists()
    assert (datasets / left["new"]).exists()  # it may be another machine's
    assert (datasets / left["running"]).exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\t".join(ICEWS) + "\n", "has the header of icews and no rows"),
        ("\t".join(ICEWS) + "\n" + "\t".join(["x"] * 20) + "\n",
         "none of its rows could be imported as icews; 1 times a date that is none, first in line 2"),
        ("hello\n", "its first line is one cell"),
    ],
)  # fmt: skip
def test_files_of_which_nothing_comes(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "x").write_text(content)
    with pytest.raises(InputError, match=said):
        service.import_files(tmp_path / "record", [tmp_path / "x"])
    good = table(tmp_path / "good.tab", {})
    report = service.import_files(tmp_path / "record", [tmp_path / "x", good, tmp_path])
    assert [said in (f.error or "") for f in report.files] == [True, False, False]
    assert report.files[2].error == "a folder, expected a file: name the files in it"
    assert not report.complete
    assert [row["file"] for row in service.datasets(tmp_path / "record")] == ["good.tab"]


def test_asked_wrongly(tmp_path: Path, icews: Path) -> None:
    with pytest.raises(UsageError, match="nothing to import"):
        service.import_files(tmp_path, [])
    with pytest.raises(UsageError, match="format 'excel': expected one of"):
        service.import_files(tmp_path / "r", [icews], format="excel")
    with pytest.raises(InputError, match="not a Parquet file"):
        service.import_files(tmp_path / "r", [icews], format="claims")
    with pytest.raises(InputError, match="was to be read as polecat"):
        service.import_files(tmp_path / "r", [icews], format="polecat")


@pytest.fixture
def record(tmp_path: Path, icews: Path) -> Path:
    """ICEWS rows, and a POLECAT file with a row of two actors."""
    polecat = tmp_path / "polecat.txt"
    polecat.write_text(
        "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\t"
        "Recipient Country\tPrimary Actor Sector\n"
        "a_1\t2018-05-30\tACCUSE\tIran; Pakistan\tIRN;PAK\tIndia\tIND\tGOV\n"
        "a_2\t2018-06-01\tASSAULT\tPakistan Army\tPAK\tIndia\tIND\tMIL\n"
    )
    service.import_files(tmp_path / "record", [icews, polecat])
    return tmp_path / "record"


def test_a_dyads_series_keeps_datasets_apart(record: Path) -> None:
    rows = service.daily(record, EventFilter(actor="PAK", recipient="IND"))
    short = [(r["dataset"][:5], r["date"].day, r["event_type"], r["events"], r["stories"],
              r["goldstein"]) for r in rows]  # fmt: skip
    assert short == [
        ("icews", 29, "CONSULT", 1, 1, 7.0), ("icews", 30, "ASSAULT", 1, 1, 7.0),
        ("icews", 30, "CONSULT", 1, 1, 7.0), ("polec", 30, "ACCUSE", 1, 1, -2.0),
        ("polec", 1, "ASSAULT", 1, 1, -9.0),
    ]  # fmt: skip
    iran = service.daily(record, EventFilter(actor="IRN", recipient="IND"))
    assert [row["event_type"] for row in iran] == ["ACCUSE"]  # a row of two actors is found by both


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (EventFilter(), ["1", "4", "2", "3", "a_1", "a_2"]),
        (EventFilter(actor="PAK.MIL"), ["1", "2", "3", "a_2"]),
        (EventFilter(actor=".GOV"), ["a_1"]),
        (EventFilter(recipient="PAK"), ["4"]),
        (EventFilter(between=("IND", "PAK")), ["1", "4", "2", "3", "a_1", "a_2"]),
        (EventFilter(between=("IND", "Iran")), ["a_1"]),
        (EventFilter(between=("PAK", "PAK")), []),
        (EventFilter(between=("IND", "PAK"), actor="IND"), ["4"]),
        (EventFilter(between=("IND", ".GOV"), since="2018-05-30"), ["a_1"]),
        (EventFilter(dyad=("IND", "Pakistan")), ["4"]),
        (EventFilter(types=("assault",)), ["3", "a_2"]),
        (EventFilter(since="2018-05-30", until="2018-05"), ["2", "3", "a_1"]),
        (EventFilter(datasets=("polecat",)), ["a_1", "a_2"]),
        (EventFilter(limit=2), ["1", "4"]),
        (EventFilter(actor="FRA"), []),
    ],
)
def test_imported_rows_by_filter(record: Path, filters: EventFilter, ids: list[str]) -> None:
    assert [row["event_id"] for row in service.imported(record, filters)] == ids


@pytest.mark.parametrize(
    ("filters", "kind", "said"),
    [
        (EventFilter(actor="Khan"), UsageError, "expected a country, a sector or both"),
        (EventFilter(dyad=("PAK", "IND"), actor="PAK"), UsageError, "dyad PAK IND beside actor"),
        (EventFilter(between=("PAK", "Khan")), UsageError, "between 'Khan': expected a country"),
        (EventFilter(between=("PAK",)), UsageError, "between of 1: expected two"),  # type: ignore[arg-type]
        (EventFilter(types=("kill",)), UsageError, "type 'kill': not known"),
        (EventFilter(datasets=("gdelt",)), NotFoundError, "which has: icews-"),
        (EventFilter(limit=-1), UsageError, "expected 0 or more"),
        (EventFilter(since="soon"), UsageError, "date 'soon'"),
        (EventFilter(since="2019", until="2018"), UsageError, "expected the earlier date first"),
    ],
)
def test_filters_that_cannot_be(
    record: Path, filters: EventFilter, kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said):
        list(service.imported(record, filters))


def test_a_view_answers_in_arrays_and_counts(record: Path) -> None:
    query = EventQuery(actor_country="PAK", recipient_country="IND")
    with DatasetView(record) as view:
        arrays = view.arrays(query, ("date_from", "goldstein", "event_type", "recipient_sector"))
        assert list(arrays["goldstein"]) == [7.0, 7.0, 7.0, -2.0, -9.0]
        assert arrays["date_from"][0].astype("datetime64[D]").item() == date(2018, 5, 29)
        assert list(view.count(query).values()) == [3, 2]
        pairs = view.dyads(EventQuery())
        assert [(a, r, name.partition("-")[0], n) for a, r, name, n in pairs] == [
            ("PAK", "IND", "icews", 3), ("PAK", "IND", "polecat", 2), ("IND", "PAK", "icews", 1),
            ("IRN", "IND", "polecat", 1),  # a row of two countries on a side is of both
        ]  # fmt: skip
        (newest,) = view.events(EventQuery(limit=1), ("event_id",), newest=True)
        assert newest == ("a_2",)


def test_a_record_without_datasets(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", create=True):
        pass
    with DatasetView(tmp_path / "r") as view:
        assert view.daily(EventQuery()) == []
        assert view.dyads(EventQuery()) == []
        assert view.count(EventQuery()) == {}
        assert list(view.events(EventQuery())) == []
        assert list(view.arrays(EventQuery(), ("line",))) == ["line"]
    assert list(service.datasets(tmp_path / "r")) == []


def test_a_damaged_description_is_told(record: Path) -> None:
    (file,) = (record / "datasets").glob("icews-*/dataset.json")
    file.write_text("{}")
    with pytest.raises(RecordError, match="import its file again"):
        list(service.datasets(record))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 12), max_size=40))
def test_however_files_overlap_each_row_is_there_once(
    tmp_path_factory: pytest.TempPathFactory, first: list[int], second: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("overlap")
    wanted = set()
    for name, ids in (("a", first), ("b", second)):
        if ids:
            wanted |= set(ids)
            file = table(folder / name, *({"Event ID": str(id_)} for id_ in ids))
            service.import_files(folder / "record", [file])
    if wanted:
        found = sorted(int(row["event_id"]) for row in service.imported(folder / "record"))
        assert found == sorted(wanted)


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """A record with claims of its own, one article without any."""
    with Record.open(tmp_path / "read", create=True) as opened:
        writer = opened.writer(version="0.1.0", stages="read@1 resolve@1")
        writer.add(whole())
        writer.add(read_one(sentences(1)[0]))
        writer.finish(Counts(2, 0, 3, 0))
    return tmp_path / "read"


def test_claims_travel_whole_to_another_record(tmp_path: Path, read: Path) -> None:
    path = tmp_path / "claims.parquet"
    assert service.export(read, path, format="claims").claims == 3
    seen: list[service.ImportProgress] = []
    report = service.import_files(tmp_path / "other", [path], progress=seen.append)
    assert (report.files[0].articles, report.files[0].claims, report.complete) == (2, 3, True)
    assert [(one.rows, one.size) for one in seen] == [(1, path.stat().st_size), (2, seen[0].size)]
    assert list(service.claims(tmp_path / "other")) == list(service.claims(read))
    claim = next(service.claims(read))["claim"]
    assert service.explain(tmp_path / "other", claim) == service.explain(read, claim)
    again = service.import_files(tmp_path / "other", [path], format="claims")
    assert (again.files[0].articles, again.claims, again.complete) == (0, 0, True)
    assert len(list(service.claims(tmp_path / "other"))) == 3


def test_an_article_whose_text_was_changed_on_the_way_is_left_out(
    tmp_path: Path, read: Path
) -> None:
    service.export(read, tmp_path / "a.parquet", format="claims")
    found = duckdb.connect().read_parquet(str(tmp_path / "a.parquet"))
    changed = "* REPLACE (replace(article_text, 'Asim', 'Azim') AS article_text)"
    found.project(changed).write_parquet(str(tmp_path / "b.parquet"))
    report = service.import_files(tmp_path / "other", [tmp_path / "b.parquet"])
    assert not report.complete
    assert "is not the one that was read" in report.files[0].left_out[0]
    assert report.files[0].articles == 1


def test_claims_without_their_texts_stand_beside_the_record(tmp_path: Path, read: Path) -> None:
    service.export(read, tmp_path / "bare.parquet")
    seen: list[service.ImportProgress] = []
    report = service.import_files(read, [tmp_path / "bare.parquet"], progress=seen.append)
    assert [(one.rows, one.sorting) for one in seen] == [(3, False), (3, True)]
    assert report.files[0].dataset
    assert report.files[0].dataset.rejected["no date"]["count"] == 1  # nor has its article one
    assert len(list(service.claims(read))) == 3
    rows = list(service.imported(read))
    assert {row["format"] for row in rows} == {"claims"}
    by_id = {row["event_id"]: row for row in rows}
    dated = [claim for claim in service.claims(read) if claim["claim"] in by_id]
    assert len(dated) == 2
    for claim in dated:
        row = by_id[claim["claim"]]
        for name in ("event_type", "mode", "contexts", "status", "cameo", "goldstein", "intensity"):
            assert row[name] == claim[name]
        assert row["actor_countries"] == [p["country"] for p in claim["actors"] if p["country"]]
        assert row["story"] == claim["article"]


@pytest.mark.parametrize("whole_file", [True, False])
def test_parquet_that_is_not_ours(tmp_path: Path, whole_file: bool) -> None:
    path = tmp_path / "x.parquet"
    duckdb.sql("SELECT 1 AS a, 2 AS b").write_parquet(str(path))
    if not whole_file:
        path.write_bytes(path.read_bytes()[:40])
    said = "the columns a, b; expected claims" if whole_file else "not a whole Parquet file"
    with pytest.raises(InputError, match=said):
        service.import_files(tmp_path / "record", [path])


def test_the_whole_record_has_no_filters(tmp_path: Path, read: Path) -> None:
    with pytest.raises(UsageError, match="leave the filters out"):
        service.export(read, tmp_path / "x", format="claims", filters=ClaimFilter(limit=1))


def test_a_large_file_is_sorted_stretch_by_stretch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chancery.service import import_rows
    from chancery.store import dataset_writer

    names = ("Pakistan", "India", "China", "NULL")
    changes = [
        {"Event ID": str(number), "Source Name": "x", "Source Country": names[number % 4],
         "Target Name": "y", "Target Country": names[number // 4 % 4],
         "Event Date": f"2018-{number % 12 + 1:02}-01"}
        for number in range(90)
    ]  # fmt: skip
    file = table(tmp_path / "large.tab", *changes, *changes[:5])
    service.import_files(tmp_path / "whole", [file])
    monkeypatch.setattr(import_rows, "BATCH", 8)
    monkeypatch.setattr(dataset_writer, "RANGE", 10)
    service.import_files(tmp_path / "parts", [file])
    order = "actor_country, recipient_country, date_from, line"
    found = []
    for record in ("whole", "parts"):
        (row,) = service.datasets(tmp_path / record)
        files = sorted(Path(row["folder"]).glob("events-*.parquet"))
        found.append([
            line
            for file in files
            for line in duckdb.connect().read_parquet(str(file)).project(order).fetchall()
        ])  # fmt: skip
        assert row["rejected"]["the same row again"]["count"] == 5
        assert len(files) == 1 if record == "whole" else len(files) > 5
    assert found[0] == found[1]
    assert len(found[0]) == 90
    assert found[0] == sorted(found[0], key=lambda row: [str(part or "~") for part in row[:3]])
