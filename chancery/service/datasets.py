"""Queries over imported datasets, which stand beside the claims and are never added to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chancery.errors import NotFoundError, UsageError
from chancery.model import EventType
from chancery.service.columns import IMPORTED_COLUMNS, names
from chancery.service.filters import choices, limited, pair, side, span
from chancery.store import Record
from chancery.store import datasets as store
from chancery.store.datasets import DAILY, DatasetView, EventQuery

Row = dict[str, Any]
# The columns that `imported` gives, all but those that are for the record's own use.
IMPORTED = names(IMPORTED_COLUMNS)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which imported events are wanted, in the user's words.

    Parties are ``PAK``, ``PAK.MIL`` or ``.MIL``; `dyad` is an actor and a recipient, and of the
    two in `between` either may act on the other; dates ``2018``, ``2018-05``,
    ``2018-05-14`` or a `date`; `datasets` are ids, or beginnings of them such as
    a format's name.
    """

    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    between: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    since: str | date | None = None
    until: str | date | None = None
    datasets: tuple[str, ...] = ()
    limit: int | None = None


def datasets(record: str | Path) -> Iterator[Row]:
    """The imported datasets, oldest first.

    Keys: `dataset`, `format`, `file`, `bytes`, `digest`, `imported`, `version`, `rows`,
    `already` (rows that another dataset had), `first` and `last` day, `rejected`
    (reason -> count and examples), `notes`, `columns`, and `folder`.
    """
    Record.open(record).close()  # told where there is none
    for one in store.listed(record):
        folder = str(store.folder(record) / one.dataset)
        yield {**{name: getattr(one, name) for name in one.__slots__}, "folder": folder}


def imported(record: str | Path, filters: EventFilter | None = None) -> Iterator[Row]:
    """Imported events by date, as rows with the keys IMPORTED; dates are ISO strings.

    Raises UsageError for a filter value that does not exist.
    """
    query = event_query(record, filters or EventFilter())
    with DatasetView(record) as view:
        for values in view.events(query, IMPORTED):
            yield {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in zip(IMPORTED, values, strict=True)
            }


def daily(record: str | Path, filters: EventFilter) -> list[Row]:
    """A dyad's series: a row a dataset, day, type and quad, with the keys DAILY.

    `events` counts rows, `stories` the different stories behind them;
    `goldstein`, `intensity` and `mentions` are sums. Datasets stay apart.
    """
    query = event_query(record, filters)
    with DatasetView(record) as view:
        return [dict(zip(DAILY, row, strict=True)) for row in view.daily(query)]


@contextmanager
def view(record: str | Path) -> Iterator[DatasetView]:
    """The datasets held open, for many questions: `daily`, `arrays` and `events` of an EventQuery."""
    with DatasetView(record) as opened:
        yield opened


def event_query(record: str | Path, filters: EventFilter) -> EventQuery:
    """The filter as the datasets understand it; raises UsageError naming what would be right."""
    limited(filters.limit)
    Record.open(record).close()  # told where there is none
    dyad = pair("dyad", filters.dyad)
    if dyad and (filters.actor or filters.recipient or filters.between):
        raise UsageError(
            f"dyad {' '.join(dyad)} beside actor, recipient or between: expected one of them"
        )
    ends = dyad or (filters.actor, filters.recipient)
    actor, recipient = coded("actor", ends[0]), coded("recipient", ends[1])
    between = [coded("between", side) for side in pair("between", filters.between)]
    since, until = span(filters.since, filters.until)
    return EventQuery(
        actor_country=actor[0],
        actor_sector=actor[1],
        recipient_country=recipient[0],
        recipient_sector=recipient[1],
        between=(between[0], between[1]) if between else None,
        since=since,
        until=until,
        types=tuple(map(str, choices("type", filters.types, EventType))),
        datasets=chosen(record, filters.datasets),
        limit=filters.limit,
    )


def chosen(record: str | Path, given: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of datasets by their beginnings; raises NotFoundError for one that fits none."""
    ids = [one.dataset for one in store.listed(record)]
    found: dict[str, None] = {}
    for prefix in given:
        fitting = [one for one in ids if one.startswith(prefix)]
        if not fitting:
            raise NotFoundError(
                f"dataset {prefix!r}: not in this record, which has: {', '.join(ids) or 'none'}"
            )
        found |= dict.fromkeys(fitting)
    return tuple(found)


def coded(label: str, given: str | None) -> tuple[str | None, str | None]:
    """Country and sector of a party as it was written."""
    if given is None:
        return None, None
    match = side(given)
    if match.words is not None or match.entity is not None:
        raise UsageError(
            f"{label} {given!r}: expected a country, a sector or both, such as PAK, .MIL or PAK.MIL"
        )
    return match.country, match.sector
