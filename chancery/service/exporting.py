"""Claims as files for other tools."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import InputError, RecordError, UsageError
from chancery.service.filters import ClaimFilter
from chancery.service.flat import COLUMNS as FLAT
from chancery.service.flat import rows
from chancery.service.queries import claims

FORMATS = ("jsonl", "csv", "parquet")

_SPREADSHEET_CODE = ("=", "+", "-", "@", "\t", "\r")
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
    "published": "DATE",
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


@dataclass(frozen=True, slots=True)
class Exported:
    """Where an export went and how many claims it holds."""

    path: Path
    claims: int


def export(
    record: str | Path,
    out: str | Path,
    *,
    format: str | None = None,  # noqa: A002 - the name of the option
    filters: ClaimFilter | None = None,
) -> Exported:
    """Write claims to `out`: whole or not at all, through a temporary file beside it.

    `format` is one of FORMATS, taken from the name's ending when None. ``jsonl``
    and ``parquet`` hold the JSON shape; ``csv`` is flat, lists joined by "; ".
    Raises UsageError for an unknown format and InputError when `out` cannot be written.
    """
    path = Path(out)
    write = _WRITERS[_format(path, format)]
    with _replacing(path) as temporary:
        count = write(record, temporary, filters)
    return Exported(path, count)


def _format(path: Path, given: str | None) -> str:
    chosen = given or path.suffix.removeprefix(".")
    if chosen.lower() in FORMATS:
        return chosen.lower()
    found = f"format {given!r}" if given else f"{path}: its ending names no format"
    raise UsageError(f"{found}: expected one of: {', '.join(FORMATS)}")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file that takes the place of `path` once it is whole, and is gone if it never is."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise InputError(str(path), "a folder, expected the name of a file to write")
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror or error})") from error
    finally:
        temporary.unlink(missing_ok=True)


def _write_jsonl(record: str | Path, path: Path, filters: ClaimFilter | None) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in claims(record, filters):
            file.write(json.dumps(claim, ensure_ascii=False) + "\n")
            count += 1
    return count


def _write_csv(record: str | Path, path: Path, filters: ClaimFilter | None) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FLAT)
        for row in rows(record, filters):
            writer.writerow([_cell(row[name]) for name in FLAT])
            count += 1
    return count


def _cell(value: Any) -> Any:
    """A value that no spreadsheet will take for a formula."""
    if isinstance(value, str) and value.startswith(_SPREADSHEET_CODE):
        return "'" + value
    return value


def _write_parquet(record: str | Path, path: Path, filters: ClaimFilter | None) -> int:
    import duckdb

    lines = path.with_name(path.name + ".jsonl")
    try:
        count = _write_jsonl(record, lines, filters)
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            relation = connection.read_json(str(lines), format="newline_delimited", columns=COLUMNS)
            relation.write_parquet(str(path), compression="zstd")
    except duckdb.Error as error:
        raise RecordError(f"{path}: parquet could not be written: {error}") from error
    finally:
        lines.unlink(missing_ok=True)
    return count


_WRITERS: dict[str, Callable[[str | Path, Path, ClaimFilter | None], int]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
