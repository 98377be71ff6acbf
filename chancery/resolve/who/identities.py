"""Who each actor, recipient and source was: country, sector, name and office on the day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from chancery.model import Account, Claim, EventType, Party, Reading
from chancery.resolve.lookup.scene import scene
from chancery.resolve.who.cast import Cast
from chancery.resolve.who.merge import merged
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
        claims = tuple(
            passed_on(merged(self._claim(cast, _whole(claim, text))), text)
            for claim in reading.claims
        )
        return replace(reading, claims=partnered(claims, text))

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


def _whole(claim: Claim, text: str) -> Claim:
    actors, recipients = sides(claim.actors, claim.recipients, text)
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
