"""Where the accounts of one event cannot all be true, field by field, with who holds what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from chancery.collate.answers import TOLD, Answer, Voice, grouped, source_of, voices_of
from chancery.collate.days_and_numbers import how_many, when
from chancery.collate.sides import sides_of
from chancery.collate.sourcing import Report
from chancery.collate.words import stems, telling
from chancery.model import (
    SYMMETRIC,
    Contradiction,
    EventType,
    Field,
    Party,
    Stance,
    Status,
)

_MUTUAL = frozenset({"fight", "war", "clash", "battle", "fought", "fighting", "clashes", "clashed"})
LEAST = (
    0.1  # the product of the surest claim's confidence on either side, below which none is shown
)
_ENDED = re.compile(
    r"\b(?:ceas\w*|stop\w*|halt\w*|end(?:s|ed|ing)?|avoid\w*|prevent\w*|fail\w*|avert\w*)\b",
    re.IGNORECASE,
)


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


def _made(event: str, name: Field, answers: Sequence[Answer]) -> Contradiction:
    sure = [max(v.report.claim.confidence for v in answer.voices) for answer in answers]
    low, second = sorted(sure, reverse=True)[:2]
    versions = tuple(answer.version() for answer in answers)
    spoken = {side for version in versions for side in version.sides}
    why = " / ".join(version.value for version in versions)
    if len(spoken) > 1:
        why += f"; sides: {', '.join(sorted(spoken))}"
    return Contradiction(event, name, versions, round(low * second, 4), why)


def _happened(reports: Sequence[Report]) -> list[Answer]:
    """Yes and no: asserted against denied, or done against not done."""
    yes, no = Answer("it happened"), Answer("it did not happen")
    for report in reports:
        claim = report.claim
        if claim.status.value not in TOLD:
            continue
        negated = claim.status.value is Status.NEGATED
        if not claim.accounts:
            (no if negated else yes).voices.append(Voice("", report))
        for index, account in enumerate(claim.accounts):
            stance = account.stance.value
            if stance in {Stance.ASSERTS, Stance.CONFIRMS}:
                (no if negated else yes).voices.append(Voice("", report, index))
            elif stance is Stance.DENIES:
                (yes if negated else no).voices.append(Voice("", report, index))
    no.voices = [v for v in no.voices if v.account is not None and _concerned(v)]
    no.voices = [v for v in no.voices if not _mere_absence(v, yes.voices)]
    yes.voices = [v for v in yes.voices if any(_same_doers(v, other) for other in no.voices)]
    denying = {source_of(v) for v in no.voices}
    yes.voices = [
        v for v in yes.voices if source_of(v) not in denying
    ]  # a source is not of two minds
    told = any(v.account is not None for v in yes.voices)  # somebody's word stands against it
    return [yes, no] if told and denying else []


def _concerned(voice: Voice) -> bool:
    """Whether a denial comes from one of the parties, and is of the deed, not of its end."""
    claim = voice.report.claim
    assert voice.account is not None
    country = claim.accounts[voice.account].source.who.country
    parties = {p.who.country for p in (*claim.actors, *claim.recipients)}
    words = claim.sentence_span.of(voice.report.article.text)
    return country in parties and country is not None and not _ENDED.search(words)


def _mere_absence(voice: Voice, others: Sequence[Voice]) -> bool:
    """Whether one side says in one article that a thing was not so and that another was."""
    assert voice.account is not None
    if voice.report.claim.accounts[voice.account].stance.value is Stance.DENIES:
        return False
    mine = sides_of(voice.report, voice.account)
    return all(
        other.report.article.id == voice.report.article.id
        and sides_of(other.report, other.account) <= mine
        for other in others
    )


def _same_doers(told: Voice, denied: Voice) -> bool:
    """Whether what is told and what is denied are one's doing: a hand in a thing is not the thing."""
    one, other = told.report.claim.actors, denied.report.claim.actors
    named = any(party.who.country for party in other)
    return not named or bool(_known(one) & _known(other) or _called(one) & _called(other))


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
    return bool(_known(first) & _known(second) or _called(first) & _called(second))


def _speakers(voice: Voice) -> frozenset[str]:
    """The words that name whose word it is."""
    if voice.account is None:
        return frozenset()
    who = voice.report.claim.accounts[voice.account].source
    return telling(stems(f"{who.who.name or ''} {who.mention.value}"))


def _called(parties: Sequence[Party]) -> frozenset[str]:
    said = " ".join(f"{party.who.name or ''} {party.mention.value}" for party in parties)
    return telling(stems(said))


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


def _known(parties: Sequence[Party]) -> set[str]:
    found = {p.who.country for p in parties if p.who.country}
    return found | {p.who.entity for p in parties if p.who.entity}


def _askers(asking: Sequence[Report]) -> list[Answer]:
    """Who asked for it: requests by sides that have nothing in common."""
    voices = list(voices_of(asking, lambda claim: _named(claim.actors)))
    return _by_sides(grouped(voices, _same_actors))


_QUESTIONS: tuple[tuple[Field, Callable[[Sequence[Report]], list[Answer]]], ...] = (
    (Field.HAPPENED, _happened),
    (Field.WHO, _who),
    (Field.WHEN, when),
    (Field.HOW_MANY, how_many),
)
