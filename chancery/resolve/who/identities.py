"""Who each actor, recipient and source was: country, sector, name and office on the day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from chancery.model import Account, Claim, EventType, Kind, Party, Reading, Span
from chancery.resolve.lookup.scene import scene
from chancery.resolve.who.attributes import without_attributes
from chancery.resolve.who.cast import Cast
from chancery.resolve.who.merge import merged
from chancery.resolve.who.nobody import real
from chancery.resolve.who.partners import partnered
from chancery.resolve.who.people import People
from chancery.resolve.who.told import passed_on
from chancery.resolve.who.whole import sides


class Who:
    """Gives every party of a reading its identity; the tables are opened once for all articles."""

    def __init__(self, people: Path | None = None) -> None:
        self._people = People(people)

    def identities(self, reading: Reading) -> Reading:
        """The reading with `identity` set on every party, and each person or body once a part."""
        if not reading.claims:
            return reading
        cast = Cast(scene(reading.article), self._people, reading)
        text = reading.article.text
        people = sorted(m.span for m in reading.mentions if m.kind is Kind.PERSON)
        claims = (real(claim, text) for claim in reading.claims)
        claims = (_whole(claim, text, _inside(people, claim)) for claim in claims)
        told = (without_attributes(self._claim(cast, claim), text) for claim in claims)
        return replace(
            reading,
            claims=partnered(tuple(passed_on(merged(claim), text) for claim in told), text),
        )

    def _claim(self, cast: Cast, claim: Claim) -> Claim:
        actors = _parties(cast, claim, claim.actors, "actor")
        attacks = claim.event_type.value is EventType.ASSAULT
        attackers = {p.who.country for p in actors if p.who.country} if attacks else set()
        return replace(
            claim,
            actors=actors,
            recipients=_parties(cast, claim, claim.recipients, "recipient", attackers),
            accounts=tuple(
                Account(
                    _source(cast, claim, account.source),
                    account.stance,
                    account.cue,
                    account.content,
                    account.via,
                )
                for account in claim.accounts
            ),
        )


def _inside(people: list[Span], claim: Claim) -> list[Span]:
    """The people named around a claim's parties."""
    spans = [p.mention.spans[0] for p in (*claim.actors, *claim.recipients) if p.mention.spans]
    if not spans:
        return []
    low, high = min(spans).start, max(span.end for span in spans)
    start = attrgetter("start")
    return people[bisect_left(people, low, key=start) : bisect_left(people, high, key=start)]


def _whole(claim: Claim, text: str, people: Sequence[Span]) -> Claim:
    actors, recipients = sides(claim.actors, claim.recipients, text, (claim.trigger_span, *people))
    if actors == claim.actors and recipients == claim.recipients:
        return claim
    return replace(claim, actors=actors, recipients=recipients)


def _parties(
    cast: Cast,
    claim: Claim,
    parties: tuple[Party, ...],
    part: str,
    attackers: Collection[str] = (),
) -> tuple[Party, ...]:
    """Each party with its identity; words for several countries become as many parties."""
    found: list[Party] = []
    place = claim.place.value.country if claim.place else None
    for party in parties:
        if not party.mention.spans:
            found.append(party)
            continue
        span = party.mention.spans[0]
        found += [
            Party(party.mention, cast.setting.victim(guess, attackers, place).cited(span))
            for guess in cast.members(span, claim, part)
        ]
    return tuple(found)


def _source(cast: Cast, claim: Claim, party: Party) -> Party:
    if not party.mention.spans:
        return party
    span = party.mention.spans[0]
    return Party(party.mention, cast.identify(span, claim, "source").cited(span))
