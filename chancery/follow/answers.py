"""What a later claim is to a demand: whether it meets, refuses, promises or ignores it, and why.

Two claims of one kind of act by one side are not yet one act. An answer that names no demand
must be such an act with the asking side in it, where the act is one that two sides do together,
of the same mode where both are known, and not itself only what somebody demands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from chancery.follow.fitting import fits_in_words
from chancery.follow.telling import Told, alike, codes, demanded_by, kind_of, mode_of, whose
from chancery.model import QUADS, Claim, EventType, Party, Quad, Status


class Outcome(StrEnum):
    """What became of a demand."""

    OPEN = "open"
    PROMISED = "promised"
    MET = "met"
    REFUSED = "refused"
    IGNORED = "ignored"
    CARRIED_OUT = "carried out"  # of a threat


SOON = timedelta(days=30)  # within which an assent or refusal that names nothing is an answer
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
# Acts that two sides do together, or that one does to the other: the asking side is in them.
_TOGETHER = frozenset({_E.CONSULT, _E.COOPERATE, _E.AID, _E.AGREE})
# Words, which are no deed that could be told of as done.
_WORDS = frozenset({_E.REQUEST, _E.ACCUSE, _E.REJECT, _E.THREATEN})


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that answers a demand, how, and why it is taken for an answer."""

    told: Told
    outcome: Outcome
    why: str


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
        if self.about is None:
            return _BY_MODE.get(mode_of(self.lead), _BY_MODE[None])
        kind = self.about.event_type.value
        return _LIKE.get(kind, frozenset({kind}))

    @property
    def kinds(self) -> frozenset[EventType]:
        """Types of claim that can be an answer, whatever else they say."""
        if self.lead.event_type.value is not _E.THREATEN:
            return self.wanted | {_E.REQUEST, _E.REJECT, _E.AGREE}
        return frozenset({_E.CONCEDE, self.about.event_type.value if self.about else _E.CONCEDE})


def answer_of(case: Case, one: Told) -> Answer | None:
    """What a later claim is to a demand, or None; what somebody denies says so."""
    if one.claim.denied:
        return None
    answer = _answer_of(case, one)
    if answer and (deniers := one.claim.deniers):
        names = ", ".join(dict.fromkeys(d.who.name or d.mention.value for d in deniers))
        return replace(answer, why=f"{answer.why}; denied by {names}")
    return answer


def _answer_of(case: Case, one: Told) -> Answer | None:
    claim = one.claim
    by = codes(claim.actors)
    if case.lead.event_type.value is _E.THREATEN:
        return _of_threat(case, one, by)
    if by & case.asking and claim.event_type.value is _E.REQUEST:
        again = codes(claim.recipients) & case.asked and alike(case.lead, claim, case.claims)
        actual = claim.status.value is Status.ACTUAL
        return (
            Answer(one, Outcome.IGNORED, "the same is demanded again") if again and actual else None
        )
    if not by & case.asked:
        return None
    return _in_words(case, one) or _in_deeds(case, one)


def _of_threat(case: Case, one: Told, by: frozenset[str]) -> Answer | None:
    claim, about, kind = one.claim, case.about, one.claim.event_type.value
    if claim.status.value is not Status.ACTUAL:
        return None
    if about is not None and by & case.asking and kind is kind_of(about) and _fits(claim, about):
        return Answer(one, Outcome.CARRIED_OUT, f"{kind} by whom it was threatened, told as done")
    if by & case.asked and kind is _E.CONCEDE and fits_in_words(claim, case.lead):
        return Answer(one, Outcome.MET, "CONCEDE by the side that was threatened")
    return None


def _in_words(case: Case, one: Told) -> Answer | None:
    """REJECT and AGREE by whom it was asked of."""
    claim, kind = one.claim, one.claim.event_type.value
    if claim.status.value is not Status.ACTUAL:  # "by refusing, they would" refuses nothing
        return None
    same = _of_it(case, claim)
    to_them = same is None and _soon(case, one) and bool(codes(claim.recipients) & case.asking)
    if kind is _E.REJECT and (same or (to_them and mode_of(claim) in {None, mode_of(case.lead)})):
        return Answer(one, Outcome.REFUSED, _said("refused", bool(same)))
    if kind is _E.AGREE and (same or to_them):
        return Answer(one, Outcome.PROMISED, _said("agreed to", bool(same)))
    return None


def _soon(case: Case, one: Told) -> bool:
    """Whether assent or refusal that names nothing comes soon enough to be of this demand."""
    days = [told.day for told in case.tellings if told.day]
    return bool(one.day and days and one.day - max(days) <= SOON)


