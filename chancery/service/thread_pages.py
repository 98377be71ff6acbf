"""Threads as the desk shows them: a page of them, and one with what is said of each event.

Seeking threads takes longer the more a record holds, so that it is done once, by `strung`, and
what it gave is handed to the questions after it. Like all of the desk's questions they ask what
has been judged so far; events that are gone since are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from chancery import collate as judging
from chancery.errors import NotFoundError
from chancery.model import Thread
from chancery.service.dating import events_with
from chancery.service.events import Cluster
from chancery.service.filters import ClaimFilter, query
from chancery.service.happenings import happenings
from chancery.service.looking import seen
from chancery.service.thread_brief import joined, parts, who_says, written
from chancery.service.threading import chosen, members_of, thread_row
from chancery.store import Record

Row = dict[str, Any]
FIRST = 3  # events of a thread that a page of threads shows


def strung(record: str | Path) -> tuple[Thread, ...]:
    """All threads among what has been judged so far, those of most events first."""
    with Record.open(record) as opened:
        return judging.threads(happenings(opened)) if opened.collation.ready else ()


def thread_page(
    record: str | Path,
    among: Sequence[Thread],
    filters: ClaimFilter | None = None,
    *,
    limit: int = 30,
    offset: int = 0,
) -> Row:
    """So many of some threads of which an event fits: `total`, `offset`, `limit` and `rows`.

    Rows are those of `threads` with `size`, the number of events; of `events` they have the
    first few, each with `standing`. A limit in the filter is passed over.
    """
    asked = filters or ClaimFilter()
    with Record.open(record) as opened:
        wanted = query(asked, opened.view)
        found = list(among)
        if replace(asked, limit=None) != ClaimFilter():
            events = events_with(opened, wanted)
            found = [one for one in among if not events.isdisjoint(one.events)]
        rows = [
            _listed(opened, thread)
            for one in found[offset : offset + limit]
            if len((thread := _standing(opened, one)).events) > 1
        ]
        return {"total": len(found), "offset": offset, "limit": limit, "rows": rows}


def thread_told(
    record: str | Path, among: Sequence[Thread], thread: str, *, limit: int = 100, offset: int = 0
) -> Row:
    """One of some threads as a row of `threads`, with so many of its events.

    Which, as for `thread`. `total` counts its events; each has `sentence_text`, `standing`,
    `number`, `said` (who stands behind it, a sentence), `joined` (how it is joined to others:
    `how`, `event`, `number` and `why`) and `parts` (where its accounts part). Raises NotFoundError.
    """
    with Record.open(record) as opened:
        found, members = _one(opened, among, thread)
        row = thread_row(found, members)
        ordered = [one["event"] for one in row["events"]]
        numbers = {event: number for number, event in enumerate(ordered, start=1)}
        links = _links(row["links"], numbers)
        shown = ordered[offset : offset + limit]
        events = [
            {
                **one,
                "number": numbers[one["event"]],
                "said": who_says(members[one["event"]]),
                "joined": links[one["event"]],
                "parts": [parts(part) for part in members[one["event"]].contradictions],
            }
            for one in _seen(opened, row, members, shown)
        ]
        return {**row, "events": events, "total": len(numbers), "offset": offset, "limit": limit}


def thread_brief(record: str | Path, among: Sequence[Thread], thread: str) -> str:
    """One of some threads as Markdown, as `brief` gives it. Raises NotFoundError."""
    with Record.open(record) as opened:
        found, members = _one(opened, among, thread)
        return written(thread_row(found, members), members)


def _one(opened: Record, among: Sequence[Thread], thread: str) -> tuple[Thread, dict[str, Cluster]]:
    found = _standing(opened, chosen(opened, among, thread.strip()))
    if len(found.events) < 2:
        raise NotFoundError(f"{thread!r}: its events were judged anew: see `chancery threads`")
    return found, members_of(opened, found)


def _standing(opened: Record, found: Thread) -> Thread:
    """A thread without the events that are gone."""
    kept = opened.collation.members(found.events)
    if len(kept) == len(found.events):
        return found
    return replace(
        found,
        events=tuple(event for event in found.events if event in kept),
        links=tuple(link for link in found.links if link.left in kept and link.right in kept),
    )


def _listed(opened: Record, found: Thread) -> Row:
    members = members_of(opened, found)
    row = thread_row(found, members)
    first = _seen(opened, row, members, [one["event"] for one in row["events"][:FIRST]])
    return {**row, "events": first, "size": len(found.events)}


def _seen(
    opened: Record, row: Row, members: Mapping[str, Cluster], shown: Sequence[str]
) -> list[Row]:
    """The rows of some events of a thread with their words and how each stands."""
    leads = {one["event"]: one for one in seen(opened.glance, [members[e].lead for e in shown])}
    rows = {one["event"]: one for one in row["events"]}
    return [
        {
            **rows[event],
            "standing": leads[event]["standing"],
            "sentence_text": leads[event]["sentence_text"],
        }
        for event in shown
    ]


def _links(links: Sequence[Row], numbers: Mapping[str, int]) -> dict[str, list[Row]]:
    """How each event is joined to others, in words."""
    found: dict[str, list[Row]] = defaultdict(list)
    for event, how, other, why in map(joined, links):
        found[event].append({"how": how, "event": other, "number": numbers[other], "why": why})
    return found
