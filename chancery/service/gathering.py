"""Events as the desk shows them: as they stand now, without waiting for what is being read.

`events`, `show` and `threads` bring the events up to date before they answer; while another
process reads, that would make every page wait for it. These ask what has been judged so far;
`collate` in the background does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from chancery import collate as judging
from chancery.service.dating import within
from chancery.service.events import (
    Cluster,
    clusters,
    event_row,
    origin_row,
)
from chancery.service.filters import ClaimFilter, only, query
from chancery.service.happenings import happenings
from chancery.service.judgement_rows import judgement_rows
from chancery.service.looking import seen
from chancery.service.parting import contradiction_row
from chancery.store import Record
from chancery.store import gathered as store

Row = dict[str, Any]
NEAR = 6  # claims of other events that are shown as perhaps the same
DAYS, CLAIMS = 45, 150  # how far around an event its thread is looked for
SHOWN = 200  # claims of one event on its page


def event_page(
    record: str | Path,
    filters: ClaimFilter | None = None,
    *,
    least: int = 2,
    limit: int = 30,
    offset: int = 0,
) -> Row:
    """So many events of at least `least` reports, those told last first: `total` and `rows`.

    Rows are those of `events`, with `sentence_text`, `standing` and `reports`.
    """
    with Record.open(record) as opened:
        asked = query(filters or ClaimFilter(), opened.view)
        inside = within(opened, asked)
        if inside is not None:  # the event's own date is asked, as in `events`
            asked = replace(asked, since=None, until=None)
        total, names = store.events(opened.glance, asked, least, limit, offset, inside)
        return {
            "total": total,
            "offset": offset,
            "limit": limit,
            "rows": [_row(opened, cluster) for cluster in _clusters(opened, names)],
        }


def event(record: str | Path, event: str) -> Row:
    """One event as `show` gives it, from what has been judged so far, and what is like it.

    Each claim has `standing` besides; `near` holds claims of other events that may be the
    same (rows as of `page`, with `score`). Raises NotFoundError.
    """
    with Record.open(record) as opened:
        bare = event.strip().removeprefix("c_").removeprefix("e_")
        found = store.event_of(opened.glance, bare) if bare else []
        name = found[0] if len(found) == 1 else only("event", "e_" + bare, found)
        (cluster,) = _clusters(opened, [name])
        ids = [stored.claim.id for stored in cluster.claims]
        origin_of = {c: i for i, origin in enumerate(cluster.origins) for c in origin.claims}
        rows = seen(opened.glance, cluster.claims[:SHOWN])
        near = dict(store.like(opened.glance, ids[:SHOWN], name, NEAR))
        return {
            **_row(opened, cluster),
            "claims": [{**row, "origin": origin_of[row["claim"]]} for row in rows],
            "origin_list": [
                origin_row(i, origin, cluster) for i, origin in enumerate(cluster.origins)
            ],
            "contradiction_list": [
                contradiction_row(one, cluster.spoken) for one in cluster.contradictions
            ],
            "judgements": judgement_rows(opened, ids),
            "near": [
                {**row, "score": near[row["claim"]]}
                for row in seen(opened.glance, opened.glance.by_id(list(near)))
            ],
        }


def thread_of(record: str | Path, event: str) -> Row:
    """The thread that an event belongs to, looked for among the events nearest in time.

    `events` (rows of `events`, in order of time) and `links` as of `threads`; both empty
    where it belongs to none.
    """
    with Record.open(record) as opened:
        members = store.members(opened.glance, event)
        seqs = store.around(opened.glance, members[:SHOWN], DAYS, CLAIMS)
        own = opened.glance.by_id(members[:SHOWN])
        meant = [one.claim.about for one in own if one.claim.about]  # of whichever side and day
        stored = [*own, *opened.glance.by_id(meant), *opened.glance.stored(seqs)]
        by_event = {cluster.event: cluster for cluster in clusters(opened, stored)}
        found = judging.threads(happenings(opened, by_event)) if opened.collation.ready else ()
        thread = next((one for one in found if event in one.events), None)
        if thread is None:
            return {"events": [], "links": []}
        return {
            "events": [_row(opened, by_event[one]) for one in thread.events],
            "links": [
                {"left": link.left, "right": link.right, "kind": link.kind, "why": link.why}
                for link in thread.links
            ],
        }


def parted(record: str | Path, *, events: int = 60, limit: int = 8) -> list[Row]:
    """Contradictions in the events told last, the surest first, as of `contradictions`."""
    with Record.open(record) as opened:
        asked = query(ClaimFilter(), opened.view)
        _, names = store.events(opened.glance, asked, 2, events)
        found = []
        for cluster in _clusters(opened, names):
            lead = seen(opened.glance, [cluster.lead])[0]
            found += [{**lead, **contradiction_row(c, cluster.spoken)}
                      for c in cluster.contradictions]  # fmt: skip
    found.sort(key=lambda row: (-row["confidence"], row["event"], row["field"]))
    return found[:limit]


def behind(record: str | Path) -> bool:
    """Whether claims have been read that nobody has judged yet."""
    with Record.open(record) as opened:
        return not opened.collation.ready or opened.collation.behind()


def _clusters(opened: Record, names: Sequence[str]) -> list[Cluster]:
    """Events by their ids, in the order asked for."""
    firsts = [store.members(opened.glance, name)[0] for name in names]
    made = {one.event: one for one in clusters(opened, opened.glance.by_id(firsts))}
    return [made[name] for name in names if name in made]


def _row(opened: Record, cluster: Cluster) -> Row:
    lead = seen(opened.glance, [cluster.lead])[0]
    return {**event_row(cluster, sentences=True), "standing": lead["standing"]}