def _of_it(case: Case, claim: Claim) -> bool | None:
    """Whether assent or refusal is of what was demanded; None where nothing tells."""
    if claim.about in {told.claim.id for told in case.tellings}:
        return True
    linked = case.claims.get(claim.about or "")
    if case.about is None:  # what was demanded is not known: assent to another act is told at most
        other = linked and linked.event_type.value not in {*case.wanted, *_WORDS}
        return False if other else None
    if linked and _meets(case, linked, claim):
        return True
    if linked and linked.event_type.value in _WORDS:
        end = demanded_by(claim, case.claims)  # a demand's act may be read as another kind
        return False if kind_of(end) in case.wanted and not _fits(end, case.about) else None
    acts = [linked] if linked else _announced(case, claim)
    return False if acts and not any(_meets(case, act, claim) for act in acts) else None


def _meets(case: Case, act: Claim, said: Claim) -> bool:
    """Whether an act that is refused or agreed to would, were it done, be what was demanded.

    Assent is given to somebody: agreed with a third, or told without anybody and elsewhere,
    talks are not those that were asked for.
    """
    if act.event_type.value not in case.wanted or not _fits(act, case.about):
        return False
    if _with_others(case, act):
        return False
    if said.event_type.value is _E.REJECT:
        return True
    if _with_others(case, said):
        return False
    told = act.event_type.value not in _TOGETHER or _others(case, act) or _others(case, said)
    return bool(told) or _beside(case, said)


def _announced(case: Case, claim: Claim) -> list[Claim]:
    """Acts that a claim's sentence tells as to come, by the same side or by nobody named."""
    by = whose(claim.actors)
    return [
        other
        for other in case.to_come.get((claim.article, claim.sentence), ())
        if other.event_type.value not in _WORDS and (not other.actors or by & whose(other.actors))
    ]


def _in_deeds(case: Case, one: Told) -> Answer | None:
    """What was demanded, done, not done or announced by whom it was asked of."""
    kind, status = one.claim.event_type.value, one.claim.status.value
    if kind not in case.wanted or kind in _WORDS or one.claim.id in case.demanded:
        return None
    if not _fits(one.claim, case.about) or not _with_them(case, one.claim):
        return None
    if case.about is None and not fits_in_words(one.claim, case.lead):
        return None
    if status is Status.FUTURE and not _own_word(case, one):
        return None
    outcome = _DEEDS.get(status)
    if outcome is None:
        return None
    return Answer(one, outcome[0], f"{kind} by whom it was asked of, {outcome[1]}")


def _with_them(case: Case, claim: Claim) -> bool:
    """Whether the asking side is in an act that needs them, or it is not told who is.

    An act of force that was demanded must be told as done to the same others. Where nobody is
    told, talks stand for those that were asked for only beside the demand, in its own article.
    """
    kind = claim.event_type.value
    if QUADS[kind] is Quad.MATERIAL_CONFLICT:
        return bool(case.about and whose(claim.recipients) & whose(case.about.recipients))
    if _with_others(case, claim):
        return False
    if kind not in _TOGETHER or _others(case, claim):
        return True
    return case.about is not None and _beside(case, claim)


def _with_others(case: Case, claim: Claim) -> bool:
    """Whether others than the asking side are told to be in an act that it should be in.

    That is any act where it is not known what was demanded: help for a third is no answer.
    """
    if case.about is not None:
        meant = whose(case.about.recipients) & whose(claim.recipients)  # "to send Kabul aid"
        if meant or claim.event_type.value not in _TOGETHER:
            return False
    others = _others(case, claim)
    return bool(others) and not any(codes((one,)) & case.asking for one in others)


def _others(case: Case, claim: Claim) -> list[Party]:
    """Who is told to be in an act, beside the side that it was asked of."""
    beside = [one for one in claim.actors if not codes((one,)) & case.asked]
    return [*claim.recipients, *beside]


def _beside(case: Case, claim: Claim) -> bool:
    """Whether a claim stands in an article that tells of the demand."""
    return claim.article in {told.claim.article for told in case.tellings}


def _own_word(case: Case, one: Told) -> bool:
    """Whether what is to come is announced, and not told of by others."""
    if one.event == case.tellings[0].event:
        return False
    speakers = codes(one.claim.accounts[index].source for index in one.claim.speaking)
    return not speakers or bool(speakers & case.asked)


_DEEDS = {
    Status.ACTUAL: (Outcome.MET, "told as done"),
    Status.NEGATED: (Outcome.REFUSED, "told as not done"),
    Status.FUTURE: (Outcome.PROMISED, "told as to come"),
}


def _fits(claim: Claim | None, about: Claim | None) -> bool:
    """Whether modes, places and recipients, where both are known, let the one be the other."""
    if claim is None or about is None:
        return True
    modes = {mode_of(claim), mode_of(about)} - {None}
    if kind_of(claim) is kind_of(about) and len(modes) == 2:
        return False
    if not fits_in_words(claim, about):
        return False
    places = [one.place.value.country for one in (claim, about) if one.place]
    if len(places) == 2 and None not in places and places[0] != places[1]:
        return False
    met, wanted = whose(claim.recipients), whose(about.recipients)
    return not (met and wanted) or bool(met & wanted)


def _said(verb: str, same: bool) -> str:
    return f"{verb} {'what was demanded' if same else 'something of the other side'}"
