"""What the process in the background is asked to do; each gives plain rows."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

Row = dict[str, Any]
PAIRS = 12  # relationships, those of most claims, in which overdue demands are looked for
DEMANDS = 8


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
