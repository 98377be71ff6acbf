"""The page on R says what is so: its SQL runs, its columns are there, its advice is needed."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import duckdb
import pytest
from making import ARTICLE, TEXT, request, retreat

from chancery import service
from chancery.ingest.datasets import ICEWS
from chancery.model import Reading, Span
from chancery.service.flat import COLUMNS
from chancery.store import Record

PAGE = (Path(__file__).resolve().parents[3] / "docs/r.md").read_text(encoding="utf-8")
QUERIES = re.findall(r'dbGetQuery\(con, "(.+?)"\)', PAGE, flags=re.DOTALL)
ROW = {
    "Event ID": "1", "Event Date": "2018-05-29", "Source Name": "Pakistan",
    "Source Country": "Pakistan", "CAMEO Code": "040", "Intensity": "1.0", "Target Name": "India",
    "Target Country": "India", "Story ID": "9",
}  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A record with claims that were read and rows that were imported."""
    folder = tmp_path_factory.mktemp("r")
    wanted = retreat()
    with Record.open(folder / "record", create=True) as opened:
        claims = (request(about=wanted.id), wanted)
        opened.writer(version="0", stages="read@1 resolve@1").add(
            Reading(ARTICLE, (Span(0, len(TEXT)),), claims=claims)
        )
    table = folder / "icews.tab"
    cells = ["\t".join(ICEWS), "\t".join(ROW.get(name, "") for name in ICEWS)]
    table.write_text("\n".join(cells) + "\n")
    service.import_files(folder / "record", [table])
    return folder


def test_the_queries_of_datasets_run_as_they_stand(kept, monkeypatch):
    monkeypatch.chdir(kept)
    (query,) = (one for one in QUERIES if ".parquet" in one)
    ((dataset, month, quad, events, stories, goldstein),) = duckdb.sql(query).fetchall()
    assert (dataset[:6], str(month)[:7], quad) == ("icews-", "2018-05", "verbal cooperation")
    assert (events, stories, goldstein) == (1, 1, 1.0)
    also = query.replace("GROUP BY", "OR list_contains(actor_countries, 'PAK') GROUP BY")
    assert "list_contains(actor_countries, 'PAK')" in PAGE
    assert len(duckdb.sql(also).fetchall()) == 1


def test_the_queries_of_the_record_run_and_cut_whole_sentences(kept):
    (query,) = (one for one in QUERIES if "FROM claims" in one)
    with sqlite3.connect(kept / "record" / "record.sqlite") as connection:
        rows = connection.execute(query).fetchall()
    told = {row["claim"]: row["sentence_text"] for row in service.rows(kept / "record")}
    assert len(rows) == 2
    assert {row[0]: row[-1] for row in rows} == told


def test_the_columns_it_names_are_in_the_files(kept):
    for name in ("claims.jsonl", "claims.csv", "claims.parquet", "claims.dta"):
        assert f"chancery export --out {name}" in PAGE
        service.export(kept / "record", kept / name)
    chosen = {name for line in re.findall(r"select\((.+?)\)", PAGE) for name in line.split(", ")}
    first = json.loads((kept / "claims.jsonl").read_text().splitlines()[0])
    columns = duckdb.sql(f"SELECT * FROM '{kept / 'claims.parquet'}'").columns
    assert chosen <= set(first)
    assert set(first) == set(columns)
    assert "country" in first["actors"][0]  # actors_country, once unnested
    assert {"status", "actor_country", "goldstein", "published", "event_type", "cameo", "event",
            "killed_low", "killed_high", "actor_country_confidence"} <= set(COLUMNS)  # fmt: skip


def test_cameo_read_as_a_number_would_lose_its_zero(kept):
    service.export(kept / "record", kept / "rows.csv", datasets=("icews",))
    assert ",040," in (kept / "rows.csv").read_text()
    assert 'colClasses = c(cameo = "character")' in PAGE
