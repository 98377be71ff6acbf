"""A panel of all pairs: its numbers are those of `follow` for each of them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from making import read_one

import chancery
from chancery import service
from chancery.errors import InputError, UsageError
from chancery.ingest.datasets import POLECAT
from chancery.model import (
    Account,
    Article,
    Basis,
    Cited,
    Claim,
    Granularity,
    Identity,
    Party,
    Reading,
    Stance,
    Status,
    When,
)
from chancery.service import PanelFilter
from chancery.service.columns import PANEL_COLUMNS, names
from chancery.store import Record

WHO = {
    "Islamabad": ("PAK", "GOV"), "Lahore": ("PAK", "MIL"), "Delhi": ("IND", "GOV"),
    "Sepoys": ("IND", "MIL"), "Washington": ("USA", "GOV"),
}  # fmt: skip
# What was read: a day, the words, and a status and stance where they are not the usual ones.
TOLD: list[tuple[str, str, Status, Stance | None]] = [
    ("2022-01-03", "Lahore attacked Delhi.", Status.ACTUAL, None),
    ("2022-01-05", "Lahore attacked Delhi. Sepoys attacked Lahore.", Status.ACTUAL, None),
    ("2022-02-07", "Islamabad met Delhi.", Status.ACTUAL, None),
    ("2022-02-20", "Washington asked Islamabad.", Status.ACTUAL, None),
    ("2022-02-21", "Sepoys attacked Islamabad.", Status.FUTURE, None),
    ("2022-03-02", "Delhi attacked Islamabad.", Status.ACTUAL, Stance.DENIES),
    ("2023-05-04", "Washington met Delhi.", Status.ACTUAL, Stance.ASSERTS),
]
# Imported: day, type, actor and recipient countries (";" between several), sectors, a story.
ROWS = [
    ("2022-01-03", "ASSAULT", "PAK", "IND", "MIL", "s1"),
    ("2022-01-04", "ASSAULT", "IND", "PAK", "MIL", "s1"),
    ("2022-01-09", "CONSULT", "PAK;IND", "IND;PAK", "GOV", "s2"),  # fits both ways
    ("2022-02-11", "AID", "USA;PAK", "IND", "GOV", "s3"),
    ("2022-02-12", "ASSAULT", "PAK", "PAK", "MIL", "s4"),
]


def known(one: Party) -> Party:
    country, sector = WHO[one.mention.value]
    who = Identity(one.mention.value, None, country, sector, None, named=True)
    return Party(one.mention, Cited(who, one.mention.spans, 0.9, "resolve@1"))


def told(day: str, words: str, status: Status, stance: Stance | None) -> Reading:
    article = Article(words, f"Of {day}", "Example Times", date.fromisoformat(day), "metadata")
    reading = read_one(article)

    def full(claim: Claim) -> Claim:
        trigger = claim.trigger.spans
        when = When(article.published, article.published, Granularity.DAY, Basis.PUBLICATION)
        says = Account(claim.recipients[0], Cited(stance, trigger, 0.9, "read@1"))
        return replace(
            claim, status=Cited(status, trigger, 0.9, "read@1"),
            actors=tuple(map(known, claim.actors)), recipients=tuple(map(known, claim.recipients)),
            date=Cited(when, (), 0.5, "resolve@1", why="the article's own day"),
            accounts=(replace(says, source=known(says.source)),) if stance else (),
        )  # fmt: skip

    return replace(reading, claims=tuple(map(full, reading.claims)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panel")
    with Record.open(folder / "record", create=True) as opened:
        writer = opened.writer(version="0", stages="read@1 resolve@1")
        for one in TOLD:
            writer.add(told(*one))
    first, second, *_ = service.claims(folder / "record")
    service.judge(folder / "record", first["claim"], second["claim"], "same")
    lines = ["\t".join(POLECAT)]
    for number, (day, kind, actors, recipients, sector, story) in enumerate(ROWS):
        cells = dict.fromkeys(POLECAT, "") | {
            "Event ID": f"{story}_{number}", "Event Date": day, "Event Type": kind,
            "Actor Name": actors, "Actor Country": actors, "Recipient Name": recipients,
            "Recipient Country": recipients, "Primary Actor Sector": sector,
            "Primary Recipient Sector": sector, "Intensity": "-1.25",
        }  # fmt: skip
        lines.append("\t".join(cells[name] for name in POLECAT))
    (folder / "polecat.txt").write_text("\n".join(lines) + "\n")
    report = service.import_files(folder / "record", [folder / "polecat.txt"])
    assert report.complete, report
    return folder / "record"


def counted(record: Path, **options: Any) -> list[tuple[Any, ...]]:
    """Rows as origin, sides, period and events."""
    return [
        (row["origin"].partition("-")[0], row["first"], row["second"], row["start"], row["events"])
        for row in service.panel(record, **options)
    ]


def test_an_event_counts_once_and_dyads_have_both_ways(record: Path) -> None:
    rows = counted(record)
    assert rows == [
        ("read", "IND", "PAK", "2022-01-01", 2),  # told thrice, of which two tell one event
        ("read", "IND", "PAK", "2022-02-01", 1),
        ("read", "IND", "USA", "2023-05-01", 1),
        ("read", "PAK", "USA", "2022-02-01", 1),
        ("polecat", "IND", "PAK", "2022-01-01", 3),
        ("polecat", "IND", "PAK", "2022-02-01", 1),
        ("polecat", "IND", "USA", "2022-02-01", 1),
    ]
    first = next(service.panel(record))
    assert tuple(first) == names(PANEL_COLUMNS)
    assert (first["reports"], first["outward"], first["material_conflict"]) == (3, 1, 2)
    assert first["goldstein_mean"] == first["goldstein_sum"] / 2 < 0


def test_directed_rows_and_filters(record: Path) -> None:
    assert counted(record, directed=True, step="year", datasets=("polecat",)) == [
        ("read", "IND", "PAK", "2022-01-01", 2),
        ("read", "IND", "USA", "2023-01-01", 1),
        ("read", "PAK", "IND", "2022-01-01", 2),
        ("read", "USA", "IND", "2023-01-01", 1),
        ("read", "USA", "PAK", "2022-01-01", 1),
        ("polecat", "IND", "PAK", "2022-01-01", 2),
        ("polecat", "PAK", "IND", "2022-01-01", 3),
        ("polecat", "USA", "IND", "2022-01-01", 1),
    ]
    assert counted(record, dyad=("Pakistan", "IND"), types=("ASSAULT",)) == [
        ("read", "PAK", "IND", "2022-01-01", 1), ("polecat", "PAK", "IND", "2022-01-01", 1),
    ]  # fmt: skip
    assert counted(record, actor="PAK.MIL", recipient="IND", since="2022", until="2022-01") == [
        ("read", "PAK.MIL", "IND", "2022-01-01", 1),
        ("polecat", "PAK.MIL", "IND", "2022-01-01", 1),
    ]
    assert counted(record, statuses=("future",)) == [("read", "IND", "PAK", "2022-02-01", 1)]
    assert counted(record, between=("USA", "IND"), min_confidence=0.95) == [
        ("polecat", "IND", "USA", "2022-02-01", 1)
    ]


@pytest.mark.parametrize("step", ["day", "week", "month"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("span", [(None, None), ("2022-01-04", "2022-02-10")])
def test_it_agrees_with_follow_pair_by_pair(
    record: Path, step: str, directed: bool, span: tuple[str | None, str | None]
) -> None:
    options: dict[str, Any] = {
        "step": step, "directed": directed, "since": span[0], "until": span[1],
    }  # fmt: skip
    held: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in service.panel(record, **options):
        held.setdefault((row["first"], row["second"]), {}).setdefault(row["origin"], []).append(row)
    assert held
    for pair, origins in held.items():
        slow = {o.origin: o.series for o in service.follow(record, *pair, **options).origins}
        quick = {series.origin: series for series in service.dyad_series(record, *pair, **options)}
        assert slow == quick
        assert origins.keys() == quick.keys()
        for origin, rows in origins.items():
            assert rows == [
                _as_row(origin, pair, step, p) for p in quick[origin].points if p.events
            ]


def _as_row(origin: str, pair: tuple[str, str], step: str, point: Any) -> dict[str, Any]:
    """A point of a series as a row of a panel."""
    same = ("events", "outward", "reports", "origins", "goldstein_sum", "goldstein_mean",
            "intensity_sum", "intensity_mean")  # fmt: skip
    quads = {str(quad).replace(" ", "_"): n for quad, n in point.quads.items()}
    row = dict.fromkeys(names(PANEL_COLUMNS), 0) | quads
    row |= {"origin": origin, "first": pair[0], "second": pair[1], "step": step}
    return row | {"start": point.start.isoformat()} | {name: getattr(point, name) for name in same}


def test_empty_periods_are_filled_where_asked(record: Path) -> None:
    rows = list(service.panel(record, fill=True, since="2022-01", until="2022-04"))
    assert len(rows) == 4 * (2 + 2)  # two dyads of each origin in that span
    ours = [row for row in rows if (row["origin"], row["second"]) == ("read", "USA")]
    assert [(row["start"], row["events"]) for row in ours] == [
        ("2022-01-01", 0), ("2022-02-01", 1), ("2022-03-01", 0), ("2022-04-01", 0),
    ]  # fmt: skip
    assert (ours[0]["goldstein_sum"], ours[0]["goldstein_mean"]) == (0.0, None)
    # Without a span, each origin's own: read from January 2022 to May 2023.
    whole = [row for row in service.panel(record, fill=True) if row["origin"] == "read"]
    assert len(whole) == 3 * 17
    years = [row["start"] for row in service.panel(record, fill=True, step="year", since="2020")]
    assert years[:4] == ["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"]


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "jsonl", "parquet", "dta"])
def test_files_hold_the_same_rows(record: Path, tmp_path: Path, ending: str) -> None:
    rows = list(service.panel(record, directed=True))
    path = tmp_path / f"panel.{ending}"
    done = service.write_panel(record, path, directed=True)
    assert (done.path, done.claims) == (path, len(rows))
    if ending == "jsonl":
        assert [json.loads(line) for line in path.read_text().splitlines()] == rows
        return
    if ending == "dta":
        found = pd.read_stata(path)
    elif ending == "parquet":
        found = duckdb.sql(f"SELECT * FROM '{path}'").df()
    else:
        content = path.read_bytes()
        text = (gzip.decompress(content) if ending.endswith("gz") else content).decode()
        found = pd.DataFrame(csv.DictReader(io.StringIO(text)))
    assert tuple(found.columns) == names(PANEL_COLUMNS)
    assert [int(n) for n in found["events"]] == [row["events"] for row in rows]
    assert [str(day)[:10] for day in found["start"]] == [row["start"] for row in rows]


def test_a_frame_and_a_function_of_the_package(record: Path) -> None:
    frame = chancery.record(record).panel(step="year", type="ASSAULT").to_pandas()
    assert list(frame["events"]) == [2, 2]
    assert list(frame["start"].dt.year) == [2022, 2022]
    assert list(chancery.panel(record, PanelFilter(step="year"), types=("ASSAULT",))) == list(
        service.panel(record, PanelFilter(step="year", types=("ASSAULT",)))
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"step": "decade"}, "step 'decade': expected one of: day, week, month, year"),
        ({"stride": "week"}, "panel by stride: not known, expected some of: step"),
        ({"dyad": ("PAK", "IND"), "between": ("PAK", "IND")}, "dyad and between: expected one"),
        ({"dyad": ("PAK", "IND"), "actor": "PAK"}, "actor and dyad: expected one"),
        ({"between": ("PAK", "Pakistan")}, "expected two different sides"),
        ({"actor": "the army"}, "actor 'the army': expected a country, a sector or both"),
        ({"types": ("WAR",)}, "type 'WAR': not known"),
        ({"since": "2023", "until": "2022"}, "expected the earlier date first"),
        ({"min_confidence": 2.0}, "confidence 2.0: expected 0 to 1"),
        ({"fill": True, "step": "day", "since": "1000"}, "steps, expected at most 20,000"),
    ],
)
def test_what_cannot_be_asked(record: Path, options: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        list(service.panel(record, **options))


def test_files_that_cannot_be_written(record: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected one of: csv, parquet, stata, jsonl"):
        service.write_panel(record, tmp_path / "panel.xlsx")
    with pytest.raises(InputError, match="no folder"):
        service.write_panel(record, tmp_path / "nowhere" / "panel.csv")
    assert not list(tmp_path.iterdir())


def test_a_record_without_anything(tmp_path: Path) -> None:
    Record.open(tmp_path / "r", create=True).close()
    assert list(service.panel(tmp_path / "r", fill=True)) == []
    service.write_panel(tmp_path / "r", tmp_path / "panel.csv")
    assert (tmp_path / "panel.csv").read_text().startswith("origin,first,second,step,start,events")
