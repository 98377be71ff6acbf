"""The day of a claim that tells none: that of the same words, of the story, or of print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chancery.assets.calendar import MONTHS
from chancery.model import (
    SPEECH_ACTS,
    Basis,
    Cited,
    Claim,
    EventType,
    Granularity,
    Kind,
    Reading,
    Span,
    Status,
    When,
)
from chancery.resolve.version import stage
from chancery.resolve.when.apart import Told, impossible
from chancery.resolve.when.same import LEAD, same_event
from chancery.resolve.when.words import TODAYS, WEEKDAYS

STAGE = stage("when")

_Kind = tuple[EventType, Status]

_REACH = 8  # sentences over which a story's day is carried
_FRESH = 6  # days between a story's day and print
_TRIP = 4  # sentences over which the days of a visit hold for what is done there
_PAST_REACH = 3

# "We condemn", "the United States calls on": said in the words that are printed, on their day.
_WE = re.compile(r"\b(?:we|i)\s+(?:\w+ly\s+|also\s+|again\s+|further\s+)*$", re.IGNORECASE)
_CLOCK = re.compile(r"T\d\d:\d\d$")
# Told of a day beside another one, so that print's is not meant.
_BESIDE = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|decades?) later\b"
    r"|(?<!\bof )\b(?:(?:that|the) same|that) (?:day|night|morning|afternoon|evening|week|month|year)\b"
    r"|(?<!\bevery )\b(?:next|following) (?:day|night|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\w+ed\b")
_CALLS = re.compile(
    r"(?:strongly |also |again )?(?:accuses|backs|calls|commends|condemns|congratulates|demands|"
    r"denounces|deplores|endorses|expresses|opposes|praises|reaffirms|regrets|reiterates|rejects|"
    r"stands|supports|thanks|urges|warns|welcomes)\b"
)
# "Paris remains committed", "they must stop", where nobody's words are quoted or told.
_PRESENT = re.compile(
    r"\b(?:is|are|am|remains?|continues? to|must|should|(?:is|are) to)\s+"
    r"(?:\w+ly\s+|also\s+|again\s+|now\s+|further\s+)*$",
    re.IGNORECASE,
)
_PRESENT_VERB = re.compile(
    r"(?:is|are|remains?|must|should|needs?|commits?|holds|regards|believes|recogni[sz]es|applauds|encourages?|shares?)\b"
)
_TOLD = re.compile(
    r"[\"“”]|''|\b(?:said|says|told|tells|stressed|emphasi[sz]ed|noted|added|according)\b"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a text's days when the claims without an expression are gone through."""

    text: str
    published: date | None
    head: Told | None  # a day that its head tells, and that stands for that of print
    dated: Sequence[Claim]  # claims with both ends told, in the text's order
    sentences: Mapping[int, Sequence[Claim]]  # the same by sentence, the last of each first
    kinds: Mapping[_Kind, Sequence[Claim]]  # the same by type and status
    people: Sequence[Span]  # where somebody is named

    def like(self, claim: Claim) -> Sequence[Claim]:
        """The dated claims of a claim's type and status."""
        return self.kinds.get((claim.event_type.value, claim.status.value), ())

    def before(self, claim: Claim, reach: int) -> Iterator[Claim]:
        """The dated claims of the sentence and of so many before it, the last first."""
        for sentence in range(claim.sentence, claim.sentence - reach - 1, -1):
            yield from self.sentences.get(sentence, ())


def carried(reading: Reading, claims: Sequence[Claim], head: Told | None) -> list[Claim]:
    """Give claims without an expression the day of the same words, of the story, or of print."""
    dated = [c for c in claims if c.date and c.date.value.start and c.date.value.end]
    sentences: dict[int, list[Claim]] = {}
    for claim in sorted(dated, key=lambda c: -c.trigger_span.start):
        sentences.setdefault(claim.sentence, []).append(claim)
    kinds: dict[_Kind, list[Claim]] = {}
    for claim in dated:
        kinds.setdefault((claim.event_type.value, claim.status.value), []).append(claim)
    article = reading.article
    people = [m.span for m in reading.mentions if m.kind is Kind.PERSON]
    known = _Known(article.text, article.published, head, dated, sentences, kinds, people)
    return [
        claim
        if claim.date or impossible(known.text, claim.sentence_span)
        else replace(claim, date=_context(known, claim))
        for claim in claims
    ]


def _context(known: _Known, claim: Claim) -> Cited[When] | None:
    """The day of a claim without one."""
    status = claim.status.value
    now = said_now(known.text, claim)
    if status in (Status.ACTUAL, Status.HISTORICAL, Status.NEGATED) and not now:
        same = same_event(known.text, claim, known.like(claim), known.published, known.people)
        if same is not None:
            return _borrowed(same, 0.6, "the day told where the same words stand")
    if status is Status.HISTORICAL:
        past = _past(known, claim)
        return _remembered(past, claim.sentence - past.sentence) if past else None
    if status is Status.FUTURE:
        trip = _trip(claim, known) if known.published else None
        return _borrowed(trip, 0.4, "the days told of the visit just before") if trip else None
    if status is not Status.ACTUAL or known.published is None:
        return None
    return _news(known, claim, known.published, now)


