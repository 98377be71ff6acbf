"""What a later claim is to a demand: whether it meets, refuses, promises or ignores it, and why.

Two claims of one kind of act by one side are not yet one act. An answer that names no demand
must be such an act with the asking side in it, where the act is one that two sides do together,
of the same mode where both are known, and not itself only what somebody demands. A concession
in words is no deed: an apology answers only a demand for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chancery.follow.fitting import codes, fits, fits_in_words, kind_of, mode_of, whose
from chancery.model import QUADS, Basis, Claim, EventType, Granularity, Quad, Status


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
    "assist": frozenset({_E.AID, _E.COOPERATE, _E.SUPPORT}),
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
class Told:
    """A claim with when and by whom it was printed, and the event it belongs to."""

    claim: Claim
    event: str
    published: date | None = None
    publisher: str | None = None

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


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that answers a demand, how, and why it is taken for an answer."""

    told: Told
    outcome: Outcome
    why: str


def alike(one: Claim, other: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether two claims demand the same, as far as type, mode and what it is about tell."""
    if one.event_type.value is not other.event_type.value or mode_of(one) != mode_of(other):
        return False
    abouts = [claims.get(claim.about or "") for claim in (one, other)]
    if None in abouts:
        return abouts[0] is abouts[1] and codes(one.actors) == codes(other.actors)
    return kind_of(abouts[0]) is kind_of(abouts[1])


def demanded_by(claim: Claim, claims: Mapping[str, Claim]) -> Claim | None:
    """What a claim demands in the end: "asked the court to call upon them to halt" is the halt."""
    about, passed = claims.get(claim.about or ""), {claim.id}
    while about and about.id not in passed and about.event_type.value is _E.REQUEST:
        further = claims.get(about.about or "")
        if further is None:
            break
        passed.add(about.id)
        about = further
    return about


@dataclass(frozen=True, slots=True)
class Case:
    """One demand while its answers are looked for; sides as codes."""

    tellings: tuple[Told, ...]
    about: Claim | None
    asking: frozenset[str]
    asked: frozenset[str]
    claims: Mapping[str, Claim]
    demanded: frozenset[str]  # claims that somebody's demand is about

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
    if about is not None and by & case.asking and kind is kind_of(about) and fits(claim, about):
        return Answer(one, Outcome.CARRIED_OUT, f"{kind} by whom it was threatened, told as done")
    if by & case.asked and kind is _E.CONCEDE and fits_in_words(claim, case.lead):
        return Answer(one, Outcome.MET, "CONCEDE by the side that was threatened")
    return None


def _in_words(case: Case, one: Told) -> Answer | None:
    """REJECT and AGREE by whom it was asked of."""
    claim, kind = one.claim, one.claim.event_type.value
    same = _of_it(case, claim)
    to_them = same is None and bool(codes(claim.recipients) & case.asking)
    if kind is _E.REJECT and (same or (to_them and mode_of(claim) in {None, mode_of(case.lead)})):
        return Answer(one, Outcome.REFUSED, _said("refused", bool(same)))
    if kind is _E.AGREE and (same or to_them):
        return Answer(one, Outcome.PROMISED, _said("agreed to", bool(same)))
    return None


def _of_it(case: Case, claim: Claim) -> bool | None:
    """Whether assent or refusal is of what was demanded; None where nothing tells."""
    if claim.about in {told.claim.id for told in case.tellings}:
        return True
    linked = case.claims.get(claim.about or "")
    if linked and _meets(case, linked):
        return True
    if case.about is None:
        return None
    if linked and linked.event_type.value in _WORDS:
        end = demanded_by(claim, case.claims)  # a demand's act may be read as another kind
        return False if kind_of(end) in case.wanted and not fits(end, case.about) else None
    acts = [linked] if linked else _announced(case, claim)
    return False if acts and not any(_meets(case, act) for act in acts) else None


def _meets(case: Case, act: Claim) -> bool:
    """Whether an act, were it done, would be what was demanded."""
    return act.event_type.value in case.wanted and fits(act, case.about)


def _announced(case: Case, claim: Claim) -> list[Claim]:
    """Acts that a claim's sentence tells as to come, by the same side or by nobody named."""
    by = whose(claim.actors)
    told = claim.article, claim.sentence, Status.FUTURE
    return [
        other
        for other in case.claims.values()
        if (other.article, other.sentence, other.status.value) == told
        and other.event_type.value not in _WORDS
        and (not other.actors or by & whose(other.actors))
    ]


def _in_deeds(case: Case, one: Told) -> Answer | None:
    """What was demanded, done, not done or announced by whom it was asked of."""
    kind, status = one.claim.event_type.value, one.claim.status.value
    if kind not in case.wanted or kind in _WORDS or one.claim.id in case.demanded:
        return None
    if not fits(one.claim, case.about) or not _with_them(case, one.claim):
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

    An act of force that was demanded must be told as done to the same others.
    """
    if QUADS[claim.event_type.value] is Quad.MATERIAL_CONFLICT:
        return bool(case.about and whose(claim.recipients) & whose(case.about.recipients))
    others = codes(claim.recipients) | (codes(claim.actors) - case.asked)
    if claim.event_type.value in _TOGETHER and (case.about is None or claim.recipients):
        return bool(others & case.asking)
    return True


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


def _said(verb: str, same: bool) -> str:
    return f"{verb} {'what was demanded' if same else 'something of the other side'}"
