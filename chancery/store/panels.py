"""Panels counted by DuckDB: a row a dyad and period, of imported rows or of events handed over.

What does not fit into memory goes to a folder on disk, so that ten million rows may be counted.
"""

# ruff: noqa: S608 - only own words are joined; every value is bound
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from chancery.model import Quad, Status
from chancery.store.datasets import PAIRED, EventQuery, Side, conditions, folder
from chancery.store.duck import connect, dataset_files, run

BLOCK = 10_000  # rows of a panel that are held at once
# What is counted: the parts of a telling of one event by one independent origin. An event's
# further tellings have `events` of 0 and nothing else, a row without a story is its own origin.
TOLD = {
    "first": "VARCHAR", "second": "VARCHAR", "day": "DATE", "events": "BIGINT",
    "outward": "BIGINT", "reports": "BIGINT", "quad": "VARCHAR", "goldstein": "DOUBLE",
    "intensity": "DOUBLE", "story": "VARCHAR",
}  # fmt: skip
_QUADS = [(str(quad), str(quad).replace(" ", "_")) for quad in Quad]
_KEY = "first, second, start"
_SUMMED = ("events", "outward", "reports", *(name for _, name in _QUADS))
_SCALES = ("goldstein", "intensity")
# By story first: distinct stories counted at once would have to fit into memory.
_BY_STORY = (
    f"SELECT {_KEY}, story, sum(events) AS events, sum(outward) AS outward, "
    "sum(reports) AS reports, "
    + ", ".join(f"count(*) FILTER (quad = '{quad}') AS {name}" for quad, name in _QUADS) + ", "
    + ", ".join(f"fsum({n}) AS {n}, count({n}) AS {n}_known" for n in _SCALES)
)  # fmt: skip
_COUNTED = (
    f"SELECT {_KEY}, " + ", ".join(f"sum({name})::BIGINT AS {name}" for name in _SUMMED)
    + ", (count(story) + coalesce(sum(events) FILTER (story IS NULL), 0))::BIGINT AS origins, "
    + ", ".join(f"fsum({n}) AS {n}, sum({n}_known)::BIGINT AS {n}_known" for n in _SCALES)
)  # fmt: skip


class Counts(NamedTuple):
    """One dyad and period, counted; of each scale the sum, and how many events have a value."""

    first: str
    second: str
    start: date
    events: int
    outward: int
    reports: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    origins: int
    goldstein: float | None
    goldstein_known: int
    intensity: float | None
    intensity_known: int


class Told(NamedTuple):
    """One telling of an event by one origin, with the columns TOLD."""

    first: str
    second: str
    day: str
    events: int
    outward: int
    reports: int
    quad: str | None
    goldstein: float | None
    intensity: float | None
    story: str | None


@dataclass(frozen=True, slots=True)
class PanelQuery:
    """Which dyads, between which days, of which types and statuses, by which `step`.

    `ways` are pairs of sides, actor and recipient, each a country and a sector that may be open.
    A side with a sector is called by both, ``PAK.MIL``. Unless `directed`, the two ways of a dyad
    are one.
    """

    step: str
    directed: bool
    ways: tuple[tuple[Side, Side], ...]
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = (str(Status.ACTUAL),)


