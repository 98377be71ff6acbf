"""Demands between two sides, and what became of them, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from chancery import collate as judging
from chancery.errors import UsageError
from chancery.follow.cases import Answer, Outcome
from chancery.follow.demands import Demand
from chancery.follow.demands import demands as found_in
from chancery.follow.telling import Told
from chancery.model import Article, Claim
from chancery.service.collating import settle
from chancery.service.filters import choices, day, limited, span
from chancery.service.filters import side as side_of
from chancery.service.shape import claim_shape
from chancery.service.spellings import nearest
from chancery.store import ClaimQuery, PartyMatch, Record, StoredClaim

Row = dict[str, Any]
RARE = (
    4.0  # how rare a word is that shows, where two sentences share it, that they are on one matter
)


@dataclass(frozen=True, slots=True)
class DemandFilter:
    """Which demands are wanted: by what became of them, and by when they were made; how many.

    `as_of` is the day of which the state of play is told: demands and answers of later days are
    passed over, and deadlines are looked at on it; by default the last that the record knows.
    """

    outcomes: tuple[str, ...] = ()
    since: str | date | None = None
    until: str | date | None = None
    as_of: str | date | None = None
    limit: int | None = None


def demands(
    record: str | Path, first: str, second: str, filters: DemandFilter | None = None
) -> Iterator[Row]:
    """Demands of two sides to each other, and what became of each.

    Keys: `demand` (the first claim's id), `event_type`, `mode`, `made`, `deadline`,
    `by`, `to`, `what`, `forbids` (whether that is not to be done), `outcome`, `sources`,
    `outward`, `claim` (its shape with
    `sentence_text`), `about` (that of what is demanded, or None), `tellings` (claims
    that tell of it), `publishers` (who printed those) and `answers` (each with `outcome`, `why`,
    `date`, `claim`, `event_type`, `status`, `publisher`, `sentence_text`).
    """
    asks = filters or DemandFilter()
    chosen = choices("outcome", asks.outcomes, Outcome)
    begin, end = span(asks.since, asks.until)
    left = limited(asks.limit)
    articles: dict[str, Article] = {}
    with Record.open(record) as opened:
        sides = _coded(first), _coded(second)
        if sides[0] == sides[1]:
            raise UsageError(f"{first} and {second}: expected two different sides")
        ready = settle(opened)
        told = _told(opened, sides, articles, ready=ready)
    asked = frozenset((_code(sides[0]),)), frozenset((_code(sides[1]),))
    fitting = (
        one
        for one in found_in(told, *asked, day(asks.as_of, last=True))
        if (not chosen or one.outcome in chosen) and _within(one.made, begin, end)
    )
    for one in islice(fitting, left):
        yield _row(one, articles)


def _within(made: date | None, begin: date | None, end: date | None) -> bool:
    """Whether a demand was made in a span, either end of which may be open."""
    if made is None:
        return begin is None and end is None
    return (begin or made) <= made <= (end or made)


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
            _matter(stored),
        )
        for claim, stored in held.items()
    ]


def _matter(stored: StoredClaim) -> frozenset[str]:
    """The rarer words of a claim's sentence that name none of those who are in it."""
    claim = stored.claim
    parties = (*claim.actors, *claim.recipients, *(one.source for one in claim.accounts))
    names = judging.stems(" ".join(f"{p.mention.value} {p.who.name or ''}" for p in parties))
    sentence = claim.sentence_span.of(stored.article.text)
    return judging.telling(judging.stems(sentence), RARE) - set(names)


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
        "what": _what(shape, about, forbids=one.forbids),
        "forbids": one.forbids,
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


def _what(shape: Row, about: Row | None, *, forbids: bool) -> str:
    """What is demanded: the act in its words, ``no ASSAULT: invade``, or the demand's own mode."""
    if about is None:
        return " ".join(filter(None, (shape["event_type"], shape["mode"])))
    kind = " ".join(filter(None, (about["event_type"], about["mode"])))
    return f"{'no ' if forbids else ''}{kind}: {about['trigger']['text']}"


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
