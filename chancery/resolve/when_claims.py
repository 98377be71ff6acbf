"""Gives each claim its date: its own expression, the story's day, or the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chancery.model import Basis, Cited, Claim, Granularity, Reading, Span, Status, When
from chancery.resolve.when_apart import heading, impossible
from chancery.resolve.when_find import Timex, find
from chancery.resolve.when_words import wordset

STAGE = "resolve.when@1"

# Words that begin another clause between a trigger and an expression.
_CLAUSE = re.compile(
    r"[;:—]| -- | – |,\s\w+ing\b|[\"“”]|,?\s\b(?:which|who|whose|that|after|before|when|while|where|since|"
    r"because|although|though|but|if|as|whether|following|and|until|amid)\b",
    re.IGNORECASE,
)
_SAYING = wordset(
    "said says told announced stated reported reports wrote added noted tweeted declared "
    "confirmed explained posted published released statement interview conference"
)
_LIMIT = re.compile(r"\b(by|until|till|before|no later than|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(since|from|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+anniversary\b|\b(\d{1,3}) years of\b")
_NEXT = re.compile(r"^\W*\w*\W*$")

_CROSSING = 30.0  # characters that one clause boundary costs
_RIVAL = 45.0  # another trigger lies nearer to the expression
_SAID = 40.0  # the expression dates the telling, not the event
_OPENING = 25.0  # what an expression that opens the sentence costs at most
_REACH = 8  # sentences over which a story's day is carried
_FRESH = 6  # days between a story's day and print
_TOO_FAR = 110.0  # beyond this an expression is not taken as the claim's own


@dataclass(frozen=True, slots=True)
class Choice:
    """An expression weighed for a claim: the lower the cost, the better."""

    timex: Timex
    cost: float


def dates(reading: Reading) -> Reading:
    """Fill in the date of every claim that can have one."""
    if not reading.claims:
        return reading
    article = reading.article
    reached = heading(article.text)  # the day of print, not that of what is told
    times = [
        t
        for t in find(article.text, article.published)
        if (t.start or t.end) and not (t.span.start < reached and t.start == article.published)
    ]
    triggers = sorted({claim.trigger_span for claim in reading.claims})
    claims: list[Claim] = []
    for claim in reading.claims:
        when = _anniversary(article.text, article.published, claim) or _own(
            article.text, article.published, claim, times, triggers
        )
        claims.append(replace(claim, date=when) if when != claim.date else claim)
    return replace(reading, claims=tuple(_carried(reading, claims)))


def _anniversary(text: str, published: date | None, claim: Claim) -> Cited[When] | None:
    """The year that "the 75th anniversary of" looks back to, for a historical claim after it."""
    if claim.status.value is not Status.HISTORICAL or published is None:
        return None
    start, stop = claim.sentence_span.start, claim.trigger_span.start
    found = [m for m in _ANNIVERSARY.finditer(text, start, stop) if stop - m.end() < _TOO_FAR]
    if not found:
        return None
    year = published.year - int(found[-1][1] or found[-1][2])
    if year < 1:
        return None
    when = When(
        date(year, 1, 1), date(year, 12, 31), Granularity.YEAR, Basis.EXPRESSION, f"{year:04}"
    )
    spans = (Span(found[-1].start(), found[-1].end()),)
    return Cited(when, spans, 0.7, STAGE, why="so many years before publication")


def _own(
    text: str,
    published: date | None,
    claim: Claim,
    times: Sequence[Timex],
    triggers: Sequence[Span],
) -> Cited[When] | None:
    """The expression of the claim's own sentence that its trigger most likely hangs on."""
    trigger = claim.trigger_span
    choices = [
        Choice(timex, _cost(text, claim, trigger, timex, triggers))
        for timex in times
        if claim.sentence_span.holds(timex.span) and _possible(claim, timex, published)
    ]
    choices = sorted((c for c in choices if c.cost < _TOO_FAR), key=lambda c: c.cost)
    if not choices:
        return None
    best = choices[0]
    when = _clipped(as_when(text, best.timex, published), claim.status.value, published)
    if when is None:
        return None
    second = choices[1].timex.span.of(text) if len(choices) > 1 else None
    confidence = max(0.35, 0.92 - best.cost / 160 - (0.1 if second else 0.0))
    return Cited(when, (best.timex.span,), round(confidence, 3), STAGE, runner_up=second)


def _possible(claim: Claim, timex: Timex, published: date | None) -> bool:
    """Whether an event of this status can lie at that time."""
    if timex.type == "SET" or published is None:
        return timex.type != "SET"
    status = claim.status.value
    if status is Status.HISTORICAL and timex.end and timex.end >= published:
        return False
    if status in (Status.ACTUAL, Status.NEGATED, Status.HISTORICAL):
        return timex.start is None or timex.start <= published
    if status is Status.FUTURE:
        return timex.end is None or timex.end >= published
    return True