class Panel:
    """The counts of one origin: `span` is the first and the last period with any, None without."""

    def __init__(self, connection: Any, step: str, told: str, values: list[Any]) -> None:
        self._connection = connection
        run(
            connection,
            f"CREATE TABLE counted AS {_COUNTED} FROM ({_BY_STORY} FROM "
            f"(SELECT *, date_trunc('{step}', day)::DATE AS start FROM ({told})) "
            f"GROUP BY {_KEY}, story) GROUP BY {_KEY}",
            values,
        )

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last period with an event, None where there is none."""
        ((first, last),) = run(self._connection, "SELECT min(start), max(start) FROM counted")
        return (first, last) if first else None

    def rows(self) -> Iterator[Counts]:
        """The counts by dyad and period, in order."""
        cursor = self._connection.cursor()
        try:
            found = cursor.execute(
                f"SELECT {', '.join(Counts._fields)} FROM counted ORDER BY {_KEY}"
            )
            while block := found.fetchmany(BLOCK):
                yield from map(Counts._make, block)
        finally:
            cursor.close()


@contextmanager
def panel_of_told(told: Iterable[Told], step: str) -> Iterator[Panel]:
    """The panel of events that are handed over one by one."""
    with TemporaryDirectory() as scratch:
        lines = Path(scratch) / "told.jsonl"
        with lines.open("w", encoding="utf-8", newline="\n") as file:
            for one in told:
                file.write(json.dumps(one._asdict()) + "\n")
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TOLD.items())
        source = (
            f"SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{columns}}})"
        )
        with connect(Path(scratch)) as connection:
            yield Panel(connection, step, source, [str(lines)])


@contextmanager
def panel_of_dataset(record: str | Path, dataset: str, query: PanelQuery) -> Iterator[Panel]:
    """The panel of an imported dataset's rows."""
    sql, values = _rows(folder(record) / dataset, query)
    with TemporaryDirectory() as scratch, connect(Path(scratch)) as connection:
        yield Panel(connection, query.step, sql, values)


def _rows(files: Path, query: PanelQuery) -> tuple[str, list[Any]]:
    """A SELECT of the columns TOLD over a dataset's rows that fit, and its values.

    A row may fit both ways, where it has several countries or sectors on a side: in one dyad it
    counts once.
    """
    found, values = [], []
    for compound in (False, True):
        if paths := dataset_files(files, compound=compound):
            ways = [_way(query, way, compound=compound) for way in query.ways]
            sql = " UNION ALL ".join(way for way, _ in ways)
            found.append(_once(sql) if compound or len(ways) > 1 else sql)
            values += [value for _, given in ways for value in (paths, *given)]
    names = ", ".join(TOLD)
    nothing = ", ".join(f"NULL::{kind} AS {name}" for name, kind in TOLD.items())
    both = " UNION ALL ".join(f"SELECT {names} FROM ({one})" for one in found)
    return both or f"SELECT {nothing} WHERE false", values


def _once(sql: str) -> str:
    """Each row once a dyad; it is outward if it is so either way."""
    own = {"first", "second", "outward"}
    rest = ", ".join(f"any_value({name}) AS {name}" for name in TOLD if name not in own)
    return (
        f"SELECT line, first, second, max(outward) AS outward, {rest} FROM ({sql}) "
        "GROUP BY line, first, second"
    )


def _way(query: PanelQuery, way: tuple[Side, Side], *, compound: bool) -> tuple[str, list[Any]]:
    """Rows in which one side is the actor and the other the recipient, and the values."""
    (actor, actor_sector), (recipient, recipient_sector) = way
    where, values = conditions(
        EventQuery(actor, actor_sector, recipient, recipient_sector, types=query.types),
        compound=compound,
    )
    tests = [where, "a <> r"]
    for side, country in (("actor", actor), ("recipient", recipient)):
        if compound and country:
            tests.append(f"{side} = ?")
            values.append(country)
    for day, test in ((query.since, "date_from >= ?"), (query.until, "date_from <= ?")):
        if day is not None:
            tests.append(test)
            values.append(day)
    unsaid = " OR status IS NULL" if str(Status.ACTUAL) in query.statuses else ""
    tests.append(f"(status IN ({', '.join('?' * len(query.statuses))}){unsaid})")
    values += query.statuses
    both = ("least(a, r)", "greatest(a, r)", "(a < r)::BIGINT")
    first, second, outward = ("a", "r", "1") if query.directed else both
    called = [f"'.{sector}'" if sector else "''" for sector in (actor_sector, recipient_sector)]
    return (
        f"SELECT line, {first} AS first, {second} AS second, date_from AS day, 1 AS events, "
        f"{outward} AS outward, 1 AS reports, quad, goldstein, intensity, story FROM "
        f"(SELECT *, actor || {called[0]} AS a, recipient || {called[1]} AS r "
        f"FROM {PAIRED[compound]}) WHERE {' AND '.join(tests)}"
    ), values
