"""Demands between two sides, and which relationships a record knows, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chancery.errors import UsageError
from chancery.follow.answers import Answer, Outcome
from chancery.follow.demands import Demand
from chancery.follow.demands import demands as found_in
from chancery.follow.telling import Told
from chancery.model import Article, Claim
from chancery.service.collating import settle
from chancery.service.datasets import view as datasets_view
from chancery.service.filters import choices, country_of, day, limited, span
from chancery.service.filters import side as side_of
from chancery.service.shape import claim_shape
from chancery.service.spellings import nearest
from chancery.store import ClaimQuery, PartyMatch, Record
from chancery.store.datasets import EventQuery
from chancery.store.ties import dyads as read_dyads

Row = dict[str, Any]


def dyads(record: str | Path, *, who: str | None = None, limit: int = 20) -> Iterator[Row]:
    """Pairs of countries by how much is known of them, most first; origins apart.

    Keys: `actor`, `recipient`, `read` (claims read from articles) and `imported`
    (dataset -> events). `who` is a country that must be one of the two.
    """
    limited(limit)
    country = country_of(who) if who else None
    with Record.open(record) as opened:
        rows = read_dyads(opened.glance, country, limit)
    read = {(actor, recipient): number for actor, recipient, number in rows}
    with datasets_view(record) as view:
        pairs = dict(read)
        for actor, recipient, number in view.dyads(10_000 if who else limit):
            if country in {None, actor, recipient}:
                pairs[actor, recipient] = max(number, pairs.get((actor, recipient), 0))
        for actor, recipient in sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:limit]:
            query = EventQuery(actor_country=actor, recipient_country=recipient)
            yield {
                "actor": actor,
                "recipient": recipient,
                "read": read.get((actor, recipient), 0),
                "imported": view.count(query),
            }


@dataclass(frozen=True, slots=True)
class DemandFilter:
    """Which demands are wanted: by what became of them, and by when they were made.

    `as_of` is the day on which deadlines are looked at; by default the last that
    the record knows.
    """

    outcomes: tuple[str, ...] = ()
    since: str | date | None = None
    until: str | date | None = None
    as_of: str | date | None = None


def demands(
    record: str | Path, first: str, second: str, filters: DemandFilter | None = None
) -> Iterator[Row]:
    """Demands of two sides to each other, and what became of each.

    Keys: `demand` (the first claim's id), `event_type`, `mode`, `made`, `deadline`,
    `by`, `to`, `what`, `outcome`, `sources`, `outward`, `claim` (its shape with
    `sentence_text`), `about` (that of what is demanded, or None), `tellings` (claims
    that tell of it), `publishers` (who printed those) and `answers` (each with `outcome`, `why`,
    `date`, `claim`, `event_type`, `status`, `publisher`, `sentence_text`).
    """
    asks = filters or DemandFilter()
    chosen = choices("outcome", asks.outcomes, Outcome)
    begin, end = span(asks.since, asks.until)
    articles: dict[str, Article] = {}
    with Record.open(record) as opened:
        sides = _coded(first), _coded(second)
        if sides[0] == sides[1]:
            raise UsageError(f"{first} and {second}: expected two different sides")
        ready = settle(opened)
        told = _told(opened, sides, articles, ready=ready)
    asked = frozenset((_code(sides[0]),)), frozenset((_code(sides[1]),))
    for one in found_in(told, *asked, day(asks.as_of, last=True)):
        made = one.made
        if chosen and one.outcome not in chosen:
            continue
        if (begin and (made is None or made < begin)) or (end and (made is None or made > end)):
            continue
        yield _row(one, articles)


def _coded(given: str) -> PartyMatch:
    """A side that has a code; raises UsageError for one that is only words."""
    side = side_of(given)
    if side.words is not None:
        raise UsageError(
            f"{side.words!r}: no country's name or code, nor a country and a sector such as PAK.MIL "
            f"or an entity such as org:hamas: {nearest(side.words)}"
        )
    return side


def _code(side: PartyMatch) -> str:
    """What a claim's parties know the side by: an entity, PAK, PAK.MIL or .MIL."""
    if side.entity:
        return side.entity
    return f"{side.country or ''}.{side.sector}" if side.sector else side.country or ""


def _told(
    opened: Record,
    sides: tuple[PartyMatch, PartyMatch],
    articles: dict[str, Article],
    *,
    ready: bool,
) -> list[Told]:
    """Claims with either side in them, and what those are about or is about those."""
    held: dict[str, Any] = {}
    for side in sides:
        for query in (ClaimQuery(actors=(side,)), ClaimQuery(recipients=(side,))):
            for stored in opened.view.claims(query):
                held[stored.claim.id] = stored
    for _ in range(2):  # what they are about, and what that is about
        missing = {s.claim.about for s in held.values() if s.claim.about} - held.keys()
        for stored in opened.glance.by_id(sorted(missing)):
            held[stored.claim.id] = stored
    events = {row[0]: row[3] for row in opened.collation.collated(held)} if ready else {}
    articles.update({stored.article.id: stored.article for stored in held.values()})
    return [
        Told(
            stored.claim,
            events.get(claim, claim),
            stored.article.published,
            stored.article.publisher,
        )
        for claim, stored in held.items()
    ]


def _row(one: Demand, articles: Mapping[str, Article]) -> Row:
    lead = one.claim
    shape = _shape(lead, articles)
    about = _shape(one.about, articles) if one.about else None
    addressed = shape["recipients"] or (about["actors"] if about else [])
    return {
        "demand": lead.id,
        "event_type": shape["event_type"],
        "mode": shape["mode"],
        "made": one.made.isoformat() if one.made else None,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "by": _names(shape["actors"]),
        "to": _names(addressed),
        "what": _what(shape, about),
        "outcome": str(one.outcome),
        "sources": _names([account["source"] for account in shape["accounts"]]),
        "outward": one.outward,
        "claim": shape,
        "about": about,
        "tellings": [told.claim.id for told in one.tellings],
        "publishers": sorted({told.publisher for told in one.tellings if told.publisher}),
        "answers": [_answer(answer, articles) for answer in one.answers],
    }


def _shape(claim: Claim, articles: Mapping[str, Article]) -> Row:
    article = articles[claim.article]
    return {
        **claim_shape(claim, article),
        "sentence_text": claim.sentence_span.of(article.text),
    }


def _what(shape: Row, about: Row | None) -> str:
    """What is demanded: the act in its words, or the demand's own mode."""
    if about is None:
        return " ".join(filter(None, (shape["event_type"], shape["mode"])))
    kind = " ".join(filter(None, (about["event_type"], about["mode"])))
    return f"{kind}: {about['trigger']['text']}"


def _names(parties: list[Row]) -> list[str]:
    """Their names, each once."""
    found = (one["name"] or one["text"] for one in parties)
    return list(dict.fromkeys(name for name in found if name))


def _answer(answer: Answer, articles: Mapping[str, Article]) -> Row:
    told = answer.told
    shape = _shape(told.claim, articles)
    return {
        "outcome": str(answer.outcome),
        "why": answer.why,
        "date": told.day.isoformat() if told.day else None,
        "claim": told.claim.id,
        "event_type": shape["event_type"],
        "status": shape["status"],
        "publisher": told.publisher,
        "sentence_text": shape["sentence_text"],
    }
