"""The codebook tells of every column that the flat forms have, in their order."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from making import party, request, retreat, whole

from chancery import service
from chancery.errors import UsageError
from chancery.model import Account, Cited, Stance
from chancery.service.columns import CLAIM_COLUMNS, IMPORTED_COLUMNS, TABLES, kinds, names
from chancery.service.flat import COLUMNS, flat
from chancery.service.panel import PanelFilter
from chancery.store import Record
from chancery.store.dataset_schema import COLUMNS as STORED

# The columns that scripts may know by their place; new ones come after them.
OLD = (
    "claim event article title publisher published url event_type mode quad cameo goldstein "
    "intensity status contexts actor_text actor_name actor_country actor_country_confidence "
    "actor_sector recipient_text recipient_name recipient_country recipient_country_confidence "
    "recipient_sector source_text source_name source_country source_country_confidence "
    "source_sector stances date_from date_to date_granularity date_basis date_text place_name "
    "place_country place_admin1 place_lat place_lon place_text quantities killed_low killed_high "
    "injured_low injured_high detained_low detained_high displaced_low displaced_high about "
    "confidence trigger_text trigger_start trigger_end sentence_start sentence_end sentence_text"
).split()
SQL = {"VARCHAR": "text", "VARCHAR[]": "text", "BOOLEAN": "text", "DATE": "day",
       "DOUBLE": "number", "BIGINT": "whole", "INTEGER": "whole"}  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", create=True) as opened:
        opened.writer(version="0.1.0", stages="read@1 resolve@1").add(whole())
    return tmp_path / "record"


def test_no_column_of_a_file_is_missing(record: Path, tmp_path: Path) -> None:
    told = [row["column"] for row in service.codebook("claims")]
    service.export(record, tmp_path / "claims.csv")
    assert (tmp_path / "claims.csv").read_text().splitlines()[0].split(",") == told
    assert list(next(service.rows(record))) == told == list(COLUMNS)
    assert list(service.record(record).claims().columns) == told
    service.write_panel(record, tmp_path / "panel.csv", filters=PanelFilter())
    told = [row["column"] for row in service.codebook("panel")]
    assert (tmp_path / "panel.csv").read_text().splitlines()[0].split(",") == told
    told = [row["column"] for row in service.codebook("imported")]
    assert told == [name for name in STORED if name not in {"fingerprint", "original"}]


def test_imported_columns_are_of_the_kind_that_the_record_holds() -> None:
    assert kinds(IMPORTED_COLUMNS) == {n: SQL[STORED[n]] for n in names(IMPORTED_COLUMNS)}


def test_what_is_new_stands_at_the_end() -> None:
    assert list(COLUMNS[: len(OLD)]) == OLD
    assert COLUMNS[len(OLD) :] == (
        "actor_entity", "actor_role", "recipient_entity", "recipient_role", "source_entity",
        "source_role", "standing", "denied",
    )  # fmt: skip


def test_each_column_says_what_it_means() -> None:
    for table, columns in TABLES.items():
        assert table in service.FLAT_TABLES
        assert len(set(names(columns))) == len(columns)
        for column in columns:
            assert column.meaning
            assert column.kind in {"text", "number", "whole", "day"}
            assert column.kind != "day" or "YYYY-MM-DD" in column.values
    about = {column.name: column for column in CLAIM_COLUMNS}
    assert "hypothetical" in about["status"].values
    assert "ASSAULT" in about["event_type"].values
    assert about["killed_low"].unit == "people"


def test_as_a_file(tmp_path: Path) -> None:
    count = service.write_codebook(tmp_path / "codebook.csv")
    with (tmp_path / "codebook.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == service.codebook()
    assert len(rows) == count
    with pytest.raises(UsageError, match="table 'claim': not known, expected one of: claims, impo"):
        service.codebook("claim")


def test_who_the_parties_are_and_how_the_claim_stands() -> None:
    article = whole().article
    row = flat(request(), article, None)
    assert row["actor_entity"] == "person:asim-munir"
    assert row["actor_role"] == "Chief of Army Staff"
    assert row["source_entity"] == "; org:reuters"  # the officials are nobody known
    assert (row["standing"], row["denied"]) == ("said", "no")
    wanted = flat(retreat(), article, None, "REQUEST")
    assert (wanted["standing"], wanted["source_entity"]) == ("demanded", "")


@pytest.mark.parametrize(
    ("stances", "denied"),
    [(("denies",), "all"), (("denies", "asserts"), "some"), (("doubts",), "no"), ((), "no")],
)
def test_how_many_deny_it(stances: tuple[str, ...], denied: str) -> None:
    article = whole().article
    accounts = tuple(
        Account(party("Reuters"), Cited(Stance(one), (), 0.9, "read@1", why="it says so"))
        for one in stances
    )
    done = replace(retreat(), accounts=accounts)
    assert flat(done, article, None)["denied"] == denied
    # Who denies a demand denies what it says, not that it was made.
    assert flat(replace(request(), accounts=accounts), article, None)["denied"] == (
        "some" if "denies" in stances else "no"
    )


def test_a_demanded_act_is_told_as_such_in_rows(record: Path) -> None:
    by_type = {row["event_type"]: row for row in service.rows(record)}
    assert by_type["RETREAT"]["standing"] == "demanded"
