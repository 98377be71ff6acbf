"""Imported datasets in a record: which there are, and questions to them.

Their columns and files are described in `dataset_schema`. Questions go to the
Parquet files by DuckDB, which reads only the row groups that hold a dyad.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from chancery.errors import RecordError
from chancery.store.dataset_schema import COLUMNS, DESCRIPTION, FOLDER
from chancery.store.dataset_writer import StoredDataset
from chancery.store.duck import connect, dataset_files, run
from chancery.store.record import Record

if TYPE_CHECKING:
    import duckdb

# What `daily` gives, a row for each dataset, day, type and quad of a dyad.
DAILY = (
    "dataset", "date", "event_type", "quad", "events", "stories", "goldstein", "intensity",
    "mentions",
)  # fmt: skip

# The rows of files by pairs of countries: those with one on each side, and compound ones.
PAIRED = {
    False: "(SELECT *, actor_country AS actor, recipient_country AS recipient "
           "FROM read_parquet(?))",
    True: "(SELECT *, unnest(list_distinct(recipient_countries)) AS recipient FROM "
          "(SELECT *, unnest(list_distinct(actor_countries)) AS actor FROM read_parquet(?)))",
}  # fmt: skip

Side = tuple[str | None, str | None]  # a country and a sector, either of which may be open


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Which imported events are wanted; empty parts let everything through.

    Countries and sectors are codes; a row with several countries fits by any of
    them, as it does by any of its sectors. Of the two in `between`, a country and a sector each,
    either may be the actor and the other the recipient. A range of days is fitted by overlap.
    """

    actor_country: str | None = None
    actor_sector: str | None = None
    recipient_country: str | None = None
    recipient_sector: str | None = None
    between: tuple[Side, Side] | None = None
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    limit: int | None = None


def folder(record: str | Path) -> Path:
    """Where a record's datasets lie."""
    return Path(record) / FOLDER


def make_room(record: str | Path) -> None:
    """Make the record, if need be, and its folder of datasets."""
    Record.open(record, create=True).close()
    try:
        folder(record).mkdir(exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder(record)}: cannot be made ({error.strerror})") from error


def listed(record: str | Path) -> list[StoredDataset]:
    """The record's datasets, by when they were imported; RecordError for one that is damaged."""
    found = [_described(file) for file in folder(record).glob(f"[!.]*/{DESCRIPTION}")]
    return sorted(found, key=lambda one: (one.imported, one.dataset))


def find(record: str | Path, dataset: str) -> StoredDataset | None:
    """One dataset by its id, or None."""
    file = folder(record) / dataset / DESCRIPTION
    return _described(file) if file.is_file() else None


