"""Who each actor, recipient and source was: country, sector, name and office on the day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chancery.model import Claim, Party, Reading, Span
from chancery.resolve.who_cast import Cast
from chancery.resolve.who_people import People
from chancery.resolve.who_scene import scene


class Who:
    """Gives every party of a reading its identity; the tables are opened once for all articles."""

    def __init__(self, people: Path | None = None) -> None:
        self._people = People(people)

    def identities(self, reading: Reading) -> Reading:
        """The reading with `identity` set on every actor, recipient and source."""
        if not reading.claims:
            return reading
        cast = Cast(scene(reading.article), self._people, reading)
        claims = tuple(self._claim(cast, claim) for claim in reading.claims)
        return replace(reading, claims=claims)

    def _claim(self, cast: Cast, claim: Claim) -> Claim:
        return replace(
            claim,
            actors=tuple(_party(cast, claim, party, "actor") for party in claim.actors),
            recipients=tuple(_party(cast, claim, party, "recipient") for party in claim.recipients),
            accounts=tuple(
                replace(account, source=_party(cast, claim, account.source, "source"))
                for account in claim.accounts
            ),
        )


def _party(cast: Cast, claim: Claim, party: Party, part: str) -> Party:
    if not party.mention.spans:
        return party
    span: Span = party.mention.spans[0]
    guess = cast.identify(span, claim, part)
    return replace(party, identity=guess.cited(span))
