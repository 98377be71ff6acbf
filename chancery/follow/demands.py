"""Demands between two sides, and what became of them.

A demand is a REQUEST or a THREATEN by one side to the other, with the claim it is about.
Answers are looked for among later claims: what it is about, done by whom it was asked of,
meets it; a REJECT by them, or the act told as not done, refuses it; AGREE promises it. Past
its deadline, or asked again, without an answer it is ignored. What an answer rests on is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chancery.model import Claim, EventType, Party, Stance, Status

HORIZON = timedelta(days=180)  # how long an answer is looked for
AGAIN = timedelta(days=3)  # the same demand told within so many days is one demand


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


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim that answers a demand, how, and why it is taken for an answer."""

    told: Told
    outcome: Outcome
    why: str


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand with what it is about, its deadline and what became of it.

    `tellings` are all claims of the demand, the first one leading; `about` the claim
    demanded or threatened; `answers` in order of time.
    """

    tellings: tuple[Told, ...]
    outward: bool
    about: Claim | None
    deadline: date | None
    outcome: Outcome
    answers: tuple[Answer, ...]

    @property
    def claim(self) -> Claim:
        """The claim that tells of it first."""
        return self.tellings[0].claim

    @property
    def made(self) -> date | None:
        """When it was made, as far as is known."""
        return self.tellings[0].day


def demands(
    told: Sequence[Told],
    first: frozenset[str],
    second: frozenset[str],
    as_of: date | None = None,
) -> tuple[Demand, ...]:
    """Demands of either side to the other, in order of time.

    `told` is every claim that may matter; `first` and `second` are the sides as
    codes that `codes` gives (``PAK``, ``PAK.MIL``, ``.MIL``, entities). `as_of` is
    the day on which deadlines are looked at, by default the last in what was told.
    """
    days = [one.published or one.day for one in told]
    now = as_of or max((day for day in days if day), default=date.max)
    claims = {one.claim.id: one.claim for one in told}
    demanded = frozenset(
        claim.about
        for claim in claims.values()
        if claim.about and claim.event_type.value in {_E.REQUEST, _E.THREATEN}
    )
    groups: list[tuple[bool, list[Told]]] = []
    for one in sorted(told, key=_order):
        outward = _direction(one.claim, claims, first, second)
        if outward is not None:
            _join(groups, one, outward, claims)
    found = []
    for outward, tellings in groups:
        asking, asked = (first, second) if outward else (second, first)
        about = next((c for one in tellings if (c := claims.get(one.claim.about or ""))), None)
        case = _Case(tuple(tellings), about, asking, asked, claims, demanded)
        found.append(_followed(case, told, outward, now))
    return tuple(found)


def codes(parties: Iterable[Party]) -> frozenset[str]:
    """What parties can be asked for by: country, country and sector, sector, entity."""
    found = set()
    for party in parties:
        who = party.who
        found |= {who.country, who.entity}
        if who.sector:
            found |= {f"{who.country}.{who.sector}" if who.country else None, f".{who.sector}"}
    return frozenset(code for code in found if code)


def _order(one: Told) -> tuple[bool, date, str]:
    day = one.day
    return day is None, day or date.min, one.claim.id


def _direction(
    claim: Claim, claims: Mapping[str, Claim], first: frozenset[str], second: frozenset[str]
) -> bool | None:
    """True for a demand of the first side to the second, False for the reverse, else None."""
    if claim.event_type.value not in {_E.REQUEST, _E.THREATEN}:
        return None
    if claim.status.value is not Status.ACTUAL:
        return None
    by, to = codes(claim.actors), codes(claim.recipients)
    about = claims.get(claim.about or "")
    if not to and about and claim.event_type.value is _E.REQUEST:
        to = codes(about.actors)  # "demanded that the troops leave": asked of the troops' side
    if not to and about:
        to = codes(about.recipients)
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
        if not same and way == outward and _alike(held[0].claim, one.claim, claims):
            days = held[-1].day, one.day
            same = bool(days[0] and days[1] and days[1] - days[0] <= AGAIN)
        if same and way == outward:
            held.append(one)
            return
    groups.append((outward, [one]))


def _alike(one: Claim, other: Claim, claims: Mapping[str, Claim]) -> bool:
    """Whether two claims demand the same, as far as type, mode and what it is about tell."""
    if one.event_type.value is not other.event_type.value or _mode(one) != _mode(other):
        return False
    abouts = [claims.get(claim.about or "") for claim in (one, other)]
    if None in abouts:
        return abouts[0] is abouts[1] and codes(one.actors) == codes(other.actors)
    return _kind(abouts[0]) is _kind(abouts[1])


def _mode(claim: Claim) -> str | None:
    return claim.mode.value if claim.mode else None


def _kind(claim: Claim | None) -> EventType | None:
    return claim.event_type.value if claim else None


@dataclass(frozen=True, slots=True)
class _Case:
    """One demand while its answers are looked for; sides as codes."""

    tellings: tuple[Told, ...]
    about: Claim | None
    asking: frozenset[str]
    asked: frozenset[str]
    claims: Mapping[str, Claim]
    demanded: frozenset[str]  # claims that somebody's demand is about

    @property
    def lead(self) -> Claim:
        return self.tellings[0].claim

    @property
    def wanted(self) -> frozenset[EventType]:
        """Types of act that would meet it."""
        if self.about is None:
            return _BY_MODE.get(_mode(self.lead), _BY_MODE[None])
        kind = self.about.event_type.value
        return _LIKE.get(kind, frozenset({kind}))


def _followed(case: _Case, told: Sequence[Told], outward: bool, now: date) -> Demand:
    """A demand with its answers."""
    own = {one.claim.id for one in case.tellings} | {one.claim.about for one in case.tellings}
    made = case.tellings[0].day
    answers: list[Answer] = []
    for one in sorted(told, key=_order):
        if one.claim.id in own or not _later(one, made):
            continue
        answer = _answer(case, one)
        known = {(other.told.event, other.outcome) for other in answers}
        if answer and (one.event, answer.outcome) not in known:  # once, however many tell of it
            answers.append(answer)
    deadline = _deadline(case.about)
    outcome = _outcome(answers, deadline, now)
    return Demand(case.tellings, outward, case.about, deadline, outcome, tuple(answers))


def _later(one: Told, made: date | None) -> bool:
    day = one.day
    return bool(day and made and made <= day <= made + HORIZON)


def _deadline(about: Claim | None) -> date | None:
    """By when: the end of the date of what is demanded."""
    if about is None or about.date is None or about.status.value is not Status.FUTURE:
        return None
    return about.date.value.end


def _outcome(answers: Sequence[Answer], deadline: date | None, now: date) -> Outcome:
    """The last word that counts: deeds before words, and then the later one."""
    for wanted in (
        {Outcome.MET, Outcome.CARRIED_OUT},
        {Outcome.REFUSED, Outcome.PROMISED},
        {Outcome.IGNORED},
    ):
        said = [one.outcome for one in answers if one.outcome in wanted]
        if said:
            late = deadline is not None and now > deadline
            return Outcome.IGNORED if said[-1] is Outcome.PROMISED and late else said[-1]
    if deadline is not None and now > deadline:
        return Outcome.IGNORED
    return Outcome.OPEN


def _answer(case: _Case, one: Told) -> Answer | None:
    """What a later claim is to a demand, or None."""
    claim = one.claim
    if any(account.stance.value is Stance.DENIES for account in claim.accounts):
        return None
    by = codes(claim.actors)
    if case.lead.event_type.value is _E.THREATEN:
        return _of_threat(case, one, by)
    if by & case.asking and claim.event_type.value is _E.REQUEST:
        again = codes(claim.recipients) & case.asked and _alike(case.lead, claim, case.claims)
        actual = claim.status.value is Status.ACTUAL
        return (
            Answer(one, Outcome.IGNORED, "the same is demanded again") if again and actual else None
        )
    if not by & case.asked:
        return None
    return _in_words(case, one) or _in_deeds(case, one)


def _of_threat(case: _Case, one: Told, by: frozenset[str]) -> Answer | None:
    claim, about, kind = one.claim, case.about, one.claim.event_type.value
    if claim.status.value is not Status.ACTUAL:
        return None
    if about is not None and by & case.asking and kind is _kind(about) and _fits(claim, about):
        return Answer(one, Outcome.CARRIED_OUT, f"{kind} by whom it was threatened, told as done")
    if by & case.asked and kind is _E.CONCEDE:
        return Answer(one, Outcome.MET, "CONCEDE by the side that was threatened")
    return None


def _in_words(case: _Case, one: Told) -> Answer | None:
    """REJECT and AGREE by whom it was asked of."""
    claim, kind = one.claim, one.claim.event_type.value
    linked = case.claims.get(claim.about or "")
    same = claim.about in {told.claim.id for told in case.tellings} or _kind(linked) in case.wanted
    to_them = bool(codes(claim.recipients) & case.asking)
    if kind is _E.REJECT and (same or (to_them and _mode(claim) in {None, _mode(case.lead)})):
        return Answer(one, Outcome.REFUSED, _said("refused", same))
    if kind is _E.AGREE and (same or to_them):
        return Answer(one, Outcome.PROMISED, _said("agreed to", same))
    return None


def _in_deeds(case: _Case, one: Told) -> Answer | None:
    """What was demanded, done, not done or announced by whom it was asked of."""
    kind, status = one.claim.event_type.value, one.claim.status.value
    if kind not in case.wanted or not _fits(one.claim, case.about):
        return None
    if status is Status.FUTURE and not _own_word(case, one):
        return None
    outcome = _DEEDS.get(status)
    return (
        Answer(one, outcome[0], f"{kind} by whom it was asked of, {outcome[1]}")
        if outcome
        else None
    )


def _own_word(case: _Case, one: Told) -> bool:
    """Whether what is to come is announced, and not only demanded or told of by others."""
    if one.claim.id in case.demanded or one.event == case.tellings[0].event:
        return False
    speakers = codes(account.source for account in one.claim.accounts)
    return not speakers or bool(speakers & case.asked)


_DEEDS = {
    Status.ACTUAL: (Outcome.MET, "told as done"),
    Status.NEGATED: (Outcome.REFUSED, "told as not done"),
    Status.FUTURE: (Outcome.PROMISED, "told as to come"),
}


def _fits(claim: Claim, about: Claim | None) -> bool:
    """Whether places and recipients, where both are known, allow the one to be the other."""
    if about is None:
        return True
    places = [one.place.value.country for one in (claim, about) if one.place]
    if len(places) == 2 and None not in places and places[0] != places[1]:
        return False
    met, wanted = codes(claim.recipients), codes(about.recipients)
    return not (met and wanted) or bool(met & wanted)


def _said(verb: str, same: bool) -> str:
    return f"{verb} {'what was demanded' if same else 'something of the other side'}"
