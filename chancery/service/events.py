"""Events as rows: their reports counted, their origins, and where their accounts part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from chancery import collate as judging
from chancery.model import (
    Contradiction,
    EventType,
    Origin,
    event_id,
)
from chancery.service.beside import Beside, report_of
from chancery.service.collating import settle
from chancery.service.dating import dating, leading, telling, within
from chancery.service.filters import ClaimFilter, query
from chancery.service.finding import claim_meant
from chancery.service.judgement_rows import judgement_rows
from chancery.service.parting import contradiction_row, distinct, places
from chancery.service.printing import printed_by
from chancery.service.shape import claim_shape, date_shape, offsets
from chancery.service.sides import sides_of
from chancery.store import ClaimQuery, Record, StoredClaim

Row = dict[str, Any]
CHUNK = 400  # claims that are looked at together
_BLAME = frozenset({str(EventType.ACCUSE)})
_WORDS = frozenset(map(str, (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT)))


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event with its claims in order, what it rests on and what it parts on.

    `about` are the requests, accusations and rejections that are about it; `beside` deeds of other
    events on the same target, with the accusations about them, where sides blame one another.
    """

    event: str
    claims: tuple[StoredClaim, ...]
    origins: tuple[Origin, ...]
    contradictions: tuple[Contradiction, ...]
    about: tuple[StoredClaim, ...] = ()
    beside: tuple[StoredClaim, ...] = ()

    @property
    def spoken(self) -> tuple[StoredClaim, ...]:
        """Its claims, those about it, and those beside it."""
        return (*self.claims, *self.about, *self.beside)

    @property
    def lead(self) -> StoredClaim:
        """The surest of the claims that tell it with the event's status."""
        return self._one(leading([telling(stored) for stored in self.claims]).claim)

    @property
    def dated(self) -> StoredClaim | None:
        """The claim whose day is the event's, as `dating` chooses it."""
        found = dating([telling(stored) for stored in self.claims])
        return self._one(found.claim) if found else None

    @property
    def day(self) -> date | None:
        """The day of the event, the first of a span."""
        found = self.dated
        day = telling(found).day if found else None
        return date.fromisoformat(day) if day else None

    def _one(self, claim: str) -> StoredClaim:
        return next(stored for stored in self.claims if stored.claim.id == claim)


def events(
    record: str | Path, filters: ClaimFilter | None = None, *, sentences: bool = False
) -> Iterator[Row]:
    """Events of which a claim fits the filter, in the order of the first that does.

    `since` and `until` are asked of the event's own date. Keys: `event`, `reports` (claims),
    `articles`, `origins` (independent tellings), `publishers` (as `printed_by` names them),
    `sides`, `contradictions` (how many), `first_published`, `last_published`, then the shape of
    the leading claim, with
    `sentences` its `sentence_text` too; its `date` is the event's, which `dated_by` gives.
    Raises UsageError as `claims` does.
    """
    asked = filters or ClaimFilter()
    with Record.open(record) as opened:
        wanted = query(asked, opened.view)
        settle(opened)
        for cluster in islice(fitting(opened, wanted), asked.limit):
            yield event_row(cluster, sentences=sentences)


def fitting(opened: Record, wanted: ClaimQuery) -> Iterator[Cluster]:
    """The events of which a claim fits, within the days asked for by their own date."""
    inside = within(opened, wanted)
    if inside is not None:
        wanted = replace(wanted, since=None, until=None)
    with closing(opened.view.claims(replace(wanted, limit=None))) as found:
        yield from clusters(opened, found, inside)


def show(record: str | Path, event: str) -> Row:
    """One event by its id, by that of any of its claims, or by a beginning that only one has.

    The row of `events` with `sentence_text`, and the lists `claims`, `origin_list`,
    `contradiction_list` and `judgements`. Raises NotFoundError.
    """
    with Record.open(record) as opened:
        settle(opened)
        claim = claim_meant(opened.view, event, noun="event")
        (cluster,) = clusters(opened, opened.view.claims(ClaimQuery(claim=claim)))
        origin_of = {c: i for i, origin in enumerate(cluster.origins) for c in origin.claims}
        return {
            **event_row(cluster, sentences=True),
            "claims": [
                {**_with_sentence(stored), "origin": origin_of[stored.claim.id]}
                for stored in cluster.claims
            ],
            "origin_list": [
                origin_row(i, origin, cluster) for i, origin in enumerate(cluster.origins)
            ],
            "contradiction_list": [
                contradiction_row(one, cluster.spoken) for one in cluster.contradictions
            ],
            "judgements": judgement_rows(opened, (s.claim.id for s in cluster.claims)),
        }


