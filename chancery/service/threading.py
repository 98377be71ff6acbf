"""Threads of events: which belong together, listed, and one of them told as a brief.

A thread is sought among all events of the record, whatever is asked for, so that it is the same
thread with the same id in every question; a filter then chooses among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import Any

from chancery import collate as judging
from chancery.errors import NotFoundError, RecordError
from chancery.model import Thread, event_id
from chancery.service.brief_lines import day_of, sections
from chancery.service.collating import settle
from chancery.service.dating import events_with
from chancery.service.events import Cluster, clusters, event_row
from chancery.service.filters import ClaimFilter, of_kind, only, query
from chancery.service.finding import claim_meant
from chancery.service.happenings import happenings
from chancery.service.thread_brief import written
from chancery.service.thread_words import titled
from chancery.store import Record, StoredClaim

Row = dict[str, Any]
TITLE = 100  # characters of a sentence that stands for the title an article lacks


def threads(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[Row]:
    """Threads of two events or more of which one has a claim that fits, the longest first.

    Keys: `thread`, `title` (what happens in it), `headline` (of the first article on the event
    that most tell), `since`, `until`, `parties`, `events` (rows of `events`, in order of time)
    and `links` (`left`, `right`, `kind`: about, answer, reprisal or outcome, and `why`).
    `filters.limit` counts threads.
    """
    asked = filters or ClaimFilter()
    with Record.open(record) as opened:
        found = _fitting(opened, asked, _threads(opened))
        for thread in islice(found, asked.limit):
            yield thread_row(thread, members_of(opened, thread))


def thread(record: str | Path, thread: str) -> Row:
    """One thread as a row of `threads`, with its `brief`.

    By its id, by that of one of its events or their claims, or by a beginning that only one has.
    Raises NotFoundError.
    """
    with Record.open(record) as opened:
        found = chosen(opened, _threads(opened), thread.strip())
        members = members_of(opened, found)
        row = thread_row(found, members)
        return {**row, "brief": written(row, members)}


def brief(record: str | Path, thread_: str) -> str:
    """A thread as Markdown: its events by date, each with a footnote to the words it rests on.

    Which, as for `thread`. Raises NotFoundError.
    """
    return str(thread(record, thread_)["brief"])


def _threads(opened: Record) -> tuple[Thread, ...]:
    if not settle(opened):
        raise RecordError(
            f"{opened.file}: of an older form, without events, and it cannot be written here: "
            "copy the record to where it can be"
        )
    return judging.threads(happenings(opened))


def _fitting(opened: Record, asked: ClaimFilter, found: Iterable[Thread]) -> Iterator[Thread]:
    """Of some threads those that hold an event of which a claim fits."""
    if replace(asked, limit=None) == ClaimFilter():
        yield from found
        return
    events = events_with(opened, query(asked, opened.view))
    yield from (one for one in found if not events.isdisjoint(one.events))


def chosen(opened: Record, found: Sequence[Thread], given: str) -> Thread:
    """The one of some threads that is meant by its id, or by that of an event or claim in it.

    Raises NotFoundError.
    """
    if given.startswith(("e_", "c_")):
        claim = claim_meant(opened.view, given)
        rows = opened.collation.collated([claim])
        event = rows[0][3] if rows else event_id(claim)
        held = next((one for one in found if event in one.events), None)
        if held is None:
            raise NotFoundError(f"{given!r}: in no thread: see `chancery threads`")
        return held
    bare = of_kind(given, "t_", expected="the id of a thread, or of an event in it")
    near = [one.id for one in found if bare and one.id.startswith("t_" + bare)]
    name = only("thread", "t_" + bare, near)
    return next(one for one in found if one.id == name)


def members_of(opened: Record, found: Thread) -> dict[str, Cluster]:
    """The events of a thread with their claims."""
    firsts = [claims[0] for claims in opened.collation.members(found.events).values()]
    made = clusters(opened, opened.collation.claims_of(firsts))
    return {cluster.event: cluster for cluster in made}


def thread_row(found: Thread, members: Mapping[str, Cluster]) -> Row:
    """A thread as a row of `threads`; `members` are its events by their ids."""
    told = sections(event_row(members[event]) for event in found.events)
    rows = [row for _, part in told for row in part]
    days = sorted(day for row in rows if (day := day_of(row)))
    parties = {p["country"] for row in rows for p in (*row["actors"], *row["recipients"])}
    return {
        "thread": found.id,
        "title": titled(rows),
        "headline": _headline(rows, members),
        "since": days[0] if days else None,
        "until": days[-1] if days else None,
        "parties": sorted(party for party in parties if party),
        "events": rows,
        "links": [
            {"left": link.left, "right": link.right, "kind": link.kind, "why": link.why}
            for link in found.links
        ],
    }


def _headline(rows: list[Row], members: Mapping[str, Cluster]) -> str:
    """The title of the first article on the event that most reports tell, else its words there.

    Of events that as many tell it is the earliest.
    """
    first = min(rows, key=_rank)
    told = min(members[first["event"]].claims, key=_printed)
    sentence = told.claim.sentence_span.of(told.article.text)
    return told.article.title or shorten(sentence, TITLE, placeholder=" …")


def _rank(row: Row) -> tuple[int, bool, str, float]:
    """Events of most reports first, the earliest of these before others."""
    day = day_of(row)
    return -row["reports"], day is None, day or "", -row["confidence"]


def _printed(stored: StoredClaim) -> tuple[bool, bool, date, float, str]:
    """Claims of articles with a title first, in order of the days these were printed."""
    day = stored.article.published
    return (
        not stored.article.title, day is None, day or date.max, -stored.claim.confidence,
        stored.claim.id,
    )  # fmt: skip