def _cost(text: str, claim: Claim, trigger: Span, timex: Timex, triggers: Sequence[Span]) -> float:
    span = timex.span
    gap = 0.0
    if span.start >= trigger.end:
        between, gap = text[trigger.end : span.start], float(span.start - trigger.end)
    elif span.end <= trigger.start:
        between, gap = text[span.end : trigger.start], (trigger.start - span.end) * 1.3
    else:
        return 0.0
    if span.end <= trigger.start and _NEXT.match(between):
        return 1.0  # "Tuesday's attack", "the 2012 bombing"
    opens = len(text[claim.sentence_span.start : span.start].split()) < 3
    if opens and span.end <= trigger.start:
        gap = min(gap, _OPENING)
    cost = gap + _CROSSING * len(_CLAUSE.findall(between))
    if _dates_telling(text, span, trigger):
        cost += _SAID
    for other in triggers:
        if other != trigger and not other.overlaps(span) and _nearer(other, span, trigger):
            cost += _RIVAL
            break
    return cost


def _nearer(other: Span, span: Span, trigger: Span) -> bool:
    """Whether the other trigger stands between the expression and this trigger."""
    if span.start >= trigger.end:
        return trigger.end <= other.start and other.end <= span.start
    return span.end <= other.start and other.end <= trigger.start


def _dates_telling(text: str, span: Span, trigger: Span) -> bool:
    """Whether the words right before the expression are "said", "told reporters" and the like."""
    before = [
        (m.start(), m[0].lower())
        for m in re.finditer(r"\w+", text[max(0, span.start - 40) : span.start])
    ]
    base = max(0, span.start - 40)
    for offset, word in before[-3:]:
        if word in _SAYING:
            return not (trigger.start <= base + offset < trigger.end)
    return False


def _clipped(when: When | None, status: Status, published: date | None) -> When | None:
    """Cut "this week" at publication: an actual event lies before it, a future one after."""
    if when is None or published is None or when.start is None or when.end is None:
        return when
    if not when.start <= published <= when.end:
        return when
    if status in (Status.ACTUAL, Status.NEGATED):
        return replace(when, end=published)
    return replace(when, start=published) if status is Status.FUTURE else when


def as_when(text: str, timex: Timex, published: date | None) -> When | None:
    """An expression as a claim's date; "by June" leaves the beginning open, "since" runs to now."""
    start, end, granularity = timex.start, timex.end, timex.granularity or Granularity.RANGE
    lead = text[max(0, timex.span.start - 20) : timex.span.start]
    if _LIMIT.search(lead) and start:
        start, end = None, (end if "end of" in timex.span.of(text).lower() else start)
    elif _FROM.search(lead) and start and timex.type != "DURATION" and not _possessive(text, timex):
        later = published if published and published >= start else None
        end = later
        granularity = Granularity.RANGE
    if start is None and end is None:
        return None
    return When(start, end, granularity, Basis.EXPRESSION, timex.value)


def _possessive(text: str, timex: Timex) -> bool:
    return timex.span.of(text).endswith(("'s", "’s"))


def _carried(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """Give claims without an expression the day of the same words, of the story, or of print."""
    dated = [c for c in claims if c.date and c.date.value.start and c.date.value.end]
    return [
        claim
        if claim.date or impossible(reading.article.text, claim.sentence_span)
        else replace(claim, date=_context(reading, claim, dated))
        for claim in claims
    ]


def _context(reading: Reading, claim: Claim, dated: Sequence[Claim]) -> Cited[When] | None:
    status, published = claim.status.value, reading.article.published
    if status in (Status.ACTUAL, Status.HISTORICAL, Status.NEGATED):
        same = _same_words(claim, dated)
        if same is not None:
            return _borrowed(same, 0.6, "the day told where the same words stand")
    if status is not Status.ACTUAL or published is None:
        return None
    story = _story(claim, dated, published)
    if story is not None:
        return _borrowed(story, 0.5, "the day that the story tells of just before")
    when = When(published, published, Granularity.DAY, Basis.PUBLICATION)
    return Cited(when, (), 0.4, STAGE, why="no time is told: the day of publication")


def _same_words(claim: Claim, dated: Sequence[Claim]) -> Claim | None:
    """A dated claim of the same type and status whose trigger has the same head."""
    words = _stems(claim.trigger.value)
    for other in dated:
        if (
            other.event_type.value is claim.event_type.value
            and other.status.value is claim.status.value
            and words & _stems(other.trigger.value)
        ):
            return other
    return None


def _stems(words: str) -> set[str]:
    return {word[:6] for word in words.lower().split() if len(word) > 4}


def _story(claim: Claim, dated: Sequence[Claim], published: date) -> Claim | None:
    """The last claim before this one, a few sentences back at most, that happened on a told day."""
    for other in sorted(dated, key=lambda c: -c.trigger.spans[0].start):
        when = other.date.value if other.date else None
        if (
            when is not None
            and 0 <= claim.sentence - other.sentence <= _REACH
            and other.status.value is Status.ACTUAL
            and when.granularity is Granularity.DAY
            and when.start is not None
            and 0 <= (published - when.start).days <= _FRESH
        ):
            return other
    return None


def _borrowed(claim: Claim, confidence: float, why: str) -> Cited[When]:
    assert claim.date is not None
    when = replace(claim.date.value, basis=Basis.CONTEXT)
    return Cited(when, claim.date.spans, confidence, STAGE, why=why)
