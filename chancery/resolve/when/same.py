"""Which dated claim tells the event that another, which has no day, speaks of in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from chancery.model import SPEECH_ACTS, Claim, EventType, Granularity, Party, Span, Status

LEAD = 3  # sentences in which the day of what a headline tells is given
_LATELY = 45  # days: what is told as news without a day has hardly been longer ago
_NAME = re.compile(r"[A-Z]\w{2,}")
_KILLING = re.compile(
    r"\b(?:assassinat|death|gunn?ed down|kill|murder|shoot|shot|slain|slay)", re.IGNORECASE
)
_DEFINITE = re.compile(
    r"\b(?:the|that|this|these|those|its|their|his|her)\s(?:[\w’'-]+\s){0,2}$", re.IGNORECASE
)
_AT = re.compile(
    r"[^.;,]{0,30}?\b(?:in|on|at|near|of|against)\s(?:the\s|a\s)?((?:[A-Z][\w’'-]+\s?)+)"
)
_BACK = 40  # characters in which an article stands before a trigger


def same_event(
    text: str, claim: Claim, others: Iterable[Claim], published: date | None, people: Sequence[Span]
) -> Claim | None:
    """The dated claim of its type and status that tells the same event, if one does.

    Its trigger has the same head and something else agrees; or it kills the same man by name.
    """
    words, victims = _stems(claim.trigger.value), _killed(text, claim, people)
    for other in others:
        if victims & _killed(text, other, people):
            return other
        if (
            words & _stems(other.trigger.value)
            and _lately(other, published)
            and _likely_same(claim, other)
            and _agrees(text, claim, other)
        ):
            return other
    return None


def _stems(words: str) -> set[str]:
    return {word[:6] for word in words.lower().split() if len(word) > 4}


def _killed(text: str, claim: Claim, people: Sequence[Span]) -> set[str]:
    """The surnames of those who a claim says were killed."""
    if not _KILLING.search(claim.trigger.value):
        return set()
    named = (
        s for p in claim.recipients for s in p.mention.spans if any(s.overlaps(m) for m in people)
    )
    return {names[-1] for span in named if (names := _NAME.findall(span.of(text)))}


def _lately(other: Claim, published: date | None) -> bool:
    """Whether an actual claim's day is new enough to be that of another that tells none."""
    if other.status.value is not Status.ACTUAL or published is None:
        return True
    end = other.date.value.end if other.date else None
    return end is not None and (published - end).days <= _LATELY


def _likely_same(claim: Claim, other: Claim) -> bool:
    """Whether what is done every day, talks and speech, is done by the same sides in both claims."""
    kind = claim.event_type.value
    if kind is EventType.CONSULT:
        return other.sentence - claim.sentence <= LEAD and _alike(
            (*claim.actors, *claim.recipients), (*other.actors, *other.recipients)
        )
    return kind not in SPEECH_ACTS or _alike(claim.actors, other.actors)


def _alike(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether two sets of parties have a name in common, where both have any; who they are is open yet."""
    one, two = _names(some), _names(others)
    return not one or not two or bool(one & two)


def _names(parties: Iterable[Party]) -> set[str]:
    return {word for p in parties for word in _NAME.findall(p.mention.value)}


def _agrees(text: str, claim: Claim, other: Claim) -> bool:
    """Whether the places or the parties of two claims agree, or words point back to the other.

    Places that both tell must agree. Close by, it is enough that nothing speaks against it; a
    month or a year is lent there only, and to what has an article ("the attack").
    """
    if claim.sentence == 0 and other.sentence <= LEAD:
        return True  # of the headline the first sentences tell more
    here, there = _places(text, claim), _places(text, other)
    if here and there:
        return bool(here & there)
    one, two = (_names((*c.actors, *c.recipients)) for c in (claim, other))
    if one & two:
        return True
    near = abs(claim.sentence - other.sentence) <= LEAD
    if other.date is not None and other.date.value.granularity is Granularity.DAY:
        return _definite(text, claim.trigger_span) or (near and not (one and two))
    return near and _definite(text, claim.trigger_span)


def _definite(text: str, span: Span) -> bool:
    """Whether a trigger has an article or a possessive, so that it was told of before."""
    lead = text[max(0, span.start - _BACK) : span.start]
    return bool(_DEFINITE.search(lead) or _DEFINITE.match(span.of(text)))


def _places(text: str, claim: Claim) -> set[str]:
    """The names of where a claim plays, by the reader or by the words right behind its trigger."""
    told = _AT.match(text, claim.trigger_span.end, claim.sentence_span.end)
    named = claim.place.spans if claim.place else ()
    words = " ".join((told[1] if told else "", *(span.of(text) for span in named)))
    return set(_NAME.findall(words))
