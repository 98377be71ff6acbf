"""What an event tells of those who do it and those it is done to: soldiers, victims, governments."""

from __future__ import annotations

from chancery.model import Claim, EventType
from chancery.resolve.who.guess import Guess

# Done by a government's soldiers, where only the country is named.
_BY_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
# Done by a people's soldiers: "the Russians seized the town".
_BY_PEOPLE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
# Done to those who live somewhere: "Gaza" is attacked, "Ukrainians" are freed.
_TO_PEOPLE = frozenset({EventType.AID, EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
_TO_REGIONS = _TO_PEOPLE | {EventType.SUPPORT, EventType.THREATEN}
_FORCE = "it acts by force here"
# Whoever says "we" or is told "you" without a name: mostly those who act for a country.
_TALK = frozenset(
    "i me mine my myself our ours ourselves us we you your yours yourself yourselves".split()
)
_SINGLE = frozenset("he her hers herself him himself his i me my she you your".split())
_MANY = frozenset("it its itself their theirs them themselves they".split())


def in_claim(guess: Guess, claim: Claim | None, part: str, low: str | None = None) -> Guess:
    """A guess with the sector that the event shows; `low` is the pronoun that stands for it, if one."""
    if claim is None:
        return guess
    kind = EventType(claim.event_type.value)
    if (guess.entity or "").startswith("country:"):
        return _country(guess, kind, part)
    if guess.country == "IGO" and guess.sector == "GOV" and part == "actor" and kind in _BY_FORCE:
        return _as(guess, "MIL", _FORCE)
    if guess.sector is not None:
        return guess
    if low and guess.entity is None and guess.country:
        return _pronoun(guess, kind, part, low)
    return _unnamed(guess, kind, part)


def _country(guess: Guess, kind: EventType, part: str) -> Guess:
    """A country or people named bare: its soldiers, its government or those who live there."""
    if part == "actor":
        forces = _BY_PEOPLE if guess.plural else _BY_FORCE
        if kind in forces and guess.place != "capital" and guess.sector in {"GOV", "CVL"}:
            return _as(guess, "MIL", _FORCE)
    if part == "recipient":
        if kind is EventType.ASSAULT and guess.place == "capital":
            return _as(guess, "CVL", "a town is hit")
        if kind is EventType.ASSAULT and guess.place == "adjective":
            return _as(guess, "MIL", "what is attacked is mostly its forces")
        there = (guess.plural and kind in _TO_PEOPLE) or (
            guess.place == "region" and kind in _TO_REGIONS
        )
        if there and guess.sector == "GOV":
            return _as(guess, "CVL", "those who live there are meant")
    return guess


def _pronoun(guess: Guess, kind: EventType, part: str, low: str) -> Guess:
    """Whoever is only "we", "you" or "they" and has a country acts for it, or suffers with it."""
    if kind is EventType.ASSAULT and part == "actor" and low not in _SINGLE:
        return _as(guess, "MIL", _FORCE)
    if part == "recipient" and kind in {EventType.ASSAULT, EventType.COERCE} and low in _MANY:
        return _as(guess, "CVL", "those it is done to are mostly civilians")
    if low in _TALK or low in _MANY:
        return _as(guess, "GOV", "who speaks or acts for a country is mostly its government")
    return _unnamed(guess, kind, part)


def _unnamed(guess: Guess, kind: EventType, part: str) -> Guess:
    """Those of whom neither a word nor a table tells a sector, by what they do or suffer."""
    if kind is EventType.CONSULT and part != "source":
        return _as(guess, "GOV", "talks are mostly of governments")
    if part != "recipient":
        return guess
    if kind is EventType.ASSAULT:
        return _as(guess, "CVL", "a victim of whom nothing more is said")
    if not guess.named and kind in {EventType.COERCE, EventType.RETREAT, EventType.AID}:
        return _as(guess, "CVL", "those it is done to are mostly civilians")
    return guess


def _as(guess: Guess, sector: str, why: str) -> Guess:
    return guess._replace(sector=sector, why=f"{guess.why}; {why}")
