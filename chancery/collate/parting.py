"""Where the accounts of one event cannot all be true, field by field, with who holds what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chancery.collate.answers import Answer, Voice, called, grouped, known, voices_of
from chancery.collate.blame import blamed
from chancery.collate.days_and_numbers import how_many, when
from chancery.collate.denials import happened
from chancery.collate.sourcing import Report
from chancery.collate.words import stems, telling
from chancery.model import (
    SYMMETRIC,
    Contradiction,
    EventType,
    Field,
    Party,
)

_MUTUAL = frozenset({"fight", "war", "clash", "battle", "fought", "fighting", "clashes", "clashed"})
LEAST = 0.1  # of the surest claim's confidence on either side, multiplied
LEAST_WHO = 0.2  # of who did it, which more readings must be right for


def contradictions(
    event: str,
    reports: Sequence[Report],
    about: Sequence[Report] = (),
    beside: Sequence[Report] = (),
) -> tuple[Contradiction, ...]:
    """What the reports of one event part on.

    `about` are the requests, accusations and rejections that are about one of them, or about one
    of `beside`: deeds of other events on the same target, which may be the same but for who did it.

    Differences of precision are none: a range that holds a number, a country that
    holds a town, a month that holds a day, a toll that has grown since.
    """
    found: list[Contradiction] = []
    asking = [r for r in about if r.claim.event_type.value is EventType.REQUEST]
    if answers := happened(reports, about):
        found.append(_made(event, Field.HAPPENED, answers))
    for name, answer in _QUESTIONS:
        answers = answer(reports)
        if name is Field.WHO and not answers:
            answers = blamed(reports, about, beside)
        if len(answers) > 1:
            found.append(_made(event, name, answers))
    if len(answers := _askers(asking)) > 1:
        found.append(_made(event, Field.WHO_ASKED, answers))
    return tuple(
        one for one in found if one.confidence >= (LEAST_WHO if one.field is Field.WHO else LEAST)
    )


def _made(event: str, name: Field, answers: Sequence[Answer]) -> Contradiction:
    sure = [max(v.report.claim.confidence for v in answer.voices) for answer in answers]
    low, second = sorted(sure, reverse=True)[:2]
    versions = tuple(answer.version() for answer in answers)
    spoken = {side for version in versions for side in version.sides}
    why = " / ".join(version.value for version in versions)
    if len(spoken) > 1:
        why += f"; sides: {', '.join(sorted(spoken))}"
    return Contradiction(event, name, versions, round(low * second, 4), why)


def _who(reports: Sequence[Report]) -> list[Answer]:
    """Who did it: actors of countries that have nothing in common."""
    directed = [
        r
        for r in reports
        if r.claim.event_type.value not in SYMMETRIC
        and r.claim.trigger.value.lower() not in _MUTUAL
        and r.claim.event_type.value is not EventType.REQUEST
    ]
    voices = list(voices_of(directed, lambda claim: _named(claim.actors)))
    return _by_sides(grouped(voices, _same_actors))


def _same_actors(one: Voice, other: Voice) -> bool:
    """Whether two name an actor in common, by what it is or by a word of its name."""
    if _speakers(one) & _speakers(other):
        return True
    first, second = one.report.claim.actors, other.report.claim.actors
    return bool(known(first) & known(second) or called(first) & called(second))


def _speakers(voice: Voice) -> frozenset[str]:
    """The words that name whose word it is."""
    if voice.account is None:
        return frozenset()
    who = voice.report.claim.accounts[voice.account].source
    return telling(stems(f"{who.who.name or ''} {who.mention.value}"))


def _by_sides(answers: Sequence[Answer]) -> list[Answer]:
    """Answers on somebody's word, each side's own.

    Who is blamed by nobody but the writer, or by the same side that blames another, is as
    likely a part of what happened, or misread.
    """
    kept: list[Answer] = []
    spoken: set[str] = set()
    for answer in answers:
        own = Answer(answer.value, [v for v in answer.voices if v.account is not None])
        sides = set(own.version().sides)
        if sides and spoken.isdisjoint(sides):
            spoken |= sides
            kept.append(own)
    return kept if len(kept) > 1 else []


def _named(parties: Sequence[Party]) -> str | None:
    names = [p.who.name or p.mention.value for p in parties if p.who.country]
    return ", ".join(dict.fromkeys(names)) or None


def _askers(asking: Sequence[Report]) -> list[Answer]:
    """Who asked for it: requests by sides that have nothing in common."""
    voices = list(voices_of(asking, lambda claim: _named(claim.actors)))
    return _by_sides(grouped(voices, _same_actors))


_QUESTIONS: tuple[tuple[Field, Callable[[Sequence[Report]], list[Answer]]], ...] = (
    (Field.WHO, _who),
    (Field.WHEN, when),
    (Field.HOW_MANY, how_many),
)
