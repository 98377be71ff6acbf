"""Claims that travel without their texts, in the JSON shape: a row becomes an event."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chancery.ingest.datasets import coding
from chancery.ingest.datasets.values import UnfitRow
from chancery.model import ImportedEvent, RejectedRow, Side, Status

NEEDED = ("claim", "article", "published", "event_type", "status", "actors", "recipients", "date")
Row = Mapping[str, Any]


def event(line: int, row: Row) -> ImportedEvent | RejectedRow:
    """The event of one claim; its date is its article's where it has none of its own."""
    try:
        return _event(line, row)
    except UnfitRow as unfit:
        return RejectedRow(line, unfit.reason, unfit.found, _original(row)[:2_000])


def _event(line: int, row: Row) -> ImportedEvent:
    when = row["date"] or {}
    days = [day for day in (when.get("from"), when.get("to"), row["published"]) if day]
    if not days:
        raise UnfitRow("no date", "a claim without a date, of an article without one")
    start, end = days[0], when.get("to") or days[0]
    code = coding.from_plover(row["event_type"], row.get("mode"), tuple(row.get("contexts") or ()))
    if row["status"] not in {str(status) for status in Status}:
        raise UnfitRow(
            "a status that does not exist",
            f"{row['status']!r}, expected one of: {', '.join(Status)}",
        )
    place = row.get("place") or {}
    given = row.get("cameo")
    return ImportedEvent(
        line, row["claim"], row["article"], min(start, end), max(start, end),
        when.get("granularity") or "day", row["published"], code.event_type, code.mode,
        code.contexts, code.quad, given or code.cameo, False,
        _or(row.get("goldstein"), code.goldstein), _or(row.get("intensity"), code.intensity),
        row["status"], _side(row["actors"]), _side(row["recipients"]), place.get("name"),
        place.get("country"), place.get("admin1"), place.get("lat"), place.get("lon"), None,
        row.get("publisher"), row.get("url"), (row.get("trigger") or {}).get("text"), None,
        len(row.get("accounts") or ()) or None, None, None, _killed(row), _original(row),
    )  # fmt: skip


def _or(value: float | None, otherwise: float | None) -> float | None:
    return otherwise if value is None else value


def _side(parties: Sequence[Row] | None) -> Side:
    found = parties or ()
    names = [party.get("name") or party.get("text") for party in found]
    return Side(
        "; ".join(name for name in names if name) or None,
        tuple(dict.fromkeys(p["country"] for p in found if p.get("country"))),
        tuple(dict.fromkeys(p["sector"] for p in found if p.get("sector"))),
    )


def _killed(row: Row) -> int | None:
    values = [q["value"] for q in row.get("quantities") or () if q["kind"] == "killed"]
    return int(max(values)) if values else None


def _original(row: Row) -> str:
    return json.dumps(dict(row), ensure_ascii=False, default=_written)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
