"""DuckDB over Parquet files: opened small, its complaints turned into ours."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery.errors import RecordError
from chancery.store.dataset_schema import COMPOUND, EVENTS

if TYPE_CHECKING:
    import duckdb

MEMORY = "400MB"  # for DuckDB; what does not fit goes to disk


def dataset_files(folder: Path, *, compound: bool | None = None) -> list[str]:
    """The Parquet files of a dataset in the order of their keys; only those with compound rows, or not."""
    names = {None: (EVENTS, COMPOUND), False: (EVENTS,), True: (COMPOUND,)}[compound]
    return [str(file) for name in names for file in sorted(folder.glob(name))]


def connect(spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB that fits in a laptop's memory; what does not is put under `spill`."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET pandas_analyze_sample = 0; SET threads = 2")
    if spill is not None:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET temp_directory = {quoted(spill / 'spilled')}")
    else:  # datasets never change, and a dyad of ten million rows looks into sixty files
        with contextlib.suppress(duckdb.Error):  # older ones do not have it
            connection.execute("SET parquet_metadata_cache = true")
    return connection


def run(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Any = None
) -> list[tuple[Any, ...]]:
    """All rows of a statement; what DuckDB complains of is raised as a RecordError."""
    import duckdb

    try:
        return connection.execute(sql, values).fetchall()
    except duckdb.Error as error:
        first = str(error).strip().splitlines()[0]
        raise RecordError(f"a dataset could not be read or written: {first}") from error


def quoted(path: Path | str) -> str:
    """A path as SQL's own words have it."""
    return "'" + str(path).replace("'", "''") + "'"