def _described(file: Path) -> StoredDataset:
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        return StoredDataset(**{**given, "columns": tuple(given["columns"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise RecordError(
            f"{file}: not the description of a dataset ({error}): "
            f"remove the folder {file.parent} and import its file again"
        ) from error


class DatasetView:
    """Questions to a record's datasets; open one and ask many, since opening takes longest."""

    def __init__(self, record: str | Path) -> None:
        self._folder = folder(record)
        self._datasets = [d.dataset for d in listed(record)]
        self._connection: duckdb.DuckDBPyConnection | None = None

    def events(
        self, query: EventQuery, columns: Sequence[str] = tuple(COLUMNS), *, newest: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        """Events as tuples of these columns, by date, dataset and line; RecordError if damaged."""
        order = f"ORDER BY date_from {'DESC' if newest else ''}, dataset, line"
        limit = "" if query.limit is None else f"LIMIT {int(query.limit)}"
        chosen = dict.fromkeys((*columns, "date_from", "dataset", "line"))
        sql, values = self._sources(query, ", ".join(chosen))
        if not sql:
            return
        names = ", ".join(columns)
        wanted = f"SELECT {names} FROM ({sql}) {order} {limit}"  # noqa: S608 - own names
        cursor = self._open().cursor()
        try:
            result = cursor.execute(wanted, values)
            while block := result.fetchmany(10_000):
                yield from block
        finally:
            cursor.close()

    def count(self, query: EventQuery) -> dict[str, int]:
        """How many events fit, by dataset."""
        sql, values = self._sources(query, "dataset")
        counted = f"SELECT dataset, count(*) FROM ({sql}) GROUP BY 1 ORDER BY 1"  # noqa: S608
        return dict(run(self._open(), counted, values)) if sql else {}

    def arrays(self, query: EventQuery, columns: Sequence[str]) -> dict[str, Any]:
        """Events as numpy arrays by column, masked where values are absent, by date and line.

        Made for series: a dyad of many thousand rows takes some tens of milliseconds.
        """
        chosen = dict.fromkeys((*columns, "date_from", "dataset", "line"))
        sql, values = self._sources(query, ", ".join(chosen))
        if not sql:
            import numpy as np

            return {name: np.array([]) for name in columns}
        wanted = (
            f"SELECT {', '.join(columns)} FROM ({sql}) "  # noqa: S608 - own names
            "ORDER BY date_from, dataset, line"
        )
        found: dict[str, Any] = self._open().execute(wanted, values).fetchnumpy()
        return found

    def daily(self, query: EventQuery) -> list[tuple[Any, ...]]:
        """A dyad's series: the columns DAILY, one row a dataset, day, type and quad.

        `stories` counts different stories (rows without one count each for itself);
        `goldstein` and `intensity` are sums over the rows that have them.
        """
        sql, values = self._sources(
            query,
            "dataset, date_from, event_type, quad, story, line, goldstein, intensity, num_mentions",
        )
        if not sql:
            return []
        return run(
            self._open(),
            "SELECT dataset, date_from, event_type, quad, count(*), "  # noqa: S608 - own names
            "count(DISTINCT coalesce(story, line::VARCHAR)), sum(goldstein), sum(intensity), "
            f"sum(num_mentions)::BIGINT FROM ({sql}) GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4",
            values,
        )

    def dyads(self, query: EventQuery) -> list[tuple[str, str, str, int]]:
        """Pairs of different countries: actor, recipient, dataset, and how many of its events fit.

        Those of most events come first. A row with several countries on a side is of each.
        """
        sql, values = self._sources(query, "dataset, actor, recipient", paired=True)
        if not sql:
            return []
        return run(
            self._open(),
            f"SELECT actor, recipient, dataset, count(*) n FROM ({sql}) "  # noqa: S608 - own names
            "WHERE actor <> recipient GROUP BY 1, 2, 3 ORDER BY n DESC, 1, 2, 3",
            values,
        )

    def close(self) -> None:
        """Let go of the files."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            self._connection = connect()
        return self._connection

    def _sources(
        self, query: EventQuery, columns: str, *, paired: bool = False
    ) -> tuple[str, list[Any]]:
        """A SELECT of these columns over all that fits, and its values; empty without datasets.

        If `paired`, there are an `actor` and a `recipient` too, and a row for each pair of them.
        """
        wanted = [d for d in self._datasets if not query.datasets or d in query.datasets]
        found, values = [], []
        for compound in (False, True):
            folders = (self._folder / dataset for dataset in wanted)
            files = [f for folder in folders for f in dataset_files(folder, compound=compound)]
            if not files:
                continue
            where, given = conditions(query, compound=compound)
            rows = PAIRED[compound] if paired else "read_parquet(?)"
            found.append(f"SELECT {columns} FROM {rows} WHERE {where}")  # noqa: S608
            values += [files, *given]
        return " UNION ALL ".join(found), values


def conditions(query: EventQuery, *, compound: bool) -> tuple[str, list[Any]]:
    """The WHERE of a query; on compound rows a country is looked for in the whole list."""
    actor = query.actor_country, query.actor_sector
    recipient = query.recipient_country, query.recipient_sector
    test, values = _way(actor, recipient, compound=compound)
    tests = [test]
    if query.between:
        one, other = query.between
        out, given = _way(one, other, compound=compound)
        back, returned = _way(other, one, compound=compound)
        tests.append(f"({out} OR {back})")
        values += given + returned
    for day, test in ((query.since, "date_to >= ?"), (query.until, "date_from <= ?")):
        if day is not None:
            tests.append(test)
            values.append(day)
    if query.types:
        tests.append(f"event_type IN ({', '.join('?' * len(query.types))})")
        values += query.types
    return " AND ".join(tests), values


def _way(actor: Side, recipient: Side, *, compound: bool) -> tuple[str, list[Any]]:
    """The condition that one side is the actor and another the recipient, and its values."""
    tests: list[str] = ["true"]
    values: list[Any] = []
    for label, (country, sector) in (("actor", actor), ("recipient", recipient)):
        if country is not None:
            lists = f"list_contains({label}_countries, ?)"
            tests.append(lists if compound else f"{label}_country = ?")
            values.append(country)
        if sector is not None:
            tests.append(f"list_contains({label}_sectors, ?)")
            values.append(sector)
    return " AND ".join(tests), values
