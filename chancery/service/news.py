"""What somebody should know who comes back to a record."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from chancery.assets import ontology
from chancery.model import EventType
from chancery.service.countries import country_name
from chancery.service.filters import day as parse_day
from chancery.service.looking import article_row, seen
from chancery.store import Glance, Record
from chancery.store import ties as store

Row = dict[str, Any]
WEEKS = 9  # the last one and the eight before it
SHOWN = 3  # claims shown of a dyad that moved


def morning(record: str | Path, since: str, *, on: str | date | None = None, limit: int = 8) -> Row:
    """What is new since a moment (UTC, as ISO 8601), and what moved in a week.

    The week is that to the day `on`, by default the last that anything was printed on.
    Keys: `since`, `totals`; `new` (articles read since then: `total` and `rows` as of
    `articles`); `moved` as of `moved`; `unresolved`, the names in most places of whom
    no country or no sector is known.
    """
    week = parse_day(on, last=True)
    with Record.open(record) as opened:
        glance = opened.glance
        total, rows = glance.added(since, limit)
        totals = glance.totals()
        unresolved = glance.figures(None, unresolved=True, named=True, limit=limit)
        return {
            "since": since,
            "totals": totals,
            "new": {"total": total, "rows": [article_row(row) for row in rows]},
            "moved": _moved(glance, week.isoformat() if week else totals["last_published"], limit),
            "unresolved": [
                {"name": row.name, "claims": row.actor + row.recipient + row.source}
                for row in unresolved
            ],
        }


def _moved(glance: Glance, last: str | None, limit: int) -> list[Row]:
    """Dyads whose last week differs most from the eight before, with the claims that moved them.

    The score is the difference between the week's sum of PLOVER intensities and what the
    eight weeks before make one expect, over the square root of what such a sum of
    independent claims would vary by (each claim counted as a Poisson event of its size,
    and one of size 1 added, so that a first claim in nine weeks is no landslide).
    """
    if last is None:
        return []
    day = date.fromisoformat(last)
    begin, week = _before(day, WEEKS), _before(day, 1)
    sums: dict[tuple[str, str], list[list[float]]] = defaultdict(
        lambda: [[0.0] * WEEKS, [0.0] * WEEKS]
    )
    for actor, recipient, back, kind, number in store.weeks(glance, begin, last):
        size = ontology.intensity(EventType(kind), None) or 0.0
        values, squares = sums[actor, recipient]
        values[min(back, WEEKS - 1)] += size * number
        squares[min(back, WEEKS - 1)] += size * size * number
    scored = sorted(
        ((_score(values, squares), dyad) for dyad, (values, squares) in sums.items()),
        key=lambda one: (-abs(one[0]), one[1]),
    )
    return [
        {
            "actor": actor,
            "recipient": recipient,
            "actor_name": country_name(actor),
            "recipient_name": country_name(recipient),
            "score": round(score, 2),
            "weeks": [round(value, 2) for value in reversed(sums[actor, recipient][0])],
            "until": last,
            "rows": seen(
                glance, glance.stored(store.of_dyad(glance, (actor, recipient), week, last, SHOWN))
            ),
        }
        for score, (actor, recipient) in scored[:limit]
        if abs(score) >= 1
    ]


def _before(day: date, weeks: int) -> str:
    """The day so many weeks before, or the calendar's first."""
    return date.fromordinal(max(day.toordinal() - 7 * weeks, 1)).isoformat()


def _score(values: list[float], squares: list[float]) -> float:
    expected = sum(values[1:]) / (WEEKS - 1)
    variance = squares[0] + _mean(squares[1:]) + 1
    return (values[0] - expected) / math.sqrt(variance)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)
