"""Demands between two sides, and what became of them.

A demand is a REQUEST or a THREATEN by one side to the other, with the claim it is about.
Answers are looked for among later claims: what it is about, done by whom it was asked of,
meets it; a REJECT by them, or the act told as not done, refuses it; AGREE promises it. Past
its deadline, or asked again, without an answer it is ignored. A harm that is demanded of its own
doer is one that he is not to do: then doing it ignores the demand. What an answer rests on is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.follow.answers import answer_of
from chancery.follow.cases import Answer, Case, Outcome
from chancery.follow.telling import Told, alike, codes, demanded_by, known_on, whose
from chancery.model import Claim, EventType, Status

HORIZON = timedelta(days=180)  # how long an answer is looked for
AGAIN = timedelta(days=3)  # the same demand told within so many days is one demand


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand with what it is about, its deadline and what became of it.

    `tellings` are all claims of the demand, the first one leading; `about` the claim
    demanded or threatened; `answers` in order of time. `forbids` where what it is about is
    not to be done.
    """

    tellings: tuple[Told, ...]
    outward: bool
    about: Claim | None
    deadline: date | None
    outcome: Outcome
    answers: tuple[Answer, ...]
    forbids: bool = False

    @property
    def claim(self) -> Claim:
        """The claim that tells of it first."""
        return self.tellings[0].claim

    @property
    def made(self) -> date | None:
        """When it was made, as far as is known."""
        return _made(self.tellings)


def demands(
    told: Sequence[Told],
    first: frozenset[str],
    second: frozenset[str],
    as_of: date | None = None,
) -> tuple[Demand, ...]:
    """Demands of either side to the other, in order of time.

    `told` is every claim that may matter; `first` and `second` are the sides as
    codes that `codes` gives (``PAK``, ``PAK.MIL``, ``.MIL``, entities). `as_of` is the day
    of which the state of play is told: what was printed or took place later is passed over, and
    deadlines are looked at on it; by default the last in what was told.
    """
    told = told if as_of is None else known_on(told, as_of)
    days = [one.published or one.day for one in told]
    now = as_of or max((day for day in days if day), default=date.max)
    claims = {one.claim.id: one.claim for one in told}
    demanded = frozenset(
        claim.about
        for claim in claims.values()
        if claim.about and claim.event_type.value in {EventType.REQUEST, EventType.THREATEN}
    )
    to_come: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.status.value is Status.FUTURE:
            to_come[claim.article, claim.sentence].append(claim)
    groups: list[tuple[bool, list[Told]]] = []
    ordered = sorted(told, key=_order)
    for one in ordered:
        outward = _direction(one.claim, claims, first, second)
        if outward is not None:
            _join(groups, one, outward, claims)
    found = []
    held: dict[frozenset[EventType], _Days] = {}
    for outward, tellings in groups:
        asking, asked = (first, second) if outward else (second, first)
        about = next((c for one in tellings if (c := _meant(one.claim, claims))), None)
        case = Case(tuple(tellings), about, asking, asked, claims, demanded, to_come)
        if case.kinds not in held:
            held[case.kinds] = _Days(
                [one for one in ordered if one.day and one.claim.event_type.value in case.kinds]
            )
        found.append(_followed(case, held[case.kinds], outward, now))
    return tuple(found)


def _order(one: Told) -> tuple[bool, date, str]:
    day = one.day
    return day is None, day or date.min, one.claim.id


def _direction(
    claim: Claim, claims: Mapping[str, Claim], first: frozenset[str], second: frozenset[str]
) -> bool | None:
    """True for a demand of the first side to the second, False for the reverse, else None."""
    if claim.event_type.value not in {EventType.REQUEST, EventType.THREATEN}:
        return None
    if claim.status.value is not Status.ACTUAL:
        return None
    by, to = codes(claim.actors), codes(claim.recipients)
    about = claims.get(claim.about or "")
    if not to and about and claim.event_type.value is EventType.REQUEST:
        to = codes(about.actors)  # "demanded that the troops leave": asked of the troops' side
    elif not to and about:
        to = codes(about.recipients)  # "threatened to strike the port"
    if by & first and to & second:
        return True
    if by & second and to & first:
        return False
    return None


def _join(
    groups: list[tuple[bool, list[Told]]], one: Told, outward: bool, claims: Mapping[str, Claim]
) -> None:
    """Put a telling with the demand that it tells of again, or begin another."""
    for way, held in groups:
        same = held[0].event == one.event
        if not same and way == outward and alike(held[0].claim, one.claim, claims):
            days = held[-1].day, one.day
            same = bool(days[0] and days[1] and days[1] - days[0] <= AGAIN)
        if same and way == outward:
            held.append(one)
            return
    groups.append((outward, [one]))


def _meant(claim: Claim, claims: Mapping[str, Claim]) -> Claim | None:
    """What a demand or a threat is about, if that can be demanded: no refusal, no threat carried out."""
    about = demanded_by(claim, claims)
    if about is None or about.event_type.value is EventType.REJECT:
        return None
    threat = claim.event_type.value is EventType.THREATEN
    to_come = about.status.value in {Status.FUTURE, Status.HYPOTHETICAL}
    both = whose(claim.actors) & whose(claim.recipients) & whose(about.actors)
    return None if threat and (both or not to_come) else about


class _Days:
    """Claims with a day, in its order, found by it: each demand looks through some months."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._days = [one.day or date.min for one in told]

    def after(self, made: date | None) -> Sequence[Told]:
        """Those of the day on which a demand was made and of the time in which it is answered."""
        if made is None:
            return ()
        end = date.max if made > date.max - HORIZON else made + HORIZON
        return self._told[bisect_left(self._days, made) : bisect_right(self._days, end)]


def _followed(case: Case, told: _Days, outward: bool, now: date) -> Demand:
    """A demand with its answers."""
    own = {one.claim.id for one in case.tellings} | {one.claim.about for one in case.tellings}
    answers: list[Answer] = []
    for one in told.after(_made(case.tellings)):
        if one.claim.id in own:
            continue
        answer = answer_of(case, one)
        known = {(other.told.event, other.outcome) for other in answers}
        if answer and (one.event, answer.outcome) not in known:  # once, however many tell of it
            answers.append(answer)
    # What is not to be done has no day by which it is done.
    deadline = None if case.forbids else _deadline(case.about)
    outcome = _outcome(answers, deadline, now)
    return Demand(
        case.tellings, outward, case.about, deadline, outcome, tuple(answers), case.forbids
    )


def _made(tellings: Sequence[Told]) -> date | None:
    """The first day that words give it; where none does, the first that was taken for it."""
    told = (one.day for one in tellings if one.told_day)
    return next(told, tellings[0].day)


def _deadline(about: Claim | None) -> date | None:
    """By when: the end of the date of what is demanded."""
    if about is None or about.date is None or about.status.value is not Status.FUTURE:
        return None
    return about.date.value.end


def _outcome(answers: Sequence[Answer], deadline: date | None, now: date) -> Outcome:
    """The last word that counts: deeds before words, and then the later one."""
    deeds = [one.outcome for one in answers if one.deed]
    words = [one.outcome for one in answers if one.outcome in {Outcome.REFUSED, Outcome.PROMISED}]
    again = [one.outcome for one in answers if one.outcome is Outcome.IGNORED]
    for said in (deeds, words, again):
        if said:
            late = deadline is not None and now > deadline
            return Outcome.IGNORED if said[-1] is Outcome.PROMISED and late else said[-1]
    if deadline is not None and now > deadline:
        return Outcome.IGNORED
    return Outcome.OPEN