def contradictions(record: str | Path, filters: ClaimFilter | None = None) -> Iterator[Row]:
    """Where the accounts of events part, the surest first.

    What one event's words are seen to part on in another's too is listed once.
    Keys: `event`, `field`, `why`, `confidence`, `versions` (each with `value`,
    `claims`, `sides`, `publishers` and `accounts`), and of the event `event_type`,
    `mode`, `actors`, `recipients`, `date`. `filters.limit` counts contradictions.
    """
    asked = filters or ClaimFilter()
    with Record.open(record) as opened:
        wanted = query(asked, opened.view)
        settle(opened)
        found = []
        for cluster in fitting(opened, wanted):
            lead = event_row(cluster)
            about = {k: lead[k] for k in ("event_type", "mode", "actors", "recipients", "date")}
            found += [
                (places(c, cluster.spoken), {**contradiction_row(c, cluster.spoken), **about})
                for c in cluster.contradictions
            ]
    found.sort(key=lambda pair: (-pair[1]["confidence"], pair[1]["event"], pair[1]["field"]))
    yield from distinct(found)[: asked.limit]


def clusters(
    opened: Record, found: Iterable[StoredClaim], among: frozenset[str] | None = None
) -> Iterator[Cluster]:
    """The events of the claims, each once, in the order of their first claim; only those `among`."""
    seen: set[str] = set()
    others = Beside(opened)
    pending = iter(found)
    while chunk := list(islice(pending, CHUNK)):
        names = _events_of(opened, [stored.claim.id for stored in chunk])
        wanted = [
            name
            for stored in chunk
            if (name := names.get(stored.claim.id, event_id(stored.claim.id))) not in seen
            and (among is None or name in among)
        ]
        seen.update(wanted)
        yield from _built(opened, list(dict.fromkeys(wanted)), chunk, others)


def _events_of(opened: Record, claims: Sequence[str]) -> dict[str, str]:
    if not opened.collation.ready:
        return {}
    return {claim: event for claim, _, _, event, _ in opened.collation.collated(claims)}


def _built(
    opened: Record, names: Sequence[str], chunk: Sequence[StoredClaim], others: Beside
) -> Iterator[Cluster]:
    kept = opened.collation
    members = kept.members(names) if kept.ready else {}
    at_hand = {stored.claim.id: stored for stored in chunk}
    missing = {claim for claims in members.values() for claim in claims} - at_hand.keys()
    at_hand |= {stored.claim.id: stored for stored in kept.claims_of(missing)}
    articles = {stored.article.id for stored in at_hand.values()}
    texts = kept.text_of(articles) if kept.ready else {}
    copies = [(a, b) for a, b, _ in kept.copies(texts.values())] if kept.ready else []
    for name in names:
        ids = members.get(name) or ["c_" + name.removeprefix("e_")]
        held = tuple(at_hand[claim] for claim in ids if claim in at_hand)
        if not held:
            continue
        reports = [report_of(stored, texts) for stored in held]
        about = tuple(kept.claims_about(ids, _WORDS)) if kept.ready else ()
        said = [report_of(one, texts) for one in about]
        deeds = others.of(reports) if judging.is_blamed(reports, said) else []
        blaming = kept.claims_about([one.claim.id for one in deeds], _BLAME) if deeds else []
        parted = judging.contradictions(
            name,
            reports,
            [*said, *(report_of(one, texts) for one in blaming)],
            [report_of(one, texts) for one in deeds],
        )
        origins = judging.origins(reports, copies)
        yield Cluster(name, held, origins, parted, about, (*deeds, *blaming))


def event_row(cluster: Cluster, *, sentences: bool = False) -> Row:
    """The row of an event, as `events` gives it."""
    lead = cluster.lead
    days = sorted(s.article.published.isoformat() for s in cluster.claims if s.article.published)
    row = {
        "event": cluster.event,
        "reports": len(cluster.claims),
        "articles": len({stored.article.id for stored in cluster.claims}),
        "origins": len(cluster.origins),
        "publishers": _publishers(cluster.claims),
        "sides": sides_of(cluster.claims),
        "contradictions": len(cluster.contradictions),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
    }
    shape = _with_sentence(lead) if sentences else claim_shape(lead.claim, lead.article)
    return {**row, **shape, **_date(cluster, lead)}


def _date(cluster: Cluster, lead: StoredClaim) -> Row:
    """The event's date as a claim gives it, and which; offsets only where they are the leading one's."""
    found = cluster.dated
    if found is None or found.claim.date is None:
        return {"date": None, "dated_by": found.claim.id if found else None}
    when = date_shape(found.claim.date, found.article.text)
    if found is not lead:
        when |= offsets(None)
    return {"date": when, "dated_by": found.claim.id}


def _with_sentence(stored: StoredClaim) -> Row:
    sentence = stored.claim.sentence_span.of(stored.article.text)
    return {**claim_shape(stored.claim, stored.article), "sentence_text": sentence}


def _publishers(claims: Iterable[StoredClaim]) -> list[str]:
    """Who printed them, each once."""
    named = (printed_by(s.article.publisher, s.article.url) for s in claims)
    return list(dict.fromkeys(filter(None, named)))


def origin_row(number: int, origin: Origin, cluster: Cluster) -> Row:
    """An origin as `show` lists it."""
    inside = [s for s in cluster.claims if s.claim.id in set(origin.claims)]
    return {
        "origin": number,
        "articles": list(origin.articles),
        "publishers": _publishers(inside),
        "claims": list(origin.claims),
        "via": list(origin.via),
        "why": list(origin.why),
    }
