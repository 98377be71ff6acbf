"""Threads of events, and a thread as a dated brief with footnotes to the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from chancery import collate as judging
from chancery.model import Thread
from chancery.service.collating import settle
from chancery.service.events import Cluster, clusters, event_row
from chancery.service.filters import ClaimFilter, only, query
from chancery.store import Record

Row = dict[str, Any]
_AROUND = 60  # characters of a sentence on either side of the trigger in a footnote


def threads(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[Row]:
    """Threads of two events or more among those that fit, the longest first.

    Keys: `thread`, `title`, `since`, `until`, `parties`, `events` (rows of
    `events`, in order of time) and `links` (`left`, `right`, `kind`: about,
    answer, reprisal or outcome, and `why`). `filters.limit` counts threads.
    """
    asked = filters or ClaimFilter()
    with Record.open(record) as opened:
        found, by_event = _threads(opened, asked)
        for thread in islice(found, asked.limit):
            yield _row(thread, by_event)


def brief(record: str | Path, thread: str, filters: ClaimFilter | None = None) -> str:
    """A thread as Markdown: its events by date, each with a footnote to the words it rests on.

    `thread` is an id of `threads`, or a beginning that only one has. Raises NotFoundError.
    """
    with Record.open(record) as opened:
        found, by_event = _threads(opened, filters or ClaimFilter())
        bare = thread.strip().removeprefix("t_")
        near = [one.id for one in found if bare and one.id.startswith("t_" + bare)]
        name = only("thread", "t_" + bare, near)
        (chosen,) = (one for one in found if one.id == name)
        return _brief(chosen, by_event)


def _threads(opened: Record, asked: ClaimFilter) -> tuple[tuple[Thread, ...], dict[str, Cluster]]:
    wanted = replace(query(asked, opened.view), limit=None)
    settle(opened)
    by_event: dict[str, Cluster] = {}
    happenings = []
    gists: dict[str, frozenset[str]] = {}
    for cluster in clusters(opened, opened.view.claims(wanted)):
        by_event[cluster.event] = cluster
        happenings.append(_happening(cluster, gists))
    return judging.threads(happenings), by_event


def _happening(cluster: Cluster, gists: dict[str, frozenset[str]]) -> judging.Happening:
    lead = cluster.lead
    text = judging.text_face(lead.article)
    gists.setdefault(lead.article.id, text.gist)
    face = judging.face(lead.claim, lead.article, text)
    claims = [stored.claim for stored in cluster.claims]
    return judging.Happening(
        event=cluster.event,
        kind=str(lead.claim.event_type.value),
        day=face.days.first if face.days else None,
        actors=frozenset(p.who.country for c in claims for p in c.actors if p.who.country),
        recipients=frozenset(p.who.country for c in claims for p in c.recipients if p.who.country),
        words=face.words,
        gist=gists[lead.article.id],
        claims=frozenset(claim.id for claim in claims),
        about=frozenset(claim.about for claim in claims if claim.about),
    )


def _row(thread: Thread, by_event: dict[str, Cluster]) -> Row:
    rows = [event_row(by_event[event]) for event in thread.events]
    days = sorted(day for row in rows if (day := _day(row)))
    parties = {p["country"] for row in rows for p in (*row["actors"], *row["recipients"])}
    return {
        "thread": thread.id,
        "title": _title(rows),
        "since": days[0] if days else None,
        "until": days[-1] if days else None,
        "parties": sorted(party for party in parties if party),
        "events": rows,
        "links": [
            {"left": link.left, "right": link.right, "kind": link.kind, "why": link.why}
            for link in thread.links
        ],
    }


def _day(row: Row) -> str | None:
    when = row["date"] or {}
    day: str | None = when.get("from") or when.get("to") or row["published"]
    return day


def _title(rows: list[Row]) -> str:
    """The title of the article of the event that most reports tell."""
    first = max(rows, key=lambda row: (row["reports"], row["confidence"]))
    return str(first["title"] or first["trigger"]["text"])


def _brief(thread: Thread, by_event: dict[str, Cluster]) -> str:
    row = _row(thread, by_event)
    parties = ", ".join(row["parties"]) or "nobody named"
    days = " to ".join(dict.fromkeys(filter(None, (row["since"], row["until"])))) or "Undated"
    span = f"{days}: {len(row['events'])} events, {parties}"
    lines = [f"# {row['title']}", "", span, ""]
    why = {link.right: f" ({link.kind}: {link.why})" for link in thread.links}
    notes: list[str] = []
    for one in row["events"]:
        cluster = by_event[one["event"]]
        number = len(notes) + 1
        notes.append(_note(cluster, number))
        lines.append(
            f"- **{_day(one) or 'undated'}** {_sentence(one)}{why.get(one['event'], '')} "
            f"[^{number}]"
        )
        lines += [f"    - the accounts part on {c.field}: {c.why}" for c in cluster.contradictions]
    return "\n".join([*lines, "", *notes, ""])


def _sentence(row: Row) -> str:
    who = _names(row["actors"]) or "Somebody"
    whom = _names(row["recipients"])
    what = " ".join(filter(None, (row["event_type"], row["mode"])))
    reports = f"{row['reports']} reports" if row["reports"] > 1 else "1 report"
    origins = f"{row['origins']} origins" if row["origins"] > 1 else "1 origin"
    to = f" → {whom}" if whom else ""
    return f"{who}{to}: {what}, {row['status']} ({reports}, {origins})."


def _names(parties: list[Row]) -> str:
    return ", ".join(dict.fromkeys(p["name"] or p["text"] for p in parties))


def _note(cluster: Cluster, number: int) -> str:
    lead = cluster.lead
    span = lead.claim.trigger.spans[0] if lead.claim.trigger.spans else lead.claim.sentence_span
    start = max(lead.claim.sentence_span.start, span.start - _AROUND)
    end = min(lead.claim.sentence_span.end, span.end + _AROUND)
    words = " ".join(lead.article.text[start:end].split())
    published: date | None = lead.article.published
    parts = (lead.article.publisher, lead.article.title, published.isoformat() if published else "")
    where = ", ".join(part for part in parts if part)
    return f"[^{number}]: “…{words}…” {where} [{span.start}:{span.end}], claim {lead.claim.id}."
