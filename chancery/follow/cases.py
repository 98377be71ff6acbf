"""One demand while its answers are looked for: what would meet it, and what an answer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chancery.follow.telling import Told, codes, mode_of, whose
from chancery.model import Claim, EventType, Party


class Outcome(StrEnum):
    """What became of a demand."""

    OPEN = "open"
    PROMISED = "promised"
    MET = "met"
    REFUSED = "refused"
    IGNORED = "ignored"
    CARRIED_OUT = "carried out"  # of a threat


_E = EventType
# What fulfils a demand that names no claim it is about, by its mode.
_BY_MODE: dict[str | None, frozenset[EventType]] = {
    "assist": frozenset({_E.AID, _E.COOPERATE}),
    "meet": frozenset({_E.CONSULT}),
    "yield": frozenset({_E.CONCEDE, _E.RETREAT}),
    "change": frozenset({_E.CONCEDE}),
    None: frozenset({_E.CONCEDE}),
}
# Types that do the same for whoever asked.
_LIKE: dict[EventType, frozenset[EventType]] = {
    _E.RETREAT: frozenset({_E.RETREAT, _E.CONCEDE}),
    _E.CONCEDE: frozenset({_E.RETREAT, _E.CONCEDE}),
    _E.AID: frozenset({_E.AID, _E.COOPERATE}),
    _E.COOPERATE: frozenset({_E.AID, _E.COOPERATE}),
}
# Acts that harm somebody: who demands one of its own doer demands that he does it not.
HARMS = frozenset({_E.ASSAULT, _E.THREATEN, _E.COERCE, _E.MOBILIZE, _E.SANCTION, _E.ACCUSE})
_NEVER_ASKED = frozenset({_E.ASSAULT, _E.THREATEN})  # of these, not even against a third
YIELDING = frozenset({_E.RETREAT, _E.CONCEDE})


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that answers a demand, how, and why it is taken for an answer.

    `deed` where it is done or left undone, and not only said.
    """

    told: Told
    outcome: Outcome
    why: str
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One demand while its answers are looked for; sides as codes."""

    tellings: tuple[Told, ...]
    about: Claim | None
    asking: frozenset[str]
    asked: frozenset[str]
    claims: Mapping[str, Claim]
    demanded: frozenset[str]  # claims that somebody's demand is about
    to_come: Mapping[tuple[str, int], Sequence[Claim]]  # told as to come, by article and sentence

    @property
    def lead(self) -> Claim:
        """The claim that tells of the demand first."""
        return self.tellings[0].claim

    @property
    def wanted(self) -> frozenset[EventType]:
        """Types of act that would meet it."""
        if self.forbids and self.about:
            return YIELDING | {self.about.event_type.value}
        if self.about is None:
            return _BY_MODE.get(mode_of(self.lead), _BY_MODE[None])
        kind = self.about.event_type.value
        return _LIKE.get(kind, frozenset({kind}))

    @property
    def kinds(self) -> frozenset[EventType]:
        """Types of claim that can be an answer, whatever else they say."""
        if self.forbids or self.lead.event_type.value is not _E.THREATEN:
            return self.wanted | {_E.REQUEST, _E.REJECT, _E.AGREE}
        return frozenset({_E.CONCEDE, self.about.event_type.value if self.about else _E.CONCEDE})

    @property
    def forbids(self) -> bool:
        """Whether what it is about is not to be done: a harm by the side it was asked of.

        "If they invade, they will pay" is no demand to invade. Sanctions, force or charges against
        somebody else can be asked for; against the asking side, or nobody knows whom, they cannot.
        """
        about = self.about
        if about is None or about.event_type.value not in HARMS:
            return False
        own = bool(whose(about.actors) & self.asked)
        if self.lead.event_type.value is _E.THREATEN:
            return own and not whose(about.actors) & self.asking
        if about.actors and not own:
            return False
        victims = codes(about.recipients)
        against_a_third = bool(victims) and not victims & self.asking
        asked_for = mode_of(self.lead) != "yield" and about.event_type.value not in _NEVER_ASKED
        return not (asked_for and against_a_third)

    @property
    def articles(self) -> frozenset[str]:
        """The articles that tell of it."""
        return frozenset(told.claim.article for told in self.tellings)

    def shares(self, one: Told) -> bool:
        """Whether an answer that names no demand has something in common with this one.

        Its article, a rarer word, the mode of the act, somebody named in both, the place, or the
        word for it. Countries are none: they are in all that the two sides do.
        """
        claim, about = one.claim, self.about
        if claim.article in self.articles:
            return True
        if any(one.words & told.words for told in self.tellings):
            return True
        if about is None:
            return False
        if mode_of(claim) and mode_of(claim) == mode_of(about):
            return True
        places = {made.place.value.name for made in (claim, about) if made.place}
        both = claim.place is not None and about.place is not None
        named = {
            code
            for code in whose(claim.recipients) & whose(about.recipients)
            if ":" in code and not code.startswith("country:")
        }
        return bool(named) or (both and len(places) == 1) or _word(claim) == _word(about)

    @property
    def mode(self) -> str | None:
        """The mode of the demand itself."""
        return mode_of(self.lead)


def _word(claim: Claim) -> str:
    return claim.trigger.value.casefold()


def others(case: Case, claim: Claim) -> list[Party]:
    """Who is told to be in an act, beside the side that it was asked of."""
    beside = [one for one in claim.actors if not codes((one,)) & case.asked]
    return [*claim.recipients, *beside]
