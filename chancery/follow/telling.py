"""A claim as it is told, and what of it two claims are compared by when one answers another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chancery.model import Basis, Claim, EventType, Granularity, Party, Status


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with when and by whom it was printed, and the event it belongs to.

    `words` are the rarer words of its sentence, but for those that name its parties.
    """

    claim: Claim
    event: str
    published: date | None = None
    publisher: str | None = None
    words: frozenset[str] = frozenset()

    @property
    def day(self) -> date | None:
        """The day of the act: the first known of its date, else its article's."""
        when = self.claim.date.value if self.claim.date else None
        return (when.start or when.end) if when else self.published

    @property
    def told_day(self) -> bool:
        """Whether its own words give the day, not those beside it or the article's date."""
        when = self.claim.date.value if self.claim.date else None
        return bool(when and when.basis is Basis.EXPRESSION and when.granularity is Granularity.DAY)


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """What parties can be asked for by: country, country and sector, sector, entity."""
    found = set()
    for party in parties:
        who = party.who
        found |= {who.country, who.entity}
        if who.sector:
            found |= {f"{who.country}.{who.sector}" if who.country else None, f".{who.sector}"}
    return frozenset(code for code in found if code)


def known_on(told: Iterable[Told], day: date) -> list[Told]:
    """What had been printed by a day and had happened by then; what has no day cannot be placed."""
    return [
        one
        for one in told
        if (printed := one.published or one.day)
        and printed <= day
        and (one.claim.status.value is not Status.ACTUAL or (one.day or printed) <= day)
    ]


def alike(one: Claim, other: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether two claims demand the same, as far as type, mode and what it is about tell."""
    if one.event_type.value is not other.event_type.value or mode_of(one) != mode_of(other):
        return False
    abouts = [claims.get(claim.about or "") for claim in (one, other)]
    if None in abouts:
        return abouts[0] is abouts[1] and codes(one.actors) == codes(other.actors)
    return kind_of(abouts[0]) is kind_of(abouts[1])


def mode_of(claim: Claim) -> str | None:
    """A claim's mode, if it has one."""
    return claim.mode.value if claim.mode else None


def kind_of(claim: Claim | None) -> EventType | None:
    """A claim's type, None where there is no claim."""
    return claim.event_type.value if claim else None


def demanded_by(claim: Claim, claims: Mapping[str, Claim]) -> Claim | None:
    """What a claim demands in the end: "asked the court to call upon them to halt" is the halt."""
    about, passed = claims.get(claim.about or ""), {claim.id}
    while about and about.id not in passed and about.event_type.value is EventType.REQUEST:
        further = claims.get(about.about or "")
        if further is None:
            break
        passed.add(about.id)
        about = further
    return about


def whose(parties: Iterable[Party]) -> frozenset[str]:
    """Codes of parties that say whose they are: two governments share their sector alone."""
    return frozenset(code for code in codes(parties) if not code.startswith("."))
