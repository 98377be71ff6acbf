"""Claims and imported rows as plain tables: JSON Lines, CSV, Parquet, Stata."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chancery.errors import RecordError
from chancery.service.columns import JOINT

Row = Mapping[str, Any]
SPREADSHEET_CODE = ("=", "+", "-", "@", "\t", "\r")
_PARTY = (
    'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "name" VARCHAR, "entity" VARCHAR, '
    '"country" VARCHAR, "sector" VARCHAR, "role" VARCHAR, "named" BOOLEAN)'
)
_SPAN = 'STRUCT("start" INTEGER, "end" INTEGER)'
_WORDS = 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER)'
_CUE = 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "strength" VARCHAR)'
# Written out, since types guessed from the rows would differ from export to export.
COLUMNS = {
    "claim": "VARCHAR", "article": "VARCHAR", "title": "VARCHAR", "publisher": "VARCHAR",
    "published": "DATE", "url": "VARCHAR",
    "sentence": 'STRUCT("index" INTEGER, "start" INTEGER, "end" INTEGER)',
    "event_type": "VARCHAR", "mode": "VARCHAR", "contexts": "VARCHAR[]", "quad": "VARCHAR",
    "cameo": "VARCHAR", "goldstein": "DOUBLE", "intensity": "DOUBLE", "trigger": _WORDS,
    "status": "VARCHAR", "actors": f"{_PARTY}[]", "recipients": f"{_PARTY}[]",
    "date": 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "from" DATE, "to" DATE, '
            '"granularity" VARCHAR, "basis" VARCHAR)',
    "place": 'STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "name" VARCHAR, '
             '"country" VARCHAR, "admin1" VARCHAR, "lat" DOUBLE, "lon" DOUBLE, '
             '"feature" VARCHAR)',
    "quantities": 'STRUCT("kind" VARCHAR, "value" DOUBLE, "text" VARCHAR, "start" INTEGER, '
                  '"end" INTEGER)[]',
    "accounts": f'STRUCT("source" {_PARTY}, "stance" VARCHAR, "cue" {_CUE}, "content" {_SPAN}, '
                '"via" INTEGER)[]',
    "about": "VARCHAR", "confidence": "DOUBLE",
}  # fmt: skip


def flat_imported(row: Row) -> dict[str, Any]:
    """An imported row with its lists joined."""
    return {k: JOINT.join(v) if isinstance(v, list) else v for k, v in row.items()}


def write_jsonl(path: Path, rows: Iterable[Row]) -> int:
    """One object a line; how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_csv(
    path: Path, rows: Iterable[Row], columns: Sequence[str], encoding: str = "utf-8"
) -> int:
    """A header and flat rows, in which no spreadsheet will see a formula; how many."""
    count = 0
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([cell(row[name]) for name in columns])
            count += 1
    return count


def write_tabs(path: Path, rows: Iterator[list[str]]) -> int:
    """A header and rows between tabs, as they are; how many below the header."""
    count = -1
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for cells in rows:
            file.write("\t".join(cells) + "\n")
            count += 1
    return count


def cell(value: Any) -> Any:
    """A value that no spreadsheet will take for a formula."""
    if isinstance(value, str) and value.startswith(SPREADSHEET_CODE):
        return "'" + value
    return value


def write_parquet(path: Path, rows: Iterable[Row], columns: Mapping[str, str]) -> int:
    """Parquet with these columns and types in SQL's words; how many rows."""
    import duckdb

    lines = path.with_name(path.name + ".jsonl")
    try:
        count = write_jsonl(lines, rows)
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            relation = connection.read_json(
                str(lines), format="newline_delimited", columns=dict(columns),
                maximum_object_size=1 << 28,
            )  # fmt: skip
            relation.write_parquet(str(path), compression="zstd")
    except duckdb.Error as error:
        raise RecordError(f"{path}: parquet could not be written: {error}") from error
    finally:
        lines.unlink(missing_ok=True)
    return count
