"""Where the accounts of one event cannot all be true, field by field, with who holds what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from chancery.assets.fold import fold
from chancery.collate.amounts import Amount, amount
from chancery.collate.faces import denied
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.model import (
    SYMMETRIC,
    Basis,
    Claim,
    Contradiction,
    EventType,
    Field,
    Granularity,
    Party,
    Stance,
    Status,
    Version,
)

_TOLD = frozenset({Status.ACTUAL, Status.HISTORICAL, Status.NEGATED})
_GROWING = frozenset({"killed", "injured", "detained", "displaced"})
_COUNTED = _GROWING | {"personnel"}  # other numbers of one event may each be of another thing
_MUTUAL = frozenset({"fight", "war", "clash", "battle", "fought", "fighting", "clashes", "clashed"})
LEAST = (
    0.15  # the product of the surest claim's confidence on either side, below which none is shown
)
_ENDED = re.compile(
    r"\b(?:ceas\w*|stop\w*|halt\w*|end(?:s|ed|ing)?|avoid\w*|prevent\w*|fail\w*|avert\w*)\b",
    re.IGNORECASE,
)
_ROUND = 0.12  # of a round number between the least and the most that it may stand for
_DAYS = 1  # that time zones and the hour of printing may put between two accounts
_LONGEST = 15  # days from which two dates are two things told rather than one in dispute


@dataclass(frozen=True, slots=True)
class _Voice:
    """One answer: what, in which claim, by which of its accounts (None: its writer)."""

    value: str
    report: Report
    account: int | None = None


@dataclass(slots=True)
class _Answer:
    """Voices that may all be right together."""

    value: str
    voices: list[_Voice] = field(default_factory=list)

    def version(self) -> Version:
        claims = tuple(dict.fromkeys(v.report.claim.id for v in self.voices))
        accounts = tuple(dict.fromkeys((v.report.claim.id, v.account) for v in self.voices))
        sides = {side for v in self.voices for side in sides_of(v.report, v.account)}
        return Version(self.value, claims, accounts, tuple(sorted(sides)))


def contradictions(
    event: str, reports: Sequence[Report], asking: Sequence[Report] = ()
) -> tuple[Contradiction, ...]:
    """What the reports of one event part on; `asking` are the requests that are about it.

    Differences of precision are none: a range that holds a number, a country that
    holds a town, a month that holds a day, a toll that has grown since.
    """
    found: list[Contradiction] = []
    for name, answer in _QUESTIONS:
        answers = answer(reports)
        if len(answers) > 1:
            found.append(_made(event, name, answers))
    if len(answers := _askers(asking)) > 1:
        found.append(_made(event, Field.WHO_ASKED, answers))
    return tuple(one for one in found if one.confidence >= LEAST)


def _made(event: str, name: Field, answers: Sequence[_Answer]) -> Contradiction:
    sure = [max(v.report.claim.confidence for v in answer.voices) for answer in answers]
    low, second = sorted(sure, reverse=True)[:2]
    versions = tuple(answer.version() for answer in answers)
    spoken = {side for version in versions for side in version.sides}
    why = " / ".join(version.value for version in versions)
    if len(spoken) > 1:
        why += f"; sides: {', '.join(sorted(spoken))}"
    return Contradiction(event, name, versions, round(low * second, 4), why)


def _happened(reports: Sequence[Report]) -> list[_Answer]:
    """Yes and no: asserted against denied, or done against not done."""
    yes, no = _Answer("it happened"), _Answer("it did not happen")
    for report in reports:
        claim = report.claim
        if claim.status.value not in _TOLD:
            continue
        negated = claim.status.value is Status.NEGATED
        if not claim.accounts:
            (no if negated else yes).voices.append(_Voice("", report))
        for index, account in enumerate(claim.accounts):
            stance = account.stance.value
            if stance in {Stance.ASSERTS, Stance.CONFIRMS}:
                (no if negated else yes).voices.append(_Voice("", report, index))
            elif stance is Stance.DENIES:
                (yes if negated else no).voices.append(_Voice("", report, index))
    no.voices = [v for v in no.voices if v.account is not None and _concerned(v)]
    denying = {_source(v) for v in no.voices}
    yes.voices = [
        v for v in yes.voices if _source(v) not in denying
    ]  # a source is not of two minds
    told = any(v.account is not None for v in yes.voices)  # somebody's word stands against it
    return [yes, no] if told and denying else []


def _concerned(voice: _Voice) -> bool:
    """Whether a denial comes from one of the parties, and is of the deed, not of its end."""
    claim = voice.report.claim
    assert voice.account is not None
    country = claim.accounts[voice.account].source.who.country
    parties = {p.who.country for p in (*claim.actors, *claim.recipients)}
    words = claim.sentence_span.of(voice.report.article.text)
    return country in parties and country is not None and not _ENDED.search(words)


def _source(voice: _Voice) -> str:
    if voice.account is None:
        return f"writer of {voice.report.article.id}"
    who = voice.report.claim.accounts[voice.account].source
    return fold(who.who.entity or who.who.name or who.mention.value)


def _grouped(voices: Sequence[_Voice], agree: Callable[[_Voice, _Voice], bool]) -> list[_Answer]:
    """Answers none of whose voices agrees with one of another answer."""
    answers: list[_Answer] = []
    for voice in voices:
        near = [a for a in answers if any(agree(voice, other) for other in a.voices)]
        if not near:
            answers.append(_Answer(voice.value, [voice]))
            continue
        near[0].voices.append(voice)
        for other in near[1:]:
            near[0].voices += other.voices
            answers.remove(other)
    return answers


def _voices(reports: Sequence[Report], value: Callable[[Claim], str | None]) -> Iterator[_Voice]:
    """A voice for each claim that gives a value, by the first account that asserts it."""
    for report in reports:
        said = value(report.claim)
        if said is None or report.claim.status.value not in _TOLD or denied(report.claim):
            continue
        speakers: list[int | None] = [
            index
            for index, account in enumerate(report.claim.accounts)
            if account.stance.value in {Stance.ASSERTS, Stance.CONFIRMS}
        ]
        for index in speakers or [None]:
            yield _Voice(said, report, index)


def _who(reports: Sequence[Report]) -> list[_Answer]:
    """Who did it: actors of countries that have nothing in common."""
    directed = [
        r
        for r in reports
        if r.claim.event_type.value not in SYMMETRIC
        and r.claim.trigger.value.lower() not in _MUTUAL
        and r.claim.event_type.value is not EventType.REQUEST
    ]
    voices = list(_voices(directed, lambda claim: _named(claim.actors)))
    return _by_sides(_grouped(voices, _same_actors))


def _same_actors(one: _Voice, other: _Voice) -> bool:
    return bool(_known(one.report.claim.actors) & _known(other.report.claim.actors))


def _by_sides(answers: Sequence[_Answer]) -> list[_Answer]:
    """Answers on somebody's word, each side's own.

    Who is blamed by nobody but the writer, or by the same side that blames another, is as
    likely a part of what happened, or misread.
    """
    kept: list[_Answer] = []
    spoken: set[str] = set()
    for answer in answers:
        own = _Answer(answer.value, [v for v in answer.voices if v.account is not None])
        sides = set(own.version().sides)
        if sides and spoken.isdisjoint(sides):
            spoken |= sides
            kept.append(own)
    return kept if len(kept) > 1 else []


def _named(parties: Sequence[Party]) -> str | None:
    names = [p.who.name or p.mention.value for p in parties if p.who.country]
    return ", ".join(dict.fromkeys(names)) or None


def _known(parties: Sequence[Party]) -> set[str]:
    found = {p.who.country for p in parties if p.who.country}
    return found | {p.who.entity for p in parties if p.who.entity}


def _when(reports: Sequence[Report]) -> list[_Answer]:
    """When: days that words give, further apart than time zones put them."""

    def value(claim: Claim) -> str | None:
        when = claim.date.value if claim.date else None
        told = when and when.basis is Basis.EXPRESSION and when.granularity is Granularity.DAY
        if not when or not told or not when.start or when.start != when.end:
            return None
        return when.start.isoformat()

    def agree(one: _Voice, other: _Voice) -> bool:
        days = abs(_day(one) - _day(other))
        words = {v.report.claim.trigger.value.lower() for v in (one, other)}
        if len(words) > 1 or _source(one) == _source(other):
            return True  # two things told, or one voice that tells of two
        return days <= _DAYS or days > _LONGEST

    return _grouped(list(_voices(reports, value)), agree)


def _day(voice: _Voice) -> int:
    when = voice.report.claim.date
    assert when is not None
    assert when.value.start is not None
    return when.value.start.toordinal()


def _how_many(reports: Sequence[Report]) -> list[_Answer]:
    """How many: for the kind of number that most claims give, ranges that do not meet."""
    kinds: dict[str, list[_Voice]] = {}
    for report in reports:
        if len(report.claim.quantities) != 1:
            continue  # of several numbers, which answers is not known
        for quantity in report.claim.quantities:
            if quantity.value.kind not in _COUNTED:
                continue
            words = quantity.spans[0].of(report.article.text) if quantity.spans else None
            said = words or f"{quantity.value.value:g}"
            voices = _voices([report], lambda _, said=said: said)  # type: ignore[misc]
            kinds.setdefault(quantity.value.kind, []).extend(voices)
    for kind in sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind)):
        answers = _grouped(kinds[kind], _numbers_agree)
        if len(answers) > 1:
            return [_Answer(f"{a.value} {kind}", a.voices) for a in answers]
    return []


def _numbers_agree(one: _Voice, other: _Voice) -> bool:
    first, second = one.report, other.report
    a = amount(first.claim.quantities[0], first.article.text)
    b = amount(second.claim.quantities[0], second.article.text)
    if a.low <= b.high and b.low <= a.high:
        return True
    if not (_exact(a) and _exact(b)) or _source(one) == _source(other):
        return True
    days = first.article.published, second.article.published
    if _whom(first.claim) != _whom(second.claim) or None in days:
        return True  # numbers of others
    if a.kind not in _GROWING or days[0] == days[1]:
        return False
    earlier, later = (a, b) if str(days[0]) < str(days[1]) else (b, a)
    return later.low >= earlier.high


def _exact(number: Amount) -> bool:
    """Whether a number was given as such: "more than 20" and "about 100" differ from none."""
    return number.high <= number.low * (1 + _ROUND)


def _whom(claim: Claim) -> tuple[str, frozenset[str]]:
    """Whom a number is of: the type of deed, and the countries it was done to."""
    countries = (p.who.country for p in claim.recipients if p.who.country)
    return str(claim.event_type.value), frozenset(countries)


def _askers(asking: Sequence[Report]) -> list[_Answer]:
    """Who asked for it: requests by sides that have nothing in common."""
    voices = list(_voices(asking, lambda claim: _named(claim.actors)))
    return _by_sides(_grouped(voices, _same_actors))


_QUESTIONS: tuple[tuple[Field, Callable[[Sequence[Report]], list[_Answer]]], ...] = (
    (Field.HAPPENED, _happened),
    (Field.WHO, _who),
    (Field.WHEN, _when),
    (Field.HOW_MANY, _how_many),
)
