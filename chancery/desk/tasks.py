"""What the process in the background is asked to do; each gives plain rows."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from chancery.errors import NotFoundError
from chancery.model import Thread
from chancery.service import ClaimFilter

Row = dict[str, Any]
PAIRS = 12  # relationships, those of most claims, in which overdue demands are looked for
DEMANDS = 8
KEPT = 60.0  # seconds that threads are kept for the next question about them
_strung: dict[str, tuple[float, tuple[Thread, ...]]] = {}  # by record: when, and which


def collated(record: str) -> Row:
    """Bring events up to date."""
    from chancery import service

    return asdict(service.collate(record))


def parted(record: str) -> list[Row]:
    """Contradictions of the events told last."""
    from chancery import service

    return service.parted(record)


def overdue(record: str) -> list[Row]:
    """Open demands whose date is past, in the relationships of most claims."""
    from chancery import service

    found: dict[str, Row] = {}
    for pair in service.dyads(record, limit=PAIRS):
        asked = service.DemandFilter(outcomes=("open", "ignored", "promised"))
        for demand in service.demands(record, pair["actor"], pair["recipient"], asked):
            if demand["deadline"]:
                found.setdefault(demand["demand"], demand)
    last = service.totals(record)["last_published"] or "9999"
    late = [one for one in found.values() if one["deadline"] < last]
    return sorted(late, key=lambda one: one["deadline"], reverse=True)[:DEMANDS]


def demanded(record: str, first: str, second: str) -> list[Row]:
    """Demands of two sides to each other."""
    from chancery import service

    found = service.demands(record, first, second)
    return sorted(found, key=lambda one: one["made"] or "", reverse=True)[:60]


def followed(record: str, first: str, second: str, options: tuple[tuple[str, str], ...]) -> Row:
    """A relationship followed: its origins, each with points, changes and contagion."""
    from chancery import service

    asked: dict[str, Any] = {name: value for name, value in options if value}
    asked["directed"] = bool(asked.get("directed"))
    found = service.follow(record, first, second, service.FollowFilter(**asked))
    origins: dict[str, Row] = {
        one.origin: {"origin": one.origin, "points": [], "changes": [], "contagion": None,
                     "untested": one.untested}
        for one in found.origins
    }  # fmt: skip
    for row in found.rows():
        held = origins[row["origin"]]
        if row["row"] == "contagion":
            held["contagion"] = row
        else:
            held["points" if row["row"] == "point" else "changes"].append(row)
    return {"title": found.title, "origins": list(origins.values())}


def threads(record: str, filters: ClaimFilter, limit: int, offset: int) -> Row:
    """A page of threads."""
    from chancery import service

    return service.thread_page(record, _threads(record), filters, limit=limit, offset=offset)


def thread(record: str, thread: str, limit: int, offset: int) -> Row:
    """One thread; `missing` says that there is none such."""
    from chancery import service

    try:
        return service.thread_told(record, _threads(record), thread, limit=limit, offset=offset)
    except NotFoundError as error:
        return {"missing": str(error)}


def brief(record: str, thread: str) -> Row:
    """One thread's brief in Markdown; `missing` says that there is none such."""
    from chancery import service

    try:
        return {"brief": service.thread_brief(record, _threads(record), thread)}
    except NotFoundError as error:
        return {"missing": str(error)}


def _threads(record: str) -> tuple[Thread, ...]:
    """All threads of a record, sought anew where the last time is too long ago."""
    from chancery import service

    at, found = _strung.get(record, (0.0, ()))
    if not at or time.monotonic() - at > KEPT:
        found = service.strung(record)
        _strung[record] = time.monotonic(), found
    return found