def _news(known: _Known, claim: Claim, published: date, now: bool) -> Cited[When] | None:
    """The day of an actual claim: that of the story, or of print for what is said `now`.

    None where the sentence counts from a day that is not told ("two days later").
    """
    story = None if now else _story(known, claim, published)
    if story is not None:
        return _borrowed(story, 0.5, "the day that the story tells of just before")
    below = _headed(claim, known.dated, published)
    if below is not None:
        return _borrowed(below, 0.5, "the day that the first sentences tell for the like")
    if not now and _BESIDE.search(claim.sentence_span.of(known.text)):
        return None
    if known.head is not None:
        day, words = known.head
        when = When(day, day, Granularity.DAY, Basis.CONTEXT)
        return Cited(when, (words,), 0.5, STAGE, why="the day that the head of the text tells")
    when = When(published, published, Granularity.DAY, Basis.PUBLICATION)
    return Cited(when, (), 0.4, STAGE, why="no time is told: the day of publication")


def said_now(text: str, claim: Claim) -> bool:
    """Whether a claim is what the text itself says: "we condemn", "Paris calls on all sides".

    So is what it tells in the present ("Paris remains committed", "is sending aid").
    """
    if claim.accounts:
        return False
    span = claim.trigger_span
    words = span.of(text)
    lead = text[max(claim.sentence_span.start, span.start - 40) : span.start]
    if _PRESENT.search(lead) or _PRESENT_VERB.match(words):
        return not _TOLD.search(claim.sentence_span.of(text))
    if claim.event_type.value not in SPEECH_ACTS:
        return False
    return bool(_CALLS.match(words) or (_WE.search(lead) and not _PAST.match(words)))


def _trip(claim: Claim, known: _Known) -> Claim | None:
    """The last future meeting or visit told with its days, a few sentences back at most.

    For the headline it is the first that the sentences below tell.
    """
    below = (c for c in known.dated if c.sentence <= LEAD)
    for other in known.before(claim, _TRIP) if claim.sentence else below:
        if (
            other.status.value is Status.FUTURE
            and other.event_type.value is EventType.CONSULT
            and claim.event_type.value is EventType.CONSULT
            and other.date is not None
            and other.date.value.granularity not in (Granularity.MONTH, Granularity.YEAR)
        ):
            return other
    return None


def _past(known: _Known, claim: Claim) -> Claim | None:
    """The last historical claim told with its time, a few sentences back at most."""
    before = known.before(claim, _PAST_REACH)
    return next((other for other in before if other.status.value is Status.HISTORICAL), None)


def _headed(claim: Claim, dated: Sequence[Claim], published: date) -> Claim | None:
    """For a claim of the headline: a claim of its type that the first sentences date."""
    if claim.sentence > 0:
        return None
    for other in dated:
        if (
            0 < other.sentence <= LEAD
            and other.status.value is Status.ACTUAL
            and other.event_type.value is claim.event_type.value
            and _fresh(other, published)
        ):
            return other
    return None


def _story(known: _Known, claim: Claim, published: date) -> Claim | None:
    """The last claim before this one, a few sentences back at most, that happened on a told day."""
    for other in known.before(claim, _REACH):
        if (
            other.status.value is Status.ACTUAL
            and _fresh(other, published)
            and not _hour_alone(known.text, other)
        ):
            return other
    return None


def _hour_alone(text: str, other: Claim) -> bool:
    """Whether a claim's day rests on the clock alone ("2.54am"), which names no day."""
    if other.date is None or not _CLOCK.search(other.date.value.timex or ""):
        return False
    words = re.findall(r"[a-z]+", " ".join(s.of(text) for s in other.date.spans).lower())
    return not any(word in names for word in words for names in (WEEKDAYS, TODAYS, MONTHS))


def _fresh(other: Claim, published: date) -> bool:
    """Whether a claim happened on a told day shortly before print."""
    when = other.date.value if other.date else None
    return (
        when is not None
        and when.granularity is Granularity.DAY
        and when.start is not None
        and 0 <= (published - when.start).days <= _FRESH
    )


def _remembered(past: Claim, apart: int) -> Cited[When]:
    """The time of the past told just before: its day for the next sentence, then only its year."""
    told = _borrowed(past, 0.4, "the time told of the past just before")
    start, end = told.value.start, told.value.end
    if apart <= 1 or start is None or end is None or start.year != end.year:
        return told
    year = When(date(start.year, 1, 1), date(start.year, 12, 31), Granularity.YEAR, Basis.CONTEXT)
    return replace(told, value=year)


def _borrowed(claim: Claim, confidence: float, why: str) -> Cited[When]:
    assert claim.date is not None
    when = replace(claim.date.value, basis=Basis.CONTEXT)
    return Cited(when, claim.date.spans, confidence, STAGE, why=why)
